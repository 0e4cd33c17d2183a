"""A survey round: its anonymous sheets, its end, and what may be seen of it afterwards."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from congdoan_desktop import codec
from congdoan_desktop.domain.disclosure import SMALLEST
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form, Questionnaire, Sheet, answered, faults
from congdoan_desktop.domain.survey_results import Results, drawn_from
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import erase, repository, survey_box, survey_outcome
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.ballot_box import Box, box_of, destroy_key, known_box, opened
from congdoan_desktop.usecases.random_codes import random_codes
from congdoan_desktop.usecases.save_record import save_record

_CODE_LENGTH = 8


def keep_sheet(store: Store, round_id: str, sheet: Sheet, form: Form) -> int:
    """Put one valid sheet into the box, tied to nobody, and return how many there are now. Errors: `keep_sheets`."""
    return keep_sheets(store, round_id, (sheet,), form)


def keep_sheets(store: Store, round_id: str, sheets: Sequence[Sheet], form: Form, *, papers: Sequence[str] = ()) -> int:
    """Put valid sheets into the box, all or none, and return how many there are now.

    `papers`: what tells these papers or records from others (a printed serial number, the id of an export); they are
    kept as keyed hashes until the round is closed, so that nothing is taken in twice.
    Raises `UserError` survey.closed, survey.put_away, survey.faulty_sheet, survey.twice, file.*; `KeyError` for a round
    that is not in the store.
    """
    box, sealed = sealed_for_box(store, round_id, sheets, form)
    marks = [box.mark(f"paper {paper}") for paper in papers]
    if len(set(marks)) < len(marks) or any(survey_box.is_used(store, round_id, mark) for mark in marks):
        raise UserError("survey.twice")
    with store.atomic():
        survey_box.add(store, round_id, sealed)
        survey_box.add_marks(store, round_id, marks, used=True)
    return survey_box.sheet_count(store, round_id)


def is_taken(db: Reader, round_id: str, form: Form, paper: str) -> bool:
    """Whether a paper or record is in the box already (see `keep_sheets`)."""
    box = known_box(db, round_id, form.questionnaire)
    return box is not None and bool(survey_box.is_used(db, round_id, box.mark(f"paper {paper}")))


def make_codes(store: Store, round_id: str, form: Form, count: int) -> tuple[str, ...]:
    """Return new one-time codes, to be drawn by lot; the store keeps only keyed hashes of them.

    Raises `UserError` survey.closed, file.*.
    """
    _open_round(store, round_id)
    box = box_of(store, round_id, form.questionnaire)
    codes = random_codes(count, _CODE_LENGTH)
    with store.atomic():
        survey_box.add_marks(store, round_id, [box.mark(f"code {code}") for code in codes], used=False)
    return codes


def plain_code(text: str) -> str:
    """Return a code as somebody typed it in the form in which it was made."""
    return "".join(letter for letter in text.upper() if letter.isascii() and letter.isalnum())


def code_fault(db: Reader, round_id: str, form: Form, code: str) -> str:
    """Return why nobody may answer with `code` (`unknown_code`, `used_code`), or nothing."""
    box = known_box(db, round_id, form.questionnaire)
    used = None if box is None else survey_box.is_used(db, round_id, box.mark(f"code {plain_code(code)}"))
    return "unknown_code" if used is None else "used_code" if used else ""


def keep_coded_sheet(store: Store, round_id: str, sheet: Sheet, form: Form, code: str) -> None:
    """Put a sheet into the box for a one-time code, and use the code up; nothing ties one to the other afterwards.

    Raises `UserError` survey.unknown_code, survey.used_code, and as `keep_sheets`.
    """
    box, sealed = sealed_for_box(store, round_id, (sheet,), form)
    fault = code_fault(store, round_id, form, code)
    if fault:
        raise UserError(f"survey.{fault}")
    with store.atomic():
        survey_box.use(store, round_id, box.mark(f"code {plain_code(code)}"))
        survey_box.add(store, round_id, sealed)


def sheet_count(db: Reader, round_id: str) -> int:
    """Return how many sheets are in the box of an open round."""
    return survey_box.sheet_count(db, round_id)


def close_round(store: Store, round_id: str, closed_on: date, form: Form) -> SurveyRound:
    """End the round: the box is opened and counted once, what may be seen is kept, and the sheets are forgotten.

    A round counted by hand has no sheets here.
    Raises `UserError` survey.closed, survey.too_few (fewer than 5 sheets would show who said what), survey.no_key,
    survey.wrong_key, record.invalid.
    """
    record = _open_round(store, round_id)
    sheets = survey_box.sheet_count(store, round_id)
    valid = sheets or record.valid or 0
    if valid < SMALLEST:
        raise UserError("survey.too_few", count=valid, smallest=SMALLEST)
    returned = max(record.returned or 0, valid)
    handed_out = None if record.handed_out is None else max(record.handed_out, returned)
    closed = replace(record, closed_on=closed_on, valid=valid, returned=returned, handed_out=handed_out)
    found = list(opened(store, round_id, box_of(store, round_id, form.questionnaire))) if sheets else []
    with store.atomic():
        if found:
            results = drawn_from(form.questionnaire, found, record.breakdowns, form.logic)
            survey_outcome.keep_results(store, round_id, codec.to_json(results))
            survey_outcome.keep_texts(store, round_id, _texts(form.questionnaire, found))
        survey_box.empty(store, round_id)
        save_record(store, closed)
    with suppress(OSError):  # somebody holds the file: `destroy_old_keys` tries again
        destroy_key(store, round_id)
    with suppress(UserError):  # a full disk: the round is ended all the same, and what was deleted is overwritten
        erase.scrub(store)
    return closed


def results(db: Reader, round_id: str) -> Results | None:
    """Return what may be seen of a closed round; `None` for one that was counted by hand.

    Raises `UserError` survey.open; `KeyError` for a round that is not in the store.
    """
    if round_of(db, round_id).closed_on is None:
        raise UserError("survey.open")
    kept = survey_outcome.results_json(db, round_id)
    return None if kept is None else codec.from_json(kept, Results)


def has_results(db: Reader, round_id: str) -> bool:
    """Whether sheets were counted here when the round was closed."""
    return survey_outcome.results_json(db, round_id) is not None


def round_of(db: Reader, round_id: str) -> SurveyRound:
    """Return the round. Raises `KeyError` for one that is not in the store."""
    found = repository.get(db, SurveyRound, round_id)
    if found is None:
        raise KeyError(round_id)
    return found


def takes_sheets(db: Reader, round_id: str) -> bool:
    """Whether the round is neither ended nor put away."""
    return round_of(db, round_id).closed_on is None and not repository.is_archived(db, SurveyRound, round_id)


def _open_round(db: Reader, round_id: str) -> SurveyRound:
    found = round_of(db, round_id)
    if found.closed_on is not None:
        raise UserError("survey.closed")
    if repository.is_archived(db, SurveyRound, round_id):
        raise UserError("survey.put_away")
    return found


def sealed_for_box(store: Store, round_id: str, sheets: Sequence[Sheet], form: Form) -> tuple[Box, list[bytes]]:
    """Return the box of the open round and the sheets as they are kept in it; raises as `keep_sheets`."""
    _open_round(store, round_id)
    plain = [{name: clean(answer) for name, answer in answered(form, sheet).items()} for sheet in sheets]
    # What is cleaned may be longer (a letter that NFC takes apart) or nothing at all (only invisible letters).
    if any(faults(form, sheet) for sheet in (*sheets, *plain)):
        raise UserError("survey.faulty_sheet")
    box = box_of(store, round_id, form.questionnaire)
    return box, [box.seal(sheet) for sheet in plain]


def _texts(questionnaire: Questionnaire, sheets: Iterable[Sheet]) -> Iterator[tuple[str, str]]:
    written = [question.name for question in questionnaire.questions if question.kind == "text"]
    for sheet in sheets:
        for name in written:
            if sheet.get(name):
                yield name, sheet[name]
