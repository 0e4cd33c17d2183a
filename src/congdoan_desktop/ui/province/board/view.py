"""The widgets of the board and where they stand; what they do is in `ui/pages/board.py`."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.domain.province.board import Row
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.board import asked_words
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Page
from congdoan_desktop.ui.overview.due_rows import DueRows
from congdoan_desktop.ui.province.board.columns import group_columns, unit_columns
from congdoan_desktop.ui.province.board.counts import Counts
from congdoan_desktop.ui.tables import RowsTable
from congdoan_desktop.ui.widgets.eliding_box import ElidingBox
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.list_acts import act_button
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

_NO_UNITS = (
    "Trang này cho biết đơn vị nào đã nộp, nộp chậm, chưa nộp và vì sao. Chưa có đơn vị nào trong danh sách: bắt đầu "
    "từ trang Đơn vị, nhanh nhất là nhập tệp Excel đang có."
)
_NO_REPORTS = (
    "Chưa có kỳ nào đơn vị phải báo cáo: các kế hoạch đang dùng chưa đến kỳ báo cáo đầu tiên. Hạn nộp ấn định ở Bộ "
    "phát hành, thẻ Hạn nộp."
)
_TASKS = 3
_LEAST = 228
"""Least height of the tables: seven rows under their head."""


class BoardView(Page):
    """Things to do above; below them the numbers, the units, and what can be done with the one chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = ElidingBox()
        self.asked.setAccessibleName("Báo cáo, kỳ")
        self.letter_button = act_button("Công văn nhắc nộp…", "Ctrl+L")
        self.calls_button = act_button("Danh sách gọi điện…", "Ctrl+P")
        self.tasks = DueRows(_TASKS)
        self.counts = Counts()
        self.groups = QTabBar(expanding=False, drawBase=False, usesScrollButtons=False)
        self.group_button = act_button("", "Bỏ lọc theo nhóm")
        self.search = QLineEdit(placeholderText="Tìm đơn vị, không cần dấu (Ctrl+F)", clearButtonEnabled=True)
        self.table = RowsTable(unit_columns(), lambda row: row.unit.id, name="Đơn vị phải nộp")
        self.group_table = RowsTable(group_columns(), lambda row: f"@{row.code}", name="Nhóm đơn vị")
        self.nobody = EmptyState("Không có đơn vị nào như đang chọn, đang tìm.")
        self.no_units = EmptyState(_NO_UNITS, "Mở trang Đơn vị", lambda: self.go.emit("units", ""))
        self.no_reports = EmptyState(_NO_REPORTS, "Mở Hạn nộp", lambda: self.go.emit("packs", "@DutyDay"))
        self.open_button = act_button("Mở báo cáo", "Enter")
        self.approve_button = act_button("Duyệt", "Ctrl+D")
        self.back_button = act_button("Trả lại…", "Ctrl+R")
        self.history_button = act_button("Các bản đã nộp…", "Ctrl+B")
        self.unit_letter_button = act_button("Công văn nhắc riêng…", "Ctrl+Shift+L")
        self.unit_button = act_button("Xem đơn vị", "Ctrl+G")
        self.problem = ProblemLine()
        self.places = QStackedWidget()
        self._lists = QStackedWidget()
        self._build()

    def offer(self, asked: Sequence[Expectation], chosen: Expectation | None) -> None:
        """List the reports that can be looked at; silently."""
        with QSignalBlocker(self.asked):
            self.asked.clear()
            for one in asked:
                words = f"{asked_words(one.title, one.window)} · hạn {short_date(one.due_on)}"
                self.asked.addItem(words, one.key)
            self.asked.setCurrentIndex(asked.index(chosen) if chosen is not None else -1)
            self.asked.setToolTip(self.asked.currentText())

    def name_groups(self, titles: Sequence[str]) -> None:
        """Offer the ways to put units together, behind the units themselves; silently."""
        wanted = ("Từng đơn vị", *(f"Theo {title[:1].lower()}{title[1:]}" for title in titles))
        if tuple(self.groups.tabText(n) for n in range(self.groups.count())) == wanted:
            return
        with QSignalBlocker(self.groups):
            while self.groups.count():
                self.groups.removeTab(0)
            for number, title in enumerate(wanted, 1):
                self.groups.addTab(title)
                self.groups.setTabToolTip(number - 1, f"Alt+{number}")

    def show_units(self, rows: Sequence[Row]) -> None:
        """List units, or say that there are none such."""
        self.table.show_rows(rows)
        if rows and not self.table.current_key():
            self.table.choose(rows[0].unit.id)
        self._lists.setCurrentWidget(self.table if rows else self.nobody)

    def show_groups(self, rows: Sequence[object]) -> None:
        """List groups of units."""
        self.group_table.show_rows(rows)
        self._lists.setCurrentWidget(self.group_table)

    def allow(self, row: Row | None) -> None:
        """Let be pressed what can be done with the row chosen."""
        has_report = row is not None and row.report is not None
        self.open_button.setEnabled(has_report)
        self.history_button.setEnabled(has_report)
        self.approve_button.setEnabled(row is not None and row.state == "received")
        self.back_button.setEnabled(row is not None and row.counts)
        self.unit_letter_button.setEnabled(row is not None and not row.counts)
        self.unit_button.setEnabled(row is not None)

    def row_acts(self) -> tuple[QPushButton, ...]:
        """Return the buttons for the row chosen."""
        return (
            *(self.open_button, self.approve_button, self.back_button, self.history_button),
            *(self.unit_letter_button, self.unit_button),
        )

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(_card("VIỆC CẦN LÀM", self.tasks))
        column.addWidget(self._board(), 1)
        room = QScrollArea(widgetResizable=True)
        room.setWidget(inside)
        room.setAccessibleName("Việc cần làm, tình hình nộp báo cáo")
        for part in (room, self.no_units, self.no_reports):
            self.places.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        outer.setSpacing(theme.M)
        title = QLabel("Tổng quan")
        theme.mark(title, "role", "title")
        outer.addWidget(title)
        outer.addWidget(self.problem)
        outer.addWidget(self.places, 1)

    def _board(self) -> QFrame:
        self.asked.setMinimumHeight(theme.ROW)
        self.asked.setMaxVisibleItems(20)
        top = WrappingRow()
        top.add(self.asked, 1)
        for button in (self.letter_button, self.calls_button):
            top.add(button, 0)
        acts = WrappingRow()
        for button in self.row_acts():
            acts.add(button, 0)
        for part in (self.table, self.group_table, self.nobody):
            self._lists.addWidget(part)
        self._lists.setMinimumHeight(_LEAST)
        card, column = _card_column("TÌNH HÌNH NỘP BÁO CÁO")
        column.addLayout(top)
        column.addWidget(self.counts)
        column.addLayout(self._over_table())
        column.addWidget(self._lists, 1)
        column.addLayout(acts)
        self.allow(None)
        return card

    def _over_table(self) -> WrappingRow:
        self.groups.setAccessibleName("Từng đơn vị, theo nhóm")
        self.search.setAccessibleName("Tìm đơn vị")
        self.search.setMaximumWidth(330)
        self.group_button.hide()
        row = WrappingRow()
        row.add(self.groups, 0)
        row.add(self.group_button, 0)
        row.add(self.search, 1)
        return row


def _card(heading: str, part: QWidget) -> QFrame:
    card, column = _card_column(heading)
    column.addWidget(part)
    return card


def _card_column(heading: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    theme.mark(card, "role", "card")
    label = QLabel(heading)
    theme.mark(label, "role", "section")
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
    column.setSpacing(theme.S)
    column.addWidget(label)
    return card, column
