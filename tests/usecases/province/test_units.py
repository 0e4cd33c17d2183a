from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.province.org_units import state_on
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.province import units
from congdoan_desktop.usecases.province.units import register_of
from congdoan_desktop.usecases.save_record import restore_record, save_record
from congdoan_desktop.usecases.trash import bring_back
from tests.fixtures.province_store import COMMUNE_UNION, ENDED, HYDRO, NURSERY, TEA, make_province

DAY = date(2026, 7, 1)
OTHER = replace(COMMUNE_UNION, id="xa-khac", code="LCX02", short_name="CĐ xã Mường Kim")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    make_province(tmp_path / "a.congdoan")
    with open_store(tmp_path / "a.congdoan") as store:
        repository.save(store, OTHER)
        yield store


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(UserError) as error:
        yield
    assert error.value.code == code


def test_the_register_holds_ended_units_and_none_that_was_put_away(store: Store) -> None:
    repository.archive(store, OrgUnit, TEA.id)
    register = register_of(store)
    assert register.with_code("lc014") is None
    assert register.heirs(register.by_id[ENDED.id]) == (HYDRO,)


def test_units_go_into_another_on_their_day(store: Store) -> None:
    units.merge(store, [TEA.id, NURSERY.id], HYDRO.id, DAY)
    register = register_of(store)
    tea = register.by_id[TEA.id]
    assert (tea.ended_on, tea.successors) == (DAY, (HYDRO.id,))
    assert state_on(tea, date(2026, 6, 30)) == "active"
    assert [one.id for one in register.predecessors(register.by_id[HYDRO.id])] == [ENDED.id, TEA.id, NURSERY.id]


def test_what_stood_under_a_merged_commune_union_stands_under_its_heir(store: Store) -> None:
    units.merge(store, [COMMUNE_UNION.id], OTHER.id, DAY)
    register = register_of(store)
    assert {one.id for one in register.children(OTHER)} == {HYDRO.id, ENDED.id}


def test_a_unit_is_divided(store: Store) -> None:
    units.end(store, TEA.id, DAY, successors=(NURSERY.id, HYDRO.id))
    register = register_of(store)
    assert register.heirs(register.by_id[TEA.id]) == (NURSERY, HYDRO)


@pytest.mark.parametrize(
    ("olds", "new", "day", "code"),
    [
        ([TEA.id, HYDRO.id], HYDRO.id, DAY, "unit.same"),
        ([TEA.id], COMMUNE_UNION.id, DAY, "unit.other_tier"),
        ([TEA.id, ENDED.id], HYDRO.id, DAY, "unit.ended"),
        ([TEA.id], ENDED.id, DAY, "unit.ended"),
        ([TEA.id], HYDRO.id, date(2007, 1, 1), "unit.not_begun"),
        ([TEA.id, "nobody"], HYDRO.id, DAY, "unit.gone"),
    ],
)
def test_a_merger_that_cannot_be_changes_nothing(store: Store, olds: list[str], new: str, day: date, code: str) -> None:
    before = register_of(store)
    with refused(code):
        units.merge(store, olds, new, day)
    assert register_of(store) == before


def test_a_commune_union_that_has_units_does_not_just_end(store: Store) -> None:
    with refused("unit.still_leads"):
        units.end(store, COMMUNE_UNION.id, DAY)
    units.end(store, OTHER.id, DAY)
    assert register_of(store).by_id[OTHER.id].ended_on == DAY


def test_a_unit_rests_and_works_again(store: Store) -> None:
    units.suspend(store, TEA.id, DAY)
    with refused("unit.rests"):
        units.suspend(store, TEA.id, DAY)
    units.resume(store, TEA.id, date(2026, 9, 1))
    tea = register_of(store).by_id[TEA.id]
    assert [state_on(tea, day) for day in (date(2026, 6, 30), DAY, date(2026, 8, 31), date(2026, 9, 1))] == [
        "active",
        "suspended",
        "suspended",
        "active",
    ]
    with refused("unit.works"):
        units.resume(store, TEA.id, date(2026, 9, 2))
    with refused("unit.ended"):
        units.resume(store, ENDED.id, DAY)


def test_no_two_units_have_one_code(store: Store) -> None:
    with refused("unit.code_taken"):
        save_record(store, replace(NURSERY, code="lc 014"))
    repository.archive(store, OrgUnit, TEA.id)
    save_record(store, replace(NURSERY, code="LC014"))
    with refused("unit.code_taken"):
        restore_record(store, OrgUnit, TEA.id)
    with refused("unit.code_taken"):
        bring_back(store, [("OrgUnit", TEA.id)])
    assert repository.is_archived(store, OrgUnit, TEA.id)
