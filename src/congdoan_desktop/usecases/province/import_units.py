"""Take a list of units from outside, the last step: all that was decided in one write, and the way back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from congdoan_desktop.domain.checks import check, errors
from congdoan_desktop.domain.province.org_units import code_key
from congdoan_desktop.domain.records import OrgUnit, ReceivedReport, UnitCertificate
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.arrivals import put_new
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.erase import remove
from congdoan_desktop.store.versions import current, put
from congdoan_desktop.usecases.import_match import Decided
from congdoan_desktop.usecases.province.match_units import MatchedUnit
from congdoan_desktop.usecases.province.units import register_of

_AT_ONCE = 500
Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """What an import wrote: ids of new units, and id and version of those that were changed."""

    created: tuple[str, ...]
    changed: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """How many units went away again, became again what they were, and stay because somebody has worked with them."""

    removed: int
    reverted: int
    kept: int


def _quiet(_done: int, _total: int) -> None:
    """Tell nobody."""


def import_units(store: Store, rows: Sequence[Decided[MatchedUnit]], *, progress: Progress = _quiet) -> TakenIn:
    """Add and change units in one write, all or nothing. `progress(done, total)` may raise: then nothing was written.

    Raises `UserError` unit.code_taken, record.invalid.
    """
    added = [decided.row.unit for decided in rows if decided.choice == "add"]
    updated = [decided.row for decided in rows if decided.choice == "update"]
    with store.atomic():
        known = {unit.id: unit for unit in register_of(store).units}
        middles = {unit.id for unit in (*known.values(), *added) if unit.tier == "middle"}
        new = [_checked(_under_known(unit, middles)) for unit in added]
        changed = [_checked(_under_known(unit, middles)) for unit in _changed(updated, known)]
        _require_codes_once({**known, **{unit.id: unit for unit in (*new, *changed)}})
        total = len(new) + len(changed)
        for place in range(0, len(new), _AT_ONCE):
            progress(place, total)
            put_new(store, new[place : place + _AT_ONCE])
        versions = tuple(_put(store, changed, lambda done: progress(len(new) + done, total)))
    return TakenIn(created=tuple(unit.id for unit in new), changed=versions)


def take_back(store: Store, taken: TakenIn, *, progress: Progress = _quiet) -> TakenBack:
    """Undo an import in one write. What somebody has worked with since stays as it is, and is counted."""
    total = len(taken.created) + len(taken.changed)
    with store.atomic():
        progress(0, total)
        reverted = sum(_revert(store, *pair) for pair in taken.changed)
        # First those below, which hold on to the unions between.
        removed = sum(_remove(store, taken.created, tier) for tier in ("base", "middle"))
    return TakenBack(removed=removed, reverted=reverted, kept=total - removed - reverted)


def _changed(rows: Iterable[MatchedUnit], known: Mapping[str, OrgUnit]) -> Iterator[OrgUnit]:
    """Yield the units as the list has them, looking at the register once more; each once."""
    seen = set[str]()
    for row in rows:
        before = known.get(row.updated.id) if row.updated else None
        if before is not None and before.id not in seen:
            seen.add(before.id)
            told: dict[str, Any] = {name: getattr(row.updated, name) for name in row.changes}
            unit = replace(before, **told)
            if unit != before:
                yield unit


def _put(store: Store, units: Sequence[OrgUnit], progress: Callable[[int], None]) -> Iterator[tuple[str, int]]:
    for done, unit in enumerate(units):
        if done % _AT_ONCE == 0:
            progress(done)
        before = current(store, OrgUnit, unit.id)
        if before is not None:
            put(store, unit, before, "save", archived=False)
            yield unit.id, before.version + 1


def _under_known(unit: OrgUnit, middles: Iterable[str]) -> OrgUnit:
    """Leave out a unit above that is not taken in after all."""
    return unit if not unit.parent_id or unit.parent_id in middles else replace(unit, parent_id="")


def _require_codes_once(units: Mapping[str, OrgUnit]) -> None:
    seen = dict[str, OrgUnit]()
    for unit in units.values():
        key = code_key(unit.code)
        if key and key in seen:
            raise UserError("unit.code_taken", taken=unit.code, name=seen[key].short_name)
        seen[key] = unit


def _checked(unit: OrgUnit) -> OrgUnit:
    problems = errors(check(unit))
    if problems:
        raise UserError("record.invalid", fields=", ".join(problem.field for problem in problems))
    return unit


def _revert(store: Store, unit_id: str, version: int) -> bool:
    now = current(store, OrgUnit, unit_id)
    if now is None or now.version != version:
        return False
    repository.revert(store, OrgUnit, unit_id, version - 1)
    return True


def _remove(store: Store, ids: Iterable[str], tier: str) -> int:
    """Delete the units of a tier that stand as they came, and return how many: nobody meant them to be here."""
    used, found = _used(store), [current(store, OrgUnit, unit_id) for unit_id in ids]
    alone = [
        now.record.id
        for now in found
        if now is not None and now.record.tier == tier and now.version == 1 and now.record.id not in used
    ]
    for unit_id in alone:
        remove(store, OrgUnit, unit_id)
    return len(alone)


def _used(store: Store) -> set[str]:
    """Return the ids of units that something holds on to."""
    pairs = ((OrgUnit, "parent_id"), (UnitCertificate, "unit_id"), (ReceivedReport, "unit_id"))
    used = {row[0] for kind, name in pairs for row in repository.find_columns(store, kind, (name,), archived=None)}
    return used | {heir for unit in register_of(store).units for heir in unit.successors}
