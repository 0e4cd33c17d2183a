"""What was found, under the headings of its kinds. The focus stays in the line above."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.texts import KIND_NAMES, short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.search.commands import Command
from congdoan_desktop.usecases.search_all import Found, Hit

_WHAT = int(Qt.ItemDataRole.UserRole)
_COMMANDS = "Trang và việc"
_NOTHING = "Không tìm thấy gì. Thử ít chữ hơn, hoặc chữ khác."
_FEW = 5
"""So many commands are shown beside records; alone they are all shown."""


class HitList(QListView):
    """`chosen` carries a `Command` or a `Place`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName("Kết quả tìm")
        self.clicked.connect(lambda _index: self.take())

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Show the commands that are meant, in place of those before, until the rest is there."""
        if commands or not self._model.rowCount():
            self._show(_command_rows(commands))

    def show_found(self, commands: Sequence[Command], found: Sequence[Found], *, asked: bool) -> None:
        """Show everything."""
        rows = [*_command_rows(commands[:_FEW] if found else commands), *_found_rows(found)]
        if not rows and asked:
            rows = [_heading(_NOTHING)]
        self._show(rows)

    def move_by(self, step: int) -> None:
        """Go up or down by so many results, over headings; stay at the ends."""
        for _ in range(abs(step)):
            row = self.currentIndex().row() + (1 if step > 0 else -1)
            while 0 <= row < self._model.rowCount() and self._what(row) is None:
                row += 1 if step > 0 else -1
            if 0 <= row < self._model.rowCount():
                self._go(row)

    def take(self) -> None:
        """Choose the current result."""
        if self.currentIndex().isValid() and (what := self._what(self.currentIndex().row())) is not None:
            self.chosen.emit(what)

    def titles(self) -> tuple[str, ...]:
        """Return what is shown, headings and all."""
        return tuple(self._model.item(row).text() for row in range(self._model.rowCount()))

    def _show(self, rows: Sequence[QStandardItem] | Iterator[QStandardItem]) -> None:
        self._model.clear()
        for row in rows:
            self._model.appendRow(row)
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()
        self.move_by(1)

    def _what(self, row: int) -> object:
        return self._model.item(row).data(_WHAT)

    def _go(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))
        self.scrollTo(self._model.index(max(row - 1, 0), 0))  # with its heading
        self.scrollTo(self.currentIndex())


def _command_rows(commands: Sequence[Command]) -> list[QStandardItem]:
    rows = [_row(f"{command.title}   {command.keys}".strip(), command) for command in commands]
    return [_heading(_COMMANDS), *rows] if rows else []


def _found_rows(found: Sequence[Found]) -> Iterator[QStandardItem]:
    for one in found:
        more = f"   ·   còn {count_text(one.more)} nữa, gõ thêm chữ để thu hẹp" if one.more else ""
        yield _heading(f"{KIND_NAMES[one.kind]}{more}")
        for hit in one.hits:
            yield _row(_hit_words(hit), hit.place)


def _hit_words(hit: Hit) -> str:
    title = hit.title or "chưa đặt tên"
    parts = [title, short_date(hit.day) if hit.day else "", hit.above, f"“{hit.around}”" if hit.around else ""]
    return "   ·   ".join(filter(None, parts))


def _heading(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    item.setSizeHint(QSize(0, theme.ROW - 2))
    return item


def _row(words: str, what: object) -> QStandardItem:
    item = QStandardItem(f"   {words}")
    item.setData(what, _WHAT)
    item.setToolTip(words)
    item.setSizeHint(QSize(0, theme.ROW))
    return item
