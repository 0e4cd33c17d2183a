"""The whole made-up province in a folder: its store, the sticks as they come in, and `truth.json`."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.codec import to_json
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import OrgUnit, SigningProfile, Unit
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import write_atomic
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.signing import authority as issuing
from congdoan_desktop.signing.authority import Authority
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.texts.simulate import SIMULATED
from congdoan_desktop.usecases.province.authority import make_authority, open_authority
from congdoan_desktop.usecases.province.simulate.make import MADE_AT, Handed, Order, Pair, by_unit, make
from congdoan_desktop.usecases.province.simulate.plan import ARRIVALS, FAULTS, HALF, Settled, settle
from congdoan_desktop.usecases.province.unit_certificates import certificate_row, revoke
from congdoan_desktop.usecases.start_union import start_union

STORE, STICKS, TRUTH = "tinh-mo-phong.congdoan", "o-usb", "truth.json"
PASSPHRASE = "chi dung cho tinh mo phong 2026"
"""Of a province that does not exist; it is written into `truth.json`."""
_AT = datetime(2026, 5, 20, 8, 0, tzinfo=VIETNAM)


@dataclass(frozen=True, kw_only=True)
class World:
    """Where everything lies."""

    store: Path
    sticks: tuple[Path, ...]
    truth: Path
    files: int
    units: int


def simulate(folder: Path, count: int, seed: int, told: Callable[[int, int], None] = lambda _d, _t: None) -> World:
    """Make a province of `count` units in `folder` (new or empty). Some 0.3 s a report on one core.

    Raises `UserError` demo.not_empty, file.read_only.
    """
    _prepare(folder)
    communes = tuple(load(paths.resources()).catalogues["communes"])
    settled = settle(count, communes, seed)
    store = folder / STORE
    start_union(store, _province(), _profile(), None)
    with open_store(store) as opened:
        root, signers = _people(opened, settled)
    orders = _orders(settled, root, signers, folder / STICKS, seed)
    handed = tuple(_made(orders, told))
    write_atomic(folder / TRUTH, to_json(_truth(settled, handed), indent=2))
    sticks = tuple(folder / STICKS / name for name, _ in ARRIVALS if (folder / STICKS / name).is_dir())
    files = sum(len(one.files) for one in handed)
    return World(store=store, sticks=sticks, truth=folder / TRUTH, files=files, units=count)


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UserError("demo.not_empty", folder=folder)
    except OSError as error:
        raise UserError("file.read_only", name=folder.name) from error


def _people(store: Store, settled: Settled) -> tuple[Authority, Mapping[str, Pair]]:
    """Enter the register, make the authority, certify every unit; return the authority and the keys by code."""
    make_authority(store, PASSPHRASE, _AT)
    root = open_authority(store, PASSPHRASE)
    pairs = {unit.code: _pair(root, unit) for unit in settled.units if unit.tier == "base"}
    ids = {unit.code: unit.id for unit in settled.units}
    with store.atomic():
        for unit in settled.units:
            repository.save(store, unit)
        for code, pair in pairs.items():
            repository.save(store, certificate_row(pair.certificate, ids[code], "issued", _AT))
    for code in settled.revoked:
        revoke(store, certificate_row(pairs[code].certificate, ids[code], "issued", _AT).id, "x", _AT)
    return root, pairs


def _pair(root: Authority, unit: OrgUnit) -> Pair:
    private = issuing.make_key()
    request = issuing.make_request(private, unit.short_name, unit.name)
    return Pair(private=private, certificate=issuing.issue(root, request, now=_AT), chain=(root.certificate,))


def _orders(settled: Settled, root: Authority, pairs: Mapping[str, Pair], folder: Path, seed: int) -> Sequence[Order]:
    name = f"CA {SIMULATED['province_short']} 2026-1"
    alike = issuing.make_authority(name, SIMULATED["province"], now=_AT)
    stranger = issuing.make_authority("CA X", "X", now=_AT)
    units = {one.unit.code: one.unit for one in settled.deliveries}
    other = next(iter(pairs.values()))

    def signers(unit: OrgUnit) -> Mapping[str, Pair]:
        own = pairs.get(unit.code) or other
        return {
            "": own,
            "unknown_certificate": _pair(stranger, unit),
            "look_alike": _pair(alike, unit),
            "certificate_of_other": other,
        }

    return [
        Order(unit=units[code], deliveries=ones, signers=signers(units[code]), folder=folder, seed=seed)
        for code, ones in by_unit(settled.deliveries).items()
    ]


def _made(orders: Sequence[Order], told: Callable[[int, int], None]) -> Iterator[Handed]:
    if len(orders) < 4:
        yield from (one for order in orders for one in make(order))
        return
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for done, some in enumerate(pool.map(make, orders, chunksize=2), 1):
            told(done, len(orders))
            yield from some


def _truth(settled: Settled, handed: Sequence[Handed]) -> dict[str, object]:
    """Return what must come out: added up here, from what the reports say, by nobody's code but this."""
    good = [one for one in handed if not one.delivery.fault]
    last: dict[tuple[str, str], Handed] = {}
    for one in good:
        slot = (one.delivery.unit.code, one.delivery.window)
        if slot not in last or last[slot].delivery.revision < one.delivery.revision:
            last[slot] = one
    return {
        "passphrase": PASSPHRASE,
        "arrivals": [{"folder": name, "on": day} for name, day in ARRIVALS],
        "good": sorted(path for one in good for path in one.files),
        "faults": {path: FAULTS[one.delivery.fault] for one in handed if one.delivery.fault for path in one.files},
        "windows": {window: _of_window(window, last) for window in MADE_AT},
        "units": len(settled.units),
    }


def _of_window(window: str, last: Mapping[tuple[str, str], Handed]) -> dict[str, object]:
    counted = {code: one for (code, on), one in last.items() if on == window}
    totals: defaultdict[str, dict[str, int]] = defaultdict(lambda: {"low": 0, "high": 0, "units": 0, "open": 0})
    verdicts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in counted.values():
        for code, low, high, _den in one.figures:
            if low is None:
                continue
            total = totals[code]
            total["low"] += low
            total["high"] += high if high is not None else 0
            total["units"] += 1
            total["open"] += high is None
        for code, on, verdict in one.targets:
            verdicts[f"{code}@{on}"][verdict] += 1
    return {
        "reported": sorted(counted),
        "in_time": sorted(code for code, one in counted.items() if _in_time(one)),
        "totals": totals,
        "verdicts": {key: dict(found) for key, found in verdicts.items()},
    }


def _in_time(one: Handed) -> bool:
    """A second revision mends; in time is who handed up in time at first (or whose fault came with a good one)."""
    first = 0 if one.delivery.window == HALF else 2
    return one.delivery.stick == first or one.delivery.revision > 1


def _province() -> Unit:
    return Unit(
        id="unit",
        name=SIMULATED["province"],
        header_name=SIMULATED["province_head"],
        short_name=SIMULATED["province_short"],
        parent_name=SIMULATED["above"],
        kind="admin_agency",
        place=SIMULATED["place"],
        role="province",
    )


def _profile() -> SigningProfile:
    return SigningProfile(
        id="profile",
        symbol=SIMULATED["symbol_province"],
        authority_lines=(SIMULATED["authority_line"],),
        title_lines=(SIMULATED["title"],),
        signer_name=SIMULATED["signer"],
        addressees=(SIMULATED["above"],),
        recipients=(SIMULATED["as_above"],),
        filing="VT",
    )
