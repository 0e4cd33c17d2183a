"""The widgets of the dialog for a list of people; what they do is in `list_dialog.py`."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import LongField, OptionsField
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.ticks_field import TicksField

_WIDTH, _HEIGHT = 700, 690
FILE, UNIT = "file", "unit"
_SIGNERS = {FILE: "Tệp chứng thư số của cán bộ", UNIT: "Khóa của đơn vị"}
_INTRO = (
    "Danh sách có tên người chỉ rời máy này sau khi được ký, rồi mã hóa riêng cho nơi nhận: chỉ nơi đó mở được. Chương "
    "trình không giữ lại danh sách; nhật ký ghi lý do, nơi nhận và mã SHA-256."
)
_FEW = "Chỉ chọn những cột mà lý do cần đến. Dân tộc, ngày sinh, số đoàn viên không bao giờ có trong danh sách này."
_COMPARE = "Lần đầu gửi cho nơi nhận này, hãy gọi điện so vân tay trước khi gửi."


class ListView(QDialog):
    """Which list, why, for whom, signed by whom."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Gửi danh sách có tên người")
        self.lists = QComboBox()
        self.lists.setAccessibleName("Danh sách")
        self.lists.setMinimumHeight(theme.ROW)
        self.lists.setMinimumContentsLength(20)
        self.lists.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who = QLabel(wordWrap=True)
        self.columns = TicksField()
        self.recipient_button = QPushButton("Chọn tệp…")
        self.signer_button = QPushButton("Chọn tệp…")
        self.by = OptionsField(_SIGNERS)
        self.fields: Mapping[str, Labelled] = {
            "columns": Labelled("Cột kèm họ và tên", self.columns, note=_FEW),
            "reason": Labelled(
                "Lý do gửi", LongField(rows=2, hint="Ví dụ: theo đề nghị số 12/BCTCĐ, để cấp giấy chứng nhận.")
            ),
            "recipient": Labelled(
                "Chứng thư mã hóa của nơi nhận (.cer, .crt, .pem)", text_field(), beside=self.recipient_button
            ),
            "by": Labelled("Ký bằng", self.by),
            "signer": Labelled("Chứng thư số để ký danh sách (.p12, .pfx)", text_field(), beside=self.signer_button),
            "passphrase": Labelled("Mật khẩu của chứng thư đó", secret_field(), note="Không được lưu lại ở đâu."),
        }
        self.card = QFrame()
        self.recipient_words = QLabel(wordWrap=True)
        self.status = StatusLabel()
        self.status.setWordWrap(True)
        self.drive_button = QPushButton("Ký, mã hóa, ghi ra ổ…")
        self.letter_button = QPushButton("Ký, mã hóa, tạo thư…")
        self.close_button = QPushButton("Đóng")
        self._build()
        self.say("none", "")
        self.show_recipient("")
        dialogs.fit(self, _WIDTH, _HEIGHT)

    def say(self, state: str, sentence: str) -> None:
        """Say how it goes (states of `StatusLabel`)."""
        self.status.show_state(state, sentence)
        self.status.setVisible(bool(sentence))

    def show_recipient(self, words: str) -> None:
        """Show for whom it will be encrypted."""
        self.recipient_words.setText(f"{words}\n{_COMPARE}" if words else "")
        self.card.setVisible(bool(words))

    def allow(self, is_ready: bool) -> None:
        """Let the person go on."""
        for button in (self.drive_button, self.letter_button):
            button.setEnabled(is_ready)

    def _build(self) -> None:
        theme.mark(self.drive_button, "role", "primary")
        theme.mark(self.who, "role", "muted")
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(theme.XL, theme.L, theme.XL, theme.S)
        form.setSpacing(theme.M)
        intro = QLabel(_INTRO, wordWrap=True)
        form.addWidget(intro)
        form.addLayout(self._which())
        form.addWidget(self.fields["columns"])
        form.addWidget(self.fields["reason"])
        form.addWidget(self.fields["recipient"])
        form.addWidget(self._make_card())
        for name in ("by", "signer", "passphrase"):
            form.addWidget(self.fields[name])
        form.addStretch(1)
        room = QScrollArea(widgetResizable=True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(inside)
        self.room = room
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(room, 1)
        box.addLayout(self._foot())

    def _which(self) -> QVBoxLayout:
        name = QLabel("Danh sách")
        name.setBuddy(self.lists)
        theme.mark(name, "role", "muted")
        box = QVBoxLayout()
        box.setSpacing(2)
        for part in (name, self.lists, self.who):
            box.addWidget(part)
        return box

    def _make_card(self) -> QFrame:
        theme.mark(self.card, "role", "card")
        self.recipient_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        inside.addWidget(self.recipient_words)
        return self.card

    def _foot(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch(1)
        for button in (self.drive_button, self.letter_button, self.close_button):
            row.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.XL, theme.S, theme.XL, theme.L)
        foot.setSpacing(theme.S)
        foot.addWidget(self.status)
        foot.addLayout(row)
        return foot
