"""A record ↔ the columns of its row: dates as ISO text, yes/no as 0/1, tuples as JSON, "not known" as NULL."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from sys import intern
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from congdoan_desktop.domain.records import Record
from congdoan_desktop.domain.text import clean, fold, name_key
from congdoan_desktop.store.tables import record_types, table_of

R = TypeVar("R", bound=Record)


def kinds_of(cls: type[Record]) -> Mapping[str, type]:
    """Return the plain type (`str`, `int`, `bool`, `date`, `tuple`) of every field, in their order."""
    return _KINDS_OF[cls]


def columns_of(cls: type[Record]) -> str:
    """Return the field columns as SQL, in the order `record_of` wants them."""
    return ", ".join(kinds_of(cls))


def record_of(cls: type[R], row: Sequence[Any]) -> R:
    """Return the record of a row that was read with `columns_of`."""
    values: dict[str, Any] = dict(zip(_KINDS_OF[cls], row, strict=True))
    for name, read in _READ_BY[cls]:
        value = values[name]
        if value is not None:
            values[name] = read(value)
    return cls(**values)


def row_of(record: Record) -> dict[str, object]:
    """Return the columns that follow from the record: its fields and what it is searched and sorted by."""
    table = table_of(type(record))
    row = {name: to_column(getattr(record, name)) for name in kinds_of(type(record))}
    text = "\n".join(filter(None, (str(getattr(record, name)) for name in table.searched)))
    row |= {"folded": fold(text), "exact": clean(text).casefold()}
    if table.by_person:
        row["sort_key"] = name_key(str(row["full_name"]), str(row.get("given_name", "")))
    return row


def tidied(record: R) -> R:
    """Return the record with all its text in one normal form (`text.clean`)."""
    if table_of(type(record)).verbatim:
        return record
    names = [name for name in kinds_of(type(record)) if name != "id"]
    values: dict[str, Any] = {name: _tidied(getattr(record, name)) for name in names}
    return replace(record, **values)


def to_column(value: object) -> object:
    """Return a field's value as the database keeps it."""
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def _tuple(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text)) if text != "[]" else ()


def _tidied(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    return tuple(_tidied(part) for part in value) if isinstance(value, tuple) else value


def _plain(hint: Any) -> type:
    """Return the one plain type inside `int | None`, `tuple[str, ...]` and the like."""
    kinds = {get_origin(part) or part for part in (hint, *get_args(hint))}
    return next(kind for kind in (tuple, date, bool, int, str) if kind in kinds)


def _kinds(cls: type[Record]) -> Mapping[str, type]:
    hints = get_type_hints(cls)
    return {field.name: _plain(hints[field.name]) for field in fields(cls)}


_KINDS_OF: Mapping[type[Record], Mapping[str, type]] = {cls: _kinds(cls) for cls in record_types()}

_READERS: Mapping[type, Callable[[Any], object]] = {
    tuple: _tuple,
    date: date.fromisoformat,
    bool: bool,
    str: intern,  # ids, codes, departments, names come again and again: each is held once
}

_READ_BY: Mapping[type[Record], tuple[tuple[str, Callable[[Any], object]], ...]] = {
    cls: tuple((name, _READERS[kind]) for name, kind in kinds.items() if kind in _READERS)
    for cls, kinds in _KINDS_OF.items()
}
"""What is done with the columns of a row; a number stays as it is."""
