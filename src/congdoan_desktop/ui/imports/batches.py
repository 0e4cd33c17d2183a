"""The lists taken in before, each of which can be taken back as a whole."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import ImportBatch
from congdoan_desktop.store import repository
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip
from congdoan_desktop.usecases.import_people import TakenBack, take_back

_EMPTY = "Chưa nhập danh sách nào. Danh sách đã nhập hiện ở đây để có thể hoàn tác cả lần nhập."
_ASK = (
    "Hoàn tác lần nhập “{name}”? Người được thêm mà chưa ai sửa hay đánh dấu thì xóa khỏi danh sách, người được bổ "
    "sung thì trở lại như trước."
)
_CHANGES = frozenset({"Person", "ImportBatch"})


class BatchesDialog(QDialog):
    """The newest first; Enter or the button asks, then takes back."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Các lần nhập danh sách")
        dialogs.fit(self, 760, 420)
        self.table = RowsTable(_columns(), lambda batch: batch.id, name="Các lần nhập danh sách")
        self.empty = QLabel(_EMPTY, wordWrap=True)
        theme.mark(self.empty, "role", "muted")
        self.strip, self.state = UndoStrip(), StatusLabel()
        self.state.setWordWrap(True)
        self.undo = QPushButton("Hoàn tác lần nhập này…")
        self.close_button = QPushButton("Đóng")
        self._build()
        self.table.picked.connect(lambda _key: self._look())
        self.table.entered.connect(lambda _key: self.ask())
        self.undo.clicked.connect(self.ask)
        self.close_button.clicked.connect(self.reject)
        self.refresh()

    def refresh(self) -> None:
        """Look at the store again."""
        batches = repository.find(self._context.reader, ImportBatch, order=("-imported_on", "-updated_at"))
        self.table.show_rows(batches)
        if batches and not self.table.current_key():
            self.table.choose(batches[0].id)
        self.table.setVisible(bool(batches))
        self.empty.setVisible(not batches)
        self._look()
        (self.table if batches else self.close_button).setFocus()

    def ask(self) -> None:
        """Ask whether to take the chosen list back."""
        batch = self._current()
        if batch is not None and batch.taken_back_on is None:
            self.strip.offer(_ASK.format(name=batch.file_name), "Hoàn tác", partial(self._take_back, batch.id))
            self.strip.close_button.setFocus()

    def _take_back(self, batch_id: str) -> None:
        self.undo.setEnabled(False)
        self.state.show_state("open", "Đang hoàn tác…")
        task = partial(take_back, batch_id=batch_id, today=self._context.today())
        self._context.worker.run(task, done=self._done, failed=self._failed, changes=_CHANGES)

    def _done(self, result: TakenBack) -> None:
        self.state.show_state("good", taken_back_words(result))
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.state.show_state("bad", sentence_of(error))
        self._look()

    def _current(self) -> ImportBatch | None:
        batches: Sequence[ImportBatch] = self.table.rows.items
        key = self.table.current_key()
        return next((batch for batch in batches if batch.id == key), None)

    def _look(self) -> None:
        batch = self._current()
        self.undo.setEnabled(batch is not None and batch.taken_back_on is None)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.undo)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        for widget in (self.table, self.empty, self.strip):
            column.addWidget(widget)
        column.addLayout(foot)


def taken_back_words(result: TakenBack) -> str:
    """Return what taking back did."""
    said = [f"{count_text(result.removed)} người được bỏ khỏi danh sách."]
    if result.reverted:
        said.append(f"{count_text(result.reverted)} người trở lại như trước khi nhập.")
    if result.kept:
        said.append(
            f"{count_text(result.kept)} người giữ nguyên vì đã được sửa, cất đi, đánh dấu dự buổi hoặc ghi vào lớp sau "
            "khi nhập."
        )
    return " ".join(said)


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Ngày nhập", text=lambda batch: short_date(batch.imported_on), width=110),
        Column(title="Tệp", text=lambda batch: batch.file_name),
        Column(title="Thêm", text=lambda batch: count_text(len(batch.created)), right=True, width=80),
        Column(title="Bổ sung", text=lambda batch: count_text(len(batch.changed)), right=True, width=90),
        Column(title="Tình trạng", text=_state, width=190),
    )


def _state(batch: ImportBatch) -> str:
    return f"Đã hoàn tác {short_date(batch.taken_back_on)}" if batch.taken_back_on else "Đã nhập"
