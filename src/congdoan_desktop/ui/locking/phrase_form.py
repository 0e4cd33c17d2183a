"""Asks for the pass-phrase of a store, or for the code of its recovery sheet."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.errors import UserError
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.locking.aside import aside
from congdoan_desktop.ui.locking.door import Opened
from congdoan_desktop.ui.settings.unit_key_fields import ShowSecrets, secret_field
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases.store_key import key_by_code, key_by_phrase

CODE_NOTE = "28 chữ và số, chữ thường, dấu cách đều được. Tắt bộ gõ tiếng Việt (Unikey) khi gõ."


class PhraseForm(QWidget):
    """`opened` brings an `Opened`. A wrong one costs a quarter of a second and nothing else: nobody is locked out."""

    opened = Signal(object)

    def __init__(self, path: Path, act: str, *, key: bytes | None = None) -> None:
        """`key`: the only one that is let in, where it is known: somebody may have put another wrapped key there."""
        super().__init__()
        self._path, self._key, self._by_code, self.busy = path, key, False, False
        self.phrase = Labelled("Mật khẩu của tệp dữ liệu", secret_field())
        self.shows = ShowSecrets(self.phrase.field)  # type: ignore[arg-type]
        self.code = Labelled("Mã khôi phục", text_field(), note=CODE_NOTE)
        self.go = QPushButton(act, default=True)
        self.other_way = QPushButton(autoDefault=False)
        self._progress = QProgressBar(maximum=0, textVisible=False)
        self._progress.setAccessibleName("Đang mở")
        self.foot = QHBoxLayout()
        self._build()
        self.go.clicked.connect(self.try_it)
        self.other_way.clicked.connect(lambda: self.ask_for(by_code=not self._by_code))
        self.ask_for(by_code=False)

    def ask_for(self, *, by_code: bool) -> None:
        """Ask for the code instead of the pass-phrase, or for the pass-phrase again."""
        self._by_code = by_code
        for part in (self.phrase, self.shows):
            part.setVisible(not by_code)
        self.code.setVisible(by_code)
        self.other_way.setText("Dùng mật khẩu" if by_code else "Quên mật khẩu…")
        self._asked().say("")
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where one types."""
        self._asked().field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        self.phrase.field.set_value("")
        self.code.field.set_value("")
        self.shows.setChecked(False)
        self.ask_for(by_code=False)

    def try_it(self) -> None:
        """Look whether what was typed opens the store."""
        asked = self._asked()
        if self.busy or not asked.require():
            asked.field.setFocus()
            return
        self._set_busy(True)
        aside(self, partial(_found, self._path, str(asked.field.value()), self._by_code, self._key), self._tried)

    def _tried(self, key: bytes | None, error: Exception | None) -> None:
        self._set_busy(False)
        if error is not None:
            self._asked().say(sentence_of(error))
            self.take_focus()
        elif key is not None:
            self.opened.emit(Opened(key=key, by_code=self._by_code))

    def _asked(self) -> Labelled:
        return self.code if self._by_code else self.phrase

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self._progress.setVisible(busy)
        for part in (self.phrase, self.code, self.shows, self.go, self.other_way):
            part.setEnabled(not busy)

    def _build(self) -> None:
        theme.mark(self.go, "role", "primary")
        theme.mark(self.other_way, "role", "quiet")
        self.foot.addWidget(self.other_way)
        self.foot.addStretch(1)
        self.foot.addWidget(self.go)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.M)
        for part in (self.phrase, self.code, self.shows, self._progress):
            box.addWidget(part)
        box.addStretch(1)
        box.addLayout(self.foot)
        self._progress.hide()
        QWidget.setTabOrder(self.shows, self.go)
        QWidget.setTabOrder(self.go, self.other_way)


def _found(path: Path, typed: str, by_code: bool, wanted: bytes | None) -> bytes:
    key = key_by_code(path, typed) if by_code else key_by_phrase(path, typed)
    if wanted is not None and key != wanted:
        raise UserError("phrase.code_wrong" if by_code else "phrase.wrong")
    return key
