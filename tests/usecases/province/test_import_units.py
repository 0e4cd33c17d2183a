"""Lists of units into the register: who is there already, what changes, all or nothing, and back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.layout import guess_layout
from congdoan_desktop.intake.text_list import split_text
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.import_match import Decided
from congdoan_desktop.usecases.province.import_units import TakenIn, import_units, take_back
from congdoan_desktop.usecases.province.match_units import (
    MatchedUnit,
    UnitManner,
    codes_of,
    match_units,
    unit_words_of,
    units_of,
)
from congdoan_desktop.usecases.province.units import register_of
from tests.fixtures.province_store import COMMUNE_UNION, TEA, make_province
from tests.reference.shipped import RESOURCES, shipped

WORDS = unit_words_of(RESOURCES)
CODES = codes_of(WORDS, shipped().catalogues)
DAY = date(2026, 6, 1)
HEAD = "Mã\tTên đơn vị\tXã, phường\tSố lao động\tTrực thuộc\tSố điện thoại\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    make_province(tmp_path / "a.congdoan")
    with open_store(tmp_path / "a.congdoan") as store:
        yield store


def matched(store: Store, text: str, **manner: str) -> tuple[MatchedUnit, ...]:
    (sheet,) = split_text(HEAD + text).sheets
    how = UnitManner(counted_on=DAY, **manner)
    rows = units_of(sheet, guess_layout(sheet, WORDS), how, WORDS, shipped().catalogues).rows
    return match_units(store, rows, CODES, how)


def take_in(store: Store, text: str, **manner: str) -> TakenIn:
    rows = [Decided(row=row, choice=row.proposal) for row in matched(store, text, **manner)]
    return import_units(store, rows)


@pytest.mark.parametrize(
    ("line", "match", "choice", "changes"),
    [
        ("LC999\tCĐCS Mới\t\t5\t\t", "new", "add", ()),
        ("LC014\tCĐCS Chè Tân Uyên\tXã Tân Uyên\t240\t\t", "same", "skip", ()),
        ("lc 014\tCông đoàn cơ sở Công ty Chè Tân Uyên\t\t252\t\t", "changed", "update", ("workers", "counted_on")),
        ("LC014\tCĐCS Chè Than Uyên\t\t\t\t", "changed", "update", ("name", "short_name")),
        ("\tCĐCS CHE TAN UYEN\t\t\t\t099", "changed", "update", ("contact_phone",)),
        ("\tTrường Mầm non Bum Tở\tBum Tở\t32\t\t", "same", "skip", ()),
        ("\tTrường Mầm non Bum Tở\tXã Than Uyên\t32\t\t", "namesake", "add", ()),
        ("LC777\tCĐCS Chè Tân Uyên\tBum Tở\t\t\t", "namesake", "add", ()),
        ("LC777\tCĐCS Chè Tân Uyên\tBum Tở\t\tCông đoàn xã Than Uyên\t", "namesake", "add", ()),
        ("LC777\tCĐCS Chè Tân Uyên\t\t\t\t", "near", "skip", ("code",)),
        ("LC009\tCĐCS HTX Vận tải\t\t20\t\t", "ended", "skip", ("workers", "counted_on")),
        ("LC014\tCĐCS Chè Tân Uyên\t\t\tCông đoàn xã Than Uyên\t", "changed", "update", ("parent_id",)),
        ("LC014\t\t\t5\t\t", "bad", "skip", ()),
    ],
)
def test_a_unit_is_known_by_its_code_else_by_its_name(
    store: Store, line: str, match: str, choice: str, changes: tuple[str, ...]
) -> None:
    (one,) = matched(store, f"{line}\n")
    assert (one.match, one.proposal, one.changes) == (match, choice, changes)
    assert one.proposal in one.choices
    assert "add" not in one.choices or not one.row.unit.code or register_of(store).with_code(one.row.unit.code) is None


def test_what_a_list_says_is_taken_in_and_taken_back(store: Store) -> None:
    before = register_of(store)
    taken = take_in(
        store,
        "LC014\tCĐCS Chè Tân Uyên\t\t252\t\t\n\tTrường THCS Nậm Hàng\tNậm Hàng\t40\tCông đoàn xã Mường Kim\t\n"
        "\tCông đoàn xã Mường Kim\tMường Kim\t\t\t\n\tTrường THCS Pa Ủ\tPa Ủ\t30\tLĐLĐ tỉnh\t\n",
        first_code="LC001",
    )
    register = register_of(store)
    tea, school, away = (register.with_code(code) for code in ("LC014", "LC001", "LC002"))
    assert tea is not None and (tea.workers, tea.counted_on) == (252, DAY)
    assert school is not None and school.name == "Công đoàn cơ sở Trường THCS Nậm Hàng"
    assert (school.short_name, school.kind, school.counted_on) == ("CĐCS THCS Nậm Hàng", "public_service", DAY)
    above = register.parent(school)
    assert above is not None and (above.name, above.tier, above.code) == ("Công đoàn xã Mường Kim", "middle", "")
    assert away is not None and (away.short_name, away.parent_id) == ("CĐCS THCS Pa Ủ", "")
    back = take_back(store, taken)
    assert (back.removed, back.reverted, back.kept) == (3, 1, 0)
    assert register_of(store) == before


def test_what_was_worked_with_since_stays(store: Store) -> None:
    taken = take_in(store, "LC500\tCĐCS A\t\t5\t\t\nLC501\tCĐCS B\t\t5\t\t\nLC014\tCĐCS Chè Tân Uyên\t\t1\t\t\n")
    a = register_of(store).with_code("LC500")
    assert a is not None
    repository.save(store, replace(a, note="đã gọi"))
    back = take_back(store, taken)
    assert (back.removed, back.reverted, back.kept) == (1, 1, 1)
    assert register_of(store).with_code("LC014") == TEA


def test_a_row_that_stands_twice_is_taken_once(store: Store) -> None:
    text = "\tTrường A\tPa Ủ\t1\t\t\n\tCĐCS trường a\tPa Ủ\t2\t\t\n\tTrường A\t\t3\t\t\n"
    first, second, other = matched(store, text)
    assert (first.match, second.match, second.other_row, other.match) == ("new", "twice", 2, "new")
    assert second.choices == ("skip",)


def test_a_parent_that_nobody_knows_is_told(store: Store) -> None:
    (one,) = matched(store, "LC900\tCĐCS A\t\t\tCông đoàn xã Mù Cả\t\n")
    assert [problem.code for problem in one.row.problems] == ["parent_unknown"]
    assert one.unit.parent_id == ""


def test_the_code_of_another_unit_writes_nothing(store: Store) -> None:
    rows = matched(store, "LC900\tCĐCS A\t\t\t\t\nLC777\tCĐCS Chè Tân Uyên\t\t\t\t\n")
    twins = [Decided(row=replace(rows[0], unit=replace(rows[0].unit, id=name)), choice="add") for name in "ab"]
    before = register_of(store)
    with pytest.raises(UserError) as error:
        import_units(store, [Decided(row=rows[1], choice="update"), *twins])
    assert error.value.code == "unit.code_taken"
    assert register_of(store) == before


def test_a_person_may_say_that_a_near_one_is_meant(store: Store) -> None:
    (row,) = matched(store, "LC777\tCĐCS Chè Tân Uyên\t\t\t\t\n")
    import_units(store, [Decided(row=row, choice="update")])
    assert repository.get(store, OrgUnit, TEA.id) == replace(TEA, code="LC777")


def test_a_person_may_say_that_a_near_one_is_another(store: Store) -> None:
    (row,) = matched(store, "LC777\tCĐCS Chè Tân Uyên\t\t12\tCông đoàn xã Than Uyên\t\n")
    import_units(store, [Decided(row=row, choice="add")])
    other = register_of(store).with_code("LC777")
    assert other is not None and (other.workers, other.counted_on, other.parent_id) == (12, DAY, COMMUNE_UNION.id)
    assert (other.commune, repository.get(store, OrgUnit, TEA.id)) == ("", TEA)


def test_a_union_between_that_is_left_out_is_above_nobody(store: Store) -> None:
    rows = matched(store, "\tCông đoàn xã Mường Kim\t\t\t\t\nLC900\tCĐCS A\t\t\tCông đoàn xã Mường Kim\t\n")
    import_units(store, [Decided(row=rows[0], choice="skip"), Decided(row=rows[1], choice="add")])
    unit = register_of(store).with_code("LC900")
    assert unit is not None and unit.parent_id == ""
