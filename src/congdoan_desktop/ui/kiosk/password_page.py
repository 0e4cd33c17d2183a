"""The only way out: the officer's password. It stands before the questionnaire and hides it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.kiosk.large import ANSWER, TITLE, TOUCH, label, push
from congdoan_desktop.ui.kiosk.password import Password

_WIDTH = 420


class PasswordPage(QWidget):
    """`opened`: it was the right one; `left`: back to the questionnaire."""

    opened = Signal()
    left = Signal()

    def __init__(self, password: Password) -> None:
        super().__init__()
        self._password = password
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        self.line = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=200)
        self.line.setAccessibleName("Mật khẩu của cán bộ")
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        font = self.line.font()
        font.setPointSizeF(ANSWER)
        self.line.setFont(font)
        self.line.setStyleSheet(f"min-height: {TOUCH - 4}px;")
        self.line.setFixedWidth(_WIDTH)
        self.line.installEventFilter(self)
        self._warning, self.problem = label(ANSWER, role="near"), label(ANSWER, role="bad")
        self.back, self.go = push("◄  Trở lại phiếu"), push("Kết thúc", primary=True)
        self._build()
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self._try)

    def ask(self, warning: str = "") -> None:
        """Ask for the password; `warning`: what is lost by leaving."""
        self.line.clear()
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._count_down()

    def take_focus(self) -> None:
        """Put the cursor where the password is typed."""
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter tries; Esc goes back."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._try()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _try(self) -> None:
        typed = self.line.text()
        self.line.clear()
        if not typed or self._password.pause:
            return
        if self._password.opens(typed):
            self.opened.emit()
            return
        self._count_down()
        if not self._password.pause:
            self._say(f"Mật khẩu không đúng. Còn {self._password.tries} lần thử.")

    def _count_down(self) -> None:
        pause = self._password.pause
        self._say(f"Sai nhiều lần. Chờ {pause} giây rồi thử lại." if pause else "")
        self.line.setReadOnly(pause > 0)
        self.go.setEnabled(not pause)
        if pause and not self._second.isActive():
            self._second.start()
        elif not pause:
            self._second.stop()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _build(self) -> None:
        heading, name = label(TITLE, bold=True), label(ANSWER)
        heading.setText("Dành cho cán bộ công đoàn")
        name.setText("Gõ mật khẩu để kết thúc chế độ tự trả lời.")
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self.go)
        row.addWidget(self.back)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setSpacing(theme.L)
        box.addStretch(1)
        for part in (heading, self._warning, name, self.line, self.problem):
            box.addWidget(part)
        box.addLayout(row)
        box.addStretch(2)
