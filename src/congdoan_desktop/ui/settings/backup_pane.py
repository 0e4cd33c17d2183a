"""The data file and its backups: where, when, now, and back to one."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.store.copies import backup_folder
from congdoan_desktop.ui import dialogs, folders, theme
from congdoan_desktop.ui.backup_table import backup_table
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.locking.unlock_dialog import ask_key_of_backup
from congdoan_desktop.ui.settings.go_back_dialog import GoBackDialog
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.evidence_folder import copy_evidence
from congdoan_desktop.usecases.keep_backup import back_up, backups_of

if TYPE_CHECKING:
    from congdoan_desktop.store.backup import Backup

_KEY_FILES = " Mỗi bản có một tệp khóa .khoa đi cùng: chép bản sao lưu đi đâu thì chép cả tệp ấy."


class BackupPane(QWidget):
    """A backup is made by itself at every start that is a day after the last; here by hand."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[Backup, ...] = ()
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.table = backup_table()
        self.now = QPushButton("Sao lưu ngay")
        self.elsewhere = QPushButton("Sao lưu ra USB, thư mục khác…")
        self.back = QPushButton("Khôi phục bản đang chọn…")
        self.evidence = QPushButton("Kho minh chứng…")
        self._build()
        self.now.clicked.connect(lambda: self.back_up(None))
        self.elsewhere.clicked.connect(self._choose)
        self.back.clicked.connect(self.go_back)
        self.evidence.setProperty("role", "quiet")
        self.evidence.clicked.connect(self.open_evidence)

    def refresh(self) -> None:
        """Look at the folder again."""
        self._found = backups_of(self._context.reader.path)
        self.table.show_rows(self._found)
        if self._found and not self.table.current_key():
            self.table.choose(self._found[0].path.name)
        self.back.setEnabled(bool(self._found))
        if self._found:
            self.state.show_state("good", f"Lần cuối: {self._found[0].made_at:%H:%M ngày %d/%m/%Y}")
        else:
            self.state.show_state("near", "Chưa có bản sao lưu nào.")

    def leave(self) -> None:
        """Nothing is typed here."""

    def back_up(self, folder: Path | None) -> None:
        """Make a backup, in `folder` or where the others are; say so when it is there and was read back."""
        self.state.show_state("open", "Đang sao lưu…")
        self._context.worker.run(
            lambda store: back_up(store, datetime.now(), folder),
            done=self._copy_evidence if folder else self._made,
            failed=self._not_made,
        )

    def go_back(self) -> GoBackDialog | None:
        """Ask, then go back to the backup chosen."""
        chosen = next((b for b in self._found if b.path.name == self.table.current_key()), None)
        if chosen is None:
            return None
        of_backup = ask_key_of_backup(chosen.path, self._context.key, self.window())
        if of_backup is None:
            return None
        dialog = GoBackDialog(self._context, chosen, of_backup, self)
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def open_evidence(self) -> None:
        """Show the folder of photos and papers."""
        from congdoan_desktop.ui.evidence.dialog import EvidenceDialog

        dialogs.open_once(EvidenceDialog(self._context, self), self._context.worker, self._context.looker)

    def _made(self, copy: Path) -> None:
        self.refresh()
        self.state.show_state("good", f"Đã sao lưu và đọc lại đúng: {copy}")
        self.saved.emit("Đã sao lưu")

    def _not_made(self, error: Exception) -> None:
        self.state.show_state("bad", sentence_of(error))

    def _choose(self) -> None:
        folder = folders.ask_folder(self, "Sao lưu vào thư mục", Path.home())
        if folder is not None:
            self.back_up(folder)

    def _copy_evidence(self, copy: Path) -> None:
        """Elsewhere the files of evidence go with the data file: there they do not stand beside it already."""
        self.state.show_state("open", f"Đã sao lưu tệp dữ liệu: {copy}. Đang chép minh chứng…")
        task = partial(copy_evidence, target=copy.parent)
        self._context.looker.run(task, done=partial(self._evidence_copied, copy), failed=self._not_made)

    def _evidence_copied(self, copy: Path, count: int) -> None:
        self._made(copy)
        if count:
            words = f"Đã sao lưu và đọc lại đúng: {copy}, cùng {count_text(count)} tệp minh chứng"
            self.state.show_state("good", words)

    def _build(self) -> None:
        title = QLabel("Dữ liệu và sao lưu")
        theme.mark(title, "role", "title")
        path = self._context.reader.path
        where = QLabel(f"Tệp dữ liệu: {path}\nBản sao lưu: {backup_folder(path)}", wordWrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        note = QLabel(
            "Mỗi ngày mở chương trình tự sao lưu một lần; giữ 7 bản theo ngày, 8 bản theo tuần, 24 bản theo tháng. Bản "
            "tự động chỉ gồm tệp dữ liệu; sao lưu ra USB chép cả thư mục minh chứng (ảnh, biên bản)."
            + (_KEY_FILES if self._context.key is not None else ""),
            wordWrap=True,
        )
        theme.mark(note, "role", "muted")
        theme.mark(self.now, "role", "primary")
        row = WrappingRow()
        for button in (self.now, self.elsewhere, self.back, self.evidence):
            row.add(button, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.M)
        for part in (title, where, self.state):
            box.addWidget(part)
        box.addLayout(row)
        box.addWidget(self.table, 1)
        box.addWidget(note)
