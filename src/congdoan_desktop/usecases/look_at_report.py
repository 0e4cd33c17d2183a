"""What the page of a report shows beside the officer's text: the check list, and words proposed for each section."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.check_report import findings
from congdoan_desktop.usecases.finding import Finding
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.save_narrative import proposals


@dataclass(frozen=True, kw_only=True)
class ReportLook:
    """`proposals`: text by section id, as far as one can be proposed."""

    findings: tuple[Finding, ...]
    proposals: Mapping[str, str] = field(default_factory=dict)


def look_at_report(db: Reader, reference: Reference, kind: str, period: str, today: date) -> ReportLook:
    """Return what there is to mend and to propose; that unit or signing profile is missing is a finding itself.

    Not for the window's thread.
    """
    with db.reading():
        try:
            facts = gather_facts(db)
        except UserError as error:
            return ReportLook(findings=_hindered(error))
        return ReportLook(
            findings=_checked(facts, db, reference, kind, period, today),
            proposals=proposals(db, facts, reference, kind, period),
        )


def _checked(
    facts: Facts, db: Reader, reference: Reference, kind: str, period: str, today: date
) -> tuple[Finding, ...]:
    try:
        return findings(facts, db, reference, kind, period, today)
    except UserError as error:
        return _hindered(error)


def _hindered(error: UserError) -> tuple[Finding, ...]:
    return (Finding(code=error.code, severity="missing", sentence=texts.error_sentence(error), page="settings"),)
