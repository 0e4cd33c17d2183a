"""Papers and lists as PDF, drawn with the fonts that came with the program."""

from collections.abc import Sequence
from datetime import datetime

from congdoan_desktop import paths
from congdoan_desktop.domain.report import Report
from congdoan_desktop.domain.sheet import Certificate, Sheet


def paper_pdf(report: Report) -> bytes:
    """Return the paper as PDF. Raises `UserError` font.missing, font.letters_missing."""
    from congdoan_desktop.render.paper import draw_pdf

    return draw_pdf(report, fonts=paths.resources() / "fonts", draft=False).pdf


def sheets_pdf(sheets: Sequence[Sheet], made_at: datetime) -> bytes:
    """Return the lists as one PDF; `made_at` knows its zone. Raises `UserError` as `paper_pdf`."""
    from congdoan_desktop.render.list_paper import draw_sheets

    return draw_sheets(sheets, fonts=paths.resources() / "fonts", made_at=made_at)


def certificates_pdf(certificates: Sequence[Certificate], made_at: datetime) -> bytes:
    """Return the certificates as one PDF, a page each. Raises `UserError` as `paper_pdf`."""
    from congdoan_desktop.render.certificate_paper import draw_certificates

    return draw_certificates(certificates, fonts=paths.resources() / "fonts", made_at=made_at)
