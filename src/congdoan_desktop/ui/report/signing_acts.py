"""What the page of reports does besides writing: sign, take back, print again, give up, correct."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import IssuedReport, PreparedPaper
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import show_paper
from congdoan_desktop.ui.report.correct_dialog import CORRECTION, CorrectDialog
from congdoan_desktop.ui.report.drop_dialog import DropDialog
from congdoan_desktop.ui.report.signing.dialog import SignDialog
from congdoan_desktop.usecases.build_report import last_issued
from congdoan_desktop.usecases.gather_facts import the_profile
from congdoan_desktop.usecases.issue_paper import waiting_on
from congdoan_desktop.usecases.papers import notation_of
from congdoan_desktop.usecases.print_waiting import pdf_given_out
from congdoan_desktop.usecases.report_subject import require_survey
from congdoan_desktop.usecases.subjects.subject import Subject


class SigningActs(QObject):
    """Opens the dialogs over the page `page`."""

    sending = Signal(str)
    """Id of a paper that is to be handed over."""
    writing = Signal()
    """Go on writing the paper that is shown."""
    over = Signal(object)
    """`SignDialog` that was closed."""
    opening = Signal(str)
    """Record id of another paper to be shown."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._typed: dict[tuple[str, str], Mapping[str, str]] = {}
        """What was typed in signing a paper that was left before the end, by kind and subject."""

    def dialog(self, subject: Subject, to_mend: int) -> SignDialog:
        """Return the dialog that signs `subject`, or takes back what is being signed already.

        Raises `UserError` report.no_survey, profile.missing.
        """
        require_survey(subject)
        template, profile = subject.template, the_profile(self._context.reader)
        key = (template.kind, subject.window)
        dialog = SignDialog(
            self._context,
            subject,
            notation_of(template.form, template.type_code, profile.symbol),
            tuple(self._warnings(subject, to_mend)),
            paper=self._waiting(subject),
            kept=self._typed.get(key),
            parent=self._page,
        )
        dialog.sending.connect(self.sending)
        dialog.printing.connect(self.print_again)
        dialog.dropping.connect(lambda paper: self.drop(paper, dialog))
        dialog.finished.connect(lambda _: self._keep(key, dialog))
        return dialog

    def show(self, dialog: SignDialog) -> None:
        """Show a dialog of `dialog`."""
        dialogs.open_once(dialog, self._context.worker, self._context.looker)

    def take_back(self, subject: Subject, paper: PreparedPaper) -> None:
        """Take the file, or the scan, of `paper`."""
        dialog = self.dialog(subject, 0)
        self.show(dialog)
        dialog.take_back(paper)

    def print_again(self, paper: PreparedPaper) -> None:
        """Show the paper with its control strip, to be printed."""
        folder = folders.waiting_folder(self._context.reader.path)

        def make(_: Reader) -> bytes:
            return pdf_given_out(paper, folder)

        show_paper(self._page, self._context, "In bản để ký", paper.file_stem, make)

    def drop(self, paper: PreparedPaper, over: QWidget | None = None) -> None:
        """Ask why, and give the paper up."""
        dialog = DropDialog(self._context, paper, over or self._page)
        if isinstance(over, SignDialog):
            dialog.accepted.connect(over.reject)
        dialogs.open_once(dialog, self._context.worker)

    def correct(self, report: IssuedReport) -> None:
        """Ask what is wrong, and show the paper that puts it right."""
        dialog = CorrectDialog(report, CORRECTION in self._context.reference.templates, self._page)
        dialog.replacing.connect(self.writing)
        dialog.correcting.connect(lambda: self.opening.emit(f"{CORRECTION}@{report.id}"))
        dialogs.open_once(dialog, self._context.worker)

    def _keep(self, key: tuple[str, str], dialog: SignDialog) -> None:
        self._typed.pop(key, None)
        if dialog.done_signing is None:
            self._typed[key] = dialog.kept()
        self.over.emit(dialog)

    def _waiting(self, subject: Subject) -> PreparedPaper | None:
        return next(iter(waiting_on(self._context.reader, subject.template.kind, subject.window)), None)

    def _warnings(self, subject: Subject, to_mend: int) -> list[str]:
        last = last_issued(self._context.reader, subject.template.kind, subject.window)
        warnings = []
        if last is not None:
            warnings.append(
                f"Đã ký số {last.number:02d} ngày {short_date(last.issued_on)}. Ký lần nữa là bản thay thế, lần "
                f"{last.revision + 1}; bản trước vẫn được giữ."
            )
        if to_mend:
            warnings.append(f"Còn {to_mend} điều cần sửa. Vẫn ký được, nhưng nên bổ sung trước.")
        return warnings
