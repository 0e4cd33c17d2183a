"""The register of units: read whole, and what happens to units (end, merge, divide, suspend, resume)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.province.org_units import Register, state_on
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.save_record import save_record


def register_of(db: Reader) -> Register:
    """Return the register. 1 500 units take a few hundredths of a second."""
    return Register(units=repository.find(db, OrgUnit))


def end(store: Store, unit_id: str, day: date, *, successors: Sequence[str] = ()) -> None:
    """Let a unit be no more from `day` on; with several `successors` it was divided.

    Raises `UserError` unit.gone, unit.ended, unit.not_begun, unit.same, unit.other_tier, unit.still_leads.
    """
    with store.atomic():
        register = register_of(store)
        unit = _there(register, unit_id)
        heirs = [_there(register, successor) for successor in successors]
        _require_end(unit, day, heirs)
        below = len(register.children(unit))
        if below:
            raise UserError("unit.still_leads", name=unit.short_name, count=below)
        save_record(store, replace(unit, ended_on=day, successors=tuple(heir.id for heir in heirs)))


def merge(store: Store, olds: Sequence[str], new: str, day: date) -> None:
    """Let `olds` be no more from `day` on and go into `new`, all or none; what stood under them stands under `new`.

    Raises `UserError` unit.gone, unit.ended, unit.not_begun, unit.same, unit.other_tier.
    """
    with store.atomic():
        register = register_of(store)
        heir = _there(register, new)
        for unit in [_there(register, old) for old in dict.fromkeys(olds)]:
            _require_end(unit, day, [heir])
            save_record(store, replace(unit, ended_on=day, successors=(heir.id,)))
            for child in register.children(unit):
                save_record(store, replace(child, parent_id=heir.id))


def suspend(store: Store, unit_id: str, day: date) -> None:
    """Let a unit rest from `day` on. Raises `UserError` unit.gone, unit.ended, unit.not_begun, unit.rests."""
    with store.atomic():
        unit = _there(register_of(store), unit_id)
        _require_living(unit, day)
        if state_on(unit, day) == "suspended":
            raise UserError("unit.rests", name=unit.short_name)
        save_record(store, replace(unit, suspended_on=day, resumed_on=None))


def resume(store: Store, unit_id: str, day: date) -> None:
    """Let a unit work again from `day` on. Raises `UserError` unit.gone, unit.ended, unit.works."""
    with store.atomic():
        unit = _there(register_of(store), unit_id)
        if unit.ended_on is not None:
            raise UserError("unit.ended", name=unit.short_name)
        if state_on(unit, day) != "suspended":
            raise UserError("unit.works", name=unit.short_name)
        save_record(store, replace(unit, resumed_on=day))


def _there(register: Register, unit_id: str) -> OrgUnit:
    unit = register.by_id.get(unit_id)
    if unit is None:
        raise UserError("unit.gone")
    return unit


def _require_living(unit: OrgUnit, day: date) -> None:
    if unit.ended_on is not None:
        raise UserError("unit.ended", name=unit.short_name)
    if unit.founded_on is not None and day < unit.founded_on:
        raise UserError("unit.not_begun", name=unit.short_name)


def _require_end(unit: OrgUnit, day: date, heirs: Sequence[OrgUnit]) -> None:
    _require_living(unit, day)
    for heir in heirs:
        if heir.id == unit.id:
            raise UserError("unit.same")
        if heir.tier != unit.tier:
            raise UserError("unit.other_tier", name=unit.short_name)
        if state_on(heir, day) == "ended":
            raise UserError("unit.ended", name=heir.short_name)
