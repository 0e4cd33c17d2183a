"""One search over everything: what holds the words, where it is, the likeliest first. Survey answers are no records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain import records
from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.domain.records import Record
from congdoan_desktop.domain.records.about import above, day_of, first_line, name_of
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.searching import search
from congdoan_desktop.store.tables import table_of
from congdoan_desktop.usecases.places import Place, place_of

KINDS: tuple[type[Record], ...] = (
    *(records.Activity, records.Person, records.Course, records.Participant, records.SurveyRound),
    *(records.Opinion, records.Petition, records.Incident, records.Refutation, records.Dialogue, records.DialogueItem),
    *(records.OwnPlan, records.PlanTask, records.Narrative, records.IssuedReport, records.Evidence),
    records.OrgUnit,
)
PLAN = "Plan"
LEAST = 2
"""Letters from which on records are searched: one letter is in all of them."""


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing that was found. `above`: what the record it stands under is called; `around`: where the words stand,
    when they are not in the title.
    """

    title: str
    day: date | None
    above: str
    around: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Found:
    """The hits of one kind (a class name, or `Plan`) and how many more there are."""

    kind: str
    hits: tuple[Hit, ...]
    more: int


def search_all(db: Reader, plans: Iterable[Plan], text: str, *, limit: int = 8) -> tuple[Found, ...]:
    """Return what holds every word of `text`, with or without accents, by kind; kinds without a hit are left out."""
    if len(fold(clean(text)).replace(" ", "")) < LEAST:
        return ()
    with db.reading():
        found = [_found(db, kind, text, limit) for kind in KINDS]
    found.append(_plans(plans, text, limit))
    return tuple(one for one in found if one.hits)


def _found(db: Reader, kind: type[Record], text: str, limit: int) -> Found:
    hits, count = search(db, kind, text, limit=limit)
    shown = [hit for record in hits if (hit := _hit(db, record, text)) is not None]
    return Found(kind=kind.__name__, hits=tuple(shown), more=count - len(hits))


def _hit(db: Reader, record: Record, text: str) -> Hit | None:
    place, owner = place_of(record), above(record)
    if place is None:
        return None
    over = repository.get(db, *owner) if owner else None
    return Hit(
        title=name_of(record),
        day=day_of(record),
        above=name_of(over) if over else "",
        around=_around(record, text),
        place=place,
    )


def _around(record: Record, text: str) -> str:
    """Return the first line that holds most of the words, unless the title holds them all."""
    words = fold(text).split()
    if all(word in fold(name_of(record)) for word in words):
        return ""
    texts = (str(getattr(record, name)) for name in table_of(type(record)).searched)
    lines = [line for text in texts for line in text.splitlines()]
    best = max(lines, key=lambda line: sum(word in fold(line) for word in words), default="")
    return first_line(best)


def _plans(plans: Iterable[Plan], text: str, limit: int) -> Found:
    words = fold(text).split()
    held = [plan for plan in plans if all(word in fold(f"{plan.short} {plan.number} {plan.title}") for word in words)]
    hits = tuple(
        Hit(
            title=f"{plan.short}: {plan.title}",
            day=plan.issued_on,
            above="",
            around="",
            place=Place(page="plans", record_id=plan.code),
        )
        for plan in held[:limit]
    )
    return Found(kind=PLAN, hits=hits, more=len(held) - len(hits))
