"""Fields for pass-phrases: hidden while they are typed, and a new one twice.

`secret_field()`                   one line, hidden
`PassphrasePair(name, note)`       a new pass-phrase, typed twice; `first` and `again` are `Labelled`
`ShowSecrets(*fields)`             a box that shows what is typed in them
"""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import LineField
from congdoan_desktop.ui.widgets.labelled import Labelled


def secret_field() -> LineField:
    """A line whose letters are hidden; nothing of it is trimmed."""
    field = LineField(str)
    field.line.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class ShowSecrets(QCheckBox):
    """Shows what is typed, for who is alone in the room."""

    def __init__(self, *fields: LineField) -> None:
        super().__init__("Hiện mật khẩu đang gõ")
        self._fields = fields
        self.toggled.connect(self._show)

    def _show(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        for field in self._fields:
            field.line.setEchoMode(mode)


class PassphrasePair(QWidget):
    """A new pass-phrase, typed twice; whether it is good enough is asked where it is used."""

    def __init__(self, name: str, note: str) -> None:
        super().__init__()
        self.first = Labelled(name, secret_field(), note=note)
        self.again = Labelled("Nhập lại mật khẩu đó", secret_field())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.M)
        box.addWidget(self.first)
        box.addWidget(self.again)

    def value(self) -> str:
        """Return what was typed."""
        return self.first.field.text()

    def agrees(self) -> bool:
        """Say what is missing, or that the two differ; return whether they are one and the same."""
        if not self.first.require() or not self.again.require():
            return False
        if self.first.field.text() != self.again.field.text():
            self.again.say("Hai lần nhập chưa giống nhau. Hãy nhập lại.")
            return False
        return True
