"""Problems of a unit in the register: of the unit by itself, and against the others."""

from collections.abc import Iterator, Mapping
from datetime import date

from congdoan_desktop.domain.checks.problem import EARLIEST, OwnCheck, Problem, within
from congdoan_desktop.domain.province.org_units import Register, code_key
from congdoan_desktop.domain.records import OrgUnit, Record
from congdoan_desktop.domain.text import clean

OLDEST = date(1929, 7, 28)
"""Vietnam had no union before (Tổng Công hội đỏ Bắc Kỳ)."""

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {OrgUnit: ("name", "short_name")}


def across(unit: OrgUnit, register: Register) -> Iterator[Problem]:
    """Yield what is wrong with `unit` beside the others; `register` may hold an older state of it, or none."""
    others = tuple(one for one in register.units if one.id != unit.id)
    twin = next((one for one in others if unit.code and code_key(one.code) == code_key(unit.code)), None)
    if twin is not None:
        yield Problem(field="code", code="unit_code_taken", words=twin.short_name)
    yield from _parent(unit, register)
    for successor in unit.successors:
        if successor != unit.id and successor not in register.by_id:
            yield Problem(field="successors", code="unit_unknown", severity="warning")
    if Register(units=(*others, unit)).would_ring(unit):
        yield Problem(field="successors", code="unit_ring")


def _parent(unit: OrgUnit, register: Register) -> Iterator[Problem]:
    if unit.tier == "base" and register.by_parent.get(unit.id):
        yield Problem(field="tier", code="unit_has_others_below")
    if not unit.parent_id or unit.parent_id == unit.id:
        return
    parent = register.by_id.get(unit.parent_id)
    if parent is None:
        yield Problem(field="parent_id", code="unit_unknown", severity="warning")
    elif parent.tier != "middle":
        yield Problem(field="parent_id", code="unit_parent_is_base")
    elif unit.ended_on is None and parent.ended_on is not None:
        yield Problem(field="parent_id", code="unit_parent_ended", severity="warning")


def _unit(unit: OrgUnit) -> Iterator[Problem]:
    if not clean(unit.code):
        yield Problem(field="code", code="unit_code_missing", severity="warning")
    if unit.tier == "base" and not unit.kind:
        yield Problem(field="kind", code="unit_kind_missing", severity="warning")
    yield from within(unit, "workers", "members")
    yield from _days(unit)
    yield from _kin(unit)
    if unit.contact_email and "@" not in unit.contact_email:
        yield Problem(field="contact_email", code="not_an_email", severity="warning")


def _days(unit: OrgUnit) -> Iterator[Problem]:
    if unit.founded_on is not None and unit.founded_on < OLDEST:
        yield Problem(field="founded_on", code="too_early")
    if unit.counted_on is not None and unit.counted_on < EARLIEST:
        yield Problem(field="counted_on", code="too_early")
    for name in ("suspended_on", "ended_on"):
        day = getattr(unit, name)
        if day is not None and day < max(EARLIEST, unit.founded_on or EARLIEST):
            yield Problem(field=name, code="unit_before_founding" if day >= EARLIEST else "too_early")
    if unit.resumed_on is not None and unit.suspended_on is None:
        yield Problem(field="resumed_on", code="unit_never_suspended")
    elif unit.resumed_on is not None and unit.suspended_on is not None and unit.resumed_on < unit.suspended_on:
        yield Problem(field="resumed_on", code="ends_before_start")
    for name in ("suspended_on", "resumed_on"):
        day = getattr(unit, name)
        if day is not None and unit.ended_on is not None and day > unit.ended_on:
            yield Problem(field=name, code="unit_after_ending", severity="warning")


def _kin(unit: OrgUnit) -> Iterator[Problem]:
    """There are one or two steps to the keeper of the register: nothing stands between it and a `middle` unit."""
    if unit.parent_id == unit.id:
        yield Problem(field="parent_id", code="unit_own_parent")
    elif unit.parent_id and unit.tier == "middle":
        yield Problem(field="parent_id", code="unit_middle_below")
    if unit.id in unit.successors:
        yield Problem(field="successors", code="unit_own_successor")
    elif unit.successors and unit.ended_on is None:
        yield Problem(field="ended_on", code="unit_not_ended", severity="warning")


OWN: Mapping[type[Record], OwnCheck] = {OrgUnit: _unit}
