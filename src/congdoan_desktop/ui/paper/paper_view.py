"""The widgets of printing questionnaires and where they stand; what they do is in `paper_dialog.py`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.widgets.field import number_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.paper_view import PaperView
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

_SIZE = (1080, 690)
_CHOICES = 404
_NUMBERED = "Trang lẫn đi vẫn ghép lại được, quét lại không bị tính hai lần. Số ngẫu nhiên, không gắn với ai."
_MASTER = "In một phiếu rồi photo. Khi quét phải giữ đúng thứ tự trang; quét lại thì máy không biết là đã nhập."
_ADVICE = (
    ("Khi in", "đúng cỡ 100 %, không chọn “vừa trang”; mực đen, giấy A4 trắng. {sides}"),
    ("Khi phát", "không ghi tên, không phát theo danh sách. Dặn tô kín ô bằng bút bi hoặc bút chì đậm."),
    ("Khi quét", "150–200 dpi, ảnh xám, đủ bốn góc có mã vuông; không gấp, không ghim vào mã."),
)
_WAIT = "Đang dựng trang mẫu…"


class PaperChoices(QDialog):
    """Left what is to be printed and what that means, right how a sheet looks."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("In phiếu giấy")
        self.count = Labelled("Cần bao nhiêu phiếu", number_field(width=110))
        self.numbered = QRadioButton("Mỗi phiếu một số riêng (nên dùng)")
        self.master = QRadioButton("Một bản gốc để photo")
        self.both_sides = QCheckBox("In hai mặt giấy")
        self.paper = PaperView()
        self.paper.notice.setText(_WAIT)
        self.advice = tuple(QLabel(wordWrap=True) for _ in _ADVICE)
        self.status = StatusLabel()
        self.print_button = QPushButton("In, lưu PDF…", default=True)
        self.close_button = QPushButton("Đóng", autoDefault=False)
        self.offer = QLabel(wordWrap=True)
        self.offer_row = QWidget()
        self.offer_buttons = (QPushButton(autoDefault=False), QPushButton(autoDefault=False))
        self._build(title)
        self.say("none", "")
        dialogs.fit(self, *_SIZE)

    def say(self, state: str, sentence: str) -> None:
        """Say how it goes (states of `StatusLabel`)."""
        self.status.show_state(state, sentence)
        self.status.setVisible(bool(sentence))

    def show_advice(self, sides: str, *, can_use_both: bool) -> None:
        """Say how to print, hand out and scan; `sides`: on one side of the paper, or on both."""
        self.both_sides.setEnabled(can_use_both)
        self.both_sides.setChecked(self.both_sides.isChecked() and can_use_both)
        for label, (head, words) in zip(self.advice, _ADVICE, strict=True):
            label.setText(f"<b>{head}:</b> {words.format(sides=sides)}")

    def _build(self, title: str) -> None:
        self.numbered.setChecked(True)
        self.status.setWordWrap(True)
        theme.mark(self.print_button, "role", "primary")
        self.offer_row.hide()
        left = QVBoxLayout()
        left.setSpacing(theme.M)
        left.addWidget(self._choices(title), 1)
        left.addWidget(self.status)
        left.addWidget(self._offered())
        left.addLayout(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.XL, theme.L, theme.L, theme.L)
        row.setSpacing(theme.L)
        row.addLayout(left)
        row.addWidget(self.paper, 1)

    def _choices(self, title: str) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.S)
        heading = QLabel(title, wordWrap=True)
        theme.mark(heading, "role", "title")
        for part in (heading, self.count, self.numbered, _note(_NUMBERED), self.master, _note(_MASTER)):
            column.addWidget(part)
        column.addWidget(self.both_sides)
        column.addSpacing(theme.S)
        for label in self.advice:
            column.addWidget(label)
        column.addStretch(1)
        room = QScrollArea(widgetResizable=True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setFixedWidth(_CHOICES)
        room.setWidget(inside)
        return room

    def _offered(self) -> QWidget:
        column = QVBoxLayout(self.offer_row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.offer)
        row = WrappingRow()
        for button in self.offer_buttons:
            row.add(button, 0)
        column.addLayout(row)
        return self.offer_row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.print_button)
        row.addWidget(self.close_button)
        row.addStretch(1)
        return row


def _note(words: str) -> QLabel:
    note = QLabel(words, wordWrap=True)
    note.setContentsMargins(20, 0, 0, theme.S)
    theme.mark(note, "role", "muted")
    return note
