"""A data file that is damaged: which of its backups to go on with. There is no window behind this dialog."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.backup_table import backup_table

if TYPE_CHECKING:
    from congdoan_desktop.store.backup import Backup

_ASKS = (
    "{sentence}\n\nHãy chọn bản sao lưu để khôi phục; bản mới nhất ở trên. Tệp hiện nay được giữ lại trong thư mục "
    "sao lưu."
)


def ask_which(sentence: str, backups: "Sequence[Backup]") -> "Backup | None":
    """Say what is wrong and ask which backup to put in its place; `None` for none of them."""
    dialog = WhichBackup(sentence, backups)
    dialog.exec()
    return dialog.chosen


class WhichBackup(QDialog):
    """The latest backup is chosen; Enter takes it."""

    def __init__(self, sentence: str, backups: "Sequence[Backup]") -> None:
        super().__init__(None)
        self._backups = tuple(backups)
        self.chosen: Backup | None = None
        self.setWindowTitle("Công đoàn cơ sở – Sổ tay tuyên truyền")
        self.words = QLabel(_ASKS.format(sentence=sentence), wordWrap=True)
        self.table = backup_table()
        self.table.show_rows(self._backups)
        self.table.choose(self._backups[0].path.name)
        self.go = QPushButton("Khôi phục bản đang chọn", default=True)
        self.stay = QPushButton("Không khôi phục", autoDefault=False)
        self.go.clicked.connect(self._take)
        self.stay.clicked.connect(self.reject)
        self.table.entered.connect(lambda _key: self._take())
        self._build()

    def _take(self) -> None:
        key = self.table.current_key()
        self.chosen = next((one for one in self._backups if one.path.name == key), None)
        self.accept()

    def _build(self) -> None:
        theme.mark(self.go, "role", "primary")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(self.words)
        box.addWidget(self.table, 1)
        box.addLayout(row)
        dialogs.fit(self, 640, 400)
        self.table.setFocus()
