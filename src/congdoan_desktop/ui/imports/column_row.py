"""One column of the list: its heading, what stands in it, what it is taken in as, how its letters are read."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout

from congdoan_desktop.intake.layout import ColumnPlan
from congdoan_desktop.intake.legacy import plausible_share
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.readings import read_cell
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.imports.list_of import ListOf

_READING_WORDS: Mapping[str, str] = {
    "": "Giữ nguyên chữ",
    "fonts": "Đổi theo phông từng ô",
    "tcvn3": "Đổi từ TCVN3 (.VnTime)",
    "tcvn3_capitals": "Đổi từ TCVN3 hoa (.VnTimeH)",
    "vni": "Đổi từ VNI (VNI-Times)",
}
_SHOWN, _LOOKED_AT, _LONGEST = 3, 400, 34
_READS_WELL, _LATIN = 0.6, 0xFF
_LEVEL = 7
"""Words stand as high as those in the choice beside them."""


class ColumnRow(QObject):
    """`plan()` is what was chosen; `changed` after each choice."""

    changed = Signal()

    def __init__(self, kind: ListOf, sheet: Sheet, plan: ColumnPlan, first: int, end: int) -> None:
        super().__init__()
        self._kind, self._sheet, self._plan = kind, sheet, plan
        self._rows = self._telling_rows(first, end)
        self.title = QLabel(plan.title or f"Cột {letter(plan.place)}", wordWrap=True)
        self.sample = QLabel(wordWrap=True)
        self.sample.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.field = Choice(kind.fields, plan.field, f"Nhập cột {self.title.text()} vào")
        self.reading = Choice(_READING_WORDS, plan.reading, f"Kiểu chữ của cột {self.title.text()}")
        self.reading.setVisible(False)
        for box in (self.field, self.reading):
            box.currentIndexChanged.connect(self._chosen)
        self._show()

    def plan(self) -> ColumnPlan:
        """Return the column as it was chosen."""
        return replace(self._plan, field=self.field.currentData(), reading=self.reading.currentData())

    def free(self, field: str) -> None:
        """Give up `field`, silently: another column is taken in as it now."""
        if self.field.currentData() == field:
            self.field.blockSignals(True)
            self.field.setCurrentIndex(0)
            self.field.blockSignals(False)
            self._show()

    def put_into(self, grid: QGridLayout, row: int) -> None:
        """Stand in a row of the grid."""
        choices = QVBoxLayout()
        choices.setSpacing(theme.XS)
        choices.addWidget(self.field)
        choices.addWidget(self.reading)
        for label in (self.title, self.sample):
            label.setContentsMargins(0, _LEVEL, 0, 0)
            grid.addWidget(label, row, 0 if label is self.title else 1, alignment=Qt.AlignmentFlag.AlignTop)
        grid.addLayout(choices, row, 2, alignment=Qt.AlignmentFlag.AlignTop)
        self.reading.setVisible(self.asks_reading())

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        plan = self.plan()
        private = plan.known.removeprefix("private:") if plan.known.startswith("private:") else ""
        if private and not plan.field:
            self.sample.setText(
                f"{self._kind.private[private]}: công việc này không cần, nên không nhập và không hiện."
            )
        elif plan.reading:
            self.sample.setText(f"trước: {self._texts(replace(plan, reading=''))}\nsau: {self._texts(plan)}")
        else:
            self.sample.setText(self._texts(plan))
        theme.mark(self.sample, "role", "" if plan.field else "muted")

    def _texts(self, plan: ColumnPlan) -> str:
        texts = (read_cell(self._sheet, row, plan.place, plan.reading) for row in self._rows)
        return "  ·  ".join(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in texts)

    def _telling_rows(self, first: int, end: int) -> list[int]:
        """Return the first filled rows, those before the others that hold a letter beyond ASCII."""
        rows = range(first, min(end, first + _LOOKED_AT))
        filled = [row for row in rows if self._sheet.cell(row, self._plan.place).text]
        return sorted(filled, key=lambda row: self._sheet.cell(row, self._plan.place).text.isascii())[:_SHOWN]

    def asks_reading(self) -> bool:
        """Whether the letters of the column give reason to ask how they are to be read."""
        cells = (self._sheet.cell(row, self._plan.place) for row in self._rows)
        text = " ".join(cell.text for cell in cells if cell.kind == "text")
        is_odd = not text.isascii() and max(map(ord, text)) <= _LATIN and plausible_share([text]) < _READS_WELL
        return bool(self._plan.reading) or is_odd


def letter(place: int) -> str:
    """Return what Excel calls a column: 0 → A, 26 → AA."""
    name = ""
    while place >= 0:
        name = chr(ord("A") + place % 26) + name
        place = place // 26 - 1
    return name


class Choice(QComboBox):
    """One of a few words by code; the wheel scrolls the page, not the choice."""

    def __init__(self, words: Mapping[str, str], current: str, name: str) -> None:
        super().__init__()
        for code, said in words.items():
            self.addItem(said, code)
        self.setCurrentIndex(max(self.findData(current), 0))
        self.setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
