"""One line of free text that offers what was written there before: `SuggestField(ask)`.

Typing narrows the offers without accents; nothing is taken unless the arrows choose it and Enter takes it.
`ask(answer)` is called whenever the field gets the focus; it may answer later, so that nobody waits for the store.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.ui.widgets.field import LineField
from congdoan_desktop.ui.widgets.pick_list import PickList


class SuggestField(LineField):
    """Text (`str`) with offers below it."""

    def __init__(self, ask: Callable[[Callable[[Sequence[str]], None]], object], *, width: int = 0) -> None:
        super().__init__(clean, width=width)
        self._ask = ask
        self.list = PickList((), self.line)
        self.list.picked.connect(self.take)
        self.line.textEdited.connect(self._open)

    def offer(self, offers: Sequence[str]) -> None:
        """Offer `offers` from now on."""
        self.list.load([Entry(code=words, label=words) for words in offers])

    def take(self, words: str) -> None:
        """Take an offer, as the person does."""
        self.list.hide()
        self.set_text(words)
        self.edited.emit()
        self.finished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._ask(self.offer)
        elif event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.isVisible() and self.list.current():
            self.take(self.list.current())
            self.focusNextChild()
        elif key == Qt.Key.Key_Escape and self.list.isVisible():
            self.list.hide()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        if self.list.isVisible():
            self.list.move_by(step)
        else:
            self._open("")

    def _open(self, text: str) -> None:
        self.list.narrow(text)
        found = self.list.codes()
        if not found or [fold(one) for one in found] == [fold(clean(text))]:
            self.list.hide()
            return
        self.list.open_below()
        self.list.point_nowhere()  # what is typed stands, unless an offer is chosen
