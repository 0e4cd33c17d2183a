"""Certificates are numbered in the order of names, nobody's number is changed, and it can be taken back."""

from datetime import date

from congdoan_desktop.domain.certificate_numbers import Numbering
from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.certificates import give_numbers, proposed, take_back_numbers


def course(store: Store, course_id: str = "c", *, level: str = "unit", held_on: date = date(2026, 6, 12)) -> Course:
    return repository.save(store, Course(id=course_id, title="Lớp", kind="oral", level=level, held_on=held_on))


def someone(store: Store, name: str, *, result: str = "completed", number: str = "", course_id: str = "c") -> str:
    one = Participant(
        id=f"{course_id} {name}", course_id=course_id, full_name=name, result=result, certificate_no=number
    )
    return repository.save(store, one).id


def numbers(store: Store) -> dict[str, str]:
    return {one.full_name: one.certificate_no for one in repository.find(store, Participant, where={"course_id": "c"})}


def test_everybody_who_completed_is_numbered_by_given_name(union: Store) -> None:
    course(union)
    for name in ("Vàng Văn Thắng", "Lò Thị Ánh", "Đỗ Thị Bình"):
        someone(union, name)
    someone(union, "Lý A Chư", result="attended")
    someone(union, "Tòng Văn Cường", number="07/2026")
    given = give_numbers(union, "c", Numbering(first=6, suffix="/2026", width=2))
    assert numbers(union) == {
        "Lò Thị Ánh": "06/2026",
        "Đỗ Thị Bình": "08/2026",  # 07 is in use
        "Tòng Văn Cường": "07/2026",
        "Vàng Văn Thắng": "09/2026",
        "Lý A Chư": "",
    }
    take_back_numbers(union, given)
    assert {name for name, number in numbers(union).items() if number} == {"Tòng Văn Cường"}


def test_numbers_of_others_and_of_other_years_are_not_gone_on_from(union: Store) -> None:
    ours = course(union)
    someone(union, "Lò Thị Ánh", number="05/2026")
    course(union, "earlier", held_on=date(2025, 12, 1))
    someone(union, "Lò Thị Ánh", number="40/2025", course_id="earlier")
    course(union, "province", level="province")
    someone(union, "Lò Thị Ánh", number="112/2026", course_id="province")
    found = proposed(union, ours)
    assert found.text(found.first) == "06/2026"
