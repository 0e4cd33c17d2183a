"""Choosing a period: the two halves of a year and the year."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from congdoan_desktop.domain.period import Period, half_of, parse_period
from congdoan_desktop.texts import period_name
from congdoan_desktop.ui import theme


class PeriodBox(QComboBox):
    """Starts at the half of `today`."""

    chosen = Signal(str)
    """Period code, when the person chooses."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setAccessibleName("Kỳ")
        self.setMinimumHeight(theme.ROW)
        for period in periods_around(today):
            self.addItem(_capital(period_name(period)), period.code)
        self.choose(half_of(today).code)
        self.activated.connect(lambda _: self.chosen.emit(self.code()))

    def code(self) -> str:
        """Return the code of the period chosen."""
        return str(self.currentData())

    def period(self) -> Period:
        """Return the period chosen."""
        return parse_period(self.code())

    def choose(self, code: str) -> None:
        """Show `code`, silently; a period out of the list is added to it."""
        if self.findData(code) < 0:
            self.addItem(_capital(period_name(code)), code)
        self.setCurrentIndex(self.findData(code))


def periods_around(today: date) -> Iterator[Period]:
    """Yield the halves and the whole of this year, then of the one before."""
    for year in (today.year, today.year - 1):
        for half in (1, 2, 0):
            yield Period(year=year, half=half)


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]
