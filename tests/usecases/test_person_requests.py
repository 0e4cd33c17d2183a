from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.records import Person, PersonRequest
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.person_requests import open_requests

TODAY = date(2026, 6, 10)


def test_what_is_due_first_stands_in_front(union: Store) -> None:
    repository.save(union, Person(id="p", full_name="Lò Thị Mai"))
    repository.save(union, Person(id="n", full_name="Không ai", deidentified_on=TODAY))
    asked = PersonRequest(id="late", person_id="p", kind="view", received_on=date(2026, 6, 8))
    answered = replace(asked, id="answered", received_on=date(2026, 6, 1), answered_on=date(2026, 6, 2))
    for request in (
        asked,
        answered,
        replace(asked, id="nobody's", person_id="n", received_on=date(2026, 6, 9)),
        replace(asked, id="done", done_on=date(2026, 6, 9)),
        replace(asked, id="tomorrow", received_on=date(2026, 6, 11)),
    ):
        repository.save(union, request)
    found = open_requests(union, TODAY, {})
    assert [(one.request.id, one.person_name, one.due_on) for one in found] == [
        ("late", "Lò Thị Mai", date(2026, 6, 10)),
        ("answered", "Lò Thị Mai", date(2026, 6, 11)),
        ("nobody's", "", date(2026, 6, 11)),
    ]
