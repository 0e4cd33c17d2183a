"""Ctrl+K: one line to type into, and what was found below it, by kind."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from congdoan_desktop.domain.text import fold
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.search.commands import Command
from congdoan_desktop.ui.search.hit_list import HitList
from congdoan_desktop.usecases.search_all import Found, search_all

_HINT = "Gõ vài chữ, không cần dấu: tên người, hoạt động, ý kiến, kế hoạch, trang…"
_FOOT = "↑ ↓ chọn   ·   Enter mở   ·   Esc đóng   ·   Phiếu khảo sát không tìm được ở đây: phiếu không gắn với ai."
_STEPS = {
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_PageDown): 8,
    int(Qt.Key.Key_PageUp): -8,
}


class SearchDialog(QDialog):
    """`chosen` carries the place of a record; a command is done at once."""

    chosen = Signal(object)

    def __init__(self, context: Context, commands: Sequence[Command], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._commands = context, tuple(commands)
        self.setWindowTitle("Tìm mọi thứ")
        self.line = QLineEdit(placeholderText=_HINT, clearButtonEnabled=True)
        self.line.setAccessibleName("Tìm mọi thứ")
        self.list = HitList()
        self.foot = QLabel(_FOOT, wordWrap=True)
        self._build()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.look)
        self.list.chosen.connect(self._take)
        self.look("")

    def look(self, text: str) -> None:
        """Show at once which commands are meant; what the store holds follows. What was asked before is dropped."""
        self.list.show_commands(self._meant(text))
        plans = tuple(self._context.reference.plans.values())
        self._context.looker.run(
            lambda db: search_all(db, plans, text),
            done=partial(self._found, text),
            failed=lambda error: self.foot.setText(f"✗ {sentence_of(error)}"),
            key="search",
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key in _STEPS:
            self.list.move_by(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.take()
        else:
            return False
        return True

    def _meant(self, text: str) -> tuple[Command, ...]:
        words = fold(text).split()
        return tuple(command for command in self._commands if command.is_meant(words))

    def _found(self, text: str, found: tuple[Found, ...]) -> None:
        if text == self.line.text():
            self.list.show_found(self._meant(text), found, asked=bool(text.strip()))

    def _take(self, what: object) -> None:
        self.accept()
        if isinstance(what, Command):
            what.act()
        else:
            self.chosen.emit(what)

    def _build(self) -> None:
        theme.mark(self.foot, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        box.setSpacing(theme.S)
        box.addWidget(self.line)
        box.addWidget(self.list, 1)
        box.addWidget(self.foot)
        dialogs.fit(self, 760, 600)
