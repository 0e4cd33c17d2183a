"""One incident: what broke out, what was done; opinions noted on that day and the day before stand beside it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from congdoan_desktop import texts
from congdoan_desktop.domain.compose import Item, Writing
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Incident, Opinion
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.subjects import OPINIONS
from congdoan_desktop.usecases.subjects import wording as say
from congdoan_desktop.usecases.subjects.opinion_items import by_area, opinions_of, risky
from congdoan_desktop.usecases.subjects.subject import Subject, Window

_DAY = timedelta(days=1)
_TOLD = (("story", "cause"), ("handling", "outcome"))
"""What stands in one paragraph: that keeps the report on one page."""


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the incident of that id. Raises `UserError` report.no_subject."""
    incident = say.the_record(db, Incident, window)
    day = incident.happened_on
    opinions = opinions_of(db, day - _DAY, day)
    return say.on_record(
        template,
        window,
        day,
        lambda writing: told(writing, reference, incident, opinions),
        issued_on=incident.reported_on or day,
    )


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return all incidents, newest first."""
    found = repository.find(db, Incident)
    return say.newest_first(say.window(one.id, one.happened_on, one.title) for one in found)


def told(writing: Writing, reference: Reference, incident: Incident, opinions: tuple[Opinion, ...]) -> Writing:
    """Return `writing` with what is known of the incident."""
    proposals = say.lines(incident.proposal)
    return say.saying(
        writing,
        _words(incident),
        {
            "incident:place": incident.place,
            "incident:people": incident.people_involved is not None,
            "incident:proposals": proposals,
        },
        {
            "incident_told": tuple(_told(incident)),
            "incident_opinions": by_area(opinions, reference),
            "incident_risks": risky(opinions, reference),
            "incident_proposals": say.as_items("line", proposals),
        },
    )


def _words(incident: Incident) -> Mapping[str, object]:
    day, people = texts.long_date(incident.happened_on), incident.people_involved
    clock = incident.happened_at
    return {
        "incident_title": say.within(incident.title),
        "incident_time": OPINIONS["at"].format(day=day, clock=say.clock_or_blank(clock)) if clock else day,
        "incident_place": say.within(incident.place),
        "incident_people": "" if people is None else count_text(people),
    }


def _told(incident: Incident) -> Iterator[Item]:
    """Yield what happened and why, then what was done and how it ended."""
    for names in _TOLD:
        said = {name: say.within(getattr(incident, name)) for name in names}
        known = frozenset(name for name, text in said.items() if text)
        if known or "story" in names:
            yield Item(values=said, states=known or frozenset({"nothing"}))
