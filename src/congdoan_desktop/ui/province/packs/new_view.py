"""The widgets of the dialog for a new pack: what goes in at the left, the real page at the right."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.widgets.field import number_field, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.paper_view import PaperView
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.ticks_field import TicksField

_WIDTH, _HEIGHT = 1180, 690
_FORM = 470


class NewPackView(QDialog):
    """`ticks`: by kind of part, `more` for lists and trust."""

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lập bộ phát hành mới")
        self.file_button = QPushButton("Thêm tệp…")
        self.file_button.setToolTip("Ctrl+O: kế hoạch (.toml), phiếu khảo sát (.xlsx), danh mục (.csv)")
        self.ticks: Mapping[str, TicksField] = {
            "plan": TicksField(empty="Không có kế hoạch nào."),
            "survey": TicksField(empty="Đang xem các phiếu…"),
            "more": TicksField(empty="Chưa có hạn nộp, danh bạ hay chứng thư nào để gửi."),
            "files": TicksField(empty="Chưa thêm tệp nào."),
        }
        self.fields: Mapping[str, Labelled] = {
            "title": Labelled("Tên bộ", text_field(), note=""),
            "plan": Labelled("Kế hoạch", self.ticks["plan"]),
            "survey": Labelled("Phiếu khảo sát", self.ticks["survey"]),
            "more": Labelled("Kèm theo", self.ticks["more"]),
            "files": Labelled("Tệp từ ngoài", self.ticks["files"], beside=self.file_button),
            "note": Labelled("Lưu ý in trong thông báo", LongField(rows=2)),
            "number": Labelled("Số văn bản", number_field()),
            "passphrase": Labelled("Mật khẩu khóa của cơ quan", secret_field(), note="Không được lưu lại ở đâu."),
        }
        self.paper = PaperView()
        self.status = StatusLabel()
        self.status.setWordWrap(True)
        self.sign_button = QPushButton("Ký và phát hành", default=True)
        self.sign_button.setToolTip("Ctrl+Enter")
        self.close_button = QPushButton("Đóng")
        self._build()
        self.say("none", "")
        dialogs.fit(self, _WIDTH, _HEIGHT)

    def say(self, state: str, sentence: str) -> None:
        """Say how it goes (states of `StatusLabel`)."""
        self.status.show_state(state, sentence)

    def show_busy(self, is_busy: bool) -> None:
        """Let the person type and sign, or not while it is being signed."""
        for part in (*self.fields.values(), self.sign_button, self.file_button):
            part.setEnabled(not is_busy)

    def _build(self) -> None:
        theme.mark(self.sign_button, "role", "primary")
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(theme.XL, theme.L, theme.M, theme.S)
        form.setSpacing(theme.M)
        for field in self.fields.values():
            form.addWidget(field)
        form.addStretch(1)
        room = QScrollArea(widgetResizable=True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(inside)
        room.setFixedWidth(_FORM)
        self.room = room
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, theme.XL, 0)
        middle.setSpacing(theme.M)
        middle.addWidget(room)
        right = QVBoxLayout()
        right.setContentsMargins(0, theme.L, 0, 0)
        right.addWidget(self.paper)
        middle.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(middle, 1)
        box.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.XL, theme.S, theme.XL, theme.L)
        row.setSpacing(theme.S)
        row.addWidget(self.status, 1)
        row.addWidget(self.sign_button)
        row.addWidget(self.close_button)
        return row
