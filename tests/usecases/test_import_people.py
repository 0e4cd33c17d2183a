"""A list comes in whole or not at all, and goes again as a whole, but for what people have worked with since."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import Activity, ImportBatch, Person
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.people_rows import PersonRow
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.erase import rewrite
from congdoan_desktop.usecases.import_match import Choice, Decided, match_rows
from congdoan_desktop.usecases.import_people import TakenBack, import_people, take_back
from congdoan_desktop.usecases.import_problems import save_problems

TODAY = date(2026, 6, 30)
OLD = Person(id="old", full_name="Nguyễn Văn Đức", department="Tổ 1", note="giữ")


def row(number: int, full_name: str, **values: object) -> PersonRow:
    person = Person(id="", full_name=full_name, **values)  # type: ignore[arg-type]
    return PersonRow(row=number, person=person, given=frozenset({"full_name", *values}))


def take_in(store: Store, *rows: PersonRow, choice: Choice | None = None) -> ImportBatch:
    matched = match_rows(store, rows)
    decided = [Decided(row=one, choice=choice or one.proposal) for one in matched]
    return import_people(store, decided, file_name="a.xlsx", sha256="0" * 64, today=TODAY)


def names(store: Store) -> list[str]:
    return [person.full_name for person in repository.find(store, Person)]


NEW = row(2, "Lò Thị Mai", birth_year=1992, gender="female")
SAME = row(3, "Nguyễn Văn Đức", department="Tổ 1", birth_year=1990, note="khác")


def test_people_are_added_and_empty_fields_filled(union: Store) -> None:
    repository.save(union, OLD)
    batch = take_in(union, NEW, SAME)
    assert repository.get(union, Person, "old") == replace(OLD, birth_year=1990)  # its note is not replaced
    (mai,) = (repository.get(union, Person, one) for one in batch.created)
    assert mai is not None and (mai.full_name, mai.birth_year, mai.gender) == ("Lò Thị Mai", 1992, "female")
    assert (batch.changed, batch.versions) == (("old",), (2,))
    assert repository.find(union, ImportBatch) == (batch,)


def test_it_is_taken_back_as_a_whole(union: Store) -> None:
    repository.save(union, OLD)
    batch = take_in(union, NEW, SAME)
    assert take_back(union, batch.id, today=TODAY) == TakenBack(removed=1, reverted=1, kept=0)
    assert repository.find(union, Person, archived=None) == (OLD,)
    assert repository.history(union, Person, batch.created[0]) == ()
    assert repository.find(union, ImportBatch)[0].taken_back_on == TODAY
    with pytest.raises(KeyError):
        take_back(union, batch.id, today=TODAY)


def test_what_people_have_worked_with_stays(union: Store) -> None:
    repository.save(union, OLD)
    batch = take_in(union, NEW, row(4, "Vàng A Sử"), row(5, "Tòng Thị Hoa"), SAME)
    mai, su, _ = batch.created
    repository.save(union, replace(repository.get(union, Person, mai), note="ca đêm"))  # type: ignore[type-var]
    repository.save(union, Activity(id="a", title="A", held_on=TODAY, form="talk"))
    attendance.set_attendee(union, "a", su, True)
    repository.save(union, replace(OLD, birth_year=1990, job_title="Thợ"))
    assert take_back(union, batch.id, today=TODAY) == TakenBack(removed=1, reverted=0, kept=3)
    assert names(union) == ["Nguyễn Văn Đức", "Lò Thị Mai", "Vàng A Sử"]


def test_who_was_put_away_comes_back_and_goes_again(union: Store) -> None:
    repository.save(union, OLD)
    repository.archive(union, Person, "old")
    batch = take_in(union, SAME, choice="update")
    assert names(union) == ["Nguyễn Văn Đức"]
    assert take_back(union, batch.id, today=TODAY) == TakenBack(removed=0, reverted=1, kept=0)
    assert repository.is_archived(union, Person, "old")


def test_a_failure_leaves_nothing(union: Store) -> None:
    def stopped(done: int, _total: int) -> None:
        if done:
            raise UserError("intake.cancelled")

    decided = [Decided(row=one, choice="add") for one in match_rows(union, [row(n, f"Lò {n}") for n in range(900)])]
    with pytest.raises(UserError, match=r"intake\.cancelled"):
        import_people(union, decided, file_name="a", sha256="", today=TODAY, progress=stopped)
    assert names(union) == [] and repository.find(union, ImportBatch) == ()


def test_a_person_met_twice_is_filled_once(union: Store) -> None:
    repository.save(union, OLD)
    batch = take_in(union, SAME, row(9, "Nguyễn Văn Đức", department="Tổ 1", job_title="Thợ"), choice="update")
    assert batch.changed == ("old",)
    take_back(union, batch.id, today=TODAY)
    assert repository.get(union, Person, "old") == OLD


def test_who_was_made_nameless_meanwhile_is_not_named_again(union: Store) -> None:
    repository.save(union, OLD)
    matched = match_rows(union, [SAME])
    repository.save(union, replace(OLD, full_name="-", deidentified_on=TODAY))
    decided = [Decided(row=one, choice="update") for one in matched]
    assert import_people(union, decided, file_name="a", sha256="", today=TODAY).changed == ()


def test_who_was_erased_since_stays_nameless(union: Store) -> None:
    repository.save(union, OLD)
    batch = take_in(union, NEW, SAME)
    nameless = [replace(OLD, full_name="-", deidentified_on=TODAY)]
    nameless.append(Person(id=batch.created[0], full_name="-", deidentified_on=TODAY))
    with union.atomic():
        for person in nameless:
            rewrite(union, person)
    assert take_back(union, batch.id, today=TODAY) == TakenBack(removed=0, reverted=0, kept=2)
    assert {person.full_name for person in repository.find(union, Person)} == {"-"}


def test_a_value_that_no_record_may_have_is_refused(union: Store) -> None:
    with pytest.raises(UserError, match=r"record\.invalid"):
        take_in(union, row(2, "Lò Văn A", birth_year=1800))


def test_problems_become_a_table_without_formulas(tmp_path: Path) -> None:
    path = tmp_path / "xem lại.csv"
    save_problems(path, ("Dòng", "Cột"), [("2", "=cmd()"), ("3", "Tổ; hái")])
    assert path.read_bytes().decode("utf-8") == "\ufeffDòng,Cột\r\n2,'=cmd()\r\n3,Tổ; hái\r\n"


@pytest.mark.parametrize(
    "text", ["=1+1", " =1+1", "+84", "@a", "-2", "Tổ 1;=cmd()", "a\t=1", "a\n=1", "a\r=1", "\uff1d1"]
)
def test_no_cell_of_the_table_begins_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "xem lại.csv"
    save_problems(path, ("Cột",), [(text,)])
    written = path.read_bytes().decode("utf-8-sig").removeprefix("Cột\r\n")
    parts = re.split(r"[;,\t\r\n]", written)
    assert "'" in written and not any(part.strip(' "').startswith(("=", "+", "-", "@", "\uff1d")) for part in parts)
