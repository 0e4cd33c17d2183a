"""Several name lists of one day side by side: people as rows, sessions as columns.

`DayPanel(lists, start=activity id)`: as `TickPanel`, and ←/→ go to another list, 1–6 tick in the list of that number at
once; `marked(activity id, person id, present)` for each tick.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.tick_panel import Tickable, TickPanel

_COLUMNS_BEFORE = 2
_STEPS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


@dataclass(frozen=True, kw_only=True)
class DayList:
    """A session and the ids of the people on its list."""

    activity: Activity
    ticked: frozenset[str]


class DayPanel(TickPanel):
    """One of the lists is current: Enter and Delete are for that one."""

    marked = Signal(str, str, bool)

    def __init__(self, lists: Sequence[DayList], *, start: str = "") -> None:
        self.activities = tuple(one.activity for one in lists)
        self._marks = [set(one.ticked) for one in lists]
        self._at = next((at for at, one in enumerate(self.activities) if one.id == start), 0)
        self._places: list[int] = []
        super().__init__()
        self.ticked.connect(lambda person, present: self.marked.emit(self.activities[self._at].id, person, present))
        self.table.pressed.connect(self._pressed)

    def ticked_now(self) -> frozenset[str]:
        """Return who is ticked in the current list."""
        return frozenset(self._marks[self._at])

    def mark(self, activity_id: str, person_id: str, present: bool) -> None:
        """Tick or untick, without announcing it (used when keeping a tick failed)."""
        at = next(at for at, one in enumerate(self.activities) if one.id == activity_id)
        if at == self._at:
            self.set_present(person_id, present)
        else:
            (self._marks[at].add if present else self._marks[at].discard)(person_id)
            self.table.viewport().update()

    def go_to(self, at: int) -> None:
        """Make the list `at` (from 0) the current one, and say so."""
        if 0 <= at < len(self.activities) and at != self._at:
            self._go(at)
            self._say_where()

    def load(self, title: str, people: Iterable[Tickable], ticked: Iterable[str]) -> None:
        super().load(title, people, ticked)
        self._say_where()

    def _go(self, at: int) -> None:
        self._at = at
        self._present = self._marks[at]
        self._count()
        self.table.viewport().update()

    def set_present(self, person_id: str, present: bool) -> None:
        self._marks[self._at] = self._present
        super().set_present(person_id, present)

    def _key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        number = int(event.text()) - 1 if plain and event.text() in tuple("123456") else -1
        if plain and event.key() in _STEPS:
            self.go_to(self._at + _STEPS[event.key()])
        elif 0 <= number < len(self.activities):
            self._tick_at(number)
        else:
            return super()._key(event)
        return True

    def _tick_at(self, at: int) -> None:
        """Tick whom the list points at in the list `at`; what was typed stays, for the next one."""
        person, before = self.table.current_key(), self._at
        if self._is_chosen(person):
            self._go(at)
            self._put(person)
            self._go(before)

    def _set(self, person_id: str, present: bool) -> None:
        self._places.append(self._at)
        super()._set(person_id, present)
        self.say(f"{self._last.text()} · danh sách {self._at + 1}")

    def _take_back(self) -> None:
        if self._undo:
            self._go(self._places.pop())
            super()._take_back()
            self._places.pop()

    def _pressed(self, index: QModelIndex) -> None:
        """Go to the list whose column the mouse is on, before the click ticks there."""
        self.go_to(index.column() - _COLUMNS_BEFORE)

    def _mark_of(self, at: int, person: Tickable) -> str:
        marks = self._present if at == self._at else self._marks[at]
        if person.id in marks:
            return "✓"
        return "○" if at == self._at else ""

    def _say_where(self) -> None:
        now = self.activities[self._at]
        hour = f"{now.starts} " if now.starts else ""
        self.say(f"Đang ở danh sách {self._at + 1}: {hour}{now.title}")

    def _columns(self) -> Sequence[Column]:
        marks = [
            Column(title=f"{at + 1}. {_short(one)}", text=partial(self._mark_of, at), width=96)
            for at, one in enumerate(self.activities)
        ]
        return (
            Column(title="Họ và tên", text=lambda person: person.name),
            Column(title="Tổ, bộ phận", text=lambda person: person.detail, width=130, optional=True),
            *marks,
        )

    def _hint(self) -> str:
        most = len(self.activities)
        return f"Enter: đánh dấu ở danh sách đang chọn · ←→: danh sách khác · 1–{most}: đánh dấu thẳng · Esc: xong"


def _short(activity: Activity) -> str:
    return activity.starts or activity.title
