"""The widgets of the dialog for phones and where they stand; what they do is in `phones_dialog.py`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.phones.qr_view import QrView
from congdoan_desktop.ui.widgets.field import number_field, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel

_WIDTH, _HEIGHT = 1040, 600
_LEFT = 440
_QR = 240
_KNOW = {
    "Được giữ kín": (
        "Mã do người lao động tự bốc nên không ai biết mã nào của ai. Mã chỉ in một lần, trong máy không xem lại được.",
        "Máy không ghi điện thoại nào trả lời, trả lời lúc nào. Phiếu vào thùng khóa kín, chưa kết thúc đợt thì không "
        "ai xem được.",
    ),
    "Không giữ kín được": (
        "Trong Wi-Fi này phiếu gửi đi không mã hóa. Ai biết mật khẩu Wi-Fi và rành máy tính thì nghe lén được. Hãy "
        "dùng Wi-Fi riêng cho buổi này: chọn WPA3, hoặc đặt mật khẩu mới rồi đổi đi khi xong.",
        "Ai nhặt được mảnh giấy có mã thì trả lời thay được. Đừng để mảnh giấy thừa ở nơi không có người trông.",
    ),
    "Nếu điện thoại không mở được trang": (
        "Windows hỏi về tường lửa thì chọn cho phép. Máy không có quyền quản trị có thể bị chặn: khi đó dùng phiếu "
        "giấy.",
        "Điện thoại báo “Wi-Fi không có Internet” thì chọn “Vẫn kết nối” và tắt dữ liệu di động.",
        "Bộ phát Wi-Fi nhỏ, không nối Internet là chắc nhất.",
    ),
}


class PhonesView(QDialog):
    """What to prepare on the left; what one should know, or the code to scan, on the right."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trả lời bằng điện thoại")
        self.addresses = QComboBox()
        self.look_button = QPushButton("Tìm lại")
        self.count = Labelled("Số mã cần in", number_field())
        self.slips_button = QPushButton("In mã phiếu…")
        self.wifi = Labelled("Tên Wi-Fi", text_field())
        self.password = Labelled("Mật khẩu Wi-Fi", text_field())
        self.poster_button = QPushButton("In tờ hướng dẫn…")
        self.start_button = QPushButton("Bắt đầu nhận phiếu")
        self.close_button = QPushButton("Đóng")
        self.status = StatusLabel()
        self.status.setWordWrap(True)
        self.problem = ProblemLine()
        self.code = QrView(_QR)
        self.url = QLabel()
        self.counted = QLabel()
        self.side = QStackedWidget()
        self._build(title)
        dialogs.fit(self, _WIDTH, _HEIGHT)

    def show_running(self, url: str) -> None:
        """Show the code to scan for `url`; nothing is running where it is empty."""
        self.side.setCurrentIndex(1 if url else 0)
        self.code.show_text(url)
        self.url.setText(url.removeprefix("http://").rstrip("/"))
        self.start_button.setText("Dừng nhận phiếu" if url else "Bắt đầu nhận phiếu")
        theme.mark(self.start_button, "role", "" if url else "primary")
        for part in (self.addresses, self.look_button):
            part.setEnabled(not url)

    def _build(self, title: str) -> None:
        self.side.addWidget(_know())
        self.side.addWidget(self._running())
        left = QWidget()
        left.setFixedWidth(_LEFT)
        left.setLayout(self._steps(title))
        row = QHBoxLayout()
        row.setSpacing(theme.XL)
        row.addWidget(left)
        row.addWidget(self.side, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.status, 1)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addLayout(row, 1)
        box.addLayout(foot)

    def _steps(self, title: str) -> QVBoxLayout:
        head = QLabel("Trả lời bằng điện thoại", wordWrap=True)
        theme.mark(head, "role", "title")
        of = QLabel(title, wordWrap=True)
        theme.mark(of, "role", "muted")
        theme.mark(self.start_button, "role", "primary")
        self.addresses.setAccessibleName("Địa chỉ của máy này trong mạng")
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        for part in (head, of, _section("1. Máy này và điện thoại vào cùng một Wi-Fi")):
            box.addWidget(part)
        box.addLayout(_beside(self.addresses, self.look_button))
        box.addWidget(_section("2. In mã để bốc thăm và tờ hướng dẫn để dán"))
        box.addLayout(self._papers())
        box.addWidget(_section("3. Nhận phiếu"))
        box.addWidget(_muted("Chỉ nhận phiếu khi cửa sổ này đang mở. Đóng cửa sổ là dừng."))
        box.addWidget(self.problem)
        box.addWidget(self.start_button)
        box.addStretch(1)
        return box

    def _papers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(theme.S)
        bottom = Qt.AlignmentFlag.AlignBottom
        grid.addWidget(self.count, 0, 0)
        grid.addWidget(self.slips_button, 0, 1, bottom)
        grid.addWidget(self.wifi, 1, 0)
        grid.addWidget(self.password, 1, 1)
        grid.addWidget(_muted("Chỉ để in lên tờ hướng dẫn, không lưu lại."), 2, 0)
        grid.addWidget(self.poster_button, 2, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return grid

    def _running(self) -> QWidget:
        self.url.setStyleSheet("font-size: 26pt; font-weight: 600;")
        self.counted.setStyleSheet("font-size: 13pt;")
        self.url.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QLabel("Quét mã này, hoặc gõ vào trình duyệt của điện thoại:", wordWrap=True)
        why = _muted("Hai số này 15 giây mới đổi một lần, để nhìn vào không biết ai vừa gửi.")
        card = QFrame()
        theme.mark(card, "role", "card")
        box = QVBoxLayout(card)
        box.setSpacing(theme.M)
        box.addStretch(1)
        for part in (words, self.code, self.url, self.counted, why):
            if isinstance(part, QLabel):
                part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                box.addWidget(part)
            else:
                box.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        return card


def _know() -> QWidget:
    card = QWidget()
    box = QVBoxLayout(card)
    box.setContentsMargins(theme.M, 0, theme.M, 0)
    box.setSpacing(theme.S)
    for heading, sentences in _KNOW.items():
        box.addWidget(_section(heading))
        for sentence in sentences:
            box.addWidget(QLabel(sentence, wordWrap=True))
    box.addStretch(1)
    room = QScrollArea(widgetResizable=True)
    room.setAccessibleName("Điều cần biết")
    room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    room.setWidget(card)
    return room


def _section(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setContentsMargins(0, theme.M, 0, 0)
    theme.mark(label, "role", "section")
    return label


def _muted(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    theme.mark(label, "role", "muted")
    return label


def _beside(field: QWidget, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.S)
    row.addWidget(field, 1)
    row.addWidget(button)
    return row
