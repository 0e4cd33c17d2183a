"""Problems of people and of what is kept about them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from congdoan_desktop.domain.checks.problem import EARLIEST, OwnCheck, Problem
from congdoan_desktop.domain.records import Consent, NetworkMembership, Person, PersonRequest, Record

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {
    Person: ("full_name",),
    NetworkMembership: ("network",),
    Consent: ("purpose", "text_version", "given_by"),
    PersonRequest: ("kind",),
}


def across(person: Person, memberships: Iterable[NetworkMembership]) -> Iterator[Problem]:
    """Yield what is odd about a person and their networks together; none of it hinders keeping anything."""
    memberships = tuple(memberships)
    open_now = Counter(m.network for m in memberships if m.ends_on is None)
    for network, number in open_now.items():
        if number > 1:
            yield Problem(field="network", code="network_twice", severity="warning", words=network)
    for membership in memberships:
        if person.left_on is not None and (membership.ends_on is None or membership.ends_on > person.left_on):
            yield Problem(field="ends_on", code="network_after_leaving", severity="warning", words=membership.network)


def _person(person: Person) -> Iterator[Problem]:
    if person.birth_year is not None and not 1930 <= person.birth_year <= 2015:
        yield Problem(field="birth_year", code="not_a_birth_year")
    if person.left_on is not None and person.left_on < EARLIEST:
        yield Problem(field="left_on", code="too_early")
    if person.deidentified_on is None:
        yield from _role(person)


def _role(person: Person) -> Iterator[Problem]:
    """Officers are elected among the members (Điều lệ Công đoàn)."""
    if not person.is_member and (person.is_full_time_officer or person.union_role not in ("", "none")):
        yield Problem(field="union_role", code="role_of_no_member", severity="warning")
    if person.is_member and person.union_role == "none":
        yield Problem(field="union_role", code="member_without_role", severity="warning")


def _membership(membership: NetworkMembership) -> Iterator[Problem]:
    if membership.starts_on and membership.ends_on and membership.ends_on < membership.starts_on:
        yield Problem(field="ends_on", code="ends_before_start")
    if membership.network == "reporter" and not membership.decision:
        # A function of the Party: chosen, recognised and carded by the cấp ủy (QĐ 907-QĐ/BTGDVTW).
        yield Problem(field="decision", code="reporter_decision", severity="warning")


def _consent(consent: Consent) -> Iterator[Problem]:
    if consent.text_version and consent.text_version.partition("@")[0] != consent.purpose:
        yield Problem(field="text_version", code="not_in_list")
    if consent.given_on < EARLIEST:
        yield Problem(field="given_on", code="too_early")
    if consent.withdrawn_on is not None and consent.withdrawn_on < consent.given_on:
        yield Problem(field="withdrawn_on", code="ends_before_start")


def _request(request: PersonRequest) -> Iterator[Problem]:
    if request.received_on < EARLIEST:
        yield Problem(field="received_on", code="too_early")
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
