"""A short list of records and the form of the chosen one, saving itself: what `SubList` and `Participants` share.

Enter on a row goes into its form. Signal `saved(sentence)` for the foot of the rail.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import Record
from congdoan_desktop.ui.autosave import Autosave
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, RecordForm
from congdoan_desktop.ui.history.target import Target
from congdoan_desktop.ui.said import not_saved
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip


class Lines(QWidget):
    """Rows of one kind. Whoever lists them says how one is called, how it was typed last, and how it is taken out."""

    saved = Signal(str)

    def __init__(
        self, context: Context, kind: type[Record], columns: Sequence[Column], groups: Sequence[Group], *, name: str
    ) -> None:
        super().__init__()
        self._context, self._kind = context, kind
        self.table = RowsTable(columns, lambda record: record.id, name=name)
        self.form = RecordForm(groups)
        self.autosave = Autosave(context, self.form, kind)
        self.strip = UndoStrip()
        self.table.picked.connect(self.open)
        self.table.entered.connect(self.enter)
        self.table.removed.connect(self._remove)
        self.autosave.saved.connect(self.saved)

    def open(self, record_id: str) -> None:
        """Show one record below the list, as it was typed last."""
        found = self._typed_last(record_id)
        if found is not None:
            self.autosave.open(found[0], state=found[1])
            self._show_form()

    def enter(self, _record_id: str) -> None:
        """Do what Enter on a row is for: go into its form."""
        self.form.field(self.form.first()).setFocus()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.autosave.flush()

    def holds_unsaved(self) -> bool:
        """Whether something typed here is not in the store yet."""
        return self.autosave.holds_unsaved()

    def open_line(self, kind: str, record_id: str) -> bool:
        """Show one record and put the cursor into it, where this list holds such records."""
        if kind != self._kind.__name__:
            return False
        self.open(record_id)
        self.table.choose(record_id)
        if not self.form.isHidden():
            self.form.enter()
        return True

    def history_target(self) -> Target | None:
        """Return the row that is open, for Ctrl+H."""
        if self.form.isHidden():
            return None
        record = self.form.record()
        return Target(
            kind=self._kind,
            record_id=record.id,
            name=self._name(record),
            said=self.form.said,
            strip=self.strip,
            keep=self.flush,
            reopen=lambda: self.open(record.id),
        )

    def _look_again(self) -> None:
        """Show what something else changed in the open record; never over something that is being typed."""
        changed = self.autosave.changed_elsewhere()
        if changed is not None:
            self.autosave.open(changed)
        elif self.autosave.dropped():
            self.form.hide()

    def _typed_last(self, record_id: str) -> tuple[Record, Mapping[str, Any] | None] | None:
        return self.autosave.typed_last(record_id)

    def _show_form(self) -> None:
        self.form.show()

    def _name(self, record: Any) -> str:
        """Return how `record` is called in a sentence."""
        raise NotImplementedError

    def _remove(self, record_id: str) -> None:
        """Take the row of `record_id` out of the list."""
        raise NotImplementedError

    def _failed(self, error: Exception) -> None:
        self.saved.emit(not_saved(error))
