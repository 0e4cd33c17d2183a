"""Who stands in a list of people, with as few columns as its reason needs: name, and what the person is asked for.

Never year of birth, sex, number of member, ethnic group: who needs those asks for them in a letter that says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Course, NetworkMembership, Participant, Person
from congdoan_desktop.domain.report import Cell, Column, Table
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.exchange import LISTS

What = Literal["people", "course", "network"]
COLUMNS: Mapping[What, tuple[str, ...]] = {
    "people": ("department", "union_role"),
    "course": ("department", "role", "result", "certificate_no"),
    "network": ("department", "union_role", "decision", "since"),
}
"""What may stand beside number and name, in this order."""
USUAL: Mapping[What, tuple[str, ...]] = {
    "people": ("department", "union_role"),
    "course": ("department", "result"),
    "network": ("department",),
}
"""What is proposed."""
_WIDTHS = {"index": 5, "full_name": 28, "since": 11, "result": 13}
_Row = tuple[str, Mapping[str, str]]
"""A name and the other columns."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A list that can be asked for; `id` and `what` as in `hand_over_list.Wanted`."""

    what: What
    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Listed:
    """The people as a table, by given name; `title` in running text ("học viên lớp …")."""

    title: str
    table: Table


def choices(db: Reader, reference: Reference) -> tuple[Choice, ...]:
    """Return the lists that can be asked for: everybody, each network, each course, the latest first."""
    networks = tuple(
        Choice(what="network", id=entry.code, title=entry.label) for entry in reference.catalogues["networks"].values()
    )
    held = sorted(repository.find(db, Course), key=lambda course: course.held_on, reverse=True)
    courses = tuple(
        Choice(
            what="course", id=one.id, title=LISTS["choice_course"].format(title=one.title, day=short_date(one.held_on))
        )
        for one in held
    )
    return (Choice(what="people", id="", title=LISTS["choice_people"]), *networks, *courses)


def listed(db: Reader, reference: Reference, what: What, which: str, columns: tuple[str, ...], today: date) -> Listed:
    """Return the people of a list. Raises `UserError` handover.nobody for a course that is not there."""
    title, rows = _FOUND[what](db, reference.catalogues, which, today)
    shown = tuple(name for name in COLUMNS[what] if name in columns)
    heads = tuple(
        Column(
            heading=LISTS[name],
            kind="index" if name == "index" else "date" if name == "since" else "text",
            width=_WIDTHS.get(name, 20),
        )
        for name in ("index", "full_name", *shown)
    )
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (number, name, *(others[column] for column in shown)) for number, (name, others) in enumerate(rows, 1)
    )
    note = LISTS["counted"].format(count=count_text(len(cells)))
    return Listed(
        title=title,
        table=Table(code="", title=LISTS["table"].format(title=title), columns=heads, rows=cells, note=note),
    )


def _people(db: Reader, codes: Mapping[str, Catalogue], _which: str, today: date) -> tuple[str, list[_Row]]:
    return LISTS["people"], [_person(one, codes) for one in _here(db, today)]


def _course(db: Reader, _codes: Mapping[str, Catalogue], which: str, _today: date) -> tuple[str, list[_Row]]:
    course = repository.get(db, Course, which)
    if course is None:
        raise UserError("handover.nobody")
    found = repository.find(db, Participant, where={"course_id": course.id})
    nameless = _nameless(db)
    rows = [_participant(one) for one in found if one.person_id not in nameless]
    return LISTS["course"].format(title=course.title), rows


def _network(db: Reader, codes: Mapping[str, Catalogue], which: str, today: date) -> tuple[str, list[_Row]]:
    members = {
        one.person_id: one
        for one in repository.find(db, NetworkMembership, where={"network": which})
        if (one.starts_on or today) <= today <= (one.ends_on or today)
    }
    rows: list[_Row] = [
        (name, {**others, "decision": members[one.id].decision, "since": _since(members[one.id])})
        for one in _here(db, today)
        if one.id in members
        for name, others in (_person(one, codes),)
    ]
    name = label(codes["networks"], which)
    return LISTS["network"].format(network=name[:1].lower() + name[1:]), rows


_FOUND = {"people": _people, "course": _course, "network": _network}


def _here(db: Reader, today: date) -> list[Person]:
    people = repository.find(db, Person, where={"deidentified_on": None}, order=("sort_key",))
    return [one for one in people if one.left_on is None or one.left_on > today]


def _nameless(db: Reader) -> frozenset[str]:
    rows = repository.find_columns(db, Person, ("id", "deidentified_on"), archived=None)
    return frozenset(one for one, day in rows if day)


def _person(one: Person, codes: Mapping[str, Catalogue]) -> _Row:
    return one.full_name, {"department": one.department, "union_role": label(codes["union_roles"], one.union_role)}


def _participant(one: Participant) -> _Row:
    role = "full_time" if one.is_full_time_officer else "officer" if one.is_union_officer else ""
    return one.full_name, {
        "department": one.department,
        "role": LISTS[role] if role else "",
        "result": LISTS[f"result_{one.result}"] if one.result else "",
        "certificate_no": one.certificate_no,
    }


def _since(one: NetworkMembership) -> str:
    return one.starts_on.isoformat() if one.starts_on else ""
