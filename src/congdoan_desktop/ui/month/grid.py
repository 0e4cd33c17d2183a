"""The grid of a month: seven columns from Monday, one cell a day, a few lines in each; the arrows move by a day."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.month import KINDS_OF_ITEMS, SIGNS_OF_ITEMS, STATES_OF_ITEMS, WEEKDAYS
from congdoan_desktop.ui.month.day_painter import BESIDE, DAY, DayPainter
from congdoan_desktop.ui.widgets.calendar import WEEKDAYS as SHORT
from congdoan_desktop.ui.widgets.calendar import months_later
from congdoan_desktop.usecases.month import Day, Item, Month

_STEPS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Up): -7, int(Qt.Key.Key_Down): 7}
_MONTHS = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}


class MonthGrid(QTableWidget):
    """`moved` asks for another day (which may lie in another month), `entered` to open the day, `planning` for a new
    activity on it.
    """

    moved = Signal(object)
    entered = Signal()
    planning = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(6, 7)
        self._day = today
        self.setHorizontalHeaderLabels(SHORT)
        self.setAccessibleName("Lịch tháng")
        self.setItemDelegate(DayPainter(today, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(28)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellClicked.connect(self._clicked)
        self.cellDoubleClicked.connect(lambda _row, _column: self.entered.emit())

    def show_month(self, month: Month, day: date) -> None:
        """Show the weeks of `month` and stand on `day`."""
        self._day = day
        self.setRowCount(len(month.weeks))
        for row, week in enumerate(month.weeks):
            for column, one in enumerate(week):
                self.setItem(row, column, _cell(one, month.first.month))
                if one.day == day:
                    self.setCurrentCell(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS:
            self.moved.emit(self._day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self.moved.emit(months_later(self._day, _MONTHS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Plus:
            self.planning.emit()
        else:
            super().keyPressEvent(event)

    def _clicked(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None:
            self.moved.emit(item.data(DAY).day)


def _cell(one: Day, month: int) -> QTableWidgetItem:
    item = QTableWidgetItem()
    item.setData(DAY, one)
    item.setData(BESIDE, one.day.month != month)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, _words(one))
    item.setToolTip("\n".join(line_words(entry) for entry in one.items))
    return item


def _words(one: Day) -> str:
    holiday = f", {one.holiday}" if one.holiday else ""
    items = "; ".join(line_words(item) for item in one.items) or "không có việc"
    return f"{WEEKDAYS[one.day.weekday()]} {short_date(one.day)}{holiday}: {items}"


def line_words(item: Item) -> str:
    """Return one thing of a day in words: "✓ Đã làm · Tuyên truyền: Nói chuyện lưu động"."""
    at = f"{item.at} " if item.at else ""
    state = f"{SIGNS_OF_ITEMS[item.state]} {STATES_OF_ITEMS[item.state]}"
    return f"{state} · {KINDS_OF_ITEMS[item.kind]}: {at}{item.title}"
