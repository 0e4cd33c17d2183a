"""Ticking people by keyboard: `TickPanel()`, for attendees of an activity and of a session of a course.

`load(title, people, ticked)` shows; signals `ticked(person id, present)` for each tick, `done` on Esc or the button.
Type parts of the name, or the first letters of its words ("nvd"), Enter ticks and clears, the arrows choose, Delete
unticks, Ctrl+Z takes the last one back.
Enter on somebody ticked already changes nothing: a name that stands twice on the paper list does no harm.
"""

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import not_
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.tables import Column, RowsTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Tickable(NamedTuple):
    """Somebody who can be ticked: a plain tuple, for there may be tens of thousands of them."""

    id: str
    name: str
    detail: str = ""
    """Tells people of one name apart (department, birth year)."""
    folded: str = ""
    """The name for search (`domain.text.fold`), where it is at hand already."""


class TickPanel(QWidget):
    """A line to type in, and the people who match."""

    ticked = Signal(str, bool)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people: list[Tickable] = []
        self._initials: list[str] = []
        self._present: set[str] = set()
        self._undo: list[tuple[str, bool]] = []
        self._title = QLabel()
        self._counter = QLabel()
        self._last = QLabel()
        self.line = QLineEdit(placeholderText="Gõ vài chữ của tên, hoặc các chữ đầu (nvd), rồi Enter")
        self.line.setAccessibleName("Tên người dự")
        self.table = RowsTable(self._columns(), lambda person: person.id, name="Người khớp với chữ đã gõ")
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self._narrow())
        self.table.clicked.connect(lambda index: self._toggle(self.table.rows.items[index.row()].id))

    def load(self, title: str, people: Iterable[Tickable], ticked: Iterable[str]) -> None:
        """Show `people`, in the order given, with those in `ticked` ticked."""
        self._people = [one if one.folded else one._replace(folded=fold(one.name)) for one in people]
        self._initials = []
        self._present = set(ticked)
        self._undo.clear()
        self._title.setText(title)
        self._last.clear()
        self.line.clear()
        self._narrow()
        self._count()

    def set_present(self, person_id: str, present: bool) -> None:
        """Tick or untick, without announcing it (used when keeping a tick failed)."""
        (self._present.add if present else self._present.discard)(person_id)
        self._count()
        self.table.viewport().update()

    def say(self, sentence: str) -> None:
        """Say something beside the line."""
        self._last.setText(sentence)

    def present(self) -> frozenset[str]:
        """Return who is ticked."""
        return frozenset(self._present)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, current = event.key(), self.table.current_key()
        if key in _ENTER:
            self._tick(current)
        elif key in _PASSED_ON:
            self.table.keyPressEvent(event)
            self._pointed = True
        elif key == Qt.Key.Key_Delete and not self.line.selectedText() and current in self._present:
            self._set(current, False)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.line.text():
            self._take_back()
        else:
            return False
        return True

    def _tick(self, person_id: str) -> None:
        if self._is_chosen(person_id):
            self._put(person_id)
            self.line.clear()

    def _is_chosen(self, person_id: str) -> bool:
        """Whether the person was pointed at, by typing or by the arrows; whoever stands first was chosen by nobody."""
        chosen = bool(person_id and (self._pointed or self.line.text().strip()))
        if not chosen:
            self.say("Gõ vài chữ của tên, hoặc ↑↓ để chọn, rồi Enter.")
        return chosen

    def _put(self, person_id: str) -> None:
        if person_id in self._present:
            self.say(f"{self._name(person_id)} đã được đánh dấu từ trước.")
        else:
            self._set(person_id, True)

    def _escape(self) -> None:
        if self.line.text():
            self.line.clear()
        else:
            self._finish()

    def _finish(self) -> None:
        """Let go of the people: there may be tens of thousands of them."""
        self.done.emit()
        self._people, self._initials = [], []
        self.table.show_rows(())

    def _toggle(self, person_id: str) -> None:
        self._set(person_id, person_id not in self._present)
        self.line.setFocus()

    def _take_back(self) -> None:
        if self._undo:
            person_id, before = self._undo.pop()
            self._set(person_id, before)
            self._undo.pop()

    def _set(self, person_id: str, present: bool) -> None:
        self._undo.append((person_id, person_id in self._present))
        self.set_present(person_id, present)
        sign = "✓ Vừa đánh dấu" if present else "Vừa bỏ dấu"
        self.say(f"{sign}: {self._name(person_id)}   (Ctrl+Z: lấy lại)")
        self.ticked.emit(person_id, present)

    def _name(self, person_id: str) -> str:
        return next((person.name for person in self._people if person.id == person_id), "")

    def _narrow(self) -> None:
        """Show who holds every typed word; names with just these accents first, then those not ticked yet."""
        typed = clean(self.line.text()).casefold()
        words = fold(typed).split()
        found = self._people
        for word in words:  # a list a word: many times faster than asking each person for all words
            found = [person for person in found if word in person.folded]
        if len(words) == 1 and not found:
            found = self._by_initials(words[0])
        if words:
            found = self._best_first(found, typed)
        self._pointed = False
        self.table.show_and_choose(found, found[0].id if found else "")
        if words and not found:
            self.say("Không có ai khớp. Thử gõ ít chữ hơn, hoặc thêm người ở trang Người lao động.")

    def _by_initials(self, letters: str) -> list[Tickable]:
        """Return whose words begin with `letters`: three keys tell sixty people apart."""
        if not self._initials:
            self._initials = ["".join([word[0] for word in person.folded.split()]) for person in self._people]
        return [person for person, initials in zip(self._people, self._initials, strict=True) if letters in initials]

    def _best_first(self, found: list[Tickable], typed: str) -> list[Tickable]:
        """Return `found`, those with just these accents first, then those not ticked yet."""
        as_typed = [typed in person.name.casefold() for person in found]
        present = self._present
        order = []
        for part in (compress(found, as_typed), compress(found, map(not_, as_typed))):
            people = list(part)
            order += [person for person in people if person.id not in present]
            order += [person for person in people if person.id in present] if present else ()
        return order

    def _count(self) -> None:
        everybody = count_text(len(self._people))
        self._counter.setText(f"{count_text(len(self._present))} / {everybody}")
        self._counter.setAccessibleName(f"{len(self._present)} người đã đánh dấu trên {everybody}")

    def _columns(self) -> Sequence[Column]:
        return (
            Column(title="", text=lambda person: "✓" if person.id in self._present else "", width=36),
            Column(title="Họ và tên", text=lambda person: person.name),
            Column(title="Tổ, bộ phận", text=lambda person: person.detail, width=170),
        )

    def _hint(self) -> str:
        return "Enter: đánh dấu · ↑↓: chọn · Delete: bỏ dấu · Ctrl+Z: lấy lại · Esc: xong"

    def _build(self) -> None:
        for label, role in ((self._title, "section"), (self._counter, "title"), (self._last, "muted")):
            label.setProperty("role", role)
        for label in (self._title, self._last):
            label.setWordWrap(True)
        finish = QPushButton("Xong")
        finish.setToolTip("Esc")
        finish.clicked.connect(self._finish)
        head = QHBoxLayout()
        head.addWidget(self._counter)
        head.addSpacing(theme.M)
        head.addWidget(self._title, 1)
        head.addWidget(finish)
        hint = QLabel(self._hint())
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(head)
        layout.addWidget(self.line)
        layout.addWidget(self._last)
        layout.addWidget(self.table, 1)
        layout.addWidget(hint)
        self.setFocusProxy(self.line)
