"""Where some words stand in the file: in rows as they are, in drafts, and in what rows were before."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from congdoan_desktop.domain.records import Record
from congdoan_desktop.domain.text import fold
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.rows import kinds_of
from congdoan_desktop.store.tables import record_types, table_of

_TOGETHER = "\n\x1f\n"
"""Between two fields: no name runs over the end of a line."""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A record that holds the words. `fields`: in which of its fields; none where only its draft holds them, and then
    `person_id` says whose record it is going to be.
    """

    kind: type[Record]
    record_id: str
    fields: tuple[str, ...] = ()
    archived: bool = False
    person_id: str = ""


def mentions(db: Reader, pattern: re.Pattern[str]) -> tuple[Mention, ...]:
    """Return every record, archived or not, whose text or draft holds `pattern` (of folded text, see `text.fold`).

    Reads every text of the file: for the looker or the worker, not for the window's thread.
    """
    found = [mention for kind in record_types() for mention in _in_rows(db, kind, pattern)]
    known = {(mention.kind, mention.record_id) for mention in found}
    return (*found, *(draft for draft in _in_drafts(db, pattern) if (draft.kind, draft.record_id) not in known))


def past_mentions(db: Reader, pattern: re.Pattern[str]) -> tuple[tuple[type[Record], str, int], ...]:
    """Return (kind, record id, version) of everything in the history that holds `pattern`."""
    kinds = {table_of(kind).name: kind for kind in record_types()}
    rows = db.each("SELECT kind, record_id, version, data FROM history")
    return tuple((kinds[name], one, version) for name, one, version, data in rows if _holds(pattern, data))


def _in_rows(db: Reader, kind: type[Record], pattern: re.Pattern[str]) -> Iterator[Mention]:
    names = [name for name, plain in kinds_of(kind).items() if plain in (str, tuple) and name != "id"]
    # A list is kept as JSON, which writes the end of a line with a letter: no letter of a name.
    texts = [f"replace({name}, '\\n', char(10))" if kinds_of(kind)[name] is tuple else name for name in names]
    together = f" || '{_TOGETHER}' || ".join(texts) or "''"
    for record_id, archived_at, text in db.each(f"SELECT id, archived_at, {together} FROM {table_of(kind).name}"):
        if pattern.search(fold(text)):
            parts = zip(names, text.split(_TOGETHER), strict=True)
            holding = tuple(name for name, part in parts if pattern.search(fold(part)))
            yield Mention(kind=kind, record_id=record_id, fields=holding, archived=archived_at is not None)


def _in_drafts(db: Reader, pattern: re.Pattern[str]) -> Iterator[Mention]:
    kinds = {table_of(kind).name: kind for kind in record_types()}
    for name, record_id, data in db.rows("SELECT kind, record_id, data FROM drafts ORDER BY kind, record_id"):
        if _holds(pattern, data):
            person_id = str(json.loads(data).get("person_id", ""))
            yield Mention(kind=kinds[name], record_id=record_id, person_id=person_id)


def _holds(pattern: re.Pattern[str], data: str) -> bool:
    """Whether a value of the JSON object does. The JSON itself writes the end of a line with a letter."""
    return any(pattern.search(fold(str(value))) for value in json.loads(data).values())
