"""Who has not completed a course of a kind yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.plan import Plan, Target
from congdoan_desktop.domain.records import Course, NetworkMembership, Participant, Person
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.queries import Among, Span, Value

FULL_TIME, OFFICERS, EVERYBODY = "full_time", "officers", "everybody"
"""Groups of people; the others are codes of the catalogue `networks`."""
_USUAL = {
    "oral": FULL_TIME,
    "public_opinion": "opinion_collaborator",
    "propaganda": "core_propagandist",
    "digital_skills": EVERYBODY,
    "law": EVERYBODY,
}
"""Who a kind of course is meant for, where KH 30 §III.5 and the plans like it say so; else the officers."""


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """`ids`: people of the group who lack the course, by given name; `group` of them there are in all.

    `trained`: distinct people who completed one, of the group or not, on the roster or not.
    `since`: only courses from this day on are looked at; `targets` ask for this kind of course.
    """

    ids: tuple[str, ...]
    group: int
    trained: int
    since: date | None
    targets: tuple[Target, ...]


def usual_group(kind: str) -> str:
    """Return the group that courses of `kind` are meant for."""
    return _USUAL.get(kind, OFFICERS)


def groups(networks: Catalogue) -> tuple[str, ...]:
    """Return every group that can be asked for."""
    return (FULL_TIME, OFFICERS, *networks, EVERYBODY)


def lacking(db: Reader, reference: Reference, kind: str, who: str, today: date, *, text: str = "") -> Lacking:
    """Return who of the group `who` works here today and has not completed a finished course of `kind` by then.

    Where targets of plans in force ask for the kind, only courses of the time they are counted in are looked at.
    `text` narrows the people (not `trained`) to those found by it. A participant who was typed in is nobody of the
    roster. Long: not for the window's thread.
    """
    asking = [(plan, target) for plan, target in _asking(reference.plans, kind, today)]
    since = min((date(plan.valid_from.year, 1, 1) for plan, _ in asking), default=None)
    done = _completed(db, kind, since, today)
    people = _people(db, reference, who, today, text)
    trained = {person_id or (name, department) for person_id, name, department in done}
    has_it = {person_id for person_id, _, _ in done}
    return Lacking(
        ids=tuple(one for one in people if one not in has_it),
        group=len(people),
        trained=len(trained),
        since=since,
        targets=tuple(target for _, target in asking),
    )


def _asking(plans: Mapping[str, Plan], kind: str, today: date) -> Iterator[tuple[Plan, Target]]:
    for plan in plans.values():
        for target in plan.targets if plan.in_force(today, today) else ():
            if target.unit is not None and kind in target.unit.training_kinds:
                yield plan, target


def _completed(db: Reader, kind: str, since: date | None, today: date) -> list[tuple[str, str, str]]:
    """Return person, name and department of whoever completed such a course (as `domain.measures.completed`)."""
    held: dict[str, Value] = {"kind": kind, "finished": True, "held_on": Span(first=since, last=today)}
    courses = repository.find_ids(db, Course, where=held)
    where: dict[str, Value] = {"course_id": Among(values=courses), "result": "completed"}
    rows = repository.find_columns(db, Participant, ("person_id", "full_name", "department"), where=where)
    return [(person_id, name.casefold(), department.casefold()) for person_id, name, department in rows]


def _people(db: Reader, reference: Reference, who: str, today: date, text: str) -> list[str]:
    where: dict[str, Value] = {"deidentified_on": None}
    if who == FULL_TIME:
        where["is_full_time_officer"] = True
    elif who == OFFICERS:
        roles = reference.catalogues["union_roles"].values()
        where["union_role"] = Among(values=tuple(role.code for role in roles if "officer" in role.flags))
    rows = repository.find_columns(db, Person, ("id", "left_on"), where=where, text=text)
    here = [person_id for person_id, left_on in rows if left_on is None or left_on > today.isoformat()]
    if who not in reference.catalogues["networks"]:
        return here
    members = _members(db, who, today)
    return [person_id for person_id in here if person_id in members]


def _members(db: Reader, network: str, today: date) -> frozenset[str]:
    found = repository.find(db, NetworkMembership, where={"network": network})
    return frozenset(
        one.person_id
        for one in found
        if (one.starts_on is None or one.starts_on <= today) and (one.ends_on is None or today <= one.ends_on)
    )
