"""The one end of all ways of signing: files, the report on record, its line in the register. All of it, or nothing."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from congdoan_desktop import texts
from congdoan_desktop.domain.records import IssuedReport, OutgoingPaper, OwnPlan, PreparedPaper
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.paper_files import written_together
from congdoan_desktop.usecases.register import take_number


@dataclass(frozen=True, kw_only=True)
class SignedReport:
    """An issued report and where its files lie, the PDF first."""

    record: IssuedReport
    files: tuple[Path, ...]

    @property
    def pdf(self) -> Path:
        return self.files[0]


@dataclass(frozen=True, kw_only=True)
class SignedPaper:
    """A paper that has just been signed, by whatever way."""

    report: Report
    data: bytes
    """`report.json`, to the byte."""
    window: str
    way: str
    number: int
    issued_on: date
    stem: str
    pdf: bytes
    xlsx: bytes | None = None
    seal: bytes | None = None
    control_code: str = ""


def issue_paper(store: Store, paper: SignedPaper, folder: Path) -> SignedReport:
    """Write the files of `paper`, register it, and end its time of waiting where it was signed elsewhere.

    Raises `UserError` report.number_taken, register.too_far, file.*.
    """
    record = _record(paper)
    parts = {".pdf": paper.pdf, ".xlsx": paper.xlsx, ".p7m": paper.seal}
    contents = {suffix: data for suffix, data in parts.items() if data is not None}
    with written_together(store, folder, paper.stem, contents):
        line = line_of(paper.report, paper.number, paper.issued_on.year)
        take_number(store, replace(line, state="issued", issued_on=paper.issued_on), window=paper.window)
        repository.save(store, record)
        _tell(store, paper)
    return SignedReport(record=record, files=tuple(folder / f"{paper.stem}{suffix}" for suffix in contents))


def _tell(store: Store, paper: SignedPaper) -> None:
    """Let the paper that waited, and the unit's own plan that the paper is, know their number and day."""
    number, issued_on = paper.number, paper.issued_on
    waited = repository.get(store, PreparedPaper, paper.report.report_id)
    if waited is not None:
        repository.save(store, replace(waited, state="signed", number=number, issued_on=issued_on))
    plan = repository.get(store, OwnPlan, paper.window)
    if plan is not None:
        repository.save(store, replace(plan, number=number, issued_on=issued_on))


def line_of(report: Report, number: int, year: int) -> OutgoingPaper:
    """Return the line of `report` in the register, kept for it until it is signed."""
    document, filing = report.document, texts.PAPER["filing"]
    kept_by = [line.removeprefix(filing).strip(" .") for line in report.recipients if line.startswith(filing)]
    named = [organ.organ_name for organ in document.to]
    others = [line.strip(" ;.") for line in report.recipients if not line.startswith(filing)]
    return OutgoingPaper(
        id=repository.new_id(),
        year=year,
        number=number,
        state="reserved",
        notation=document.code_notation,
        issued_on=document.issued_date,
        type_name=document.type_name,
        subject=document.subject,
        signer_name=_signers(report),
        receivers="; ".join(named or others),
        copy_kept_by="; ".join(kept_by),
        paper_id=report.report_id,
    )


def _signers(report: Report) -> str:
    """Minutes are signed by their parties, other papers by one."""
    parties = dict.fromkeys(party.full_name for party in report.parties if party.full_name)
    return "; ".join(parties) or report.signature.full_name


def waiting_on(db: Reader, kind: str, window: str) -> tuple[PreparedPaper, ...]:
    """Return the papers of `kind` on `window` that are being signed elsewhere, the latest first."""
    return repository.find(db, PreparedPaper, where={"report_kind": kind, "period": window, "state": "waiting"})


def require_not_waiting(db: Reader, kind: str, window: str) -> None:
    """Raise `UserError` prepare.waiting while a paper on the same is being signed elsewhere: there would be two."""
    for paper in waiting_on(db, kind, window):
        raise UserError("prepare.waiting", name=f"{paper.file_stem}.pdf")


def _record(paper: SignedPaper) -> IssuedReport:
    report = paper.report
    return IssuedReport(
        id=report.report_id,
        report_kind=report.kind,
        period=paper.window,
        number=paper.number,
        year=paper.issued_on.year,
        revision=report.revision,
        issued_on=paper.issued_on,
        subject=report.document.subject,
        signer_name=_signers(report),
        file_stem=paper.stem,
        report_json=paper.data.decode(),
        pdf_sha256=sha256(paper.pdf),
        xlsx_sha256=sha256(paper.xlsx) if paper.xlsx is not None else "",
        replaces=report.replaces,
        way=paper.way,
        notation=report.document.code_notation,
        type_name=report.document.type_name,
        control_code=paper.control_code,
        seal_sha256=sha256(paper.seal) if paper.seal is not None else "",
    )
