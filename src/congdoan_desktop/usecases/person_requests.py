"""What people asked about their own data, and until when it is due."""

from datetime import date

from congdoan_desktop.domain.person_rights import DueRequest, due_request
from congdoan_desktop.domain.records import Person, PersonRequest
from congdoan_desktop.domain.workdays import Holidays
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader


def open_requests(db: Reader, today: date, holidays: Holidays) -> tuple[DueRequest, ...]:
    """Return the requests that are not met yet, what is due first in front. `today`: what came later is not due yet."""
    found = repository.find(db, PersonRequest, where={"done_on": None})
    requests = [request for request in found if request.received_on <= today]
    people = repository.by_ids(db, Person, [request.person_id for request in requests])
    due = [due_request(one, _name(people.get(one.person_id)), holidays) for one in requests]
    return tuple(sorted(due, key=lambda one: (one.due_on, one.request.id)))


def _name(person: Person | None) -> str:
    return "" if person is None or person.deidentified_on is not None else person.full_name
