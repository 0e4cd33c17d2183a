"""Problems of people and of what is kept about them."""

from collections.abc import Iterator, Mapping

from congdoan_desktop.domain.checks.problem import OwnCheck, Problem
from congdoan_desktop.domain.records import Consent, NetworkMembership, Person, PersonRequest, Record

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {
    Person: ("full_name",),
    NetworkMembership: ("network",),
    Consent: ("purpose", "text_version"),
    PersonRequest: ("kind",),
}


def _person(person: Person) -> Iterator[Problem]:
    if person.birth_year is not None and not 1930 <= person.birth_year <= 2015:
        yield Problem(field="birth_year", code="not_a_birth_year")


def _membership(membership: NetworkMembership) -> Iterator[Problem]:
    if membership.starts_on and membership.ends_on and membership.ends_on < membership.starts_on:
        yield Problem(field="ends_on", code="ends_before_start")


def _consent(consent: Consent) -> Iterator[Problem]:
    if consent.withdrawn_on is not None and consent.withdrawn_on < consent.given_on:
        yield Problem(field="withdrawn_on", code="ends_before_start")


def _request(request: PersonRequest) -> Iterator[Problem]:
    for name in ("answered_on", "done_on"):
        day = getattr(request, name)
        if day is not None and day < request.received_on:
            yield Problem(field=name, code="ends_before_start")


OWN: Mapping[type[Record], OwnCheck] = {
    Person: _person,
    NetworkMembership: _membership,
    Consent: _consent,
    PersonRequest: _request,
}
