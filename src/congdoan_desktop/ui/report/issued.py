"""Papers signed so far, and whether their files are still as they were signed."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import IssuedReport, ReceiptLine
from congdoan_desktop.store import repository
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.receipts import reason_words
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.report.ways import FILES, FILES_TONES, WAYS
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.usecases.hand_over import state_of
from congdoan_desktop.usecases.take_receipt import answers


class IssuedList(QWidget):
    """The signed papers of one kind on one subject, newest first."""

    sending = Signal(str)
    """Id of the paper that is to be handed over."""
    correcting = Signal(object)
    """`IssuedReport` in which something is wrong."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reports: tuple[IssuedReport, ...] = ()
        self._states: Mapping[str, str] = {}
        self._answers: Mapping[str, ReceiptLine] = {}
        columns = (
            Column(title="Số", text=lambda r: f"{r.number:02d}", width=48, right=True),
            Column(title="Ngày", text=lambda r: short_date(r.issued_on), width=92),
            Column(title="Lần", text=lambda r: str(r.revision), width=44, right=True),
            Column(title="Cách ký", text=lambda r: WAYS[r.way].short, width=110),
            Column(title="Tệp", text=lambda r: r.file_stem, optional=True, width=240),
            Column(
                title="Tình trạng",
                text=lambda r: FILES[self._states[r.id]],
                tone=lambda r: FILES_TONES[self._states[r.id]],
            ),
        )
        self.table = RowsTable(columns, lambda r: r.id, name="Văn bản đã ký")
        self._said = QLabel(wordWrap=True)
        theme.mark(self._said, "role", "muted")
        self._send = QPushButton("Gửi…")
        self._correct = QPushButton("Sửa sai…")
        self._look = QPushButton("Mở thư mục")
        self._send.clicked.connect(self.send)
        self._correct.clicked.connect(self._ask_correction)
        self._look.clicked.connect(lambda: folders.open_folder(self._folder()))
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._said, 1)
        for button in (self._look, self._correct, self._send):
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.S, 0, 0)
        box.setSpacing(theme.S)
        box.addWidget(self.table, 1)
        box.addLayout(row)

    def show_reports(self, kind: str, period: str) -> None:
        """List what was signed of `kind` on `period`."""
        where = {"report_kind": kind, "period": period}
        found = repository.find(self._context.reader, IssuedReport, where=where)
        self._reports = tuple(sorted(found, key=lambda report: -report.revision))
        self._states = {report.id: state_of(report, self._folder()) for report in self._reports}
        self._answers = answers(self._context.reader) if found else {}
        self.table.show_rows(self._reports)
        if self._reports and not self.table.current_key():
            self.table.choose(self._reports[0].id)
        for button in (self._send, self._look, self._correct):
            button.setEnabled(bool(self._reports))
        self._said.setText("" if self._reports else "Chưa ký văn bản nào về nội dung này.")

    def summary(self) -> str:
        """Return what the page in the preview is: a draft, perhaps of a paper that replaces a signed one."""
        if not self._reports:
            return "Bản nháp, chưa ký"
        last = self._reports[0]
        said = f"Bản nháp cho lần sau. Đã ký số {last.number:02d} ngày {short_date(last.issued_on)}"
        answer = self._answers.get(last.id)
        if answer is None or answer.outcome == "accepted":
            return said
        return f"{said}. Cấp trên trả lại: {reason_words(answer.outcome, answer.codes, answer.reason)}"

    def chosen(self) -> IssuedReport | None:
        """Return the paper that is chosen in the list."""
        return next((report for report in self._reports if report.id == self.table.current_key()), None)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._reports)

    def send(self) -> None:
        """Ask to hand over the paper chosen."""
        report = self.chosen()
        if report is not None:
            self.sending.emit(report.id)

    def _ask_correction(self) -> None:
        report = self.chosen()
        if report is not None:
            self.correcting.emit(report)

    def _folder(self) -> Path:
        return folders.signed_folder(self._context.reader.path)
