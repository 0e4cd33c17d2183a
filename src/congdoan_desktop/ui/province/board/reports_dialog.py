"""Every report that a unit has handed up on one window: what became of each, and the file itself."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.domain.records import OrgUnit, ReceivedReport
from congdoan_desktop.store.received import history_of
from congdoan_desktop.texts import moment, short_date
from congdoan_desktop.texts.board import BOARD_STATES, SIGNED, asked_words
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.province.original import show_original
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.problem_line import ProblemLine

_TONES = {"received": "good", "approved": "good", "sent_back": "near", "replaced": ""}


class ReportsDialog(QDialog):
    """The newest revision first; Enter shows the file."""

    def __init__(self, context: Context, unit: OrgUnit, asked: Expectation, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._reports: dict[str, ReceivedReport] = {}
        self.setWindowTitle(f"Các bản đã nộp: {unit.short_name}")
        dialogs.fit(self, 940, 420)
        self.table = RowsTable(_columns(), lambda one: one.id, name="Các bản đã nộp")
        self.table.entered.connect(lambda _: self.open_report())
        self.problem = ProblemLine()
        self._why = QLabel(wordWrap=True)
        self._why.setMinimumHeight(theme.ROW)
        self.table.picked.connect(self._say)
        self.open_button = QPushButton("Mở báo cáo  Enter", autoDefault=False)
        self.open_button.clicked.connect(self.open_report)
        self._build(asked_words(asked.title, asked.window))
        kind, window = asked.key
        context.looker.run(
            lambda db: history_of(db, unit.id, kind, window),
            done=self._show,
            failed=lambda error: self.problem.say(sentence_of(error)),
            key="reports of a unit",
        )

    def open_report(self) -> PrintDialog | None:
        """Show the file chosen."""
        report = self._reports.get(self.table.current_key())
        return show_original(self, self._context, report) if report is not None else None

    def _show(self, found: Sequence[ReceivedReport]) -> None:
        self._reports = {one.id: one for one in found}
        self.table.show_and_choose(found, found[0].id if found else "")
        self.open_button.setEnabled(bool(found))
        self._say(self.table.current_key())
        self.table.setFocus()

    def _say(self, key: str) -> None:
        report = self._reports.get(key)
        self._why.setText(f"Lý do: {report.reason}" if report is not None and report.reason else "")

    def _build(self, words: str) -> None:
        title = QLabel(words, wordWrap=True)
        theme.mark(title, "role", "section")
        close = QPushButton("Đóng", autoDefault=False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.S)
        box.addWidget(title)
        box.addWidget(self.problem)
        box.addWidget(self.table, 1)
        box.addWidget(self._why)
        box.addLayout(foot)


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Bản", text=lambda one: f"V{one.revision}", width=52),
        Column(
            title="Trạng thái", text=lambda one: BOARD_STATES[one.state], tone=lambda one: _TONES[one.state], width=112
        ),
        Column(title="Số, ngày", text=_number, width=190),
        Column(title="Ngày nộp", text=lambda one: short_date(one.came_on), width=96),
        Column(
            title="Tiếp nhận lúc",
            text=lambda one: moment(datetime.fromisoformat(one.received_at)),
            width=140,
            optional=True,
        ),
        Column(title="Chữ ký", text=lambda one: SIGNED[one.signature], width=130),
        Column(title="Tệp", text=lambda one: one.file_name),
    )


def _number(one: ReceivedReport) -> str:
    number = f"{one.number:02d}/{one.notation}" if one.number is not None else "chưa có số"
    return f"{number}, {short_date(one.issued_on)}" if one.issued_on else number
