"""People of the roster join a course at once, nobody twice, and can be taken off again."""

from datetime import date

import pytest

from congdoan_desktop.domain.records import Course, Participant, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.join_course import MOST_AT_ONCE, join, leave


def people(store: Store, count: int) -> list[str]:
    with store.atomic():
        repository.save(store, Course(id="c", title="Lớp", kind="oral", held_on=date(2026, 6, 12)))
        for n in range(count):
            role = "team_leader" if n == 0 else "member"
            repository.save(store, Person(id=f"p{n}", full_name=f"Lò Văn {n}", gender="male", union_role=role))
    return [f"p{n}" for n in range(count)]


def there(store: Store) -> list[tuple[str, bool]]:
    found = repository.find(store, Participant, where={"course_id": "c"})
    return sorted((one.person_id, one.is_union_officer) for one in found)


def test_who_is_there_already_is_not_added_again(union: Store, reference: Reference) -> None:
    ids, roles = people(union, 3), reference.catalogues["union_roles"]
    assert len(join(union, "c", ids[:2], roles)) == 2
    new = join(union, "c", [*ids, "nobody"], roles)
    assert there(union) == [("p0", True), ("p1", False), ("p2", False)]
    leave(union, new)
    assert there(union) == [("p0", True), ("p1", False)]


def test_half_the_roster_at_once_is_an_oversight(union: Store, reference: Reference) -> None:
    ids = people(union, MOST_AT_ONCE + 1)
    with pytest.raises(UserError) as caught:
        join(union, "c", ids, reference.catalogues["union_roles"])
    assert caught.value.code == "course.too_many"
    assert there(union) == []
