"""A store with a pass-phrase is to be opened. There is no window behind this dialog.

`ask_key(path)`: its key, another file wanted, or neither; `ask_key_of_backup(backup, key)`: that of a backup.
"""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.locking.door import Opened
from congdoan_desktop.ui.locking.phrase_form import PhraseForm
from congdoan_desktop.usecases.keep_backup import guard_of

_WORDS = "Tệp dữ liệu “{name}” có mật khẩu."
_OF_BACKUP = (
    "Bản sao lưu “{name}” có mật khẩu khác với tệp hiện nay. Hãy nhập mật khẩu đã dùng vào lúc sao lưu, hoặc mã trên "
    "phiếu khôi phục in trước lúc đó."
)
_WIDTH = 480


class UnlockDialog(QDialog):
    """`opened` is the key, once it was found; `wants_other`: another file is to be opened instead."""

    def __init__(self, path: Path, *, words: str = _WORDS, other: str = "Mở tệp khác…", parent: QWidget | None = None):
        super().__init__(parent)
        self.opened: Opened | None = None
        self.wants_other = False
        self.setWindowTitle("Công đoàn cơ sở – Sổ tay tuyên truyền")
        self.setMinimumWidth(_WIDTH)
        self.words = QLabel(words.format(name=path.name), wordWrap=True)
        self.words.setToolTip(str(path))
        self.form = PhraseForm(path, "Mở")
        self.other = QPushButton(other, autoDefault=False)
        self.form.foot.insertWidget(2, self.other)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(self.words)
        box.addWidget(self.form, 1)
        self.form.opened.connect(self._take)
        self.other.clicked.connect(self._leave)
        dialogs.grow(self, self.width(), box.totalHeightForWidth(max(self.width(), _WIDTH)))

    def reject(self) -> None:
        if not self.form.busy:
            super().reject()

    def _take(self, opened: Opened) -> None:
        self.opened = opened
        self.accept()

    def _leave(self) -> None:
        self.wants_other = True
        self.reject()


def ask_key(path: Path) -> Opened | Literal["other"] | None:
    """Return the key of the store at `path`; "other": another file is wanted; `None`: the program is to end."""
    dialog = UnlockDialog(path)
    _run(dialog)
    return "other" if dialog.wants_other else dialog.opened


def ask_key_of_backup(backup: Path, key: bytes | None, parent: QWidget | None = None) -> Opened | None:
    """Return what opens a backup of a store with `key`; `None` when nobody tells."""
    guard = guard_of(backup, key)
    if guard != "other":
        return Opened(key=key if guard == "same" else None)
    dialog = UnlockDialog(backup, words=_OF_BACKUP, other="Không khôi phục", parent=parent)
    _run(dialog)
    return dialog.opened


def _run(dialog: UnlockDialog) -> None:
    dialog.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
    dialog.exec()
    dialog.deleteLater()
