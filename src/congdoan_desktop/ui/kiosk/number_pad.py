"""Digits to touch, where there is no keyboard."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from congdoan_desktop.domain.survey import Kind
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.kiosk.large import ANSWER, push

_HIGH, _LOW = ("123", "456", "789"), ("123456", "789")
_EXTRA = {"decimal": ",", "date": "/"}
_WIDTH = 96


class NumberPad(QWidget):
    """`typed` carries a sign; `erased`: the last one goes."""

    typed = Signal(str)
    erased = Signal()

    def __init__(self, kind: Kind, *, low: bool = False) -> None:
        """`low`: in two rows, for a screen without room for four."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.S)
        extra = f"{_EXTRA.get(kind, '')}0"
        rows = (_LOW[0], _LOW[1] + extra[::-1]) if low else (*_HIGH, extra.rjust(2))
        for row, digits in enumerate(rows):
            for column, sign in enumerate(digits):
                if sign != " ":
                    grid.addWidget(self._key(sign), row, column)
        erase = push("⌫", points=ANSWER)
        erase.setAccessibleName("Xóa một chữ số")
        erase.setFixedWidth(_WIDTH)
        erase.clicked.connect(self.erased)
        grid.addWidget(erase, len(rows) - 1, len(rows[-1]))

    def _key(self, sign: str) -> QWidget:
        key = push(sign, points=ANSWER)
        key.setFixedWidth(_WIDTH)
        key.clicked.connect(lambda: self.typed.emit(sign))
        return key
