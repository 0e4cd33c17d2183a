"""A report on its way to the printer: the draft as it stands, or a signed file as it was signed."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import show_paper
from congdoan_desktop.usecases.hand_over import signed_pdf


def print_issued(parent: QWidget, context: Context, report: IssuedReport) -> None:
    """Show the signed PDF; one that was changed since is not printed."""
    folder = folders.signed_folder(context.reader.path)
    title = f"In báo cáo số {report.number:02d}"
    show_paper(parent, context, title, report.file_stem, lambda _: signed_pdf(report, folder))


def print_draft(parent: QWidget, context: Context, kind: str, period: str) -> None:
    """Show the draft."""
    reference = context.reference

    def make(reader: Reader) -> bytes:
        from congdoan_desktop.usecases.draft_report import draft

        return draft(reader, reference, kind, period, datetime.now(VIETNAM)).paper.pdf

    show_paper(parent, context, "In dự thảo báo cáo", f"Dự thảo báo cáo {kind} {period}", make)
