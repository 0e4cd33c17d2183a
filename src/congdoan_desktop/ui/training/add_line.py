"""The line on which a course is filled: parts of a name find people of the roster, anything else is typed in.

`AddLine(context)`: `load(day, there)`; signals `chosen(Person)`, and `typed(name)` for somebody who is not on the
roster. The roster is searched in the store, a few at a time: it may hold tens of thousands.
"""

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.records import Person
from congdoan_desktop.domain.text import clean
from congdoan_desktop.store import repository
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.widgets.pick_list import PickList

_MOST = 60
"""People offered; who wants another types one more letter."""


class AddLine(QLineEdit):
    """A line with a list below it."""

    chosen = Signal(object)
    typed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(placeholderText="Thêm người: gõ vài chữ của tên, Enter")
        self.setAccessibleName("Thêm người vào lớp")
        self._context = context
        self._day = date.max
        self._there: Callable[[], Collection[str]] = frozenset
        self._offered: dict[str, Person] = {}
        self.list = PickList((), self)
        self.installEventFilter(self)
        self.textEdited.connect(self._narrow)
        self.list.picked.connect(self._pick)

    def load(self, day: date, there: Callable[[], Collection[str]]) -> None:
        """Offer who worked here on `day`, without the people whose ids `there` returns."""
        self._day, self._there = day, there

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.isVisible():
            self.list.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and (self.text() or self.list.isVisible()):
            self.list.hide()
            self.clear()
        else:
            return False
        return True

    def _narrow(self, text: str) -> None:
        self._offered = {person.id: person for person in self._found(text)} if text.strip() else {}
        self.list.load([_entry(person) for person in self._offered.values()])
        self.list.narrow("")
        (self.list.open_below if self._offered else self.list.hide)()

    def _found(self, text: str) -> list[Person]:
        there = self._there()
        where = {"deidentified_on": None}
        found = repository.find(self._context.reader, Person, text=text, where=where, limit=_MOST + len(there))
        here = (one for one in found if one.id not in there and (one.left_on is None or one.left_on >= self._day))
        return list(here)[:_MOST]

    def _enter(self) -> None:
        """Take the person chosen in the list, or somebody who is not on the roster, by the name as typed."""
        name = clean(self.text())
        if self.list.isVisible() and self.list.current():
            self._pick(self.list.current())
        elif name:
            self._leave()
            self.typed.emit(name)

    def _pick(self, person_id: str) -> None:
        person = self._offered[person_id]
        self._leave()
        self.chosen.emit(person)

    def _leave(self) -> None:
        self.list.hide()
        self.clear()


def _entry(person: Person) -> Entry:
    label = f"{person.full_name} · {person.department}" if person.department else person.full_name
    return Entry(code=person.id, label=label)
