"""One day of the month: its number, the holiday, and as many lines as there is room for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from congdoan_desktop.texts.month import SIGNS_OF_ITEMS
from congdoan_desktop.ui import theme
from congdoan_desktop.usecases.month import Day, Item

DAY = int(Qt.ItemDataRole.UserRole)
"""Role of the `Day` of a cell."""
BESIDE = DAY + 1
"""Role of whether the day lies in the month before or after."""
_Index = QModelIndex | QPersistentModelIndex


class DayPainter(QStyledItemDelegate):
    """The number of the day, the holiday, and as many lines as there is room for."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(60, 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one, colors = index.data(DAY), theme.colors()
        if not isinstance(one, Day):
            return
        area: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.fillRect(area, QColor(colors.soft if chosen else colors.window if one.off else colors.surface))
        if one.day == self._today:
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        inside = area.adjusted(theme.XS + 2, 2, -theme.XS, -2)
        line = painter.fontMetrics().height()
        muted = bool(index.data(BESIDE)) or one.off
        self._head(painter, QRect(inside.topLeft(), QSize(inside.width(), line)), one, muted=muted)
        self._lines(painter, inside.adjusted(0, line + 1, 0, 0), one.items, line)
        painter.restore()

    def _head(self, painter: QPainter, where: QRect, one: Day, *, muted: bool) -> None:
        colors, bold = theme.colors(), QFont(painter.font())
        bold.setBold(True)
        plain = QFont(painter.font())
        painter.setFont(bold)
        painter.setPen(QColor(colors.muted if muted else colors.text))
        number = f"{one.day.day}/{one.day.month}" if one.day.day == 1 else str(one.day.day)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft, number)
        used = painter.fontMetrics().horizontalAdvance(number) + theme.S
        painter.setFont(plain)
        painter.setPen(QColor(colors.muted))
        rest = where.adjusted(used, 0, 0, 0)
        words = one.holiday or ("hôm nay" if one.day == self._today else "")
        _draw(painter, rest, words)

    def _lines(self, painter: QPainter, where: QRect, items: Sequence[Item], line: int) -> None:
        colors = theme.colors()
        room = max(where.height() // line, 0)
        shown = list(items[:room]) if len(items) <= room else list(items[: max(room - 1, 0)])
        y = where.y()
        for item in shown:
            painter.setPen(QColor(_color(item)))
            _draw(painter, QRect(where.x(), y, where.width(), line), f"{SIGNS_OF_ITEMS[item.state]} {item.title}")
            y += line
        if len(items) > len(shown) and room:
            painter.setPen(QColor(colors.muted))
            more = len(items) - len(shown)
            _draw(painter, QRect(where.x(), y, where.width(), line), f"còn {more} việc" if shown else f"{more} việc")


def _draw(painter: QPainter, where: QRect, words: str) -> None:
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignLeft, cut)


def _color(item: Item) -> str:
    colors = theme.colors()
    return {"late": colors.bad, "due": colors.near, "done": colors.text}.get(item.state, colors.accent)
