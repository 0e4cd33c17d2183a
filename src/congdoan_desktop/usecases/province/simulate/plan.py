"""Who is in the made-up province, what each unit hands up when, what is wrong with it: settled by the seed alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.texts.simulate import SIMULATED, SIMULATED_UNITS

HALF, YEAR = "2026-H1", "2026"
WINDOWS = (HALF, YEAR)
MERGED_ON = date(2026, 9, 1)
ARRIVALS = (
    ("01-dung-han-6-thang", date(2026, 6, 12)),
    ("02-cham-6-thang", date(2026, 6, 25)),
    ("03-dung-han-nam", date(2026, 11, 25)),
    ("04-cham-nam", date(2026, 12, 8)),
)
"""Sticks as they come in: folder, day. The reports are due on 15 June and 30 November."""
_ON_TIME = {HALF: 0, YEAR: 2}
FAULTS: Mapping[str, str] = {
    "changed_byte": "signature_broken",
    "bytes_behind": "signature_broken",
    "cut_off": "",
    "workbook_changed": "signature_broken",
    "unsigned": "not_signed",
    "unknown_certificate": "signer_unknown",
    "look_alike": "signature_broken",
    "revoked_certificate": "signer_revoked",
    "certificate_of_other": "signer_of_other",
    "ended_unit": "unit_ended_to",
    "unknown_unit": "unit_unknown",
    "wrong_period": "window_not_asked",
    "contradiction": "part_above_whole",
    "newer_schema": "too_new",
    "older_revision": "older_than_held",
    "same_id_other_data": "same_id_other_data",
    "scan_without_seal": "scan_alone",
    "seal_without_scan": "scan_missing",
    "bomb": "",
    "deep_json": "",
    "no_pdf": "",
}
"""What is planted, and what must be found of it (a code of `texts.receiving.FINDINGS`); empty: refused somehow."""
GOOD_WAYS = ("pdf", "pdf", "pdf", "both", "letter", "by_hand")
_KINDS = (
    "private_enterprise",
    "private_enterprise",
    "state_enterprise",
    "fdi_enterprise",
    "public_service",
    "admin_agency",
)


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One report of one unit, or one planted fault. `stick`: index of `ARRIVALS`."""

    unit: OrgUnit
    window: str
    stick: int
    way: str = "pdf"
    """`pdf`, `both` (with the workbook beside it), `letter` (in a saved e-mail), `by_hand` (scan and sealed data)."""
    revision: int = 1
    fault: str = ""
    copies: int = 1

    @property
    def name(self) -> str:
        """Name of its files, without suffix."""
        tail = f"_{self.fault}" if self.fault else ""
        return f"{self.unit.code}_{self.window}_V{self.revision}{tail}"

    @property
    def report_id(self) -> str:
        """The same for the same report: a fault may bear the id of a good one."""
        return f"{self.unit.code}-{self.window}-{self.revision}".lower()


@dataclass(frozen=True, kw_only=True)
class Settled:
    """The register, and everything that is handed up. `silent`: (window, code) of units that hand up nothing."""

    units: tuple[OrgUnit, ...]
    deliveries: tuple[Delivery, ...]
    revoked: tuple[str, ...]
    """Codes of units whose certificate is revoked."""


def settle(count: int, communes: Sequence[str], seed: int) -> Settled:
    """Return a province of `count` base units."""
    chance = Random(seed)
    unions = tuple(_union(number) for number in range(max(1, count // 40)))
    units = tuple(_unit(number, unions, communes, chance) for number in range(count))
    merging = max(1, count // 50)
    faulty = list(units[2 * merging : 2 * merging + max(len(FAULTS), count // 10)])
    merged = tuple(_merged(units, merging))
    register = (*unions, *_with_ends(units, merged), *merged)
    deliveries = [*_of_the_good(register, {one.code for one in faulty}, chance), *_of_the_faulty(faulty, units, chance)]
    revoked = tuple(one.unit.code for one in deliveries if one.fault == "revoked_certificate")
    return Settled(units=register, deliveries=tuple(deliveries), revoked=revoked)


def _union(number: int) -> OrgUnit:
    name = SIMULATED["union"].format(number=number + 1)
    return OrgUnit(id=f"x{number:03}", code=f"X{number:03}", name=name, short_name=name, tier="middle")


def _unit(number: int, unions: Sequence[OrgUnit], communes: Sequence[str], chance: Random) -> OrgUnit:
    workers = chance.choice((12, 25, 60, 140, 260, 480, 1200)) + chance.randrange(10)
    parent = chance.choice(unions).id if chance.random() < 0.2 else ""
    kind = chance.choice(_KINDS)
    name = SIMULATED_UNITS[kind].format(number=number)
    return OrgUnit(
        id=f"u{number:05}",
        code=f"MP{number:05}",
        name=SIMULATED["base"].format(name=name),
        short_name=SIMULATED["base_short"].format(name=name),
        parent_id=parent,
        kind=kind,
        commune=chance.choice(communes),
        workers=workers,
        members=workers - chance.randrange(workers // 4),
        counted_on=date(2026, 1, 5),
        founded_on=date(2010, 1, 1),
        contact_phone="" if chance.random() < 0.05 else f"0213 3{number:06}",
    )


def _merged(units: Sequence[OrgUnit], count: int) -> Iterator[OrgUnit]:
    """Yield the units that pairs of the first ones went into."""
    for number in range(count):
        one, other = units[2 * number], units[2 * number + 1]
        name = SIMULATED["merged"].format(number=number + 1)
        yield replace(
            one,
            id=f"m{number:03}",
            code=f"MM{number:03}",
            name=SIMULATED["base"].format(name=name),
            short_name=SIMULATED["base_short"].format(name=name),
            workers=(one.workers or 0) + (other.workers or 0),
            founded_on=MERGED_ON,
        )


def _with_ends(units: Sequence[OrgUnit], merged: Sequence[OrgUnit]) -> Iterator[OrgUnit]:
    for number, unit in enumerate(units):
        gone = number // 2 < len(merged)
        yield replace(unit, ended_on=MERGED_ON, successors=(merged[number // 2].id,)) if gone else unit


def _of_the_good(register: Sequence[OrgUnit], faulty: set[str], chance: Random) -> Iterator[Delivery]:
    """Yield good reports: most in time, some late, some in a second revision, some twice, some not at all."""
    for unit in register:
        for window in WINDOWS:
            last = date(2026, 6, 30) if window == HALF else date(2026, 12, 31)
            is_there = (unit.founded_on or last) <= last and (unit.ended_on is None or unit.ended_on > last)
            fate = chance.random()
            if unit.tier != "base" or not is_there or unit.code in faulty or fate < 0.04:
                continue
            stick = _ON_TIME[window] + (1 if fate < 0.12 else 0)
            way = chance.choice(GOOD_WAYS)
            first = Delivery(unit=unit, window=window, stick=stick, way=way, copies=2 if fate > 0.97 else 1)
            yield first
            if 0.12 <= fate < 0.18:
                yield replace(first, revision=2, stick=_ON_TIME[window] + 1, way="pdf", copies=1)


def _of_the_faulty(faulty: Sequence[OrgUnit], units: Sequence[OrgUnit], chance: Random) -> Iterator[Delivery]:
    """Yield each fault at least once, of units that hand up nothing else for that window unless the fault needs it."""
    for number, unit in enumerate(faulty):
        fault = tuple(FAULTS)[number % len(FAULTS)]
        window = WINDOWS[number // len(FAULTS) % 2]
        stick = _ON_TIME[window]
        bad = Delivery(unit=unit, window=window, stick=stick, fault=fault)
        if fault == "older_revision":
            yield Delivery(unit=unit, window=window, stick=stick, revision=2)
            yield replace(bad, stick=stick + 1)
        elif fault == "same_id_other_data":
            yield Delivery(unit=unit, window=window, stick=stick)
            yield replace(bad, stick=stick + 1)
        elif fault == "ended_unit":
            yield Delivery(unit=units[0], window=YEAR, stick=_ON_TIME[YEAR], fault=fault)
        elif fault == "unknown_unit":
            yield replace(bad, unit=replace(unit, code=f"ZZ{number:05}"))
        else:
            yield bad
