"""Problems of activities, courses and survey rounds."""

from collections.abc import Iterator, Mapping

from congdoan_desktop.domain.checks.problem import OwnCheck, Problem, at_least_one, clock, days, within
from congdoan_desktop.domain.period import is_period
from congdoan_desktop.domain.records import Activity, Course, Evidence, Participant, Record, SurveyRound

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {
    Activity: ("title", "form"),
    Course: ("title", "kind"),
    SurveyRound: ("title", "period"),
    Participant: ("full_name",),
    Evidence: ("kind", "name", "sha256"),
}


def _activity(activity: Activity) -> Iterator[Problem]:
    yield from days(activity, "held_on", "ended_on")
    wrong = list(clock(activity, "starts", "ends"))
    yield from wrong
    if not wrong and activity.ended_on is None and "" < activity.ends < activity.starts:
        yield Problem(field="ends", code="ends_before_start", severity="warning")
    yield from at_least_one(activity, "times")
    yield from within(activity, "total", "women", "minority", "members", "seasonal")
    if activity.is_planned and activity.total is not None:
        yield Problem(field="total", code="planned_not_counted", severity="warning")


def _course(course: Course) -> Iterator[Problem]:
    yield from days(course, "held_on", "ended_on")
    yield from at_least_one(course, "sessions")


def _survey(survey: SurveyRound) -> Iterator[Problem]:
    if survey.period and not is_period(survey.period):
        yield Problem(field="period", code="not_in_list")
    yield from days(survey, "opened_on", "closed_on")
    yield from _no_more(survey, "returned", "handed_out", "more_than_handed_out")
    yield from _no_more(survey, "valid", "returned", "more_than_returned")
    yield from _no_more(survey, "destroyed_sheets", "returned", "more_than_returned")
    yield from _destroyed(survey)


def _no_more(survey: SurveyRound, part: str, whole: str, code: str) -> Iterator[Problem]:
    if any(problem.field == part for problem in within(survey, whole, part)):
        yield Problem(field=part, code=code, severity="warning")


def _destroyed(survey: SurveyRound) -> Iterator[Problem]:
    """Paper sheets are needed until the round is closed: whoever loses the computer types them again."""
    day, closed = survey.destroyed_on, survey.closed_on
    if day is not None and (closed is None or day < closed):
        yield Problem(field="destroyed_on", code="destroyed_before_end", severity="warning")
    if day is None and survey.destroyed_sheets is not None:
        yield Problem(field="destroyed_on", code="destroyed_when", severity="warning")


def _evidence(evidence: Evidence) -> Iterator[Problem]:
    if evidence.keep_until is not None and evidence.keep_until < evidence.added_on:
        yield Problem(field="keep_until", code="ends_before_start")


OWN: Mapping[type[Record], OwnCheck] = {
    Activity: _activity,
    Course: _course,
    SurveyRound: _survey,
    Evidence: _evidence,
}
