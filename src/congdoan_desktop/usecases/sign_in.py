"""The list people sign at a session (Danh sách dự): blank before, filled in after."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from congdoan_desktop import texts
from congdoan_desktop.domain.attendance import makeup
from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Activity, Person, Unit
from congdoan_desktop.domain.report import Cell, Column, SignatureBlock, Table
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.sign_in import SIGN_IN
from congdoan_desktop.usecases.evidence_time import photo_months
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.papers import header_of

ROOM_FOR_A_PEN = 9
"""Millimetres of a row that is signed."""
_WIDTHS = {"index": 5, "full_name": 24, "department": 19, "role": 15, "women": 5, "signature": 19, "note": 13}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is printed. `people`: who works here on that day; `blank`: empty lines; `attended`: who was ticked."""

    source: Literal["people", "blank", "attended"] = "people"
    departments: tuple[str, ...] | None = None
    """Only people of these; `None`: of all."""
    blank_lines: int = 25
    apart: bool = False
    """A sheet of its own for each department."""
    notice: bool = True
    """People are told that pictures are taken, what for and for how long (Luật 91/2025 Đ32)."""


def departments_on(db: Reader, day: date) -> Mapping[str, int]:
    """Return the departments of whoever works here on `day`, by name, with how many they are."""
    counted = Counter(one.department for one in _people_on(db, day))
    return {name: counted[name] for name in sorted(counted)}


def sign_in_sheets(
    db: Reader, codes: Mapping[str, Catalogue], activities: Sequence[Activity], choice: Choice
) -> tuple[Sheet, ...]:
    """Return the sheets for the sessions, one after the other. Raises `UserError` unit.missing."""
    with db.reading():
        unit, months = the_unit(db), photo_months(db)
        return tuple(
            _sheet(unit, codes, activity, group, choice, months, department)
            for activity in activities
            for department, group in _groups(_people(db, activity, choice), choice)
        )


def _sheet(
    unit: Unit,
    codes: Mapping[str, Catalogue],
    activity: Activity,
    people: Sequence[Person],
    choice: Choice,
    months: int,
    department: str,
) -> Sheet:
    filled = choice.source == "attended"
    facts = {**_facts(activity, codes["topics"]), SIGN_IN["department"]: department}
    notice = [SIGN_IN["photos"].format(months=count_text(months))] if choice.notice and not filled else []
    return Sheet(
        header=header_of(unit),
        title=SIGN_IN["title"],
        subtitle=activity.title,
        facts=tuple((name, words) for name, words in facts.items() if words),
        paragraphs=tuple(notice),
        table=_table(people, codes["union_roles"], choice),
        row_height=0 if filled else ROOM_FOR_A_PEN,
        note=_counted(activity, people) if filled else "",
        date_line=f"{unit.place}, {texts.long_date(activity.held_on)}" if filled else "",
        signatures=(_by_hand("author"), _by_hand("chair")),
    )


def _facts(activity: Activity, topics: Catalogue) -> dict[str, str]:
    return {
        SIGN_IN["time"]: _when(activity),
        SIGN_IN["place"]: activity.venue,
        SIGN_IN["topics"]: "; ".join(label(topics, code) for code in activity.topics),
        SIGN_IN["host"]: activity.host,
        SIGN_IN["speaker"]: activity.speaker,
    }


def _when(activity: Activity) -> str:
    hours = "hours" if activity.starts and activity.ends else "from_hour" if activity.starts else ""
    day = "to_day" if activity.ended_on else "on_day"
    values = {
        "starts": activity.starts,
        "ends": activity.ends,
        "day": texts.short_date(activity.held_on),
        "last": texts.short_date(activity.ended_on) if activity.ended_on else "",
    }
    return (SIGN_IN[hours].format(**values) if hours else "") + SIGN_IN[day].format(**values)


def _table(people: Sequence[Person], roles: Catalogue, choice: Choice) -> Table:
    names = [name for name in _WIDTHS if not (name == "signature" and choice.source == "attended")]
    columns = tuple(
        Column(heading=SIGN_IN[name], width=_WIDTHS[name], kind="index" if name in ("index", "women") else "text")
        for name in names
    )
    rows: list[tuple[Cell, ...]] = [
        tuple(_cells(number, one, roles)[name] for name in names) for number, one in enumerate(people, 1)
    ]
    if choice.source == "blank":
        rows = [(number, *("" for _ in names[1:])) for number in range(1, choice.blank_lines + 1)]
    return Table(code="", title="", columns=columns, rows=tuple(rows))


def _cells(number: int, one: Person, roles: Catalogue) -> dict[str, Cell]:
    return {
        "index": number,
        "full_name": one.full_name,
        "department": one.department,
        "role": label(roles, one.union_role) if one.union_role not in ("", "member", "none") else one.job_title,
        "women": SIGN_IN["yes"] if one.gender == "female" else "",
        "signature": "",
        "note": "",
    }


def _counted(activity: Activity, people: Sequence[Person]) -> str:
    known = makeup(people, frozenset())
    parts = {"women": known.women, "members": known.members}
    said = {
        name: SIGN_IN[f"counted_{name}"].format(count=count_text(count)) if count is not None and people else ""
        for name, count in parts.items()
    }
    words = SIGN_IN["counted"].format(count=count_text(len(people)), **said)
    beyond = (activity.total or 0) - len(people) if activity.counted_by == "both" else 0
    return f"{words} {SIGN_IN['beyond'].format(count=count_text(beyond))}" if beyond > 0 else words


def _people(db: Reader, activity: Activity, choice: Choice) -> list[Person]:
    if choice.source == "blank":
        return []
    if choice.source == "attended":
        named = attendance.attendees(db, activity.id)
        found = [one for one in repository.find(db, Person, archived=None) if one.id in named]
    else:
        found = _people_on(db, activity.held_on)
    return [one for one in found if choice.departments is None or one.department in choice.departments]


def _people_on(db: Reader, day: date) -> list[Person]:
    people = repository.find(db, Person, where={"deidentified_on": None})
    return [one for one in people if one.left_on is None or one.left_on >= day]


def _groups(people: Sequence[Person], choice: Choice) -> Iterable[tuple[str, Sequence[Person]]]:
    """Yield the people of each sheet, with the department it is for."""
    if not choice.apart or choice.source == "blank":
        return [("", people)]
    names = sorted({one.department for one in people})
    return [(name, [one for one in people if one.department == name]) for name in names] or [("", people)]


def _by_hand(who: str) -> SignatureBlock:
    return SignatureBlock(authority_lines=(), title_lines=(SIGN_IN[who],), full_name="")
