"""Problems of opinions, petitions, incidents and refutations."""

from collections.abc import Iterator, Mapping

from congdoan_desktop.domain.checks.problem import OwnCheck, Problem, at_least_one, clock, days
from congdoan_desktop.domain.petitions import CLOSED, SETTLED
from congdoan_desktop.domain.records import Incident, Opinion, Petition, Record, Refutation
from congdoan_desktop.domain.text import clean

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {
    Opinion: ("content",),
    Petition: ("content",),
    Incident: ("title",),
    Refutation: ("content",),
}


def _opinion(opinion: Opinion) -> Iterator[Problem]:
    yield from days(opinion, "noted_on", "reported_on")
    if clean(opinion.reported_to) and opinion.reported_on is None:
        yield Problem(field="reported_on", code="reported_when", severity="warning")


def _petition(petition: Petition) -> Iterator[Problem]:
    yield from days(petition, "raised_on", "settled_on")
    yield from at_least_one(petition, "raised_times")
    if petition.due_on is not None and petition.due_on < petition.raised_on:
        yield Problem(field="due_on", code="due_before_raised")
    if petition.state in SETTLED and petition.settled_on is None:
        yield Problem(field="settled_on", code="settled_when")
    if petition.state not in CLOSED and petition.settled_on is not None:
        yield Problem(field="state", code="settled_but_open")
    if petition.state in SETTLED and not clean(petition.result):
        yield Problem(field="result", code="settled_how", severity="warning")


def _incident(incident: Incident) -> Iterator[Problem]:
    yield from days(incident, "happened_on", "closed_on")
    yield from clock(incident, "happened_at")
    reported = incident.reported_on
    if reported is not None and reported < incident.happened_on:
        yield Problem(field="reported_on", code="ends_before_start")
    if reported is not None and reported > incident.happened_on:
        yield Problem(field="reported_on", code="reported_late", severity="warning")


def _refutation(refutation: Refutation) -> Iterator[Problem]:
    yield from days(refutation, "noted_on")
    yield from at_least_one(refutation, "times")


OWN: Mapping[type[Record], OwnCheck] = {
    Opinion: _opinion,
    Petition: _petition,
    Incident: _incident,
    Refutation: _refutation,
}
