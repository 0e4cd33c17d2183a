"""A survey round: its questionnaire, its anonymous sheets, its end, and what may be seen of it afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from congdoan_desktop.domain.disclosure import SMALLEST, shown
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Question, Questionnaire, Sheet, faults
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.store import repository, survey_answers
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.save_record import save_record


@dataclass(frozen=True, kw_only=True)
class Result:
    """What is shown of one question: a count for each choice, `None` where it is hidden (see `domain.disclosure`)."""

    question: Question
    counts: tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True)
class Results:
    """What is shown of a closed round; `total` is the number of its valid sheets."""

    total: int
    questions: tuple[Result, ...]


def questionnaires(resources: Path) -> tuple[Questionnaire, ...]:
    """Return the questionnaires that came with the program, by code. Takes a while: not for the window's thread.

    Raises `UserError` xlsform.*, intake.*.
    """
    from congdoan_desktop.intake.xlsform import FILE_LIMIT, read_apart

    files = sorted((resources / "surveys").glob("*.xlsx"))
    return tuple(read_apart(read_file(file, limit=FILE_LIMIT)) for file in files)


def questionnaire(resources: Path, reference: str) -> Questionnaire:
    """Return the questionnaire of `reference` (`code@version`, or its code alone).

    Raises `UserError` survey.unknown_questionnaire, xlsform.*, intake.*.
    """
    for found in questionnaires(resources):
        if reference in (found.reference, found.code):
            return found
    raise UserError("survey.unknown_questionnaire", name=reference)


def keep_sheet(store: Store, round_id: str, answers: Sheet, form: Questionnaire) -> int:
    """Put one valid sheet into the box, tied to nobody, and return how many there are now. Errors: `keep_sheets`."""
    return keep_sheets(store, round_id, (answers,), form)


def keep_sheets(store: Store, round_id: str, sheets: Sequence[Sheet], form: Questionnaire) -> int:
    """Put valid sheets into the box, all or none, and return how many there are now.

    Raises `UserError` survey.closed, survey.faulty_sheet; `KeyError` for a round that is not in the store.
    """
    if _round(store, round_id).closed_on is not None:
        raise UserError("survey.closed")
    if any(faults(form, answers) for answers in sheets):
        raise UserError("survey.faulty_sheet")
    survey_answers.add_sheets(store, round_id, [_as_kept(answers, form) for answers in sheets])
    return survey_answers.sheet_count(store, round_id)


def sheet_count(db: Reader, round_id: str) -> int:
    """Return how many sheets were typed."""
    return survey_answers.sheet_count(db, round_id)


def close_round(store: Store, round_id: str, closed_on: date) -> SurveyRound:
    """End the round: no sheet comes in any more, results may be seen. A round counted by hand has no sheets here.

    Raises `UserError` survey.closed, survey.too_few (fewer than 5 sheets would show who said what), record.invalid.
    """
    record = _round(store, round_id)
    if record.closed_on is not None:
        raise UserError("survey.closed")
    sheets = survey_answers.sheet_count(store, round_id)
    valid = sheets or record.valid or 0
    if valid < SMALLEST:
        raise UserError("survey.too_few", count=valid, smallest=SMALLEST)
    returned = max(record.returned or 0, valid)
    handed_out = None if record.handed_out is None else max(record.handed_out, returned)
    closed = replace(record, closed_on=closed_on, valid=valid, returned=returned, handed_out=handed_out)
    survey_answers.mix_in(store, round_id)
    save_record(store, closed)
    return closed


def results(db: Reader, round_id: str, form: Questionnaire) -> Results:
    """Return what may be seen of a closed round; nothing of text and numbers, which could tell who wrote them.

    Raises `UserError` survey.open; `KeyError` for a round that is not in the store.
    """
    if _round(db, round_id).closed_on is None:
        raise UserError("survey.open")
    total = survey_answers.mixed_count(db, round_id)
    ticked = survey_answers.tally(db, round_id)
    chosen = [question for question in form.questions if question.choices]
    return Results(
        total=total,
        questions=tuple(_result(question, ticked.get(question.name, {}), total) for question in chosen),
    )


def _result(question: Question, ticked: Mapping[str, int], total: int) -> Result:
    counts = [ticked.get(choice.name, 0) for choice in question.choices]
    return Result(question=question, counts=shown(counts, total, exclusive=question.kind == "select_one"))


def _round(db: Reader, round_id: str) -> SurveyRound:
    found = repository.get(db, SurveyRound, round_id)
    if found is None:
        raise KeyError(round_id)
    return found


def _as_kept(answers: Sheet, form: Questionnaire) -> survey_answers.Sheet:
    several = {question.name for question in form.questions if question.kind == "select_multiple"}
    return {name: tuple(text.split()) if name in several else (text,) for name, text in answers.items() if text.strip()}
