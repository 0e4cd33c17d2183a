"""Reports signed so far, and whether their files are still as they were signed."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.store import repository
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.report.signed_panel import carry
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.usecases.hand_over import signed_files, state_of

_STATES = {"whole": "✓ Còn nguyên", "changed": "✗ Đã bị sửa", "missing": "✗ Không thấy tệp"}


class IssuedList(QWidget):
    """The signed reports of one kind and period, newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reports: tuple[IssuedReport, ...] = ()
        self._states: Mapping[str, str] = {}
        columns = (
            Column(title="Số", text=lambda r: f"{r.number:02d}", width=56, right=True),
            Column(title="Ngày", text=lambda r: short_date(r.issued_on), width=96),
            Column(title="Lần", text=lambda r: str(r.revision), width=48, right=True),
            Column(title="Tệp", text=lambda r: r.file_stem),
            Column(title="Tình trạng", text=lambda r: _STATES[self._states[r.id]], width=132),
        )
        self.table = RowsTable(columns, lambda r: r.id, name="Báo cáo đã ký")
        self._said = QLabel(wordWrap=True)
        self._save = QPushButton("Lưu vào thư mục, USB…")
        self._save.clicked.connect(self.copy)
        self._look = QPushButton("Mở thư mục")
        self._look.clicked.connect(lambda: folders.open_folder(self._folder()))
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._said, 1)
        row.addWidget(self._look)
        row.addWidget(self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.S, 0, 0)
        box.setSpacing(theme.S)
        box.addWidget(self.table, 1)
        box.addLayout(row)

    def show_reports(self, kind: str, period: str) -> None:
        """List what was signed for `kind` and `period`."""
        where = {"report_kind": kind, "period": period}
        self._reports = repository.find(self._context.reader, IssuedReport, where=where)
        self._states = {report.id: state_of(report, self._folder()) for report in self._reports}
        self.table.show_rows(self._reports)
        if self._reports and not self.table.current_key():
            self.table.choose(self._reports[0].id)
        for button in (self._save, self._look):
            button.setEnabled(bool(self._reports))
        theme.mark(self._said, "role", "muted")
        self._said.setText("" if self._reports else "Chưa ký báo cáo nào của kỳ này.")

    def summary(self) -> str:
        """Return what the page in the preview is: a draft, perhaps of a report that replaces a signed one."""
        if not self._reports:
            return "Bản nháp, chưa ký"
        last = max(self._reports, key=lambda report: report.revision)
        return f"Bản nháp cho lần sau. Đã ký số {last.number:02d} ngày {short_date(last.issued_on)}"

    def chosen(self) -> IssuedReport | None:
        """Return the report that is chosen in the list."""
        return next((report for report in self._reports if report.id == self.table.current_key()), None)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._reports)

    def _folder(self) -> Path:
        return folders.signed_folder(self._context.reader.path)

    def copy(self) -> None:
        """Ask where to, and carry the files of the report chosen there."""
        report = self.chosen()
        if report is None:
            return
        folder = folders.ask_folder(self, "Lưu báo cáo đã ký vào thư mục", Path.home())
        if folder is not None:
            carry(self._context.worker, signed_files(report, self._folder()), folder, self._said)
