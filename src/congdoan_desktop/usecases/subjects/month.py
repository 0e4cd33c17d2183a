"""What people thought and what happened in one month, `2026-06`."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from congdoan_desktop.domain.compose import Item, Writing
from congdoan_desktop.domain.facts import Span
from congdoan_desktop.domain.numbers import count_text, day_text, month_text
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import Incident, Opinion
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.subjects import OPINIONS, SUBJECTS
from congdoan_desktop.usecases.subjects import wording as say
from congdoan_desktop.usecases.subjects.opinion_items import by_area, opinions_of, risky
from congdoan_desktop.usecases.subjects.subject import Subject, Window

_CODE = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])\Z", re.ASCII)
_MONTH = timedelta(days=31)
_BACK = 12
"""So many months before this one are offered though nothing was noted in them."""
_MOODS = ("upset", "worried", "positive")


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the month of that code. Raises `UserError` report.no_subject."""
    if not _CODE.match(window):
        raise UserError("report.no_subject")
    first = date.fromisoformat(f"{window}-01")
    last = _next(first) - timedelta(days=1)
    opinions = opinions_of(db, first, last)
    incidents = repository.find(db, Incident, where={"happened_on": repository.Span(first=first, last=last)})
    return Subject(
        template=template,
        window=window,
        name=SUBJECTS["in_month"].format(month=month_text(first), year=first.year),
        period=Period(year=first.year),
        span=Span(start=first, end=last),
        tell=lambda writing, _: told(writing, reference, opinions, incidents),
    )


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return this month, the year before it, and every month in which something was noted; newest first."""
    months = {month.replace(day=1) for month in _noted(db) if month <= today}
    month = today.replace(day=1)
    for _ in range(_BACK + 1):
        months.add(month)
        month = (month - timedelta(days=1)).replace(day=1)
    return say.newest_first(Window(code=code_of(day), name=_name(day), day=day) for day in months)


def code_of(day: date) -> str:
    """Return the window of the month that `day` falls in."""
    return f"{day:%Y-%m}"


def told(writing: Writing, reference: Reference, opinions: Sequence[Opinion], incidents: Sequence[Incident]) -> Writing:
    """Return `writing` with what is known of the month."""
    proposals = [say.one_line(opinion.proposal) for opinion in opinions if opinion.proposal]
    moods, risks = _moods(opinions), risky(opinions, reference)
    return say.saying(
        writing,
        {
            "month_opinions": count_text(len(opinions)),
            "month_moods": moods,
            "month_incidents": count_text(len(incidents)),
        },
        {
            "month:nothing": not opinions and not incidents,
            "month:opinions": opinions,
            "month:moods": moods,
            "month:incidents": incidents,
            "month:risks": risks,
            "month:proposals": proposals,
        },
        {
            "month_opinions": by_area(opinions, reference),
            "month_incidents": tuple(_listed(incident) for incident in incidents),
            "month_risks": risks,
            "month_proposals": say.as_items("line", proposals),
        },
    )


def _noted(db: Reader) -> Iterable[date]:
    for (day,) in repository.find_columns(db, Opinion, ("noted_on",)):
        yield date.fromisoformat(day)
    for (day,) in repository.find_columns(db, Incident, ("happened_on",)):
        yield date.fromisoformat(day)


def _next(first: date) -> date:
    return (first + _MONTH).replace(day=1)


def _name(day: date) -> str:
    return SUBJECTS["month_window"].format(month=month_text(day), year=day.year)


def _moods(opinions: Iterable[Opinion]) -> str:
    counts = Counter(opinion.mood for opinion in opinions)
    return ", ".join(OPINIONS[mood].format(count=count_text(counts[mood])) for mood in _MOODS if counts[mood])


def _listed(incident: Incident) -> Item:
    outcome = say.within(incident.outcome)
    values = {"day": day_text(incident.happened_on), "title": say.within(incident.title), "outcome": outcome}
    return Item(values=values, states=frozenset({"outcome"} if outcome else ()))
