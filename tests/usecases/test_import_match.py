"""Who is in the roster already: the same, perhaps, gone, twice in the list."""

from datetime import date

import pytest

from congdoan_desktop.domain.records import Person
from congdoan_desktop.intake.list_rows import RowProblem
from congdoan_desktop.intake.people_rows import PersonRow
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.import_match import MatchedRow, match_rows

HERE = Person(id="here", full_name="Nguyễn Văn Đức", birth_year=1990, department="Tổ hái 1", gender="male")


def row(number: int, full_name: str, **values: object) -> PersonRow:
    person = Person(id="", full_name=full_name, **values)  # type: ignore[arg-type]
    return PersonRow(row=number, person=person, given=frozenset({"full_name", *values}))


def only(store: Store, full_name: str, **values: object) -> MatchedRow:
    (found,) = match_rows(store, [row(2, full_name, **values)])
    return found


@pytest.mark.parametrize(
    ("name", "values", "match", "choice"),
    [
        ("Nguyễn Văn Đức", {"birth_year": 1990}, "same", "skip"),
        ("NGUYỄN  VĂN ĐỨC", {"birth_year": 1990}, "same", "skip"),
        ("Nguyễn Văn Đức", {"department": "to hai 1"}, "same", "skip"),
        ("Nguyễn Văn Đức", {"birth_year": 1990, "job_title": "Thợ"}, "same", "update"),
        ("Nguyễn Văn Đức", {"birth_year": 1990, "department": "Tổ 9"}, "same", "skip"),
        ("Nguyễn Văn Đức", {}, "near", "skip"),
        ("Nguyễn Văn Đức", {"department": "Tổ 9"}, "near", "skip"),
        ("Nguyen Van Duc", {"birth_year": 1990}, "near", "skip"),
        ("Nguyễn Văn Đực", {"birth_year": 1990}, "near", "skip"),
        ("Nguyễn Văn Đức", {"birth_year": 1991}, "new", "add"),
        ("Nguyễn Văn Đức", {"gender": "female"}, "new", "add"),
        ("Nguyễn Văn Dũng", {"birth_year": 1990}, "new", "add"),
    ],
)
def test_by_name_and_year_or_department(
    union: Store, name: str, values: dict[str, object], match: str, choice: str
) -> None:
    repository.save(union, HERE)
    found = only(union, name, **values)
    assert (found.match, found.proposal) == (match, choice)


def test_tones_may_stand_on_either_vowel(union: Store) -> None:
    repository.save(union, Person(id="hoa", full_name="Lò Thị Hoà", birth_year=1990))
    assert only(union, "Lò Thị Hòa", birth_year=1990).match == "same"


def test_the_number_of_a_member_comes_first(union: Store) -> None:
    repository.save(union, Person(id="a", full_name="Lò Văn A", member_no="012 345"))
    repository.save(union, Person(id="b", full_name="Lò Văn A", member_no="999"))
    assert only(union, "Lò Văn A", member_no="012345").other == repository.get(union, Person, "a")
    assert only(union, "Lò Văn A", member_no="012345").match == "same"
    assert only(union, "Lo Van A", member_no="999").match == "same"
    assert only(union, "Vàng B", member_no="999").match == "near"  # a number may be mistyped
    assert only(union, "Lò Văn A", member_no="777").match == "new"


def test_who_left_was_put_away_or_made_nameless(union: Store) -> None:
    repository.save(union, Person(id="left", full_name="Lò Văn A", birth_year=1990, left_on=date(2025, 1, 1)))
    repository.save(union, Person(id="away", full_name="Lò Văn B", birth_year=1990))
    repository.archive(union, Person, "away")
    repository.save(union, Person(id="none", full_name="Lò Văn C", deidentified_on=date(2025, 1, 1)))
    found = match_rows(union, [row(n, f"Lò Văn {letter}", birth_year=1990) for n, letter in enumerate("ABC", 1)])
    assert [(one.match, one.proposal) for one in found] == [("left", "skip"), ("archived", "skip"), ("new", "add")]
    assert found[0].choices == ("add", "update", "skip")


def test_who_is_here_comes_before_who_was(union: Store) -> None:
    for name, left in (("old", date(2025, 1, 1)), ("now", None)):
        repository.save(union, Person(id=name, full_name="Lò Văn A", birth_year=1990, left_on=left))
    found = only(union, "Lò Văn A", birth_year=1990)
    assert found.other is not None and (found.match, found.other.id) == ("same", "now")


def test_twice_in_the_list(union: Store) -> None:
    found = match_rows(
        union,
        [
            row(2, "Lò Văn A", birth_year=1990),
            row(3, "Lò Văn A", birth_year=1990),
            row(4, "Lò Văn A"),
            row(5, "Lò Văn A", birth_year=1980),
        ],
    )
    assert [(one.match, one.other_row, one.proposal) for one in found] == [
        *(("new", 0, "add"), ("twice", 2, "skip"), ("namesake", 2, "add"), ("namesake", 4, "add")),
    ]


def test_a_bad_row_is_compared_to_nobody(union: Store) -> None:
    problem = RowProblem(row=2, column="Họ tên", code="no_name", severity="error")
    bad = PersonRow(row=2, person=Person(id="", full_name=""), given=frozenset(), problems=(problem,))
    (found,) = match_rows(union, [bad])
    assert (found.match, found.choices, found.proposal) == ("bad", ("skip",), "skip")


def test_how_far_it_is_can_be_told_and_stopped(union: Store) -> None:
    told = []
    match_rows(union, [row(n, f"Lò {n}") for n in range(1200)], progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 1200), (500, 1200), (1000, 1200)]
