"""Blind re-entry: one paper in ten, drawn by lot, is typed once more by somebody else.

What was typed first waits sealed under a short random code that is written on the paper. Nobody knows beforehand
which paper it will be, and who types it again does not see what was typed first. What nobody typed again by the time
the round is closed counts as typed first.
"""

import secrets
from dataclasses import asdict

from congdoan_desktop.domain.double_entry import counted
from congdoan_desktop.domain.survey import Form, Sheet
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import survey_box
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.survey_checks import CheckSums, add_check, check_sums
from congdoan_desktop.usecases.ballot_box import Box, known_box
from congdoan_desktop.usecases.survey import plain_code, sealed_for_box

ONE_IN = 10
"""Of so many papers one is typed twice."""
_LETTERS, _DIGITS = "ACEFHJKLMNPRTVWXY", "346789"
"""A letter, a digit, a letter: no words, and nothing that is read for something else when written by hand."""
_TRIES = 200


def keep_typed_sheet(store: Store, round_id: str, sheet: Sheet, form: Form, *, one_in: int = ONE_IN) -> str:
    """Put a paper sheet into the box, or, when the lot falls on it, aside; return the code for the paper, or nothing.

    `one_in=0`: never aside. Raises as `usecases.survey.keep_sheet`.
    """
    box, (sealed,) = sealed_for_box(store, round_id, (sheet,), form)
    code = _new_code(store, round_id, box) if _is_drawn(one_in) else ""
    with store.atomic():
        if code:
            survey_box.put_aside(store, round_id, code, sealed)
            survey_box.add_marks(store, round_id, [_mark(box, code)], used=True)
        else:
            survey_box.add(store, round_id, (sealed,))
    return code


def waiting_count(db: Reader, round_id: str) -> int:
    """Return how many papers wait to be typed again."""
    return len(survey_box.aside(db, round_id))


def is_waiting(db: Reader, round_id: str, code: str) -> bool:
    """Whether a paper with this code, as somebody typed it, waits to be typed again."""
    return plain_code(code) in survey_box.aside(db, round_id)


def first_typed(db: Reader, round_id: str, form: Form, code: str) -> Sheet:
    """Return what was typed first: to be compared only once the second typing is complete.

    Raises `UserError` survey.unknown_check, survey.no_key, survey.wrong_key.
    """
    sealed = survey_box.aside(db, round_id).get(plain_code(code))
    box = known_box(db, round_id, form.questionnaire)
    if sealed is None or box is None:
        raise UserError("survey.unknown_check", paper=plain_code(code))
    return box.unseal(sealed)


def settle_check(store: Store, round_id: str, form: Form, code: str, second: Sheet, final: Sheet) -> CheckSums:
    """Put the settled sheet into the box and forget the code; return the sums of the round.

    Raises `UserError` survey.unknown_check, survey.closed, survey.faulty_sheet, survey.no_key, survey.wrong_key.
    """
    _box, sealed = sealed_for_box(store, round_id, (final,), form)
    found = counted(form, first_typed(store, round_id, form, code), second, final)
    with store.atomic():
        survey_box.take_from_aside(store, round_id, plain_code(code))
        survey_box.add(store, round_id, sealed)
        add_check(store, round_id, CheckSums(sheets=1, **asdict(found)))
    return check_sums(store, round_id)


def drop_check(store: Store, round_id: str, code: str) -> None:
    """Take a paper out that turns out not to be a valid one; it is in no sum.

    Raises `UserError` survey.unknown_check (also once the round is closed).
    """
    if not is_waiting(store, round_id, code):
        raise UserError("survey.unknown_check", paper=plain_code(code))
    with store.atomic():
        survey_box.take_from_aside(store, round_id, plain_code(code))


def _is_drawn(one_in: int) -> bool:
    return one_in > 0 and secrets.randbelow(one_in) == 0


def _new_code(db: Reader, round_id: str, box: Box) -> str:
    """Return a code that no paper of the round has had, or nothing when hardly any is left."""
    for _ in range(_TRIES):
        code = "".join(map(secrets.choice, (_LETTERS, _DIGITS, _LETTERS)))
        if survey_box.is_used(db, round_id, _mark(box, code)) is None:
            return code
    return ""


def _mark(box: Box, code: str) -> bytes:
    return box.mark(f"check {code}")
