"""What stays of a closed survey round: what may be seen of it, and what was written by hand, tied to nothing."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from congdoan_desktop.domain.text import fold
from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

_COLUMNS = "text_key, question, text, quote, state, petition_id"


@dataclass(frozen=True, kw_only=True)
class Written:
    """One written answer. `state`: `unread`, `quotable` (then `quote` is what may be printed) or `withheld`."""

    key: str
    """Hex of the random key."""
    question: str
    text: str
    """Empty once what was written has been deleted for good."""
    quote: str = ""
    state: str = "unread"
    petition_id: str = ""
    """The petition it was counted for."""


def keep_results(store: "Store", round_id: str, results: bytes) -> None:
    """Keep what may be seen of the round, once and for all. Inside `atomic()`."""
    store.execute("INSERT INTO survey_results (round_id, results) VALUES (?, ?)", (round_id, results.decode()))


def results_json(db: Reader, round_id: str) -> bytes | None:
    """Return what was kept, or `None` for a round that is open or was counted by hand."""
    found = db.value("SELECT results FROM survey_results WHERE round_id = ?", (round_id,))
    return None if found is None else str(found).encode()


def keep_texts(store: "Store", round_id: str, texts: Iterable[tuple[str, str]]) -> None:
    """Keep written answers (question, text) in the order of random keys. Inside `atomic()`."""
    keyed = sorted((secrets.token_bytes(16), question, text) for question, text in texts)
    store.execute_all(
        "INSERT INTO survey_texts (round_id, text_key, question, text) VALUES (?, ?, ?, ?)",
        [(round_id, *row) for row in keyed],
    )


def written(db: Reader, round_id: str) -> tuple[Written, ...]:
    """Return the written answers of a round in the order of their random keys."""
    rows = db.rows(f"SELECT {_COLUMNS} FROM survey_texts WHERE round_id = ? ORDER BY text_key", (round_id,))
    return tuple(
        Written(key=key.hex(), question=question, text=text, quote=quote, state=state, petition_id=petition)
        for key, question, text, quote, state, petition in rows
    )


def text_counts(db: Reader, round_id: str) -> tuple[int, int]:
    """Return how many written answers a round has, and how many of them nobody has read."""
    sql = "SELECT count(*), count(*) FILTER (WHERE state = 'unread') FROM survey_texts WHERE round_id = ?"
    ((written_ones, unread),) = db.rows(sql, (round_id,))
    return int(written_ones), int(unread)


def judge(store: "Store", round_id: str, one: Written) -> None:
    """Keep what a person decided on a written answer. Inside `atomic()`."""
    store.execute(
        "UPDATE survey_texts SET quote = ?, state = ?, petition_id = ? WHERE round_id = ? AND text_key = ?",
        (one.quote, one.state, one.petition_id, round_id, bytes.fromhex(one.key)),
    )


def drop_texts(store: "Store", round_id: str, keys: Iterable[str]) -> None:
    """Delete written answers for good. Inside `atomic()`."""
    store.execute_all(
        "DELETE FROM survey_texts WHERE round_id = ? AND text_key = ?",
        [(round_id, bytes.fromhex(key)) for key in keys],
    )


def empty_texts(store: "Store", round_id: str, keys: Iterable[str]) -> None:
    """Take what was written away, and leave the quotes made of it. Inside `atomic()`."""
    store.execute_all(
        "UPDATE survey_texts SET text = '' WHERE round_id = ? AND text_key = ?",
        [(round_id, bytes.fromhex(key)) for key in keys],
    )


def forget_texts(store: "Store", pattern: re.Pattern[str]) -> None:
    """Delete the written answers that hold `pattern` (of folded text); a quote without it stays. Inside `atomic()`."""
    for round_id, key, quote in _holding(store, pattern):
        if quote and not pattern.search(fold(quote)):
            empty_texts(store, round_id, [key])
        else:
            drop_texts(store, round_id, [key])


def count_texts(db: Reader, pattern: re.Pattern[str]) -> int:
    """Return how many written answers hold `pattern` (of folded text)."""
    return len(_holding(db, pattern))


def _holding(db: Reader, pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """Return (round, key, quote) of the written answers that hold `pattern`."""
    rows = db.rows("SELECT round_id, text_key, text, quote FROM survey_texts")
    return [
        (round_id, key.hex(), quote)
        for round_id, key, text, quote in rows
        if pattern.search(fold(text)) or pattern.search(fold(quote))
    ]
