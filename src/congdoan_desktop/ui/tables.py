"""Lists of records: columns as data, whole rows, keyboard.

`Column(title, text, right=False, width=0, optional=False)`: `text(row)` gives the words; `width` 0 takes what is left;
an optional column gives way when too little is left; `picture(row)` gives a pixmap to stand before the words;
`tone(row)` names the colour of the palette its words have ("bad", "near", "good"), never without saying so in words.
`RowsTable(columns, key)`: `show_rows(rows)` keeps the chosen row by its key; signals `picked(key)` when another row
becomes current, `entered(key)` on Enter or double click, `removed(key)` on Delete. `rows` are records, or `LongRows`
with the ids as keys, of which only those in sight are read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.long_rows import LongRows

_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_LEAST = 140
"""Least width of the column that takes what is left."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. Numbers stand right, with dots between thousands (`domain.numbers.count_text`)."""

    title: str
    text: Callable[[Any], str]
    right: bool = False
    width: int = 0
    optional: bool = False
    picture: Callable[[Any], Any] | None = None
    tone: Callable[[Any], str] | None = None


class Rows(QAbstractTableModel):
    """Rows as they are, drawn through the columns."""

    def __init__(self, columns: Sequence[Column], key: Callable[[Any], str]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._key = key
        self.items: Sequence[Any] = ()

    def show_rows(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.items = rows if isinstance(rows, LongRows) else tuple(rows)
        self.endResetModel()

    def key_at(self, row: int) -> str:
        """Return the key of a row, or nothing."""
        if not 0 <= row < len(self.items):
            return ""
        return self.items.ids[row] if isinstance(self.items, LongRows) else self._key(self.items[row])

    def place_of(self, key: str) -> int:
        """Return the row of `key`, or -1."""
        if isinstance(self.items, LongRows):
            return self.items.place_of(key)
        return next((place for place, item in enumerate(self.items) if self._key(item) == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        column = self._columns[index.column()]
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            record = self.items[index.row()]
            return "" if record is None else column.text(record)
        if role == _ROLE.DecorationRole and column.picture is not None:
            record = self.items[index.row()]
            return None if record is None else column.picture(record)
        if role == _ROLE.ForegroundRole and column.tone is not None:
            return self._colour(column.tone, self.items[index.row()])
        return self._alignment(column) if role == _ROLE.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == _ROLE.DisplayRole:
            return column.title
        return self._alignment(column) if role == _ROLE.TextAlignmentRole else None

    def _colour(self, tone: Callable[[Any], str], record: Any) -> QColor | None:
        name = "" if record is None else tone(record)
        return QColor(getattr(theme.colors(), name)) if name else None

    def _alignment(self, column: Column) -> Qt.AlignmentFlag:
        return _RIGHT if column.right else _LEFT


class RowsTable(QTableView):
    """A table of whole rows without a grid; one row is current."""

    picked = Signal(str)
    entered = Signal(str)
    removed = Signal(str)

    def __init__(self, columns: Sequence[Column], key: Callable[[Any], str], *, name: str = "") -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._widths = [column.width for column in columns]
        self.rows = Rows(columns, key)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self._dress(columns)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(lambda index: self.entered.emit(self.rows.key_at(index.row())))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`; the row that was current stays current, silently, if it is still there."""
        self.show_and_choose(rows, self.current_key())

    def show_and_choose(self, rows: Sequence[Any], key: str) -> None:
        """Show `rows` and make the row of `key` current, silently, if it is there."""
        with QSignalBlocker(self.selectionModel()):
            self.rows.show_rows(rows)
        self.choose(key)

    def choose(self, key: str) -> None:
        """Make the row of `key` current, silently; none when it is not there."""
        place = self.rows.place_of(key)
        with QSignalBlocker(self.selectionModel()):
            if place < 0:
                self.clearSelection()
                self.setCurrentIndex(QModelIndex())
            else:
                self.selectRow(place)
        if place >= 0:
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def current_key(self) -> str:
        """Return the key of the current row, or nothing."""
        return self.rows.key_at(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_out()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """No column is narrower than its title, whatever letters the screen has; known once the style is."""
        header = self.horizontalHeader()
        for place, column in enumerate(self._columns):
            if column.width:
                self._widths[place] = max(column.width, header.sectionSizeHint(place))
                self.setColumnWidth(place, max(self._widths[place], self.columnWidth(place)))
        self._share_out()
        super().showEvent(event)

    def _share_out(self) -> None:
        left = self.viewport().width() - sum(self._widths)
        for place, column in reversed(tuple(enumerate(self._columns))):
            hidden = column.optional and left < _LEAST
            self.setColumnHidden(place, hidden)
            left += self._widths[place] if hidden else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(key)
        elif key and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(key)
        else:
            super().keyPressEvent(event)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.picked.emit(self.rows.key_at(now.row()))

    def _dress(self, columns: Sequence[Column]) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW + 2)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        for place, column in enumerate(columns):
            free = QHeaderView.ResizeMode.Stretch if not column.width else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(place, free)
            if column.width:
                self.setColumnWidth(place, column.width)
