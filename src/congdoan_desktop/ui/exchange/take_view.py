"""The widgets of the dialog that shows a pack or a receipt before it is taken in (`take_dialog.py`)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.status_label import StatusLabel

_WIDTH, _HEIGHT = 680, 520


class TakeView(QDialog):
    """Whose it is, what would change, and at the first time the fingerprint."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhận tài liệu của cấp trên")
        self.title = QLabel(wordWrap=True)
        self.whose = QLabel(wordWrap=True)
        self.changes = QLabel(wordWrap=True)
        self.changes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.call = QLabel(wordWrap=True)
        self.fingerprint = Labelled("Dấu vân tay nghe đọc qua điện thoại", text_field())
        self.status = StatusLabel()
        self.status.setWordWrap(True)
        self.take_button = QPushButton("Nhận", default=True)
        self.again_button = QPushButton("Mở lại chương trình")
        self.close_button = QPushButton("Đóng")
        self._head = QLabel()
        self._build()
        self.show_first("")
        self.show_changes(())
        self.again_button.hide()
        dialogs.fit(self, _WIDTH, _HEIGHT)

    def say(self, state: str, sentence: str) -> None:
        """Say how it goes (states of `StatusLabel`)."""
        self.status.show_state(state, sentence)
        self.status.setVisible(bool(sentence))

    def refuse(self, sentence: str) -> None:
        """Say why it is not to be taken."""
        self.say("none", "")
        self.whose.setText(f"✗ {sentence}")
        theme.mark(self.whose, "role", "bad")
        self.take_button.hide()

    def show_changes(self, lines: Sequence[str], head: str = "Nhận bộ này thì") -> None:
        """List what would change or is answered, a line a thing."""
        self._head.setText(head)
        self.changes.setText("\n".join(f"•  {line}" for line in lines))
        self._head.setVisible(bool(lines))

    def show_first(self, issuer: str) -> None:
        """Ask for the fingerprint of an issuer whose first pack it is; of any other nothing."""
        self.call.setText(
            f"Đây là bộ đầu tiên của {issuer}, máy này chưa biết chứng thư gốc của nơi đó. Hãy gọi {issuer} theo số "
            "điện thoại đã biết từ trước (không theo số in trong tệp), nghe đọc dấu vân tay rồi ghi vào đây. Chương "
            "trình tự so; đúng thì mới nhận, và chỉ phải làm một lần này."
        )
        for part in (self.call, self.fingerprint):
            part.setVisible(bool(issuer))

    def _build(self) -> None:
        theme.mark(self.title, "role", "section")
        theme.mark(self.whose, "role", "muted")
        theme.mark(self._head, "role", "section")
        for button in (self.take_button, self.again_button):
            theme.mark(button, "role", "primary")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.S)
        column.setSpacing(theme.S)
        for part in (self.title, self.whose, self._head, self.changes):
            column.addWidget(part)
        column.addSpacing(theme.S)
        column.addWidget(self.call)
        column.addWidget(self.fingerprint)
        column.addStretch(1)
        room = QScrollArea(widgetResizable=True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(room, 1)
        box.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch(1)
        for button in (self.take_button, self.again_button, self.close_button):
            row.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.XL, theme.S, theme.XL, theme.L)
        foot.setSpacing(theme.S)
        foot.addWidget(self.status)
        foot.addLayout(row)
        return foot
