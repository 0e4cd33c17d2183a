"""The register of units: which of them count on a day, who stands under whom, what went into what."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count
from typing import Literal

from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.domain.text import clean

_NUMBERED = re.compile(r"(.*?)([0-9]{1,9})\Z")

UnitState = Literal["active", "suspended", "ended", "not_yet"]


def state_on(unit: OrgUnit, day: date) -> UnitState:
    """Return what the unit is on `day`. Ended beats suspended; without a day of founding it always was."""
    if unit.ended_on is not None and unit.ended_on <= day:
        return "ended"
    if unit.founded_on is not None and day < unit.founded_on:
        return "not_yet"
    if unit.suspended_on is None or day < unit.suspended_on:
        return "active"
    return "active" if unit.resumed_on is not None and unit.resumed_on <= day else "suspended"


def is_active(unit: OrgUnit, day: date) -> bool:
    """Whether the unit is in a denominator on `day`."""
    return state_on(unit, day) == "active"


def code_key(code: str) -> str:
    """Return what codes are compared by: "lc 014" and "LC014" are one."""
    return "".join(clean(code).split()).upper()


def next_codes(codes: Iterable[str]) -> Iterator[str]:
    """Yield codes that none of `codes` is, going on after the highest of the usual kind: "LC014", "LC7" → "LC015" …

    Nothing where no code ends with a number: what codes look like is for the keeper of the register to say.
    """
    found = [match for code in codes if (match := _NUMBERED.match(code_key(code)))]
    if not found:
        return
    start = Counter(match[1] for match in found).most_common(1)[0][0]
    numbers = [match[2] for match in found if match[1] == start]
    width = max(map(len, numbers))
    yield from (f"{start}{number:0{width}}" for number in count(max(map(int, numbers)) + 1))


def codes_from(first: str, taken: Iterable[str]) -> Iterator[str]:
    """Yield `first` and those that follow it, without those of `taken`; nothing where `first` ends with no number."""
    match, used = _NUMBERED.match(code_key(first)), set(map(code_key, taken))
    if match is not None:
        numbers = (f"{match[1]}{number:0{len(match[2])}}" for number in count(int(match[2])))
        yield from (code for code in numbers if code not in used)


@dataclass(frozen=True, kw_only=True)
class Register:
    """All units that were not put away, ended ones too."""

    units: tuple[OrgUnit, ...]

    @cached_property
    def by_id(self) -> Mapping[str, OrgUnit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def by_code(self) -> Mapping[str, OrgUnit]:
        """By `code_key`."""
        return {code_key(unit.code): unit for unit in self.units if unit.code}

    @cached_property
    def by_parent(self) -> Mapping[str, tuple[OrgUnit, ...]]:
        """Directly under a `middle` unit by its id; under "" those directly under the keeper of the register."""
        found: defaultdict[str, list[OrgUnit]] = defaultdict(list)
        for unit in self.units:
            found[unit.parent_id].append(unit)
        return {parent: tuple(units) for parent, units in found.items()}

    @cached_property
    def _went_into(self) -> Mapping[str, tuple[OrgUnit, ...]]:
        found: defaultdict[str, list[OrgUnit]] = defaultdict(list)
        for unit in self.units:
            for successor in dict.fromkeys(unit.successors):
                found[successor].append(unit)
        return {heir: tuple(units) for heir, units in found.items()}

    def with_code(self, code: str) -> OrgUnit | None:
        """Return the unit with `code`, however it is spaced or capitalised."""
        return self.by_code.get(code_key(code))

    def parent(self, unit: OrgUnit) -> OrgUnit | None:
        """Return the `middle` unit above; `None` directly under the keeper (or where it is no longer known)."""
        return self.by_id.get(unit.parent_id)

    def children(self, unit: OrgUnit) -> tuple[OrgUnit, ...]:
        """Return the units directly under a `middle` one."""
        return self.by_parent.get(unit.id, ())

    def hops(self, unit: OrgUnit) -> int:
        """Return over how many steps papers come to the keeper: 1 directly, 2 through a `middle` unit."""
        return 1 if self.parent(unit) is None else 2

    def base(self) -> tuple[OrgUnit, ...]:
        """Return the units that are counted."""
        return tuple(unit for unit in self.units if unit.tier == "base")

    def active(self, day: date) -> tuple[OrgUnit, ...]:
        """Return the units that are counted on `day`."""
        return tuple(unit for unit in self.base() if is_active(unit, day))

    def successors(self, unit: OrgUnit) -> tuple[OrgUnit, ...]:
        """Return the known units that `unit` went into, one step on."""
        return tuple(self.by_id[one] for one in dict.fromkeys(unit.successors) if one in self.by_id)

    def predecessors(self, unit: OrgUnit) -> tuple[OrgUnit, ...]:
        """Return the units that went into `unit`, one step back."""
        return self._went_into.get(unit.id, ())

    def heirs(self, unit: OrgUnit) -> tuple[OrgUnit, ...]:
        """Return the units that `unit` is part of in the end, each once; none where it went into nothing.

        A ring of successors (a mistake that checks name) ends nowhere, and is walked once.
        """
        return tuple(one for one in self._after(unit) if not self.successors(one))

    def would_ring(self, unit: OrgUnit) -> bool:
        """Whether the successors of `unit` lead back to it."""
        return any(one.id == unit.id for one in self._after(unit))

    def _after(self, unit: OrgUnit) -> Iterator[OrgUnit]:
        """Yield all that comes after `unit`, each once; `unit` itself only where a ring leads back to it."""
        seen, waiting = set[str](), list(reversed(self.successors(unit)))
        while waiting:
            one = waiting.pop()
            if one.id not in seen:
                seen.add(one.id)
                yield one
                waiting += reversed(self.successors(one))
