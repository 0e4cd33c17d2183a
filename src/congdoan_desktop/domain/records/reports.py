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
    """What the report is on (`usecases.subjects.subject.Subject.window`): a period, or something else by its code."""
    section: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuedReport(Record):
    """A report as it was signed and handed up. Never changed; a correction is a new one that names it.

    Its files lie in the folder of signed reports: `<file_stem>.pdf` (the signed paper, or its scan), `.xlsx` where
    there is a signed workbook, `.p7m` where the data are sealed beside a scan.
    """

    report_kind: str
    period: str
    """What it is on, as in `Narrative`."""
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
    """Empty where no workbook was signed."""
    replaces: str = ""
    way: str = "program"
    """How it was signed: `program` (PKCS#12), `token` (PKCS#11), `other_program`, `by_hand`."""
    notation: str = ""
    """"BC-CĐCS"."""
    type_name: str = ""
    control_code: str = ""
    """Of one signed by hand: the short code on its pages (`domain/control_code.py`)."""
    seal_sha256: str = ""
    """Of one signed by hand: digest of the sealed data file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedPaper(Record):
    """A paper that left the program to be signed elsewhere and has not come back yet. `id` is that of the report."""

    report_kind: str
    period: str
    """What it is on, as in `Narrative`."""
    way: str
    """`other_program` or `by_hand`."""
    number: int | None = None
    """Not given yet to a paper that is numbered by pen after signing (NĐ 30/2020 Đ15.2)."""
    issued_on: date | None = None
    prepared_at: str
    """UTC, ISO 8601."""
    file_stem: str
    report_json: str
    control_code: str = ""
    pdf_sha256: str
    pdf_size: int
    """Bytes of the PDF that was given out: what comes back must begin with them."""
    state: str = "waiting"
    """`waiting`, `signed` or `dropped`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutgoingPaper(Record):
    """One line of the register of outgoing papers (NĐ 30/2020 Đ15, Đ16, Phụ lục IV: ten columns).

    One sequence a year for all papers of the union, also those made elsewhere. A number is never used twice.
    """

    year: int
    number: int
    state: str
    """`issued`; `reserved` for a paper being signed elsewhere; `skipped` over; `void` with a reason in the note."""
    notation: str = ""
    """"BC-CĐCS"."""
    issued_on: date | None = None
    type_name: str = ""
    subject: str = ""
    signer_name: str = ""
    receivers: str = ""
    copy_kept_by: str = ""
    """Unit or person that keeps the file copy."""
    copies: int | None = None
    sent_on: date | None = None
    received_by: str = ""
    """Who signed for it; printed blank for a pen where it is not known."""
    note: str = ""
    paper_id: str = ""
    """Of the `IssuedReport` or `PreparedPaper`, where the program made it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOver(Record):
    """One file that left this computer, or a paper that was printed: a line of the journal, never changed."""

    at: str
    """UTC, ISO 8601."""
    way: str
    """`drive`, `email`, `folder` or `print`."""
    paper_id: str
    """Of the `IssuedReport`; empty for a list of people."""
    file_name: str
    sha256: str
    size: int
    destination: str
    """Name of the drive, address, folder or printer."""
    receiver: str = ""
    encrypted: bool = False
    reason: str = ""
    """Why a list of people was asked for."""
    by: str = ""
