"""The first step of typing a paper again: its code."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.problem_line import ProblemLine

_HOW = (
    "Lấy một phiếu đã để riêng, gõ mã ghi trên phiếu rồi Enter; sau đó nhập lại cả phiếu, không xem lần nhập trước. "
    "Người nhập lại nên là người khác với người nhập lần đầu."
)
_END = "Phiếu chưa nhập lại đến lúc kết thúc đợt thì tính theo lần nhập đầu."
_DONE = "Nhấn Esc để trở về đợt khảo sát. Khi nhập phiếu bằng phím, phiếu nào cần để riêng thì màn hình hiện mã."
_WIDTH = 180


class CodePanel(QWidget):
    """`given` carries a code as it was typed."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._waiting = QLabel(wordWrap=True)
        self.said, self.problem = QLabel(wordWrap=True), ProblemLine()
        self.line = QLineEdit(maxLength=12)
        self.line.setAccessibleName("Mã ghi trên phiếu")
        self.line.setFixedWidth(_WIDTH)
        font = self.line.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        self.line.setFont(font)
        self.line.setMinimumHeight(self.line.fontMetrics().height() + theme.M)
        self._how, self._end = QLabel(wordWrap=True), QLabel(_END, wordWrap=True)
        name = QLabel("Mã ghi trên phiếu")
        name.setBuddy(self.line)
        theme.mark(self._waiting, "role", "section")
        theme.mark(self.said, "role", "good")
        for label in (self._end, name):
            theme.mark(label, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        for part in (self.said, self._waiting, self._how, name, self.line, self.problem, self._end):
            box.addWidget(part)
        box.addStretch(1)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(lambda _: self.problem.say(""))

    def ask(self, waiting: int, said: str, problem: str) -> None:
        """Ask for the next code; `said`, `problem`: what became of the paper before."""
        self.line.clear()
        self.problem.say(problem)
        self.said.setText(f"✓ {said}" if said else "")
        self.said.setVisible(bool(said))
        self._waiting.setText(
            f"Còn {count_text(waiting)} phiếu chờ nhập lại." if waiting else "Không có phiếu nào chờ nhập lại."
        )
        self._how.setText(_HOW if waiting else _DONE)
        self._end.setVisible(bool(waiting))

    def take_focus(self) -> None:
        """Put the cursor where the code is typed."""
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends here: it must not reach the step that comes next."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key()
        if watched is self.line and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
            return True
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        if self.line.text().strip():
            self.given.emit(self.line.text())
