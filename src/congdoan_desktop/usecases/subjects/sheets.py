"""One closed survey round whose paper sheets are destroyed. Nothing of what was answered stands in the minutes.

What is not known yet is dots, to be filled in by pen.
"""

from collections.abc import Mapping
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.text import inside
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.subjects import SHEETS, SUBJECTS
from congdoan_desktop.usecases.subjects import wording as say
from congdoan_desktop.usecases.subjects.subject import Subject, Window


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the round of that id. Raises `UserError` report.no_subject, survey.open."""
    survey = say.the_record(db, SurveyRound, window)
    if survey.closed_on is None:
        raise UserError("survey.open")
    return say.on_record(
        template,
        window,
        survey.destroyed_on or survey.closed_on,
        lambda writing: told(writing, survey),
        issued_on=survey.destroyed_on,
    )


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return the closed rounds that had paper, newest first."""
    rounds = repository.find(db, SurveyRound)
    return say.newest_first(
        say.window(one.id, one.closed_on, one.title) for one in rounds if one.closed_on and was_on_paper(one)
    )


def was_on_paper(survey: SurveyRound) -> bool:
    """Whether sheets of paper were handed out."""
    return survey.method in ("paper", "scan", "mixed")


def lacks_destruction(survey: SurveyRound) -> bool:
    """Whether the round is closed, paper may still lie about, and nothing says that it was destroyed."""
    over = survey.closed_on is not None and survey.destroyed_on is None
    return over and was_on_paper(survey) and bool(survey.returned)


def told(writing: Writing, survey: SurveyRound) -> Writing:
    """Return `writing` with how many sheets there were and what was done with them."""
    left = (survey.returned or 0) - (survey.destroyed_sheets or 0)
    known = survey.destroyed_sheets is not None and left > 0
    return say.saying(writing, _words(survey, left), {"sheets:left": known})


def _words(survey: SurveyRound, left: int) -> Mapping[str, object]:
    return {
        "sheets_day": texts.long_date(survey.destroyed_on) if survey.destroyed_on else SUBJECTS["blank_day"],
        "sheets_by": say.or_blank(survey.destroyed_by),
        "sheets_witness": say.or_blank(survey.destroyed_witness),
        "sheets_round": _titled(survey),
        "sheets_opened": day_text(survey.opened_on),
        "sheets_closed": day_text(survey.closed_on or survey.opened_on),
        "sheets_handed": say.count_or_blank(survey.handed_out),
        "sheets_returned": say.count_or_blank(survey.returned),
        "sheets_valid": say.count_or_blank(survey.valid),
        "sheets_destroyed": say.count_or_blank(survey.destroyed_sheets),
        "sheets_left": count_text(max(left, 0)),
        "sheets_how": say.or_blank(inside(survey.destroyed_how).rstrip(".")),
        "destroyer_signer": say.bare_name(survey.destroyed_by),
        "watcher_signer": say.bare_name(survey.destroyed_witness),
    }


def _titled(survey: SurveyRound) -> str:
    """Return the title with the period, which is said once."""
    period = texts.period_name(survey.period)
    said = period in survey.title
    return survey.title if said else SHEETS["period"].format(title=survey.title, period=period)
