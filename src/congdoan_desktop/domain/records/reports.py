"""What goes into a report, and the report as it was handed up."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Declaration(Record):
    """A number the officer declares inside the range that the records leave open; printed as "ước tính"."""

    period: str
    measure: str
    value: int
    evidence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrative(Record):
    """The officer's own text for one section of one report."""

    report_kind: str
    period: str
    section: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuedReport(Record):
    """A report as it was signed and handed up. Never changed; a correction is a new one that names it."""

    report_kind: str
    period: str
    number: int
    year: int
    revision: int
    issued_on: date
    subject: str
    signer_name: str
    file_stem: str
    report_json: str
    pdf_sha256: str
    xlsx_sha256: str
    replaces: str = ""
