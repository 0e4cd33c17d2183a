"""`congdoan export-dataset`: all that units reported in figures, as Parquet for a warehouse (docs/dataset.md)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from congdoan_desktop.codec import to_json
from congdoan_desktop.domain.province.dataset import SCHEMA, TABLES, DataTable
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256, write_atomic
from congdoan_desktop.store import dataset
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import role_of
from congdoan_desktop.usecases.paper_files import make_folder

LIST = "dataset.json"
"""Names every file that belongs to the data set; written last."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One file of the data set."""

    table: str
    path: str
    """Within the folder, with "/"."""
    rows: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class DataSet:
    """What was written."""

    schema: str
    made_at: datetime
    files: tuple[Part, ...]


def export_dataset(db: Reader, folder: Path, now: datetime) -> DataSet:
    """Write the tables into `folder`, made when missing; what lay there of an older data set is written over.

    All files are of one and the same state of the store. Raises `UserError` dataset.no_library, dataset.not_province,
    file.*.
    """
    from congdoan_desktop.render.parquet import check_parquet

    check_parquet()
    if role_of(db) != "province":
        raise UserError("dataset.not_province")
    make_folder(folder)
    _forget_list(folder)
    with db.reading():
        parts = tuple(_write(db, table, period, folder) for table, period in _planned(db))
    made = DataSet(schema=SCHEMA, made_at=now.astimezone(UTC), files=parts)
    write_atomic(folder / LIST, to_json(made, indent=2))
    return made


def _forget_list(folder: Path) -> None:
    """A list beside files of another day would be wrong."""
    try:
        (folder / LIST).unlink(missing_ok=True)
    except OSError as error:
        raise UserError("file.read_only", name=LIST) from error


def _planned(db: Reader) -> Iterator[tuple[DataTable, str]]:
    found = dataset.periods(db)
    for table in TABLES:
        yield from ((table, period) for period in found) if table.by_period else [(table, "")]


def _write(db: Reader, table: DataTable, period: str, folder: Path) -> Part:
    from congdoan_desktop.render.parquet import draw_parquet

    place = f"{table.name}/period={period}" if period else table.name
    data, rows = draw_parquet(table, dataset.rows_of(db, table, period))
    make_folder(folder / place)
    path = f"{place}/part-0.parquet"
    write_atomic(folder / path, data)
    return Part(table=table.name, path=path, rows=rows, sha256=sha256(data))
