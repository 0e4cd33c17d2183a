"""The records that belong to the open one: a short list under its form, and the one that is chosen, saving itself.

`SubList(context, part)`: `load(owner id or "")`, `refresh()`, `flush()`, `begin()`, `open(id)`, `holds_unsaved()`;
`add_action(button)` puts a button beside "add"; `saved(sentence)` for the foot of the rail.
Enter on a row goes into its form, Esc in the form back to the list, Delete puts the row away and offers the way back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import Record
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group
from congdoan_desktop.ui.history.button import HistoryButton
from congdoan_desktop.ui.lines import Lines
from congdoan_desktop.ui.putting_away import put_away
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is kept in a sub-list. `owner`: field with the id of the record above; `blank(new id, owner id)`."""

    kind: type[Record]
    owner: str
    title: str
    """Heading, in capitals."""
    add_words: str
    empty_words: str
    columns: Sequence[Column]
    groups: Sequence[Group]
    blank: Callable[[str, str], Any]
    name: Callable[[Any], str]
    """How one record is called in "Đã cất “…”"."""
    numbered: str = ""
    """Field with the place in the order, from 1: a new record goes to the end, Alt+↑↓ moves the chosen one."""
    rows: int = 6
    """So many rows are in sight at most."""


class SubList(Lines):
    """List and form of the records of one owner."""

    def __init__(self, context: Context, part: Part) -> None:
        super().__init__(context, part.kind, part.columns, part.groups, name=part.title.capitalize())
        self._part = part
        self._owner = ""
        self.add_button = QPushButton(part.add_words)
        self._heading, self._hint = QLabel(part.title), QLabel(part.empty_words, wordWrap=True)
        self._head = WrappingRow()
        self.add_button.clicked.connect(self.begin)
        self._build()

    def load(self, owner: str) -> None:
        """Show the records of `owner` (an id; empty shows none)."""
        self.flush()
        self._owner = owner
        self.form.hide()
        self.strip.clear()
        self.refresh()

    def refresh(self) -> None:
        """Look at the store again; what is being typed stays as it is."""
        found = self.records()
        self.table.show_rows(found)
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(36 + row * min(max(len(found), 1), self._part.rows))
        self.table.setVisible(bool(found))
        self._hint.setVisible(not found and self.form.isHidden())
        if not self.form.isHidden():
            self.table.choose(self.form.record().id)
            self._look_again()

    def records(self) -> tuple[Any, ...]:
        """Return the records of the owner, in their order."""
        if not self._owner:
            return ()
        kept = repository.find(self._context.reader, self._kind, where={self._part.owner: self._owner})
        known = {record.id for record in kept}
        return (*kept, *(record for record in self._unfinished() if record.id not in known))

    def begin(self) -> None:
        """Begin a new record at the end of the list."""
        record = self._part.blank(repository.new_id(), self._owner)
        if self._part.numbered:
            places = [getattr(other, self._part.numbered) for other in self.records()]
            record = replace(record, **{self._part.numbered: max(places, default=0) + 1})
        self.autosave.open(record, fresh=True)
        self._show_form()
        self.table.choose("")
        self.form.enter()

    def add_action(self, button: QWidget) -> None:
        """Put `button` beside the one that adds."""
        self._head.add(button, 0)

    def add_notice(self, widget: QWidget) -> None:
        """Put `widget` between heading and list."""
        self._column.insertWidget(1, widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key())
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden() and self.table.isVisible():
            self.flush()
            self.table.setFocus()
        elif by is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier and self._part.numbered:
            self._move(by)
        else:
            super().keyPressEvent(event)

    def _unfinished(self) -> list[Any]:
        """Return what is only a draft yet, so that it is not out of sight."""
        found = []
        for record_id, state in drafts.drafts(self._context.reader, self._kind).items():
            if state.get(self._part.owner) == self._owner:
                record = self._part.blank(record_id, self._owner)
                texts = {name: text for name, text in state.items() if isinstance(getattr(record, name, None), str)}
                found.append(replace(record, **texts))
        return found

    def _move(self, by: int) -> None:
        """Let the chosen record change places with its neighbour."""
        self.flush()
        order, field = list(self.records()), self._part.numbered
        at = next((n for n, record in enumerate(order) if record.id == self.table.current_key()), -1)
        if at < 0 or not 0 <= at + by < len(order):
            return
        order[at], order[at + by] = order[at + by], order[at]
        moved = [replace(record, **{field: place}) for place, record in enumerate(order, 1)]

        def task(store: Any) -> None:
            with store.atomic():
                for record in moved:
                    repository.save(store, record)

        self._context.worker.run(task, failed=self._failed, changes=frozenset({self._kind.__name__}))

    def _remove(self, record_id: str) -> None:
        self.flush()
        kind, worker = self._kind, self._context.worker
        record = repository.get(self._context.reader, kind, record_id)
        self.form.hide()
        if record is None:
            drop = partial(drafts.drop_draft, cls=kind, record_id=record_id)
            worker.run(drop, failed=self._failed, changes=frozenset({kind.__name__}))
        else:
            words = f"Đã cất “{self._name(record)}”."
            put_away(worker, self.strip, kind, record_id, said=words, failed=self._failed)

    def _typed_last(self, record_id: str) -> tuple[Record, Mapping[str, Any] | None] | None:
        return self.autosave.typed_last(record_id, lambda new_id: self._part.blank(new_id, self._owner))

    def _show_form(self) -> None:
        super()._show_form()
        self._hint.hide()

    def _name(self, record: Any) -> str:
        return self._part.name(record)

    def _build(self) -> None:
        self._heading.setProperty("role", "section")
        self._hint.setProperty("role", "muted")
        self._head.add(self._heading, 1)
        self._head.add(self.add_button, 0)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(self._head)
        for part in (self._hint, self.table, self.strip, self.form):
            layout.addWidget(part)
        self.form.add_foot(HistoryButton(self._context, self))
        self.form.hide()
