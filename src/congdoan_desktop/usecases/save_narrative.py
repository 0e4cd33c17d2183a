"""The officer's own words in a report, and the words proposed for them."""

from congdoan_desktop.domain.compose import suggestion
from congdoan_desktop.domain.period import parse_period
from congdoan_desktop.domain.records import Narrative
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.report_writing import measured, writing_of


def save_narrative(store: Store, kind: str, period: str, section: str, text: str) -> None:
    """Keep what the officer wrote for one section, one paragraph a line; what it replaces stays in the history."""
    found = repository.find(store, Narrative, where={"report_kind": kind, "period": period, "section": section})
    narrative = Narrative(
        id=found[0].id if found else repository.new_id(),
        report_kind=kind,
        period=period,
        section=section,
        text=text,
    )
    repository.save(store, narrative, typing=True)


def suggested(db: Reader, reference: Reference, kind: str, period: str, section: str) -> str:
    """Return the text proposed for `section` by the state of the figures, one paragraph a line; empty if there is none.

    Raises `UserError` unit.missing.
    """
    facts, template, span = gather_facts(db), reference.templates[kind], parse_period(period)
    part = next(part for part in template.sections if part.id == section)
    figures, _ = measured(facts, reference, template, span, span.end)
    return suggestion(part, writing_of(facts, reference, template, span, figures, {}))
