"""Under the form of a unit: what it came from, what it went into, who stands under it. Each is a way there."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.province.units.form import named
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

_MOST = 12
"""So many units are named in one line."""


class Lineage(QWidget):
    """`load(unit or None, register)`. `asked(id)`: show that unit; `below_asked(id)`: list those under it."""

    asked = Signal(str)
    below_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.links: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.XS)
        self._inside: QWidget | None = None

    def load(self, unit: OrgUnit | None, register: Register) -> None:
        """Show the kin of `unit`; nothing where it has none."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside, self.links = None, []
        lines = list(_lines(unit, register)) if unit is not None else []
        below = len(register.children(unit)) if unit is not None else 0
        self.setVisible(bool(lines or below))
        if unit is None or not (lines or below):
            return
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        heading = QLabel("Nguồn gốc, kế thừa" if lines else "Đơn vị bên dưới")
        heading.setProperty("role", "section")
        column.addWidget(heading)
        for words, units in lines:
            column.addLayout(self._row(words, units))
        if below:
            button = self._link(f"{count_text(below)} đơn vị bên dưới")
            button.clicked.connect(lambda: self.below_asked.emit(unit.id))
            row = WrappingRow()
            row.add(button, 0)
            column.addLayout(row)
        self._column.addWidget(inside)

    def _row(self, words: str, units: tuple[OrgUnit, ...]) -> WrappingRow:
        row = WrappingRow()
        label = QLabel(words)
        label.setProperty("role", "muted")
        row.add(label, 0)
        for one in units[:_MOST]:
            button = self._link(named(one))
            button.clicked.connect(lambda _checked, one=one: self.asked.emit(one.id))
            row.add(button, 0)
        if len(units) > _MOST:
            row.add(QLabel(f"và {count_text(len(units) - _MOST)} đơn vị nữa"), 0)
        return row

    def _link(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "link")
        self.links.append(button)
        return button


def _lines(unit: OrgUnit, register: Register) -> Iterator[tuple[str, tuple[OrgUnit, ...]]]:
    by_day: dict[date | None, list[OrgUnit]] = {}
    for one in register.predecessors(unit):
        by_day.setdefault(one.ended_on, []).append(one)
    for day, units in sorted(by_day.items(), key=lambda pair: pair[0] or date.min):
        yield f"Nhận sáp nhập{_on(day)} từ:", tuple(units)
    successors = register.successors(unit)
    if successors:
        act, into = ("chia tách", "thành") if len(successors) > 1 else ("sáp nhập", "vào")
        yield f"Đã {act}{_on(unit.ended_on)} {into}:", successors
        heirs = register.heirs(unit)
        if heirs and heirs != successors:
            yield "Nay thuộc:", heirs


def _on(day: date | None) -> str:
    return f" ngày {short_date(day)}" if day is not None else ""
