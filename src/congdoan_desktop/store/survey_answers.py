"""Answers of a survey, tied to nobody: no time, no author, no order of entry.

How the order is lost. A sheet that was just typed waits with at most four others in one row of `survey_pending`, as a
list sorted by what the sheets say. The fifth one mixes them in: the answers of the whole round are read, every sheet
gets a new random key, and all are written again in the order of those keys. So neither the keys nor the places in the
pages of the file tell what came first; freed pages are overwritten with zeros (`secure_delete`), and the write-ahead
log, which holds the steps in between, is emptied after each mixing (or at closing, if a reader is in the way).

What remains. Who holds copies of the file from two moments (backups) knows which sheets, five at least, came in
between, unless the round was closed in between with fewer. Who holds the file while sheets wait sees those (one to
four) apart, and in the log in which order they came. What the disk itself keeps of files that were overwritten is out
of our reach: encrypt the store for that.
"""

import json
import re
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from congdoan_desktop.domain.text import fold
from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

Sheet = Mapping[str, tuple[str, ...]]
"""Question → the answers given to it (several for select_multiple); unanswered questions are left out."""

BATCH = 5
"""So many sheets are mixed in together, at least."""

_SHEET_ITSELF = ""
"""Question of the one row every sheet has, so that a blank sheet counts as a sheet."""


def add_sheets(store: "Store", round_id: str, sheets: Sequence[Sheet]) -> None:
    """Keep typed sheets: they wait until there are `BATCH` of them, then all are mixed in. Durable on return."""
    with store.atomic():
        waiting = [*_waiting(store, round_id), *sheets]
        _keep_waiting(store, round_id, waiting)
    if len(waiting) >= BATCH:
        mix_in(store, round_id)


def mix_in(store: "Store", round_id: str) -> None:
    """Mix in whatever waits, be it fewer than `BATCH`: to be called when the round is closed or reported."""
    waiting = _waiting(store, round_id)
    if not waiting:
        return
    with store.atomic():
        _write_anew(store, round_id, [*_sheets(store, round_id), *waiting])
        _keep_waiting(store, round_id, [])
    store.empty_log()


def tally(db: Reader, round_id: str) -> Mapping[str, Mapping[str, int]]:
    """Return question → answer → number of sheets, without the sheets that still wait."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    found = db.rows(
        "SELECT question, answer, count(*) FROM survey_answers WHERE round_id = ? AND question <> ?"
        " GROUP BY question, answer ORDER BY question, answer",
        (round_id, _SHEET_ITSELF),
    )
    for question, answer, number in found:
        counts[question][answer] = number
    return counts


def sheet_count(db: Reader, round_id: str) -> int:
    """Return the number of sheets typed so far, those that still wait among them."""
    return mixed_count(db, round_id) + len(_waiting(db, round_id))


def mixed_count(db: Reader, round_id: str) -> int:
    """Return the number of sheets that `tally` counts."""
    sql = "SELECT count(*) FROM survey_answers WHERE round_id = ? AND question = ?"
    return int(db.value(sql, (round_id, _SHEET_ITSELF)))


def forget_answers(store: "Store", pattern: re.Pattern[str]) -> None:
    """Delete the written answers that hold `pattern` (of folded text). Inside `atomic()`; the sheets stay and count.

    Nobody is shown what was written; still it must not name somebody whose data are erased.
    """
    for key in store.rows("SELECT round_id, sheet_key, question, answer FROM survey_answers"):
        if pattern.search(fold(key[3])):
            sql = "DELETE FROM survey_answers WHERE round_id = ? AND sheet_key = ? AND question = ? AND answer = ?"
            store.execute(sql, key)
    for (round_id,) in store.rows("SELECT round_id FROM survey_pending"):
        waiting = _waiting(store, round_id)
        left = [_without(sheet, pattern) for sheet in waiting]
        if left != waiting:
            _keep_waiting(store, round_id, left)


def _without(sheet: Sheet, pattern: re.Pattern[str]) -> Sheet:
    return {name: texts for name, texts in sheet.items() if not any(pattern.search(fold(text)) for text in texts)}


def _waiting(db: Reader, round_id: str) -> list[Sheet]:
    kept = db.value("SELECT sheets FROM survey_pending WHERE round_id = ?", (round_id,))
    return [{question: tuple(answers) for question, answers in sheet.items()} for sheet in json.loads(kept or "[]")]


def _keep_waiting(store: "Store", round_id: str, sheets: Sequence[Sheet]) -> None:
    texts = sorted(json.dumps(sheet, ensure_ascii=False, sort_keys=True) for sheet in sheets)
    store.execute(
        "INSERT INTO survey_pending (round_id, sheets) VALUES (?, ?)"
        " ON CONFLICT (round_id) DO UPDATE SET sheets = excluded.sheets",
        (round_id, f"[{','.join(texts)}]"),
    )


def _sheets(db: Reader, round_id: str) -> list[Sheet]:
    sheets: dict[bytes, dict[str, tuple[str, ...]]] = defaultdict(dict)
    sql = "SELECT sheet_key, question, answer FROM survey_answers WHERE round_id = ?"
    for key, question, answer in db.rows(sql, (round_id,)):
        sheets[key][question] = (*sheets[key].get(question, ()), answer)
    return list(sheets.values())


def _write_anew(store: "Store", round_id: str, sheets: Sequence[Sheet]) -> None:
    store.execute("DELETE FROM survey_answers WHERE round_id = ?", (round_id,))
    keyed = sorted({secrets.token_bytes(16): sheet for sheet in sheets}.items(), key=itemgetter(0))
    store.execute_all(
        "INSERT INTO survey_answers (round_id, sheet_key, question, answer) VALUES (?, ?, ?, ?)",
        [
            (round_id, key, question, answer)
            for key, sheet in keyed
            for question, answers in sorted({**sheet, _SHEET_ITSELF: ("",)}.items())
            for answer in sorted(set(answers))
        ],
    )
