"""Under the details of somebody who was typed in: who on the roster has the same name, one button each.

`NamesakeRow()`: `show_people(people)`; signal `chosen(person id)`.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import Person
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

_MOST = 4
"""Of more people with one name nobody can tell who is meant; the person is added by the line above instead."""
_ASKS = (
    "Người này được gõ tay nên chưa tính là đã học trong danh sách “Ai chưa học”. Trong danh sách có người cùng tên:"
)


class NamesakeRow(QWidget):
    """Out of sight while there is nobody."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._people: Sequence[Person] = ()
        self._words = QLabel(_ASKS, wordWrap=True)
        self._row = WrappingRow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(self._words)
        layout.addLayout(self._row)
        for place in range(_MOST):
            button = QPushButton()
            button.clicked.connect(partial(self._choose, place))
            self.buttons.append(button)
            self._row.add(button, 0)
        self.hide()

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer these people."""
        self._people = people[:_MOST]
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(self._people))
            button.setText(f"Đúng là {_told(people[place])}" if place < len(self._people) else "")
        self.setVisible(bool(people))

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._people[place].id)


def _told(person: Person) -> str:
    year = f"sinh {person.birth_year}" if person.birth_year else ""
    return " · ".join(filter(None, (person.full_name, person.department, year)))
