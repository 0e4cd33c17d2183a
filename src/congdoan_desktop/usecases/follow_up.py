"""What waits on the page of opinions: late petitions, incidents not reported, dialogues to prepare or to publish."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from congdoan_desktop.domain.dialogue_rules import Finding, findings
from congdoan_desktop.domain.petitions import CLOSED
from congdoan_desktop.domain.records import Dialogue, Incident, Petition, Record
from congdoan_desktop.domain.records.about import name_of
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader

AHEAD = timedelta(days=30)
"""So long before its day a planned dialogue, and what is to be done for it, is named."""
PAST = timedelta(days=365)
"""A dialogue that was held longer ago is not chased any more."""
_STEPS = {"contents_sent": "contents", "answered": "answer", "minutes": "minutes", "published": "publish"}


@dataclass(frozen=True, kw_only=True)
class OpenItem:
    """One thing to do. `code`: of `texts.opinions.FOLLOW_UP`; it is late when `due_on` lies before today."""

    code: str
    due_on: date
    title: str
    kind: type[Record]
    record_id: str


def open_items(db: Reader, today: date, reference: Reference) -> tuple[OpenItem, ...]:
    """Return what is to be done, by its day; the page is "opinions"."""
    found = (*_petitions(db, today), *_incidents(db, today), *_dialogues(db, today, reference))
    return tuple(sorted(found, key=lambda item: (item.due_on, item.code, item.record_id)))


def _petitions(db: Reader, today: date) -> Iterator[OpenItem]:
    for petition in repository.find(db, Petition):
        if petition.state not in CLOSED and petition.due_on is not None and petition.due_on <= today + AHEAD:
            yield _item("petition", petition.due_on, petition)


def _incidents(db: Reader, today: date) -> Iterator[OpenItem]:
    """An incident is reported the same day; one that is over and was never reported stays named for a month."""
    for incident in repository.find(db, Incident):
        closed = incident.closed_on is not None and incident.closed_on < today - AHEAD
        if incident.reported_on is None and not closed:
            yield _item("incident", incident.happened_on, incident)


def _dialogues(db: Reader, today: date, reference: Reference) -> Iterator[OpenItem]:
    kinds = reference.catalogues["dialogue_kinds"]
    for dialogue in repository.find(db, Dialogue):
        if not today - PAST <= dialogue.held_on <= today + AHEAD:
            continue
        if dialogue.held_on >= today:
            yield _item("planned", dialogue.held_on, dialogue)
        flags = kinds[dialogue.kind].flags if dialogue.kind in kinds else ()
        for finding in findings(dialogue, flags, reference.holidays, today):
            if _is_to_do(finding, dialogue, today):
                yield _item(_STEPS[finding.rule], _due(finding, dialogue), dialogue)


def _is_to_do(finding: Finding, dialogue: Dialogue, today: date) -> bool:
    """Whether a step is not done: what was done too late cannot be mended, and is not chased."""
    if finding.rule not in _STEPS or finding.state == "kept" or finding.values.get("done") is not None:
        return False
    if finding.rule == "contents_sent":
        return dialogue.held_on > today
    return finding.rule == "answered" or dialogue.held_on <= today


def _due(finding: Finding, dialogue: Dialogue) -> date:
    latest = finding.values.get("latest")
    return latest if isinstance(latest, date) else dialogue.held_on


def _item(code: str, due_on: date, record: Record) -> OpenItem:
    return OpenItem(code=code, due_on=due_on, title=name_of(record), kind=type(record), record_id=record.id)
