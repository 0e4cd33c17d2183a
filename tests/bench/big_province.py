"""The store of a province with many units and their reports over several windows, made by plain inserts.

`big_province(path, units, windows)`: every unit has a certificate and has handed up most of its reports: some late,
some sent back, some replaced by a second revision, some not at all. The same numbers give the same store.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.domain.records import OrgUnit, ReceivedReport, UnitCertificate
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store.database import Store, open_store
from tests.bench.big_store import put
from tests.fixtures.province_store import TEA, make_province

FIGURES = ("workers_total", "members_total", "activities", "attendances", "reached", "surveys", "trained_digital")
KINDS = ("private_enterprise", "state_enterprise", "public_service", "admin_agency", "cooperative")
_SHARE_SILENT, _SHARE_LATE, _SHARE_BACK, _SHARE_TWICE = 0.08, 0.1, 0.03, 0.1


def windows_until(last_year: int, count: int) -> tuple[tuple[str, date], ...]:
    """Return so many windows (code and due day), the halves and the whole of each year, the newest first."""
    years = range(last_year, last_year - count, -1)
    found = [
        one
        for year in years
        for one in (
            (f"{year}", date(year, 11, 30)),
            (f"{year}-H2", date(year, 12, 15)),
            (f"{year}-H1", date(year, 6, 15)),
        )
    ]
    return tuple(found[:count])


def big_province(path: Path, units: int, windows: Sequence[tuple[str, date]]) -> Path:
    """Make the store at `path`, and return it."""
    made = tuple(_units(units))
    make_province(path, ())
    with open_store(path) as store, store.atomic():
        put(store, made)
        put(store, [_certificate(unit) for unit in made])
        reports = [one for unit in made for one in _reports(unit, windows)]
        put(store, reports)
        _put_figures(store, reports)
        store.execute("ANALYZE")
    return path


def _units(count: int) -> Iterator[OrgUnit]:
    communes = tuple(load(paths.resources()).catalogues["communes"])
    for number in range(count):
        yield replace(
            TEA,
            id=f"u{number:05d}",
            code=f"BM{number:05d}",
            name=f"Công đoàn cơ sở số {number}",
            short_name=f"CĐCS số {number}",
            kind=KINDS[number % len(KINDS)],
            commune=communes[number % len(communes)],
            contact_phone="" if number % 7 == 0 else f"0213 3555 {number:03d}",
            contact_email="",
        )


def _certificate(unit: OrgUnit) -> UnitCertificate:
    return UnitCertificate(
        id=f"{int(unit.id[1:]):064x}",
        unit_id=unit.id,
        certificate="",
        key_print="",
        serial=unit.id,
        holder=unit.contact_name,
        organisation=unit.name,
        issuer="CA",
        valid_from=date(2020, 1, 1),
        valid_to=date(2030, 1, 1),
        source="issued",
        added_at="2020-01-01T00:00:00+00:00",
    )


def _reports(unit: OrgUnit, windows: Iterable[tuple[str, date]]) -> Iterator[ReceivedReport]:
    dice = random.Random(unit.id)
    for window, due_on in windows:
        if dice.random() < _SHARE_SILENT:
            continue
        came_on = due_on + timedelta(days=dice.randint(1, 20) if dice.random() < _SHARE_LATE else -dice.randint(0, 20))
        if dice.random() < _SHARE_TWICE:
            yield _report(unit, window, came_on, 1, "replaced")
            yield _report(unit, window, came_on + timedelta(days=2), 2, "received")
        else:
            back = dice.random() < _SHARE_BACK
            yield _report(unit, window, came_on, 1, "sent_back" if back else dice.choice(("received", "approved")))


def _report(unit: OrgUnit, window: str, came_on: date, revision: int, state: str) -> ReceivedReport:
    told = f"{unit.id}-{window}-{revision}"
    return ReceivedReport(
        id=told,
        unit_id=unit.id,
        unit_code=unit.code,
        report_kind="ct58",
        period=window,
        base_period=window,
        revision=revision,
        subject=f"Báo cáo kết quả {window}",
        made_at=f"{came_on}T08:00:00+07:00",
        received_at=f"{came_on}T02:00:00+00:00",
        way="signed",
        signature="valid",
        signer_print="",
        file_name=f"{unit.code}_BC_00001_V{revision}.pdf",
        file_sha256=told.encode().hex().ljust(64, "0")[:64],
        data_sha256=told.encode().hex().ljust(64, "0")[:64],
        came_on=came_on,
        state=state,
        reason="thiếu Biểu 02" if state == "sent_back" else "",
    )


def _put_figures(store: Store, reports: Sequence[ReceivedReport]) -> None:
    rows = (
        (one.id, code, number, number + place % 2 * 5, 250 if code == "reached" else None, 0, None)
        for number, one in enumerate(reports)
        for place, code in enumerate(FIGURES)
    )
    store.execute_all(
        "INSERT INTO received_figures (report_id, code, low, high, den, estimated, as_of) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    targets = (
        (
            one.id,
            code,
            one.period,
            "share",
            "2026-01-01",
            "2026-12-31",
            number % 200,
            number % 200 + 20,
            250,
            "in_progress",
        )
        for number, one in enumerate(reports)
        for code in ("T01", "T08", "T10")
    )
    store.execute_all(
        "INSERT INTO received_targets (report_id, code, window, kind, starts, ends, low, high, den, verdict)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        targets,
    )
