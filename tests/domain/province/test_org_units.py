from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.province.org_units import Register, codes_from, is_active, next_codes, state_on
from congdoan_desktop.domain.records import OrgUnit

DAY = date(2026, 6, 30)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def unit(name: str, *successors: str, **values: Any) -> OrgUnit:
    return OrgUnit(id=name, code=f"LC-{name}", name=name, short_name=name, successors=successors, **values)


def ids(units: tuple[OrgUnit, ...]) -> list[str]:
    return [one.id for one in units]


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ({}, "active"),
        ({"founded_on": DAY}, "active"),
        ({"founded_on": AFTER}, "not_yet"),
        ({"ended_on": AFTER}, "active"),
        ({"ended_on": DAY}, "ended"),
        ({"suspended_on": AFTER}, "active"),
        ({"suspended_on": DAY}, "suspended"),
        ({"suspended_on": BEFORE, "resumed_on": AFTER}, "suspended"),
        ({"suspended_on": BEFORE, "resumed_on": DAY}, "active"),
        ({"suspended_on": BEFORE, "ended_on": DAY}, "ended"),
        ({"suspended_on": BEFORE, "resumed_on": BEFORE}, "active"),
        ({"founded_on": BEFORE, "suspended_on": AFTER, "ended_on": AFTER}, "active"),
    ],
)
def test_a_unit_counts_until_the_day_before_it_ends_or_rests(days: dict[str, date], state: str) -> None:
    one = unit("a", **days)
    assert state_on(one, DAY) == state
    assert is_active(one, DAY) == (state == "active")


some_day = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 20))


@given(some_day, some_day, some_day, some_day, st.dates(date(2025, 12, 31), date(2026, 1, 21)))
def test_each_day_has_one_state(
    founded: date | None, suspended: date | None, resumed: date | None, ended: date | None, day: date
) -> None:
    one = unit("a", founded_on=founded, suspended_on=suspended, resumed_on=resumed, ended_on=ended)
    has_ended = ended is not None and ended <= day
    rests = suspended is not None and suspended <= day and not (resumed is not None and resumed <= day)
    begun = founded is None or founded <= day
    assert is_active(one, day) == (begun and not has_ended and not rests)
    if has_ended:
        assert not is_active(one, day + timedelta(days=400))  # what has ended never comes back


def test_units_are_found_by_id_code_and_parent() -> None:
    xa, a, b = unit("xa", tier="middle"), unit("a", parent_id="xa"), unit("b", suspended_on=DAY)
    register = Register(units=(xa, a, b))
    assert register.with_code(" lc-a ") == a
    assert register.with_code("LC-c") is None
    assert register.by_id["b"] == b
    assert register.children(xa) == (a,)
    assert register.by_parent[""] == (xa, b)
    assert (register.parent(a), register.parent(b)) == (xa, None)
    assert (register.hops(a), register.hops(b)) == (2, 1)
    assert (register.base(), register.active(DAY), register.active(BEFORE)) == ((a, b), (a,), (a, b))


def test_a_unit_without_code_is_found_by_none() -> None:
    assert Register(units=(replace(unit("a"), code=""),)).with_code("") is None


@pytest.mark.parametrize(
    ("after", "heirs"),
    [
        ({"a": ""}, []),
        ({"a": "b", "b": ""}, ["b"]),
        ({"a": "b", "b": "c", "c": ""}, ["c"]),
        ({"a": "bc", "b": "", "c": ""}, ["b", "c"]),
        ({"a": "bc", "b": "d", "c": "d", "d": ""}, ["d"]),
        ({"a": "bcb", "b": "", "c": "d", "d": ""}, ["b", "d"]),
        ({"a": "x"}, []),
        ({"a": "bx", "b": "x"}, ["b"]),
        ({"a": "a"}, []),
        ({"a": "b", "b": "a"}, []),
        ({"a": "b", "b": "ac", "c": ""}, ["c"]),
    ],
)
def test_heirs_are_what_a_unit_is_part_of_in_the_end(after: dict[str, str], heirs: list[str]) -> None:
    register = Register(units=tuple(unit(name, *successors) for name, successors in after.items()))
    assert ids(register.heirs(register.by_id["a"])) == heirs


def test_what_went_into_a_unit_is_known() -> None:
    register = Register(units=(unit("a", "c"), unit("b", "c"), unit("c")))
    assert ids(register.predecessors(register.by_id["c"])) == ["a", "b"]
    assert ids(register.predecessors(register.by_id["a"])) == []


@given(st.dictionaries(st.sampled_from("abcdef"), st.text("abcdefx", max_size=3)))
def test_heirs_end_and_are_nothing_on_the_way(after: dict[str, str]) -> None:
    register = Register(units=tuple(unit(name, *successors) for name, successors in after.items()))
    for one in register.units:
        heirs = register.heirs(one)
        assert len(heirs) == len(set(ids(heirs)))
        assert all(register.successors(heir) == () for heir in heirs)
        if not register.would_ring(one):
            # Nothing that went into another unit is lost, unless what it went into is not in the register.
            assert bool(heirs) == bool(register.successors(one)) or any(map(register.would_ring, register.units))


@pytest.mark.parametrize(
    ("first", "taken", "codes"),
    [
        ("lc 001", ["LC002"], ["LC001", "LC003"]),
        ("99", [], ["99", "100"]),
        ("LC", [], []),
        ("", [], []),
    ],
)
def test_codes_begin_where_one_says(first: str, taken: list[str], codes: list[str]) -> None:
    assert list(islice(codes_from(first, taken), 2)) == codes


@pytest.mark.parametrize(
    ("codes", "following"),
    [
        ([], []),
        (["Chè", ""], []),
        (["LC014", "LC007"], ["LC015", "LC016"]),
        (["LC9"], ["LC10", "LC11"]),
        (["LC014", "lc 020", "LCX99"], ["LC021", "LC022"]),
        (["9999999999999999999999"], ["99999999999991000000000"]),
        (["7"], ["8", "9"]),
    ],
)
def test_codes_go_on_after_the_highest(codes: list[str], following: list[str]) -> None:
    assert list(islice(next_codes(codes), len(following) or 1)) == following
