"""Ctrl+M: one month, the chosen day beside it; from here to the record, to a new plan, to the printer."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.month import KINDS_OF_ITEMS, SIGNS_OF_ITEMS, STATES_OF_ITEMS, WEEKDAYS
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.month.grid import MonthGrid
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.calendar import months_later
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.month import Day, Item, Month, month
from congdoan_desktop.usecases.places import PLANNED, Place

_KEYS = "← → ↑ ↓ đổi ngày   ·   PageUp, PageDown đổi tháng   ·   Enter xem việc trong ngày   ·   + dự kiến hoạt động"


class MonthDialog(QDialog):
    """`chosen` carries the place of what is to be opened."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self._day = context.today()
        self._month: Month | None = None
        self.setWindowTitle("Lịch tháng")
        self.grid = MonthGrid(context.today())
        self.title, self.day_title = QLabel(), QLabel(wordWrap=True)
        columns = (
            Column(title="Việc trong ngày", text=_words),
            Column(title="Tình trạng", text=_state, width=92, optional=True),
        )
        self.list = RowsTable(columns, _key, name="Việc trong ngày")
        self.problem = ProblemLine()
        self._build()
        self._connect()
        self.go_to(self._day)

    def go_to(self, day: date) -> None:
        """Stand on `day`, and read its month when it is another one."""
        self._day = day
        if self._month is not None and (day.year, day.month) == (self._month.first.year, self._month.first.month):
            self._show(self._month)
            return
        reference, today = self._context.reference, self._context.today()
        # Behind everything that is being kept, and only the month asked for last is answered.
        task = partial(_read, reference=reference, day=day, today=today)
        self._context.looker.run(task, done=self._show, failed=self._failed, key="month")

    def plan(self) -> None:
        """Begin an activity that is foreseen on the day."""
        self.accept()
        self.chosen.emit(Place(page="activities", record_id=f"{PLANNED}{self._day.isoformat()}"))

    def print_month(self) -> None:
        """Show the month as a paper."""
        from congdoan_desktop.ui.printing.dialog import show_paper

        title = f"Lịch công tác tháng {self._day.month} năm {self._day.year}"
        show_paper(self, self._context, title, title, partial(_paper, context=self._context, day=self._day))

    def _show(self, found: Month) -> None:
        if (found.first.year, found.first.month) != (self._day.year, self._day.month):
            return
        self._month = found
        self.problem.say("")
        self.title.setText(f"Tháng {self._day.month} năm {self._day.year}")
        self.grid.show_month(found, self._day)
        one = next(day for day in found.days() if day.day == self._day)
        self.day_title.setText(_day_words(one))
        self.list.show_rows(one.items)
        self.list.setVisible(bool(one.items))
        self.nothing.setVisible(not one.items)

    def _enter_day(self) -> None:
        if self.list.rows.items:
            self.list.choose(_key(self.list.rows.items[0]))
            self.list.setFocus()
        if len(self.list.rows.items) == 1:
            self._open(_key(self.list.rows.items[0]))

    def _open(self, key: str) -> None:
        item = next((one for one in self.list.rows.items if _key(one) == key), None)
        if item is not None:
            self.accept()
            self.chosen.emit(item.place)

    def _failed(self, error: Exception) -> None:
        self.problem.say(sentence_of(error))

    def _connect(self) -> None:
        self.grid.moved.connect(self.go_to)
        self.grid.entered.connect(self._enter_day)
        self.grid.planning.connect(self.plan)
        self.list.entered.connect(self._open)
        self.back.clicked.connect(lambda: self.go_to(months_later(self._day, -1)))
        self.forth.clicked.connect(lambda: self.go_to(months_later(self._day, 1)))
        self.now.clicked.connect(lambda: self.go_to(self._context.today()))
        self.plan_button.clicked.connect(self.plan)
        self.print_button.clicked.connect(self.print_month)
        for keys, act in (("Ctrl+N", self.plan), ("Ctrl+P", self.print_month)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _build(self) -> None:
        theme.mark(self.title, "role", "title")
        theme.mark(self.day_title, "role", "section")
        self.nothing = QLabel("Ngày này chưa có việc nào. Bấm + để dự kiến một hoạt động.", wordWrap=True)
        theme.mark(self.nothing, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.S)
        box.addLayout(self._head())
        box.addWidget(self.problem)
        middle = QHBoxLayout()
        middle.setSpacing(theme.M)
        middle.addWidget(self.grid, 5)
        middle.addLayout(self._beside(), 2)
        box.addLayout(middle, 1)
        signs = "   ".join(f"{sign} {STATES_OF_ITEMS[state].lower()}" for state, sign in SIGNS_OF_ITEMS.items())
        foot = QLabel(f"{signs}\n{_KEYS}", wordWrap=True)
        theme.mark(foot, "role", "muted")
        box.addWidget(foot)
        dialogs.fit(self, 1240, 700)
        self.grid.setFocus()

    def _head(self) -> QHBoxLayout:
        self.back, self.forth, self.now = (_button(words) for words in ("◂ Tháng trước", "Tháng sau ▸", "Hôm nay"))
        self.plan_button, self.print_button = _button("+ Dự kiến hoạt động"), _button("In…  Ctrl+P")
        theme.mark(self.plan_button, "role", "primary")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.title)
        row.addStretch(1)
        for button in (self.back, self.now, self.forth, self.plan_button, self.print_button):
            row.addWidget(button)
        return row

    def _beside(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(theme.S)
        side.addWidget(self.day_title)
        side.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        side.addWidget(self.list, 1)
        side.addStretch(0)
        return side


def _read(db: Reader, *, reference: Reference, day: date, today: date) -> Month:
    return month(db, reference, day.year, day.month, today)


def _paper(db: Reader, *, context: Context, day: date) -> bytes:
    from congdoan_desktop.usecases.draw_papers import sheets_pdf
    from congdoan_desktop.usecases.month_paper import month_sheet

    sheet = month_sheet(db, context.reference, day.year, day.month, context.today())
    return sheets_pdf([sheet], datetime.now(VIETNAM))


def _button(words: str) -> QPushButton:
    return QPushButton(words, autoDefault=False)


def _words(item: Item) -> str:
    at = f"{item.at} " if item.at else ""
    return f"{SIGNS_OF_ITEMS[item.state]} {at}{item.title} · {KINDS_OF_ITEMS[item.kind]}"


def _state(item: Item) -> str:
    return STATES_OF_ITEMS[item.state]


def _key(item: Item) -> str:
    return f"{item.kind} {item.place.record_id} {item.place.part_id} {item.title}"


def _day_words(one: Day) -> str:
    holiday = f" · {one.holiday}" if one.holiday else ""
    return f"{WEEKDAYS[one.day.weekday()]}, {short_date(one.day)}{holiday}"
