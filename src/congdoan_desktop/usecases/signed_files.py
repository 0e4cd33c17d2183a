"""`Report` → the files that travel: signed, and checked with the eyes of the receiver; or to be signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import paths, texts
from congdoan_desktop.domain.report import Report
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.texts.ways import WAYS

if TYPE_CHECKING:
    from congdoan_desktop.handoff.pdfa import Attachment
    from congdoan_desktop.render.drawn import Paper
    from congdoan_desktop.signing.signer import Signer

WORKBOOK_NAME = "report.xlsx"
"""Name of the workbook inside the PDF."""


@dataclass(frozen=True, kw_only=True)
class SignedFiles:
    """The two files that travel, as bytes."""

    data: bytes
    """`report.json`, the same in both."""
    pdf: bytes
    xlsx: bytes


def sign_files(
    report: Report, signer: "Signer", at: datetime, *, crls: tuple[bytes, ...] = (), picture: bytes | None = None
) -> SignedFiles:
    """Return the signed files of `report`. The PDF carries `report.json` and the signed workbook under one signature.

    `crls`, `picture`: see `sign_pdf`, `draw_stamp`.
    Raises `UserError` signer.out_of_date, signer.revoked, sign.check_failed, stamp.unfit_picture, font.*.
    """
    from congdoan_desktop.handoff.report_json import encode

    data = encode(report)
    xlsx = _signed_workbook(report, data, signer, at)
    stamped = _stamped(report, signer, at, picture)
    pdf = _signed_paper(report, carrying(stamped.paper.pdf, report, data, xlsx), signer, at, stamped, crls)
    files = SignedFiles(data=data, pdf=pdf, xlsx=xlsx)
    _check_all((files.pdf, files.xlsx), at)
    return files


def sign_paper(
    report: Report, attachments: "Sequence[Attachment]", signer: "Signer", at: datetime, *, crls: tuple[bytes, ...] = ()
) -> bytes:
    """Return the signed PDF of `report` with `attachments` inside, and no workbook: packs, receipts.

    Raises `UserError` signer.out_of_date, signer.revoked, sign.check_failed, font.*.
    """
    stamped = _stamped(report, signer, at, None)
    pdf = _signed_paper(report, _as_pdfa(stamped.paper.pdf, report, attachments), signer, at, stamped, crls)
    _check_all((pdf,), at)
    return pdf


def unsigned_workbook(report: Report, data: bytes) -> bytes:
    """Return the workbook of `report` with `data`, its `report.json`, inside."""
    from congdoan_desktop.handoff.workbook_part import with_report
    from congdoan_desktop.render.workbook import draw_workbook

    return with_report(draw_workbook(report, fonts=_fonts()), data)


def _signed_workbook(report: Report, data: bytes, signer: "Signer", at: datetime) -> bytes:
    from congdoan_desktop.signing.xlsx_sign import sign_xlsx

    document = report.document
    workbook = unsigned_workbook(report, data)
    return sign_xlsx(workbook, signer, at=at, role=document.signer_info.position, comment=document.subject)


@dataclass(frozen=True, kw_only=True)
class _Stamped:
    """The drawn paper, and what its signature will show (a PDF of one page)."""

    paper: "Paper"
    stamp: bytes


def _stamped(report: Report, signer: "Signer", at: datetime, picture: bytes | None) -> _Stamped:
    from congdoan_desktop.render.paper import draw_pdf
    from congdoan_desktop.render.stamp import draw_stamp

    paper = draw_pdf(report, fonts=_fonts(), draft=False)
    left, bottom, right, top = paper.signature.box
    stamp = draw_stamp(
        name=signer.name,
        organisation=signer.organisation,
        position=report.document.signer_info.position,
        at=at,
        size=(right - left, top - bottom),
        fonts=_fonts(),
        picture=picture,
    )
    return _Stamped(paper=paper, stamp=stamp)


def _signed_paper(
    report: Report, pdf: bytes, signer: "Signer", at: datetime, stamped: _Stamped, crls: tuple[bytes, ...]
) -> bytes:
    from congdoan_desktop.signing.pdf_sign import sign_pdf

    return sign_pdf(
        pdf,
        signer,
        at=at,
        stamp_pdf=stamped.stamp,
        page=stamped.paper.signature.page,
        box=stamped.paper.signature.box,
        reason=report.document.subject,
        location=report.header.place,
        crls=crls,
    )


def carrying(pdf: bytes, report: Report, data: bytes, xlsx: bytes | None, *, signed: bool = True) -> bytes:
    """Put the data and the workbook, if there is one, into the paper: one file is report, data and proof together.

    `signed`: the workbook bears its own signature, and the paper will be signed here.
    """
    from congdoan_desktop.handoff.pdfa import Attachment
    from congdoan_desktop.handoff.report_json import NAME

    attached = [
        Attachment(
            name=NAME,
            mime="application/json",
            data=data,
            relationship="Data",
            description=texts.PAPER["attached_data"],
        )
    ]
    if xlsx is not None:
        attached.append(
            Attachment(
                name=WORKBOOK_NAME,
                mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                data=xlsx,
                relationship="Alternative",
                description=texts.PAPER["attached_workbook"] if signed else WAYS["attached_workbook"],
            )
        )
    return _as_pdfa(pdf, report, attached, empty_form=not signed)


def _as_pdfa(pdf: bytes, report: Report, attached: "Sequence[Attachment]", *, empty_form: bool = False) -> bytes:
    from congdoan_desktop.handoff.pdfa import to_pdfa3

    return to_pdfa3(
        pdf,
        title=f"{report.document.type_name} {report.document.subject}",
        author=report.unit_name,
        created=report.made_at,
        attachments=attached,
        empty_form=empty_form,
    )


def _fonts() -> Path:
    return paths.resources() / "fonts"


def _check_all(files: Sequence[bytes], at: datetime) -> None:
    """Look at our own work with the eyes of the receiver, before anything is called done."""
    from congdoan_desktop.signing.trust import Trust
    from congdoan_desktop.signing.verify import verify

    for data in files:
        seen: Verdict = verify(data, Trust(), now=at)
        if seen.state is State.BROKEN:
            raise UserError("sign.check_failed", reasons=", ".join(seen.reasons))
