"""Measures of one unit over a span of days: numerator as a range, denominator, and what is missing for it.

A measure never rounds, never guesses: unknown is not 0, a head-count gives a range, a declared number inside the range
is marked as estimated. Rules: plan 30/KH-LĐLĐ §II, §III.4, §III.5, §IV.2; plan 36/KH-LĐLĐ §II.4; BLLĐ 2019 Đ63.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from congdoan_desktop.domain import dialogue_rules
from congdoan_desktop.domain.attendance import people_range, without
from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.facts import Facts, Span, head_count_for
from congdoan_desktop.domain.period import parse_period
from congdoan_desktop.domain.plan import Rule
from congdoan_desktop.domain.records import Activity, Dialogue, IssuedReport, Participant, SurveyRound
from congdoan_desktop.domain.report import NamedFigure

DECREE_145 = frozenset({"periodic", "on_request", "on_case"})
"""Kinds of dialogue that NĐ 145/2020 rules (the flag `decree145` of catalogue `dialogue_kinds`)."""


def is_attended(activity: Activity, forms: Catalogue) -> bool:
    """Whether people sit in front of it, so that they can be counted (a Zalo post or a notice board has none)."""
    form = forms.get(activity.form)
    return form is None or "attended" in form.flags


def by_presence(activities: Iterable[Activity], forms: Catalogue) -> tuple[list[Activity], list[Activity]]:
    """Return (activities that people sit in front of, the others)."""
    attended: list[Activity] = []
    others: list[Activity] = []
    for activity in activities:
        (attended if is_attended(activity, forms) else others).append(activity)
    return attended, others


def counts_toward_target(activity: Activity, forms: Catalogue) -> bool:
    """Whether it is one of the "ít nhất 01 hoạt động": as ticked, else as its form says."""
    if activity.counts_toward_target is not None:
        return activity.counts_toward_target
    form = forms.get(activity.form)
    return form is not None and "counts" in form.flags


def activities_in(
    facts: Facts, span: Span, *, topics: Iterable[str] = (), plans: Iterable[str] = ()
) -> tuple[Activity, ...]:
    """Return the activities that begin in `span` and, where named, have one of the topics and one of the plans."""
    wanted_topics, wanted_plans = frozenset(topics), frozenset(plans)

    def fits(activity: Activity) -> bool:
        under = {plan.split("#")[0] for plan in activity.plans}
        return (not wanted_topics or bool(wanted_topics & set(activity.topics))) and (
            not wanted_plans or bool(wanted_plans & under)
        )

    return tuple(activity for activity in facts.activities if activity.held_on in span and fits(activity))


def people_reached(
    facts: Facts,
    forms: Catalogue,
    span: Span,
    *,
    topics: Iterable[str] = (),
    plans: Iterable[str] = (),
    code: str = "reached",
) -> NamedFigure:
    """Distinct workers reached by attended activities, over all workers of the unit (see `head_count_for`).

    Who is known to have left by then is not counted; of a head-count nobody knows who they were.
    """
    held = [a for a in activities_in(facts, span, topics=topics, plans=plans) if is_attended(a, forms)]
    left = frozenset(p.id for p in facts.people if p.left_on is not None and p.left_on <= span.end)
    sessions = [without(facts.session(a), left) for a in held]
    count = head_count_for(facts, span.end, at_least=people_range(sessions, None)[0])
    everybody = count.workers_total if count else None
    low, high = people_range(sessions, everybody)
    missing: tuple[str, ...] = () if count else ("head_count",)
    if any(session.total is None for session in sessions):
        missing += ("attendance",)
    as_of = count.as_of if count else None
    if everybody is not None and low > everybody:
        return NamedFigure(code=code, low=None, high=None, den=everybody, as_of=as_of, missing=("more_than_workers",))
    return NamedFigure(code=code, low=low, high=high, den=everybody, as_of=as_of, missing=missing)


def declared(figure: NamedFigure, facts: Facts, period: str) -> NamedFigure:
    """Return `figure` narrowed to the number the officer declared for `period`, if it lies inside the range."""
    values = [d.value for d in facts.declarations if d.measure == figure.code and d.period == period]
    if not values or figure.low is None or figure.low == figure.high:
        return figure
    value = values[-1]
    if value < figure.low or (figure.high is not None and value > figure.high):
        return replace(figure, missing=(*figure.missing, "declared_outside"))
    return replace(figure, low=value, high=value, estimated=True)


def activities_held(facts: Facts, forms: Catalogue, span: Span, rule: Rule) -> NamedFigure:
    """Activities that count as one of the "ít nhất 01 hoạt động"."""
    held = activities_in(facts, span, topics=rule.topics, plans=rule.plans)
    return exactly("activities", sum(counts_toward_target(activity, forms) for activity in held))


def closed_rounds(facts: Facts, span: Span) -> tuple[SurveyRound, ...]:
    """Return the survey rounds that are over and whose own period ends in `span` (they may be closed after it)."""
    return tuple(survey for survey in facts.surveys if is_closed_in(survey, span))


def is_closed_in(survey: SurveyRound, span: Span) -> bool:
    """Whether the round is over and its own period ends in `span`."""
    return survey.closed_on is not None and parse_period(survey.period).end in span


def surveys_closed(facts: Facts, span: Span) -> NamedFigure:
    """Closed survey rounds of the periods that end in `span`."""
    return exactly("surveys", len(closed_rounds(facts, span)))


def completed(facts: Facts, span: Span, kinds: Iterable[str] = ()) -> tuple[Participant, ...]:
    """Return who completed a finished course of `kinds` (all when empty) that began in `span`."""
    wanted = frozenset(kinds)
    courses = {c.id for c in facts.courses if c.finished and c.held_on in span and (not wanted or c.kind in wanted)}
    return tuple(p for p in facts.participants if p.course_id in courses and p.result == "completed")


def distinct(participants: Iterable[Participant]) -> int:
    """Count people, not places: one person in two courses counts once (by roster id, else by name and department)."""
    return len({p.person_id or (p.full_name.casefold(), p.department.casefold()) for p in participants})


def people_trained(facts: Facts, span: Span, kinds: Iterable[str], code: str = "people_trained") -> NamedFigure:
    """Distinct people who completed a finished course of `kinds`."""
    return exactly(code, distinct(completed(facts, span, kinds)))


def officers_trained(facts: Facts, span: Span, kinds: Iterable[str]) -> NamedFigure:
    """Full-time officers who completed a course of `kinds`, over the full-time officers on the roster.

    An empty roster does not say that there are none.
    """
    if not facts.people:
        return NamedFigure(code="officers_trained", low=None, high=None, missing=("roster",))
    officers = {p.id for p in facts.people if p.is_full_time_officer and (p.left_on is None or p.left_on > span.end)}
    trained = {p.person_id for p in completed(facts, span, kinds)} & officers
    return NamedFigure(code="officers_trained", low=len(trained), high=len(trained), den=len(officers))


def is_valid(dialogue: Dialogue) -> bool | None:
    """Whether a dialogue that was held was valid (see `dialogue_rules`); `None` where what that depends on was not
    written down, and of a conference, which other law rules.
    """
    if dialogue.kind not in DECREE_145:
        return None
    return dialogue_rules.is_valid(dialogue_rules.findings(dialogue, ("decree145",), {}, dialogue.held_on))


def dialogues_that_count(facts: Facts, kinds: Iterable[str] = ()) -> tuple[Dialogue, ...]:
    """Return the dialogues of `kinds` (all when empty) that are not known to be void."""
    wanted = frozenset(kinds)
    return tuple(d for d in facts.dialogues if is_valid(d) is not False and (not wanted or d.kind in wanted))


def dialogues_held(facts: Facts, span: Span, kinds: Iterable[str] = ()) -> NamedFigure:
    """Dialogues held in `span`: surely those of which it is known that they were valid, at most those not void."""
    held = [dialogue for dialogue in dialogues_that_count(facts, kinds) if dialogue.held_on in span]
    proven = sum(is_valid(dialogue) is True for dialogue in held)
    missing = () if proven == len(held) else ("dialogue_presence",)
    return NamedFigure(code="dialogues_held", low=proven, high=len(held), missing=missing)


def digital_uses(facts: Facts, forms: Catalogue, span: Span) -> tuple[tuple[Activity, ...], tuple[IssuedReport, ...]]:
    """Return what shows that the unit works with information technology: activities of digital forms in `span`, and
    reports handed up as signed files (reading of T13 until the province defines it).
    """
    digital = tuple(a for a in activities_in(facts, span) if a.form in forms and "digital" in forms[a.form].flags)
    return digital, tuple(report for report in facts.issued if report.issued_on in span)


def _it_used(facts: Facts, forms: Catalogue, span: Span, _rule: Rule) -> NamedFigure:
    digital, issued = digital_uses(facts, forms, span)
    return exactly("it_uses", len(digital) + len(issued))


def exactly(code: str, count: int) -> NamedFigure:
    """A count that is known."""
    return NamedFigure(code=code, low=count, high=count)


Measure = Callable[[Facts, Catalogue, Span, Rule], NamedFigure]

MEASURES: Mapping[str, Measure] = {
    "people_reached": lambda facts, forms, span, rule: people_reached(
        facts,
        forms,
        span,
        topics=rule.topics,
        plans=rule.plans,
        code=rule.figure or ("briefed" if rule.topics else "reached"),
    ),
    "activities_held": activities_held,
    "surveys_closed": lambda facts, _forms, span, _rule: surveys_closed(facts, span),
    "people_trained": lambda facts, _forms, span, rule: people_trained(facts, span, rule.training_kinds),
    "officers_trained": lambda facts, _forms, span, rule: officers_trained(facts, span, rule.training_kinds),
    "dialogues_held": lambda facts, _forms, span, rule: dialogues_held(facts, span, rule.dialogue_kinds),
    "it_used": _it_used,
}
"""Measures that a rule of a plan may name."""
