"""Papers and lists as PDF, drawn with the fonts that came with the program."""

from collections.abc import Sequence
from datetime import datetime

from congdoan_desktop import paths
from congdoan_desktop.domain.report import Report
from congdoan_desktop.domain.sheet import Certificate, Sheet
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.build_report import Issue, build_report


def paper_pdf(report: Report) -> bytes:
    """Return the paper as PDF. Raises `UserError` font.missing, font.letters_missing."""
    from congdoan_desktop.render.paper import draw_pdf

    return draw_pdf(report, fonts=paths.resources() / "fonts", draft=False).pdf


def record_pdf(db: Reader, reference: Reference, kind: str, window: str, made_at: datetime) -> bytes:
    """Return the paper of `kind` on one record as PDF, without a mark: what is missing is filled in by pen.

    `window`: as in `usecases.subjects.subject.Subject`. Raises `UserError` as `build_report`, `paper_pdf`.
    """
    return paper_pdf(build_report(db, reference, kind, window, Issue(report_id=window, made_at=made_at)))


def sheets_pdf(sheets: Sequence[Sheet], made_at: datetime) -> bytes:
    """Return the lists as one PDF; `made_at` knows its zone. Raises `UserError` as `paper_pdf`."""
    from congdoan_desktop.render.list_paper import draw_sheets

    return draw_sheets(sheets, fonts=paths.resources() / "fonts", made_at=made_at)


def certificates_pdf(certificates: Sequence[Certificate], made_at: datetime) -> bytes:
    """Return the certificates as one PDF, a page each. Raises `UserError` as `paper_pdf`."""
    from congdoan_desktop.render.certificate_paper import draw_certificates

    return draw_certificates(certificates, fonts=paths.resources() / "fonts", made_at=made_at)
