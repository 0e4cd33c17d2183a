"""The small calendar that opens below a date field: weeks from Monday, the chosen day, today.

`Calendar(anchor, today)`: `open_at(day)`, `day()`, `move(days)`, `move_months(months)`, signal `picked(day)`.
A child of the window, as `PickList`: it never takes the focus; the field gives it its keys.
"""

from calendar import Calendar as Weeks
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.month import WEEKDAYS as LONG_WEEKDAYS
from congdoan_desktop.ui import theme

WEEKDAYS = ("Th 2", "Th 3", "Th 4", "Th 5", "Th 6", "Th 7", "CN")
_CELL, _LINE, _EDGE = 36, 28, 8
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)


def months_later(day: date, months: int) -> date:
    """Return the same day of another month, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class Calendar(QFrame):
    """Painted; the words of the chosen day stand in the field."""

    picked = Signal(object)

    def __init__(self, anchor: QWidget, today: Callable[[], date]) -> None:
        super().__init__(anchor)
        self._anchor, self._today = anchor, today
        self._day = today()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Lịch")
        self.setFixedSize(7 * _CELL + 2 * _EDGE, 9 * _LINE + 2 * _EDGE)
        self.hide()

    def day(self) -> date:
        """Return the day that the calendar points at."""
        return self._day

    def open_at(self, day: date) -> None:
        """Open under the anchor, or above it where there is more room; a small dialog is left for it."""
        window = self._anchor.window()
        self._point(day)
        top, under = self._anchor.mapTo(window, QPoint(0, 0)), QPoint(0, self._anchor.height())
        fits_below = top.y() + under.y() + self.height() <= window.height()
        if fits_below or self.height() <= top.y():
            self.setParent(window)
            left = min(top.x(), max(window.width() - self.width(), 0))
            self.move(left, top.y() + under.y() if fits_below else top.y() - self.height())
        else:
            self.setParent(window, Qt.WindowType.ToolTip)
            self.move(self._anchor.mapToGlobal(under))
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def step(self, days: int) -> None:
        """Point at another day."""
        self._point(self._day + timedelta(days=days))

    def step_months(self, months: int) -> None:
        """Point at the same day of another month."""
        self._point(months_later(self._day, months))

    def _point(self, day: date) -> None:
        self._day = min(max(day, _FIRST), _LAST)
        self.setAccessibleDescription(f"{LONG_WEEKDAYS[self._day.weekday()]} {short_date(self._day)}")
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._anchor.window() and event.type() in (QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.hide()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if at.y() < _EDGE + _LINE:
            self.step_months(-1 if at.x() < self.width() // 2 else 1)
        elif at.y() >= self.height() - _EDGE - _LINE:
            self.picked.emit(self._today())
        elif (day := self._at(at)) is not None:
            self.picked.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.colors()
        painter.setPen(QColor(colors.edge))
        painter.setBrush(QColor(colors.surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QColor(colors.text))
        head = QRect(_EDGE, _EDGE, 7 * _CELL, _LINE)
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"Tháng {self._day.month} năm {self._day.year}")
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "  ◂")
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "▸  ")
        painter.setFont(self.font())
        painter.setPen(QColor(colors.muted))
        for place, words in enumerate(WEEKDAYS):
            painter.drawText(_cell(1, place), Qt.AlignmentFlag.AlignCenter, words)
        for line, week in enumerate(self._weeks(), start=2):
            for place, day in enumerate(week):
                self._draw_day(painter, _cell(line, place), day)
        painter.setPen(QColor(colors.accent))
        foot = QRect(_EDGE, self.height() - _EDGE - _LINE, 7 * _CELL, _LINE)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"Hôm nay: {short_date(self._today())}")

    def _draw_day(self, painter: QPainter, cell: QRect, day: date) -> None:
        colors, inside = theme.colors(), cell.adjusted(1, 1, -2, -2)
        chosen = day == self._day
        painter.setBrush(QColor(colors.button) if chosen else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colors.accent)) if day == self._today() else Qt.PenStyle.NoPen)
        painter.drawRect(inside)
        other = day.month != self._day.month
        painter.setPen(QColor("#FFFFFF" if chosen else colors.muted if other else colors.text))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _weeks(self) -> list[list[date]]:
        return Weeks(0).monthdatescalendar(self._day.year, self._day.month)

    def _at(self, point: QPoint) -> date | None:
        line, place = (point.y() - _EDGE) // _LINE - 2, (point.x() - _EDGE) // _CELL
        weeks = self._weeks()
        return weeks[line][place] if 0 <= line < len(weeks) and 0 <= place < 7 else None


def _cell(line: int, place: int) -> QRect:
    return QRect(_EDGE + place * _CELL, _EDGE + line * _LINE, _CELL, _LINE)
