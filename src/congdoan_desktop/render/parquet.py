"""A table as a Parquet file; needs pyarrow, an extra that only whoever feeds a warehouse installs."""

import json
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from congdoan_desktop.domain.province.dataset import ColumnType, DataTable
from congdoan_desktop.errors import UserError

if TYPE_CHECKING:
    import pyarrow

_GROUP = 1 << 17
"""Rows that are turned into columns at a time."""


def check_parquet() -> None:
    """Raise `UserError` dataset.no_library where Parquet cannot be written here."""
    if find_spec("pyarrow") is None:
        raise UserError("dataset.no_library")


def draw_parquet(table: DataTable, rows: Iterable[Sequence[Any]]) -> tuple[bytes, int]:
    """Return the file of `rows` as SQLite has them (days and moments in ISO 8601, flags 0 or 1), and their number."""
    import pyarrow
    from pyarrow import parquet

    types = [_type(column.type) for column in table.columns]
    schema = pyarrow.schema(
        [pyarrow.field(column.name, kind) for column, kind in zip(table.columns, types, strict=True)]
    )
    sink, count = pyarrow.BufferOutputStream(), 0
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        for piece in _pieces(rows):
            columns = zip(*piece, strict=True)
            arrays = [
                _array(values, column.type, kind)
                for values, column, kind in zip(columns, table.columns, types, strict=True)
            ]
            writer.write_table(pyarrow.table(arrays, schema=schema))
            count += len(piece)
    return sink.getvalue().to_pybytes(), count


def _pieces(rows: Iterable[Sequence[Any]]) -> Iterable[list[Sequence[Any]]]:
    piece: list[Sequence[Any]] = []
    for row in rows:
        piece.append(row)
        if len(piece) == _GROUP:
            yield piece
            piece = []
    if piece:
        yield piece


def _type(kind: ColumnType) -> "pyarrow.DataType":
    import pyarrow

    match kind:
        case "text":
            return pyarrow.string()
        case "texts":
            return pyarrow.list_(pyarrow.string())
        case "integer":
            return pyarrow.int64()
        case "flag":
            return pyarrow.bool_()
        case "day":
            return pyarrow.date32()
    return pyarrow.timestamp("us", "UTC")


def _array(values: Sequence[Any], kind: ColumnType, wanted: "pyarrow.DataType") -> "pyarrow.Array":
    import pyarrow

    if kind == "texts":
        return pyarrow.array([json.loads(value) for value in values], wanted)
    if kind in ("day", "moment"):
        return pyarrow.array([value or None for value in values], pyarrow.string()).cast(wanted)
    if kind == "flag":
        return pyarrow.array(values, pyarrow.int8()).cast(wanted)
    return pyarrow.array(values, wanted)
