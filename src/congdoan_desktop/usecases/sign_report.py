"""Sign a report and hand it to its folder: a PDF/A-3 that carries data and workbook, and the workbook alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256, write_atomic
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.build_report import Issue, build_report, file_stem, last_issued
from congdoan_desktop.usecases.signed_files import SignedFiles, sign_files

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
    _register(store, record, {signed.xlsx: files.xlsx, signed.pdf: files.pdf})
    return signed


def _register(store: Store, record: IssuedReport, contents: Mapping[Path, bytes]) -> None:
    """Write new files and the record of them; when one of the two fails, neither is there."""
    for path in contents:
        if path.exists():
            raise UserError("file.exists", name=path.name)
    try:
        with store.atomic():
            repository.save(store, record)
            for path, data in contents.items():
                write_atomic(path, data)
    except BaseException:
        for path in contents:
            path.unlink(missing_ok=True)
        raise


def _issue(store: Store, request: SignRequest) -> Issue:
    """A second report on the same period replaces the first and says so."""
    last = last_issued(store, request.kind, request.period)
    return Issue(
        report_id=repository.new_id(),
        made_at=request.made_at,
        number=request.number,
        issued_on=request.issued_on,
        revision=last.revision + 1 if last else 1,
        replaces=last.id if last else "",
    )


def _record(report: Report, request: SignRequest, files: SignedFiles, stem: str) -> IssuedReport:
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
        report_json=files.data.decode(),
        pdf_sha256=sha256(files.pdf),
        xlsx_sha256=sha256(files.xlsx),
        replaces=report.replaces,
    )
