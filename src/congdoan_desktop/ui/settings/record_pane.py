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
from congdoan_desktop.ui.widgets.status_label import StatusLabel


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
        self.autosave = Autosave(context.worker, self.form, kind)
        self._status = StatusLabel()
        self.autosave.said.connect(self._said)
        self._build(title, above)

    def refresh(self) -> None:
        """Show what is in the store (or the draft of it), unless something newer stands here."""
        if self.autosave.holds_unsaved():
            return
        found = repository.find(self._context.reader, self._kind)
        if not found and self._id:
            return
        record = found[0] if found else self._blank(repository.new_id())
        if record.id == self._id and record == self.form.record():
            return
        if record.id != self._id or not errors(self.form.problems()):
            self._id = record.id
            self.autosave.open(record, state=drafts.draft(self._context.reader, self._kind, record.id))

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.autosave.flush()

    def _said(self, sentence: str, state: str) -> None:
        self._status.show_state(state, sentence)
        if state in ("good", "bad"):
            self.saved.emit(sentence)

    def _build(self, title: str, above: QWidget | None) -> None:
        heading = QLabel(title)
        theme.mark(heading, "role", "title")
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self._status)
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
        outer.addWidget(scroll, 1)
