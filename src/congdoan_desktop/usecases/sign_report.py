"""Sign a report and hand it to its folder: a PDF/A-3 that carries data and workbook, and the workbook alone."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import paths
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.domain.report import Report
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256, write_atomic
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.build_report import Issue, build_report, file_stem

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer


@dataclass(frozen=True, kw_only=True)
class SignRequest:
    """What the officer decides when a report is issued. `made_at` has a time zone; `folder` exists."""

    kind: str
    period: str
    number: int
    issued_on: date
    made_at: datetime
    folder: Path


@dataclass(frozen=True, kw_only=True)
class SignedFiles:
    """The two files that travel, as bytes."""

    pdf: bytes
    xlsx: bytes


@dataclass(frozen=True, kw_only=True)
class SignedReport:
    """An issued report and where its files lie."""

    record: IssuedReport
    pdf: Path
    xlsx: Path


def load_signer(path: Path, passphrase: str) -> "Signer":
    """Open the officer's PKCS#12 file.

    Raises `UserError` file.unreadable, file.too_large, signer.not_pkcs12, signer.bad_passphrase, signer.unfit_key.
    """
    from congdoan_desktop.signing.signer import PKCS12_LIMIT, load_pkcs12

    return load_pkcs12(read_file(path, limit=PKCS12_LIMIT), passphrase)


def next_number(db: Reader, year: int) -> int:
    """Return the number after the last one this program gave in `year` (one sequence a year, NĐ 30/2020 Đ15.1)."""
    return max((report.number for report in repository.find(db, IssuedReport, where={"year": year})), default=0) + 1


def sign_report(store: Store, reference: Reference, request: SignRequest, signer: "Signer") -> SignedReport:
    """Build, draw, sign, check, write and register the report: all of it, or nothing.

    Raises `UserError` report.number_taken, signer.out_of_date, sign.check_failed, file.* and those of `build_report`.
    """
    taken = repository.find(store, IssuedReport, where={"year": request.issued_on.year, "number": request.number})
    if taken:
        raise UserError("report.number_taken", number=request.number, year=request.issued_on.year)
    report = build_report(store, reference, request.kind, request.period, _issue(store, request))
    files = sign_files(report, signer, request.made_at)
    stem = file_stem(report, reference.templates[request.kind])
    record = _record(report, request, files, stem)
    signed = SignedReport(record=record, pdf=request.folder / f"{stem}.pdf", xlsx=request.folder / f"{stem}.xlsx")
    with store.atomic():
        repository.save(store, record)
        write_atomic(signed.xlsx, files.xlsx)
        write_atomic(signed.pdf, files.pdf)
    return signed


def sign_files(report: Report, signer: "Signer", at: datetime) -> SignedFiles:
    """Return the signed files of `report`. The PDF carries `report.json` and the signed workbook under one signature.

    Raises `UserError` signer.out_of_date, sign.check_failed, font.*.
    """
    from congdoan_desktop.handoff.pdfa import Attachment, to_pdfa3
    from congdoan_desktop.handoff.report_json import REPORT_NAME, encode
    from congdoan_desktop.handoff.workbook_part import with_report
    from congdoan_desktop.render.paper import draw_pdf
    from congdoan_desktop.render.stamp import draw_stamp
    from congdoan_desktop.render.workbook import draw_workbook
    from congdoan_desktop.signing.pdf_sign import sign_pdf
    from congdoan_desktop.signing.xlsx_sign import sign_xlsx

    fonts = paths.resources() / "fonts"
    data = encode(report)
    subject, position = report.document.subject, report.document.signer_info.position
    workbook = with_report(draw_workbook(report, fonts=fonts), data)
    xlsx = sign_xlsx(workbook, signer, at=at, role=position, comment=subject)
    paper = draw_pdf(report, fonts=fonts, draft=False)
    pdf = to_pdfa3(
        paper.pdf,
        title=f"{report.document.type_name} {subject}",
        author=report.unit_name,
        created=report.made_at,
        attachments=(
            Attachment(name=REPORT_NAME, mime="application/json", data=data, relationship="Data"),
            Attachment(name="report.xlsx", mime=_XLSX, data=xlsx, relationship="Alternative"),
        ),
    )
    box = paper.signature.box
    stamp = draw_stamp(
        name=signer.name,
        organisation=signer.organisation,
        position=position,
        at=at,
        size=(box[2] - box[0], box[3] - box[1]),
        fonts=fonts,
    )
    pdf = sign_pdf(
        pdf,
        signer,
        at=at,
        stamp_pdf=stamp,
        page=paper.signature.page,
        box=box,
        reason=subject,
        location=report.header.place,
    )
    files = SignedFiles(pdf=pdf, xlsx=xlsx)
    _check(files, at)
    return files


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _check(files: SignedFiles, at: datetime) -> None:
    """Look at our own work with the eyes of the receiver, before anything is called done."""
    from congdoan_desktop.signing.trust import Trust
    from congdoan_desktop.signing.verify import verify

    for data in (files.pdf, files.xlsx):
        seen: Verdict = verify(data, Trust(), now=at)
        if seen.state is State.BROKEN:
            raise UserError("sign.check_failed", reasons=", ".join(seen.reasons))


def _issue(store: Store, request: SignRequest) -> Issue:
    """A second report on the same period replaces the first and says so."""
    before = repository.find(store, IssuedReport, where={"report_kind": request.kind, "period": request.period})
    last = max(before, key=lambda report: report.revision, default=None)
    return Issue(
        report_id=repository.new_id(),
        made_at=request.made_at,
        number=request.number,
        issued_on=request.issued_on,
        revision=last.revision + 1 if last else 1,
        replaces=last.id if last else "",
    )


def _record(report: Report, request: SignRequest, files: SignedFiles, stem: str) -> IssuedReport:
    from congdoan_desktop.handoff.report_json import encode

    return IssuedReport(
        id=report.report_id,
        report_kind=report.kind,
        period=report.period,
        number=request.number,
        year=request.issued_on.year,
        revision=report.revision,
        issued_on=request.issued_on,
        subject=report.document.subject,
        signer_name=report.signature.full_name,
        file_stem=stem,
        report_json=encode(report).decode(),
        pdf_sha256=sha256(files.pdf),
        xlsx_sha256=sha256(files.xlsx),
        replaces=report.replaces,
    )
