"""One record that there is only one of (the unit, the signing profile), saving itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.records import Record
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.autosave import Autosave
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, RecordForm
from congdoan_desktop.ui.history.button import HistoryButton
from congdoan_desktop.ui.history.target import Target
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip


class RecordPane(QWidget):
    """`blank(id)` gives the record where there is none yet."""

    saved = Signal(str)

    def __init__(
        self,
        context: Context,
        title: str,
        kind: type[Record],
        groups: Sequence[Group],
        blank: Callable[[str], Record],
        above: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._context, self._kind, self._blank = context, kind, blank
        self._id = ""
        self.form = RecordForm(groups)
        self.autosave = Autosave(context, self.form, kind)
        self._title = title
        self._status, self.strip = StatusLabel(), UndoStrip()
        self.history_button = HistoryButton(context, self)
        self.autosave.said.connect(lambda words, state: self._status.show_state(state, words))
        self.autosave.saved.connect(self.saved)
        self._build(above)

    def refresh(self) -> None:
        """Show what is in the store (or the draft of it), unless something newer stands here."""
        if self.autosave.holds_unsaved():
            return
        found = repository.find(self._context.reader, self._kind)
        if not found and self._id:
            return
        record = found[0] if found else self._blank(repository.new_id())
        if record.id == self._id and record == self.form.record() and not self.autosave.dropped():
            return
        dropped = self.autosave.dropped()
        if record.id != self._id or dropped or not errors(self.form.problems()):
            self._id = record.id
            self.autosave.open(record, state=drafts.draft(self._context.reader, self._kind, record.id))

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.autosave.flush()

    def history_target(self) -> Target | None:
        """Return the record, for Ctrl+H."""
        if not self._id:
            return None
        return Target(
            kind=self._kind,
            record_id=self._id,
            name=self._title,
            said=self.form.said,
            strip=self.strip,
            keep=self.leave,
            reopen=self._reopen,
        )

    def _reopen(self) -> None:
        stored = repository.get(self._context.reader, self._kind, self._id)
        if stored is not None:
            self.autosave.open(stored)

    def _build(self, above: QWidget | None) -> None:
        heading = QLabel(self._title)
        theme.mark(heading, "role", "title")
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self._status)
        head.addWidget(self.history_button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.M, 0)
        column.setSpacing(theme.M)
        if above is not None:
            column.addWidget(above)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        outer.setSpacing(theme.M)
        outer.addLayout(head)
        outer.addWidget(self.strip)
        outer.addWidget(scroll, 1)
