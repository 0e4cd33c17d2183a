"""The widgets of the dialog that makes a letter; what they do is in `letter_dialog.py`."""

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.texts.exchange import size_text
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.hand_over import Parcel

_WIDTH, _HEIGHT = 700, 620


class LetterView(QDialog):
    """The letter above, its files and the buttons below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Gửi bằng thư điện tử")
        self.to = Labelled(
            "Người nhận",
            text_field(hint="ban@congdoan.vn, địa chỉ thứ hai…"),
            note="Để trống thì ghi trong chương trình thư.",
        )
        self.subject = Labelled("Tiêu đề", text_field())
        self.body = Labelled("Nội dung", LongField(rows=9))
        self.files = QLabel(wordWrap=True)
        self.status = StatusLabel()
        self.status.setWordWrap(True)
        self.go_button = QPushButton("Tạo thư và mở", default=True)
        self.folder_button = QPushButton("Mở thư mục")
        self.close_button = QPushButton("Đóng")
        self.folder_button.hide()
        self._build()
        self.say("none", "")
        dialogs.fit(self, _WIDTH, _HEIGHT)

    def show_files(self, parcel: Parcel) -> None:
        """Say which files go along."""
        names = (f"{one.name} ({size_text(len(one.data))})" for one in parcel.enclosures)
        self.files.setText("Kèm theo: " + ", ".join(names))

    def say(self, state: str, sentence: str) -> None:
        """Say how it went (states of `StatusLabel`)."""
        self.status.show_state(state, sentence)
        self.status.setVisible(bool(sentence))

    def _build(self) -> None:
        theme.mark(self.go_button, "role", "primary")
        theme.mark(self.files, "role", "muted")
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(theme.XL, theme.L, theme.XL, 0)
        form.setSpacing(theme.S)
        for part in (self.to, self.subject, self.body, self.files):
            form.addWidget(part)
        form.addStretch(1)
        room = QScrollArea(widgetResizable=True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidget(inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.XL, theme.S, theme.XL, theme.L)
        foot.setSpacing(theme.S)
        foot.addWidget(self.status)
        foot.addLayout(self._buttons())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(room, 1)
        box.addLayout(foot)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch(1)
        for button in (self.folder_button, self.go_button, self.close_button):
            row.addWidget(button)
        return row
