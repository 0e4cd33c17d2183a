"""The first step of typing a paper again: its code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.problem_line import ProblemLine

_HOW = (
    "Lấy một phiếu đã để riêng, gõ mã ghi trên phiếu rồi Enter; sau đó nhập lại cả phiếu, không xem lần nhập trước. "
    "Người nhập lại nên là người khác với người nhập lần đầu."
)
_END = "Phiếu chưa nhập lại đến lúc kết thúc đợt thì tính theo lần nhập đầu."
_WIDTH = 180


class CodePanel(QWidget):
    """`given` carries a code as it was typed."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._waiting = QLabel(wordWrap=True)
        self.said, self.problem = ProblemLine(), ProblemLine()
        self.line = QLineEdit(maxLength=12)
        self.line.setAccessibleName("Mã ghi trên phiếu")
        self.line.setFixedWidth(_WIDTH)
        font = self.line.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        self.line.setFont(font)
        self.line.setMinimumHeight(self.line.fontMetrics().height() + theme.M)
        how, end, name = QLabel(_HOW, wordWrap=True), QLabel(_END, wordWrap=True), QLabel("Mã ghi trên phiếu")
        name.setBuddy(self.line)
        theme.mark(self._waiting, "role", "section")
        for label in (end, name):
            theme.mark(label, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        for part in (self.said, self._waiting, how, name, self.line, self.problem, end):
            box.addWidget(part)
        box.addStretch(1)
        self.line.returnPressed.connect(self._give)
        self.line.textEdited.connect(lambda _: self.problem.say(""))

    def ask(self, waiting: int, said: str, severity: str) -> None:
        """Ask for the next code; `said`: what became of the paper before."""
        self.line.clear()
        self.line.setEnabled(waiting > 0)
        self.problem.say("")
        self.said.say(said, severity)
        self._waiting.setText(
            f"Còn {count_text(waiting)} phiếu chờ nhập lại." if waiting else "Không có phiếu nào chờ nhập lại."
        )

    def take_focus(self) -> None:
        """Put the cursor where the code is typed."""
        self.line.setFocus()

    def _give(self) -> None:
        if self.line.text().strip():
            self.given.emit(self.line.text())
