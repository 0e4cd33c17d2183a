"""What a list asks for, as SQL: words with or without accents, values, ranges, order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records import Record
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.store.rows import kinds_of, to_column
from congdoan_desktop.store.tables import table_of

_MOST_WORDS, _MOST_LETTERS = 20, 200
"""Of what is searched for: SQLite takes no pattern above 50 000 bytes, and nobody means more than this."""
_OWN_COLUMNS = ("updated_at", "archived_at", "version", "folded")


@dataclass(frozen=True, kw_only=True)
class Span:
    """A range, both ends included; `None` leaves an end open."""

    first: date | int | str | None = None
    last: date | int | str | None = None


@dataclass(frozen=True, kw_only=True)
class Among:
    """One of several values."""

    values: tuple[str, ...]


Value = str | int | bool | date | tuple[str, ...] | tuple[int, ...] | Span | Among | None


def condition(
    cls: type[Record], *, text: str, where: Mapping[str, Value], archived: bool | None
) -> tuple[str, list[object]]:
    """Return the WHERE part and its parameters. Raises `ValueError` for a field the record has not."""
    parts = [_value_part(column(cls, name), value) for name, value in where.items()]
    parts += [("folded LIKE ? ESCAPE '\\'", [_pattern(word)]) for word in fold(text).split()[:_MOST_WORDS]]
    if archived is not None:
        parts.append((f"archived_at IS {'NOT ' if archived else ''}NULL", []))
    sql = " AND ".join(part for part, _ in parts if part)
    return (f"WHERE {sql}" if sql else ""), [value for _, values in parts for value in values]


def ordering(cls: type[Record], *, text: str, order: Sequence[str]) -> tuple[str, list[object]]:
    """Return the ORDER BY part and its parameters; `id` at the end makes every order a total one."""
    typed = clean(text).casefold()
    words = typed.split()[:_MOST_WORDS] if typed != fold(text) else []
    parts = [_direction(cls, name) for name in order or table_of(cls).order]
    if words:
        parts.insert(0, "(" + " AND ".join(["exact LIKE ? ESCAPE '\\'"] * len(words)) + ") DESC")
    return f"ORDER BY {', '.join([*parts, 'id'])}", [_pattern(word) for word in words]


def _value_part(name: str, value: Value) -> tuple[str, list[object]]:
    if isinstance(value, Among):
        return f"{name} IN (SELECT value FROM json_each(?))", [to_column(value.values)]
    if not isinstance(value, Span):
        return f"{name} IS ?", [to_column(value)]
    ends = [(f"{name} >= ?", value.first), (f"{name} <= ?", value.last)]
    given = [(part, to_column(end)) for part, end in ends if end is not None]
    return " AND ".join(part for part, _ in given), [end for _, end in given]


def _direction(cls: type[Record], name: str) -> str:
    return f"{column(cls, name[1:])} DESC" if name.startswith("-") else column(cls, name)


def column(cls: type[Record], name: str) -> str:
    """Return the column `name`. Raises `ValueError` for one that the record has not."""
    by_person = table_of(cls).by_person and name == "sort_key"
    if name not in kinds_of(cls) and name not in _OWN_COLUMNS and not by_person:
        raise ValueError(name)
    return name


def _pattern(word: str) -> str:
    word = word[:_MOST_LETTERS]
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, f"\\{sign}")
    return f"%{word}%"
