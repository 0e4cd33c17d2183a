"""Everything that was typed and is no record yet: go on with it, or drop it on purpose."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import Record
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import KIND_NAMES, moment
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip
from congdoan_desktop.usecases.unfinished import Unfinished, drop, keep_again, unfinished

_WHAT = (
    "Những bản ghi còn thiếu hoặc sai một mục nên chưa lưu được thành bản ghi; nội dung đã gõ vẫn được giữ nguyên, "
    "kể cả khi máy tắt đột ngột."
)


class DraftsDialog(QDialog):
    """Enter goes on with a draft: `chosen` carries its place. Delete drops it, with a way back."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None, *, kind: type[Record] | None = None) -> None:
        super().__init__(parent)
        self._context, self._kind = context, kind
        self._found: tuple[Unfinished, ...] = ()
        self.setWindowTitle("Bản ghi dở")
        columns = (
            Column(title="Loại", text=lambda one: KIND_NAMES.get(one.kind, one.kind), width=190),
            Column(title="Tên, nội dung", text=_name),
            Column(title="Gõ lần cuối", text=lambda one: moment(one.kept_at), width=170),
        )
        self.table = RowsTable(columns, _key, name="Các bản ghi dở")
        self.strip = UndoStrip()
        self.empty = QLabel("Không còn bản ghi dở nào.")
        self.go_on = QPushButton("Ghi tiếp  Enter", autoDefault=False)
        self.drop_button = QPushButton("Bỏ bản nháp  Delete", autoDefault=False)
        self._build()
        self.table.entered.connect(self._go)
        self.table.removed.connect(self._drop)
        self.go_on.clicked.connect(lambda: self._go(self.table.current_key()))
        self.drop_button.clicked.connect(lambda: self._drop(self.table.current_key()))
        self.refresh()

    def refresh(self) -> None:
        """Look again, behind everything that is being kept."""
        kind = self._kind
        self._context.worker.run(lambda store: unfinished(store, kind), done=self._show, failed=self._failed)

    def _show(self, found: tuple[Unfinished, ...]) -> None:
        self._found = found
        self.table.show_rows(found)
        if found and not self.table.current_key():
            self.table.choose(_key(found[0]))
        self.empty.setVisible(not found)
        self.table.setVisible(bool(found))
        for button in (self.go_on, self.drop_button):
            button.setEnabled(bool(found))
        if found:
            self.table.setFocus()

    def _one(self, key: str) -> Unfinished | None:
        return next((one for one in self._found if _key(one) == key), None)

    def _go(self, key: str) -> None:
        one = self._one(key)
        if one is not None and one.place is not None:
            self.accept()
            self.chosen.emit(one.place)

    def _drop(self, key: str) -> None:
        one = self._one(key)
        if one is None:
            return

        def task(store: Store) -> None:
            drop(store, [(one.kind, one.record_id)])

        changes = frozenset({one.kind})
        back = partial(
            self._context.worker.run,
            lambda store: keep_again(store, [one]),
            done=lambda _: self.refresh(),
            changes=changes,
        )

        def done(_result: object) -> None:
            self.strip.offer(f"Đã bỏ bản nháp “{one.name or 'chưa đặt tên'}”.", "Hoàn tác", back)
            self.refresh()

        self._context.worker.run(task, done=done, failed=self._failed, changes=changes)

    def _failed(self, error: Exception) -> None:
        self.strip.offer(f"✗ Chưa làm được. {sentence_of(error)}", "Thử lại", self.refresh)

    def _build(self) -> None:
        what = QLabel(_WHAT, wordWrap=True)
        for label in (what, self.empty):
            theme.mark(label, "role", "muted")
        close = QPushButton("Đóng", autoDefault=False)
        close.clicked.connect(self.reject)
        theme.mark(self.go_on, "role", "primary")
        row = QHBoxLayout()
        row.addWidget(self.go_on)
        row.addWidget(self.drop_button)
        row.addStretch(1)
        row.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.S)
        for part in (what, self.strip, self.empty):
            box.addWidget(part)
        box.addWidget(self.table, 1)
        box.addStretch()  # where there is no table to fill the room
        box.addLayout(row)
        dialogs.fit(self, 780, 440)


def _key(one: Unfinished) -> str:
    return f"{one.kind} {one.record_id}"


def _name(one: Unfinished) -> str:
    name = one.name or "chưa đặt tên"
    return f"{name}  ·  {one.above}" if one.above else name
