"""Rows of the data set (`domain.province.dataset`), a period at a time: there may be millions of them."""

from collections.abc import Iterator
from typing import Any

from congdoan_desktop.domain.province.dataset import DataTable
from congdoan_desktop.store.connection import Reader

_NAMED = {"unit_kind": "kind", "unit_id": "id"}
_OF_REPORT = {
    "report_id": "r.id",
    "unit_id": "r.unit_id",
    "kind": "r.report_kind",
    "window": "r.period",
    "counts": "r.state IN ('received', 'approved') AND coalesce(u.tier, '') = 'base'",
}
_OF_PART = {"target_window": "p.window", "measured": "p.kind", "question_kind": "p.kind"}
_PARTS = {
    "figures": ("received_figures", "p.code"),
    "targets": ("received_targets", "p.code, p.window"),
    "tallies": ("received_tallies", "p.question, p.place, p.choice"),
}


def periods(db: Reader) -> tuple[str, ...]:
    """Return the periods that hold a report (`ReceivedReport.base_period`)."""
    return tuple(db.column("SELECT DISTINCT base_period FROM received_reports ORDER BY base_period"))


def rows_of(db: Reader, table: DataTable, period: str = "") -> Iterator[tuple[Any, ...]]:
    """Hand over the rows of a table, in its columns' order, as SQLite has them; always in the same order."""
    if not table.by_period:
        yield from db.each(_units(table))
        return
    part, order = _PARTS.get(table.name, ("", ""))
    named = ", ".join(_OF_REPORT.get(one.name) or _part_column(one.name, part) for one in table.columns)
    joined = f" JOIN {part} p ON p.report_id = r.id" if part else ""
    ordered = f"r.id, {order}" if order else "r.id"
    yield from db.each(
        f"SELECT {named} FROM received_reports r{joined} LEFT JOIN org_units u ON u.id = r.unit_id"
        f" WHERE r.base_period = ? ORDER BY {ordered}",
        (period,),
    )


def _units(table: DataTable) -> str:
    named = ", ".join(_NAMED.get(one.name, one.name) for one in table.columns)
    return f"SELECT {named} FROM org_units WHERE archived_at IS NULL ORDER BY id"


def _part_column(name: str, part: str) -> str:
    return _OF_PART.get(name, f"p.{name}") if part else f"r.{name}"
