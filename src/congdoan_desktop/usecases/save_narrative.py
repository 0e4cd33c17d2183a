"""The officer's own words in a report, and the words proposed for them."""

from collections.abc import Mapping

from congdoan_desktop.domain.compose import suggestion
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.records import Narrative
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.compare_periods import before_of
from congdoan_desktop.usecases.report_subject import subject_of
from congdoan_desktop.usecases.report_writing import measured, writing_of
from congdoan_desktop.usecases.save_record import save_record


def save_narrative(store: Store, kind: str, period: str, section: str, text: str) -> None:
    """Keep what the officer wrote for one section, one paragraph a line; what it replaces stays in the history.

    Raises `UserError` record.classified.
    """
    narrative = Narrative(
        id=narrative_id(store, kind, period, section) or repository.new_id(),
        report_kind=kind,
        period=period,
        section=section,
        text=text,
    )
    save_record(store, narrative, typing=True)


def narrative_id(db: Reader, kind: str, period: str, section: str) -> str:
    """Return the id of what was written for one section; empty where nothing was yet."""
    found = repository.find(db, Narrative, where={"report_kind": kind, "period": period, "section": section})
    return found[0].id if found else ""


def proposals(db: Reader, facts: Facts, reference: Reference, kind: str, period: str) -> Mapping[str, str]:
    """Return the text proposed for each section by the state of the figures, one paragraph a line; empty for none."""
    subject = subject_of(db, reference, kind, period)
    before = before_of(facts, reference, subject)
    facts = subject.narrow(facts)
    figures, _ = measured(facts, reference, subject, subject.span.end)
    writing = writing_of(facts, reference, subject, figures, {}, before)
    return {part.id: suggestion(part, writing) for part in subject.template.sections}
