"""A paper on its way to the printer: the draft as it stands, or a signed file as it was signed."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.print_out import print_out
from congdoan_desktop.ui.printing.dialog import show_paper
from congdoan_desktop.ui.report.kind_box import name_of
from congdoan_desktop.usecases.subjects.subject import Subject


def print_issued(parent: QWidget, context: Context, report: IssuedReport) -> None:
    """Show the signed PDF; that it was printed is a line of the journal."""
    print_out(parent, context, report, folders.signed_folder(context.reader.path))


def print_draft(parent: QWidget, context: Context, subject: Subject) -> None:
    """Show the draft."""
    reference, template, window = context.reference, subject.template, subject.window

    def make(reader: Reader) -> bytes:
        from congdoan_desktop.usecases.draft_report import draft

        return draft(reader, reference, template.kind, window, datetime.now(VIETNAM)).paper.pdf

    title = f"In dự thảo {template.type_name.lower() or 'công văn'}"
    show_paper(parent, context, title, f"Dự thảo {name_of(template)} {subject.name}", make)
