"""A report just as the unit handed it up, shown to be read, printed, kept."""

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import ReceivedReport
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.usecases.province.originals import report_pdf


def show_original(parent: QWidget, context: Context, report: ReceivedReport) -> PrintDialog:
    """Show the PDF of a report; nothing is drawn anew."""
    path = context.reader.path
    stem = report.file_name.rpartition(".")[0] or report.file_name
    return show_paper(parent, context, report.subject, stem, lambda db: report_pdf(db, path, report))
