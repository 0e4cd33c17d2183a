"""One month as a grid of weeks: what is planned, what was done, what is due."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from congdoan_desktop.domain.duties import Due, due_list
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.petitions import CLOSED
from congdoan_desktop.domain.records import (
    Activity,
    Course,
    Dialogue,
    DialogueItem,
    DutyDay,
    Incident,
    IssuedReport,
    OwnPlan,
    Petition,
    PhaseProgress,
    PlanTask,
    Record,
    SurveyRound,
)
from congdoan_desktop.domain.records.about import above, name_of
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.repository import Span
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.places import Place, place_of

State = Literal["done", "planned", "due", "late"]
"""`due`: a day until which something is to be done; `late`: that day is over, or what was planned was not held."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing on one day. `kind`: class name, `SurveyRound+` for the end of a round, or `Due`."""

    day: date
    kind: str
    title: str
    state: State
    at: str = ""
    """`HH:MM` or empty."""
    place: Place


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day of the grid. `off`: nobody works; `holiday`: the name of the day, where it has one."""

    day: date
    off: bool
    holiday: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Month:
    """Weeks from Monday to Sunday; the first and the last one reach into the months beside it."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]

    def days(self) -> tuple[Day, ...]:
        """Return the days of the month itself."""
        return tuple(day for week in self.weeks for day in week if day.day.month == self.first.month)


def month(db: Reader, reference: Reference, year: int, number: int, today: date) -> Month:
    """Return the month `number` of `year` as it stands on `today`. Raises `UserError` unit.missing."""
    weeks = Calendar(0).monthdatescalendar(year, number)
    span = Span(first=weeks[0][0], last=weeks[-1][-1])
    with db.reading():
        items = [*_records(db, span, today), *_dues(db, reference, today)]
    by_day: dict[date, list[Item]] = defaultdict(list)
    for item in items:
        by_day[item.day].append(item)
    return Month(
        first=date(year, number, 1),
        weeks=tuple(tuple(_day(day, by_day.get(day, ()), reference) for day in week) for week in weeks),
    )


def _day(day: date, items: Iterable[Item], reference: Reference) -> Day:
    entry = reference.catalogues["holidays"].get(day.isoformat())
    off = reference.holidays.get(day)
    return Day(
        day=day,
        off=day.weekday() == 6 if off is None else off,
        holiday=entry.label if entry else "",
        items=tuple(sorted(items, key=lambda item: (item.at or "99", item.kind, item.title))),
    )


def _records(db: Reader, span: Span, today: date) -> Iterator[Item]:
    for kind, day, state in _SOURCES:
        for record in repository.find(db, kind, where={day: span}):
            held: date = getattr(record, day)
            if (found := state(record, held, today)) is not None and _in_sight(db, record):
                yield _item(record, held, found)
    for survey in repository.find(db, SurveyRound, where={"closed_on": span}):
        if survey.closed_on is not None:
            yield _item(survey, survey.closed_on, "done", ended=True)


def _item(record: Record, day: date, state: State, *, ended: bool = False) -> Item:
    place = place_of(record)
    assert place is not None, "every kind of the month has a page"
    kind = type(record).__name__ + ("+" if ended else "")
    at = getattr(record, "starts", "") or getattr(record, "happened_at", "")
    return Item(day=day, kind=kind, title=name_of(record), state=state, at=at, place=place)


def _in_sight(db: Reader, record: Record) -> bool:
    owner = above(record)
    return owner is None or not repository.is_archived(db, *owner)


def _dues(db: Reader, reference: Reference, today: date) -> Iterator[Item]:
    facts = Facts(
        unit=the_unit(db),
        surveys=repository.find(db, SurveyRound),
        issued=repository.find(db, IssuedReport),
        dialogues=repository.find(db, Dialogue),
        own_plans=repository.find(db, OwnPlan),
        phases=repository.find(db, PhaseProgress),
        duty_days=repository.find(db, DutyDay),
    )
    for due in due_list(reference.plans.values(), facts, today):
        state: State = "late" if due.due_on < today else "due"
        yield Item(
            day=due.due_on,
            kind="Due",
            title=f"{due.title}: {due.phase}" if due.phase else due.title,
            state=state,
            place=_due_place(due),
        )


def _due_place(due: Due) -> Place:
    if due.kind == "report" and due.report_kind:
        return Place(page="report", record_id=f"{due.report_kind}@{due.window}")
    return Place(page={"survey": "survey", "dialogue": "opinions"}.get(due.kind, "plans"))


_StateOf = Callable[[Record, date, date], State | None]


def _held(record: Record, day: date, today: date) -> State | None:
    if getattr(record, "is_planned", False):
        return "late" if day < today else "planned"
    return "done" if day <= today else "planned"


def _until(over: Container[str]) -> _StateOf:
    def state(record: Record, day: date, today: date) -> State | None:
        if getattr(record, "state", "") in over:
            return "done"
        return "late" if day < today else "due"

    return state


_TASK_OVER = frozenset({"done", "dropped"})
"""States of catalogue `task_states` in which nothing is to be done any more."""
_SOURCES: tuple[tuple[type[Record], str, _StateOf], ...] = (
    (Activity, "held_on", _held),
    (Course, "held_on", _held),
    (Dialogue, "held_on", _held),
    (SurveyRound, "opened_on", _held),
    (Incident, "happened_on", _held),
    (PlanTask, "due_on", _until(_TASK_OVER)),
    (Petition, "due_on", _until(CLOSED)),
    (DialogueItem, "due_on", lambda _record, day, today: "due" if day >= today else None),
)
