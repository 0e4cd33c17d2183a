"""All figures of a report on one unit and period, by the names that templates use (`resources/reports/`)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.facts import Facts, Span, head_count_for
from congdoan_desktop.domain.measures import (
    activities_in,
    by_presence,
    closed_rounds,
    completed,
    counts_toward_target,
    declared,
    dialogues_that_count,
    distinct,
    exactly,
    officers_trained,
    people_reached,
    people_trained,
    surveys_closed,
)
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.petitions import CLOSED, SETTLED
from congdoan_desktop.domain.records import Activity, NetworkMembership, Opinion, Petition, SurveyRound
from congdoan_desktop.domain.report import NamedFigure

HEAD_COUNTS = (
    "workers_total",
    "workers_women",
    "workers_minority",
    "workers_seasonal",
    "members_total",
    "members_women",
    "members_minority",
)
NETWORKS = {
    "opinion_collaborators": "opinion_collaborator",
    "core_propagandists": "core_propagandist",
    "reporters": "reporter",
    "core_workers": "core_worker",
}
TRAINING = {"trained_oral": "oral", "trained_digital": "digital", "trained_refute": "refute"}
CONFERENCES = frozenset({"workers_conference", "staff_conference"})
"""Kinds kept among the dialogues that are no dialogue: agencies and public services hold them once a year."""
FUNDS = ("funds_union", "funds_employer", "funds_social")


def all_figures(
    facts: Facts, forms: Catalogue, period: Period, briefing_topics: Iterable[str], plan_from: date
) -> Mapping[str, NamedFigure]:
    """Return every figure of `period` by its code. `briefing_topics`: topics that count as "quán triệt" of the plan.

    A number is declared for a target, that is for the year or, of a briefing, since `plan_from`: it is a number of
    this period only where that is the same.
    """
    figures = dict(figures_over(facts, forms, Span(start=period.start, end=period.end), briefing_topics))
    own = {"reached": period.half != 2, "briefed": plan_from in period}
    return figures | {code: declared(figures[code], facts, period.code) for code, holds in own.items() if holds}


def figures_over(
    facts: Facts, forms: Catalogue, span: Span, briefing_topics: Iterable[str]
) -> Mapping[str, NamedFigure]:
    """Return every figure of any days, as the records have it: nobody declares a number for days that are no period."""
    figures = [
        *_head_counts(facts, span),
        people_reached(facts, forms, span),
        people_reached(facts, forms, span, topics=briefing_topics, code="briefed"),
        *_activity_figures(facts, forms, activities_in(facts, span)),
        *_network_figures(facts, span),
        *_survey_figures(facts, span),
        *_training_figures(facts, span),
        *_opinion_figures(facts, span),
        *_dialogue_figures(facts, span),
    ]
    return {figure.code: figure for figure in figures}


def survey_in(facts: Facts, span: Span) -> SurveyRound | None:
    """Return the survey round of the periods that end in `span` that was closed last."""
    return max(closed_rounds(facts, span), key=lambda s: (s.closed_on, s.id), default=None)


def known(code: str, count: int | None) -> NamedFigure:
    """A count as typed; `None` stays unknown."""
    return NamedFigure(code=code, low=count, high=count, missing=() if count is not None else (code,))


def total_of(code: str, counts: Iterable[int | None]) -> NamedFigure:
    """Sum counts of which some may be unknown: then the sum is only a lower end, and the gap is named."""
    counts = list(counts)
    total = sum(count for count in counts if count is not None)
    if None not in counts:
        return exactly(code, total)
    if total == 0:
        return NamedFigure(code=code, low=None, high=None, missing=(code,))
    return NamedFigure(code=code, low=total, high=None, missing=(code,))


def _head_counts(facts: Facts, span: Span) -> list[NamedFigure]:
    count = head_count_for(facts, span.end)
    as_of = count.as_of if count else None
    return [
        NamedFigure(code=name, low=value, high=value, as_of=as_of, missing=() if value is not None else (name,))
        for name in HEAD_COUNTS
        for value in [getattr(count, name) if count else None]
    ]


def _activity_figures(facts: Facts, forms: Catalogue, held: Iterable[Activity]) -> list[NamedFigure]:
    held = list(held)
    attended, indirect = by_presence(held, forms)
    digital = [a for a in held if a.form in forms and "digital" in forms[a.form].flags]
    spent = {name: [getattr(a, name) for a in held if getattr(a, name) is not None] for name in FUNDS}
    return [
        exactly("activities", sum(counts_toward_target(activity, forms) for activity in held)),
        exactly("sessions", sum(activity.times for activity in attended)),
        total_of("attendances", [facts.session(activity).total for activity in attended]),
        total_of("attendances_women", [facts.women(activity) for activity in attended]),
        total_of("attendances_minority", [activity.minority for activity in attended]),
        total_of("indirect_reach", [activity.reach for activity in indirect]),
        exactly("digital_products", sum(activity.times for activity in digital)),
        exactly("ai_products", sum(activity.times for activity in held if activity.uses_ai)),
        exactly("material_copies", sum(activity.material_copies or 0 for activity in held)),
        *(known(name, sum(amounts) if amounts else None) for name, amounts in spent.items()),
    ]


def _network_figures(facts: Facts, span: Span) -> list[NamedFigure]:
    """People in each network at the end of `span`."""
    active = {p.id for p in facts.people if p.left_on is None or p.left_on > span.end}
    pairs = {(m.person_id, m.network) for m in facts.memberships if m.person_id in active and lasts_on(m, span.end)}
    holders = Counter(network for _, network in pairs)
    return [exactly(name, holders[network]) for name, network in NETWORKS.items()]


def lasts_on(membership: NetworkMembership, day: date) -> bool:
    """Whether somebody belongs to the network on `day`."""
    begun = membership.starts_on is None or membership.starts_on <= day
    return begun and (membership.ends_on is None or day <= membership.ends_on)


def _survey_figures(facts: Facts, span: Span) -> list[NamedFigure]:
    last = survey_in(facts, span)
    return [
        surveys_closed(facts, span),
        known("survey_handed", last.handed_out if last else None),
        known("survey_returned", last.returned if last else None),
        known("survey_valid", last.valid if last else None),
    ]


def _training_figures(facts: Facts, span: Span) -> list[NamedFigure]:
    return [
        exactly("courses", sum(course.held_on in span for course in facts.courses)),
        exactly("people_trained", distinct(completed(facts, span))),
        *(people_trained(facts, span, [kind], code=name) for name, kind in TRAINING.items()),
        officers_trained(facts, span, ["oral"]),
    ]


def opinions_in(facts: Facts, span: Span) -> tuple[Opinion, ...]:
    """Return the opinions noted in `span`."""
    return tuple(opinion for opinion in facts.opinions if opinion.noted_on in span)


def kept_count(code: str, facts: Facts, kept: str, count: int) -> NamedFigure:
    """A count of records of the tuple `kept` of `facts`; who never kept one does not say 0."""
    if not facts.keeps(kept):
        return NamedFigure(code=code, low=None, high=None, missing=("never_kept",))
    return exactly(code, count)


def _opinion_figures(facts: Facts, span: Span) -> list[NamedFigure]:
    """What was noted, broke out, was asked for and was refuted in `span`, and what was still open when it ended."""
    happened = [incident for incident in facts.incidents if incident.happened_on in span]
    unsettled = [one for one in happened if one.closed_on is None or one.closed_on > span.end]
    refuted = [refutation.times for refutation in facts.refutations if refutation.noted_on in span]
    return [
        kept_count("opinions", facts, "opinions", len(opinions_in(facts, span))),
        kept_count("incidents", facts, "incidents", len(happened)),
        kept_count("incidents_open", facts, "incidents", len(unsettled)),
        *_petition_figures(facts, span),
        kept_count("refutations", facts, "refutations", sum(refuted)),
    ]


def _petition_figures(facts: Facts, span: Span) -> Iterator[NamedFigure]:
    petitions = facts.petitions
    raised = sum(petition.raised_on in span for petition in petitions)
    settled = sum(petition.state in SETTLED and petition.settled_on in span for petition in petitions)
    waiting = sum(waits_on(petition, span.end) for petition in petitions)
    yield kept_count("petitions", facts, "petitions", raised)
    yield kept_count("petitions_settled", facts, "petitions", settled)
    yield kept_count("petitions_open", facts, "petitions", waiting)


def waits_on(petition: Petition, day: date) -> bool:
    """Whether `petition` was raised by `day` and not closed by then; one closed without a day is closed."""
    waits = petition.state not in CLOSED if petition.settled_on is None else petition.settled_on > day
    return petition.raised_on <= day and waits


def _dialogue_figures(facts: Facts, span: Span) -> list[NamedFigure]:
    held = [dialogue for dialogue in dialogues_that_count(facts) if dialogue.held_on in span]
    talks = [dialogue for dialogue in held if dialogue.kind not in CONFERENCES]
    number = kept_count("dialogues", facts, "dialogues", len(talks))
    members = total_of("dialogue_workers", [dialogue.worker_present for dialogue in talks])
    return [
        number,
        members if number.low is not None else replace(number, code=members.code),
        kept_count("conferences", facts, "dialogues", len(held) - len(talks)),
    ]
