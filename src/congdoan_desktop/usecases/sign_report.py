"""Sign a report in the program and hand it to its folder: a PDF/A-3 with data and workbook, and the workbook alone."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from congdoan_desktop.files import read_file
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.build_report import Issue, build_report, file_stem, last_issued
from congdoan_desktop.usecases.issue_paper import SignedPaper, SignedReport, issue_paper, require_not_waiting
from congdoan_desktop.usecases.register import require_free
from congdoan_desktop.usecases.signed_files import sign_files

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer


@dataclass(frozen=True, kw_only=True)
class SignRequest:
    """What the officer decides when a report is issued. `made_at` has a time zone; `folder` is made when missing."""

    kind: str
    period: str
    """The window (`Subject.window`)."""
    number: int
    issued_on: date
    made_at: datetime
    folder: Path
    way: Literal["program", "token"] = "program"
    crls: tuple[bytes, ...] = ()
    """Revocation lists (DER) to be put into the signed PDF."""
    picture: bytes | None = None
    """PNG of the handwritten signature, made anew by this program, shown in the visible one."""


def load_signer(path: Path, passphrase: str) -> "Signer":
    """Open the officer's PKCS#12 file.

    Raises `UserError` file.unreadable, file.too_large, signer.not_pkcs12, signer.bad_passphrase, signer.unfit_key.
    """
    from congdoan_desktop.signing.signer import PKCS12_LIMIT, load_pkcs12

    return load_pkcs12(read_file(path, limit=PKCS12_LIMIT), passphrase)


def sign_report(store: Store, reference: Reference, request: SignRequest, signer: "Signer") -> SignedReport:
    """Build, draw, sign, check, write and register the report: all of it, or nothing.

    Raises `UserError` report.number_taken, register.too_far, prepare.waiting, signer.out_of_date, signer.revoked,
    sign.check_failed, file.* and those of `build_report`.
    """
    require_not_waiting(store, request.kind, request.period)
    require_free(store, request.issued_on.year, request.number, window=request.period)
    issue = next_issue(store, request.kind, request.period, request.made_at, request.number, request.issued_on)
    report = build_report(store, reference, request.kind, request.period, issue)
    files = sign_files(report, signer, request.made_at, crls=request.crls, picture=request.picture)
    paper = SignedPaper(
        report=report,
        data=files.data,
        window=request.period,
        way=request.way,
        number=request.number,
        issued_on=request.issued_on,
        stem=file_stem(report, reference.templates[request.kind]),
        pdf=files.pdf,
        xlsx=files.xlsx,
    )
    return issue_paper(store, paper, request.folder)


def next_issue(
    store: Store, kind: str, window: str, made_at: datetime, number: int | None, issued_on: date | None
) -> Issue:
    """Return what a new report is given; a second one on the same subject replaces the first and says so."""
    last = last_issued(store, kind, window)
    return Issue(
        report_id=repository.new_id(),
        made_at=made_at,
        number=number,
        issued_on=issued_on,
        revision=last.revision + 1 if last else 1,
        replaces=last.id if last else "",
    )
