"""What should be mended before a report on a survey is signed."""

from collections.abc import Iterator

from congdoan_desktop import texts
from congdoan_desktop.domain.checks import check
from congdoan_desktop.domain.disclosure import LEAST_SHEETS
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.period import parse_period
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.surveyed import Surveyed
from congdoan_desktop.texts.survey_report import SURVEY_CHECKS
from congdoan_desktop.usecases.finding import Finding, Severity
from congdoan_desktop.usecases.subjects.sheets import lacks_destruction
from congdoan_desktop.usecases.subjects.subject import Subject


def on_round(facts: Facts, subject: Subject) -> Iterator[Finding]:
    """Yield what is still to be done with the rounds of the period, first of all with the one reported on."""
    survey = subject.survey
    rounds = [one for one in facts.surveys if parse_period(one.period).end in subject.span]
    for one in rounds:
        if one.closed_on is None:
            yield _finding("survey_open", "missing", one)
    if survey is None:
        if not rounds:
            sentence = SURVEY_CHECKS["survey_none"].format(period=subject.name)
            yield Finding(code="survey_none", severity="missing", sentence=sentence, page="survey")
        return
    yield from _contradictions(survey.round)
    yield from _missing(survey)
    yield from _hints(survey)


def _finding(code: str, severity: Severity, one: SurveyRound, **values: object) -> Finding:
    sentence = SURVEY_CHECKS[code].format(title=one.title, **values)
    return Finding(code=code, severity=severity, sentence=sentence, page="survey", record_id=one.id)


def _contradictions(one: SurveyRound) -> Iterator[Finding]:
    for problem in check(one):
        sentence = texts.CHECKS["record"].format(
            title=one.title,
            day=texts.short_date(one.opened_on),
            field=texts.FIELDS.get(problem.field, problem.field),
            problem=texts.problem_sentence(problem),
        )
        yield Finding(code=problem.code, severity="contradiction", sentence=sentence, page="survey", record_id=one.id)


def _missing(survey: Surveyed) -> Iterator[Finding]:
    one = survey.round
    if survey.unread:
        yield _finding("survey_unread", "missing", one, count=survey.unread)
    if lacks_destruction(one):
        yield _finding("survey_paper", "missing", one)
    if one.handed_out is None:
        yield _finding("survey_handed", "missing", one)


def _hints(survey: Surveyed) -> Iterator[Finding]:
    one, unsettled = survey.round, sum(not petition.level for petition in survey.petitions)
    if survey.results is None:
        yield _finding("survey_by_hand", "hint", one)
    elif survey.results.total < LEAST_SHEETS:
        yield _finding("survey_few", "hint", one, count=survey.results.total)
    if not survey.petitions:
        yield _finding("survey_no_petition", "hint", one)
    if unsettled:
        yield _finding("survey_level", "hint", one, count=unsettled)
