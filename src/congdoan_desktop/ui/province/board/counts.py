"""The numbers of a board: each narrows the table to the units that it counts."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text, percent_text
from congdoan_desktop.domain.province.board import Board, Which
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.overview.words import days_words
from congdoan_desktop.ui.widgets.range_bar import RangeBar
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

WHICH: dict[Which, str] = {
    "expected": "Phải nộp",
    "received": "Đã nhận",
    "on_time": "Đúng hạn",
    "late": "Nộp chậm",
    "sent_back": "Cần bổ sung",
    "missing": "Chưa nộp",
}


class Counts(QWidget):
    """A bar, and a button for each number; `chosen` when one is pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.which: Which = "expected"
        self.bar = RangeBar()
        self.words, self.due = QLabel(), StatusLabel()
        self.buttons = {which: QPushButton() for which in WHICH}
        for which, button in self.buttons.items():
            button.clicked.connect(partial(self._press, which))
        self._build()

    def show_board(self, found: Board) -> None:
        """Show the numbers."""
        tally, asked = found.tally, found.expectation
        for which, button in self.buttons.items():
            button.setText(f"{WHICH[which]}  {count_text(getattr(tally, which))}")
        share = f" · {percent_text(tally.received, tally.expected)}" if tally.expected else ""
        said = f"Đã nhận {count_text(tally.received)}/{count_text(tally.expected)} đơn vị{share}"
        if tally.approved:
            said += f" · đã duyệt {count_text(tally.approved)}"
        if found.others:
            said += f" · {count_text(len(found.others))} báo cáo của đơn vị không thuộc diện phải nộp"
        self.words.setText(said)
        is_whole = 0 < tally.expected == tally.received
        state = "good" if is_whole else "open"
        self.bar.show_range(tally.received, tally.received, tally.expected, state=state, words=said)
        proposed = " (hạn đề xuất)" if asked.proposed else ""
        tone, days = days_words(asked.due_on, found.today)
        self.due.show_state(*("good", "Đã đủ") if is_whole else (tone, days))
        self.due.setToolTip(f"Hạn {short_date(asked.due_on)}{proposed}")

    def choose(self, which: Which) -> None:
        """Show which number the table shows, silently."""
        self.which = which
        for name, button in self.buttons.items():
            theme.mark(button, "chosen", name == which)

    def _press(self, which: Which) -> None:
        self.choose(which)
        self.chosen.emit(which)

    def _build(self) -> None:
        line = WrappingRow()
        line.add(self.bar, 1)
        line.add(self.words, 0)
        line.add(self.due, 0)
        row = WrappingRow()
        for button in self.buttons.values():
            row.add(button, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(line)
        column.addLayout(row)
        self.choose("expected")
