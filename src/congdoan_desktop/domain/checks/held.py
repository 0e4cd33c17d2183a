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
    if survey.closed_on is not None and survey.closed_on < survey.opened_on:
        yield Problem(field="closed_on", code="ends_before_start")
    yield from within(survey, "handed_out", "returned")
    yield from within(survey, "returned", "valid")


def _evidence(evidence: Evidence) -> Iterator[Problem]:
    if evidence.keep_until is not None and evidence.keep_until < evidence.added_on:
        yield Problem(field="keep_until", code="ends_before_start")


OWN: Mapping[type[Record], OwnCheck] = {
    Activity: _activity,
    Course: _course,
    SurveyRound: _survey,
    Evidence: _evidence,
}
