"""A record form made from a list of fields.

`Item(name, label, make, stretch=1)`: a field of the record; `make()` builds its widget (see `widgets/`).
`Group(rows, title="", folded=False)`: rows of items side by side; a titled group has a heading, a folded one opens
by a click or Space, says how much it holds, and opens by itself when something in it is wrong.
`RecordForm(groups)`: `load(record, fresh=…)`, `record()`, `problems()`, `state()` / `load_state(state)` for drafts,
`also_check(check)`, `show_item(name, bool)`, `field(name)`, `first()`, `add_to(title, widget)`; signals `edited` (each
keystroke) and `settled` (a field was left).
It never writes: see `autosave.py`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.checks import Problem, check
from congdoan_desktop.domain.records import Record, values_of
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.form_parts import Cell, Fold, Group, Item, check_item
from congdoan_desktop.ui.tab_order import tab_after
from congdoan_desktop.ui.widgets.field import Field
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

__all__ = ["Group", "Item", "RecordForm", "check_item"]


class RecordForm(QWidget):
    """The fields of one record."""

    edited = Signal()
    settled = Signal()

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._record: Record | None = None
        self._cells: dict[str, Cell] = {}
        self._quiet: set[str] = set()
        self._folds: list[Fold] = []
        self._also: list[Callable[[Any], Iterable[Problem]]] = []
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        for group in groups:
            layout.addWidget(self._fold(group))  # filled where it stands: Qt styles again whatever is moved
            self._fill(self._folds[-1], group)

    def load(self, record: Record, *, fresh: bool = False) -> None:
        """Show `record`, silently. `fresh`: a new one, whose empty fields are not blamed before they were left."""
        self._record = record
        self._quiet = set(self._cells) if fresh else set()
        for name, cell in self._cells.items():
            cell.field.set_value(getattr(record, name))
        self.show_problems()

    def record(self) -> Record:
        """Return the record with every value that can be read; the others keep the value they were loaded with."""
        assert self._record is not None, "nothing was loaded"
        return replace(self._record, **dict(self._values()))

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the typing, then what is wrong with the record; one problem a field."""
        typing = {name: problem for name, cell in self._cells.items() if (problem := cell.typing_problem())}
        record = self.record()
        seen = (*check(record), *(problem for also in self._also for problem in also(record)))
        found = {problem.field: problem for problem in sorted(seen[::-1], key=lambda one: one.severity == "error")}
        return tuple({**found, **typing}.values())

    def also_check(self, check: Callable[[Any], Iterable[Problem]]) -> None:
        """Let `check` point out what the record alone does not show: against other records, the day, the law."""
        self._also.append(check)

    def show_problems(self) -> None:
        """Put each problem under its field."""
        found = {problem.field: problem for problem in self.problems()}
        for name, cell in self._cells.items():
            problem = found.get(name)
            waits = problem is not None and problem.code == "required" and name in self._quiet
            cell.show_problem(None if waits else problem)
        for fold in self._folds:
            fold.say_used(sum(self._cells[name].is_used() for name in fold.names))
            if any(name in found for name in fold.names):
                fold.set_open(True)

    def state(self) -> dict[str, Any]:
        """Return everything just as it was typed, and what no field shows: whose it is, whether it is only planned."""
        assert self._record is not None, "nothing was loaded"
        hidden = {name: value for name, value in values_of(self._record).items() if self._is_hidden(name)}
        kept: dict[str, Any] = {name: value for name, value in hidden.items() if isinstance(value, str | int)}
        return kept | {name: cell.field.text() for name, cell in self._cells.items()}

    def load_state(self, state: Mapping[str, Any]) -> None:
        """Show again what `state()` gave, over the record loaded before."""
        assert self._record is not None, "nothing was loaded"
        hidden = {name: state[name] for name in values_of(self._record) if self._is_hidden(name) and name in state}
        self._record = replace(self._record, **hidden)
        for name, text in state.items():
            if name in self._cells:
                self._cells[name].field.set_text(text)
        self.show_problems()

    def said(self) -> Mapping[str, tuple[str, Callable[[Any], str]]]:
        """Return for each field, in their order, what it is called and how a value of it is said."""
        return {
            name: (cell.item.label.strip() or cell.field.caption(), cell.field.words)
            for name, cell in self._cells.items()
        }

    def field(self, name: str) -> Field:
        """Return the field of `name`."""
        return self._cells[name].field

    def enter(self, name: str = "") -> None:
        """Put the cursor into the field `name`, else into the first, as Tab does: typing replaces what stands there."""
        self.field(name or self.first()).setFocus(Qt.FocusReason.TabFocusReason)

    def first(self) -> str:
        """Return the name of the first field."""
        return next(iter(self._cells))

    def add_to(self, title: str, widget: QWidget) -> None:
        """Put `widget` under the rows of the group with the heading `title`; Tab comes to it after them."""
        fold = next(fold for fold in self._folds if fold.title == title)
        fold.inside.addWidget(widget)
        tab_after(self._cells[fold.names[-1]].field, widget)

    def add_foot(self, widget: QWidget) -> None:
        """Put `widget` under all fields, at the right; it is seen with the form."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)

    def open_group(self, title: str) -> None:
        """Open the folded group with the heading `title`."""
        next(fold for fold in self._folds if fold.title == title).set_open(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_button = isinstance(self.focusWidget(), QPushButton)  # Enter presses it: see the window
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not on_button:
            self.focusNextChild()  # Enter goes on to the next field, as in the paper form
        else:
            super().keyPressEvent(event)

    def show_item(self, name: str, shown: bool) -> None:
        """Show or hide a field with its label; a hidden one keeps its value."""
        self._cells[name].setVisible(shown)

    def say_label(self, name: str, words: str) -> None:
        """Call the field something else, where that depends on another one."""
        self._cells[name].say_label(words)

    def _is_hidden(self, name: str) -> bool:
        return name != "id" and name not in self._cells

    def _values(self) -> list[tuple[str, Any]]:
        values = []
        for name, cell in self._cells.items():
            if not cell.typing_problem():
                values.append((name, cell.field.value()))
        return values

    def _fold(self, group: Group) -> Fold:
        fold = Fold(group.title, folded=group.folded)
        self._folds.append(fold)
        return fold

    def _fill(self, fold: Fold, group: Group) -> None:
        for row in group.rows:
            line = WrappingRow()
            fold.inside.addLayout(line)
            for item in row:
                line.add(self._cell(item), item.stretch)
                fold.names.append(item.name)

    def _cell(self, item: Item) -> Cell:
        cell = Cell(item)
        self._cells[item.name] = cell
        cell.field.edited.connect(self.edited)
        cell.field.finished.connect(lambda: self._finished(item.name))
        return cell

    def _finished(self, name: str) -> None:
        if self._record is None:  # the focus only passed by on its way to another page
            return
        self._quiet.discard(name)
        self.show_problems()
        self.settled.emit()
