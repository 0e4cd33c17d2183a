"""Problems of opinions, petitions, incidents and refutations."""

from collections.abc import Iterator, Mapping

from congdoan_desktop.domain.checks.problem import OwnCheck, Problem, at_least_one, clock, days
from congdoan_desktop.domain.records import Incident, Opinion, Petition, Record, Refutation

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {
    Opinion: ("content",),
    Petition: ("content",),
    Incident: ("title",),
    Refutation: ("content",),
}


def _opinion(opinion: Opinion) -> Iterator[Problem]:
    yield from days(opinion, "noted_on", "reported_on")


def _petition(petition: Petition) -> Iterator[Problem]:
    yield from days(petition, "raised_on", "settled_on")
    yield from at_least_one(petition, "raised_times")


def _incident(incident: Incident) -> Iterator[Problem]:
    yield from days(incident, "happened_on", "closed_on")
    yield from clock(incident, "happened_at")


def _refutation(refutation: Refutation) -> Iterator[Problem]:
    yield from days(refutation, "noted_on")
    yield from at_least_one(refutation, "times")


OWN: Mapping[type[Record], OwnCheck] = {
    Opinion: _opinion,
    Petition: _petition,
    Incident: _incident,
    Refutation: _refutation,
}
