"""The one window that can be used while the program is locked."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from congdoan_desktop.ui import dialogs, front, theme
from congdoan_desktop.ui.locking.phrase_form import PhraseForm

_WORDS = (
    "Chương trình đã khóa vì không có ai dùng, hoặc vì có người bấm khóa. Việc đang làm vẫn còn nguyên; việc đang chạy "
    "vẫn chạy tiếp."
)
_WIDTH = 460


class LockDialog(QDialog):
    """Nothing but the pass-phrase (or the code of the sheet) closes it. `unlocked` brings an `Opened`."""

    unlocked = Signal(object)

    def __init__(self, path: Path, key: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(front.PROGRAM)
        self.setMinimumWidth(_WIDTH)
        self.form = PhraseForm(path, "Mở khóa", key=key)
        words = QLabel(_WORDS, wordWrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(words)
        box.addWidget(self.form, 1)
        self.form.opened.connect(self.unlocked)
        dialogs.grow(self, self.width(), box.totalHeightForWidth(max(self.width(), _WIDTH)))

    def ask(self) -> None:
        """Stand before all that is there, also before what came after it."""
        self.hide()  # who is shown last is asked first
        self.show()
        self.raise_()
        self.activateWindow()
        self.form.take_focus()

    def reject(self) -> None:
        """Esc and whatever else closes dialogs: only the pass-phrase does."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the computer be switched off."""
        app = QGuiApplication.instance()
        event.setAccepted(isinstance(app, QGuiApplication) and app.isSavingSession())
