"""The code to be written on a paper that somebody else will type again, as large as a hand writes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.problem_line import ProblemLine

_DO = "Ghi mã này lên phiếu vừa nhập, rồi để phiếu riêng ra:"
_WHY = (
    "Một người khác sẽ nhập lại phiếu này mà không thấy lần nhập trước. "
    "Phiếu được chọn ngẫu nhiên; mã không gắn với ai."
)


class CodeNotice(QFrame):
    """`written`: the code stands on the paper."""

    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "role", "strip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.code = QLabel()
        self.problem = ProblemLine()
        do, why = QLabel(_DO, wordWrap=True), QLabel(_WHY, wordWrap=True)
        theme.mark(do, "role", "title")
        theme.mark(why, "role", "muted")
        font = self.code.font()
        font.setPointSizeF(font.pointSizeF() * 7)
        font.setBold(True)
        self.code.setFont(font)
        go = QPushButton("Đã ghi mã (Enter)", autoDefault=False)
        theme.mark(go, "role", "primary")
        go.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        go.clicked.connect(self.written)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addStretch(1)
        for part in (do, self.code, go, self.problem, why):
            box.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter if part in (self.code, go) else Qt.AlignmentFlag(0))
        box.addStretch(2)

    def show_code(self, code: str) -> None:
        """Show the code of the paper just typed."""
        self.problem.say("")
        self.code.setText(code)
        self.setAccessibleName(f"Ghi mã {' '.join(code)} lên phiếu vừa nhập, rồi nhấn Enter")
