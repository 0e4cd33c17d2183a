"""A whole report as it is given out: PDF/A-3u with files inside, a drawn stamp in its room, the province beside it."""

from functools import cache

from congdoan_desktop import paths
from congdoan_desktop.handoff.pdfa import Attachment, to_pdfa3
from congdoan_desktop.render.paper import Paper, draw_pdf
from congdoan_desktop.render.stamp import draw_stamp
from congdoan_desktop.signing.pdf_sign import Box, sign_pdf
from congdoan_desktop.signing.signer import Signer
from tests.fixtures.sample_report import sample_report
from tests.signing.samples import NOW, pki, signed_workbook

FONTS = paths.resources() / "fonts"


@cache
def drawn() -> Paper:
    return draw_pdf(sample_report(), fonts=FONTS, draft=False)


@cache
def paper() -> bytes:
    """The archived PDF that carries data and a signed workbook, not signed itself."""
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    files = (
        ("report.json", "application/json", b'{"n": 35001}', "Data"),
        ("report.xlsx", sheet, signed_workbook(), "Alternative"),
    )
    attachments = tuple(
        Attachment(name=name, mime=mime, data=data, relationship=relationship, description=name)
        for name, mime, data, relationship in files
    )
    return to_pdfa3(drawn().pdf, title="Báo cáo", author="CĐCS", created=NOW, attachments=attachments)


def signed_paper(
    data: bytes | None = None,
    *,
    who: str | Signer = "ec",
    beside: bool = False,
    picture: bytes | None = None,
    crls: tuple[bytes, ...] = (),
) -> bytes:
    """Sign in the room of the paper; `beside`: on the left of it, where the province puts its own."""
    signer = pki().signers[who] if isinstance(who, str) else who
    left, bottom, right, top = drawn().signature.box
    box: Box = (left - 260, bottom - 120, right - 260, top - 120) if beside else (left, bottom, right, top)
    stamp = draw_stamp(
        name=signer.name,
        organisation=signer.organisation,
        position="",
        at=NOW,
        size=(box[2] - box[0], box[3] - box[1]),
        fonts=FONTS,
        picture=picture,
    )
    return sign_pdf(
        paper() if data is None else data,
        signer,
        at=NOW,
        stamp_pdf=stamp,
        page=drawn().signature.page,
        box=box,
        reason="Ký báo cáo",
        location="Tân Uyên",
        crls=crls,
    )
