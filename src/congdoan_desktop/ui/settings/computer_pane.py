"""What belongs to this computer and to who sits at it: the name that the history of records will say."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from congdoan_desktop import settings
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled

_NOTE = (
    "Tên này đứng trong lịch sử của mỗi bản ghi: ai ghi, ai sửa, ai cất. Để trống thì dùng tên đăng nhập máy "
    "({login}). Chỉ nhớ trên máy này."
)


class ComputerPane(QWidget):
    """Kept on this computer, not in the data file; what was written before keeps the name it was written under."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        title = QLabel("Máy này")
        theme.mark(title, "role", "title")
        note = _NOTE.format(login=settings.login() or "không rõ")
        self._name = text_field(width=320)
        self.author = Labelled("Tên người ghi ở máy này", self._name, note=note)
        self._name.finished.connect(self.leave)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.L)
        box.addWidget(title)
        box.addWidget(self.author)
        box.addStretch(1)

    def refresh(self) -> None:
        """Show what is remembered."""
        if not self._name.line.hasFocus():
            self._name.set_value(settings.load().author or "")

    def leave(self) -> None:
        """Remember the name, and write under it from now on."""
        known = settings.load()
        wanted = replace(known, author=self._name.value() or None)
        if wanted == known:
            return
        try:
            settings.save(wanted)
        except UserError as error:
            self.author.say(sentence_of(error))
            return
        self._context.worker.run(_sign_as_remembered)
        self.saved.emit("Đã nhớ trên máy này")


def _sign_as_remembered(store: Store) -> None:
    store.author = settings.author()
