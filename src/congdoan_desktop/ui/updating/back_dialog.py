"""Back to the version before, together with the data as they were then: what that costs is said first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.errors import UserError
from congdoan_desktop.texts import moment
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.updates import going_back
from congdoan_desktop.usecases.updates.installation import Installation


class BackDialog(QDialog):
    """Esc leaves everything as it is."""

    restart = Signal()
    """Ask for the program to be started again: what is wanted is written down."""

    def __init__(self, taken: going_back.Taken, installation: Installation, parent: QWidget) -> None:
        super().__init__(parent)
        self._taken, self._installation = taken, installation
        self.setWindowTitle("Quay lại bản trước")
        self.problem = ProblemLine()
        self.go = QPushButton(f"Quay lại bản {taken.before}", autoDefault=False)
        self.stay = QPushButton("Thôi", default=True)
        self._build()
        self.go.clicked.connect(self.want)
        self.stay.clicked.connect(self.reject)
        dialogs.fit(self, 560, 260)

    def want(self) -> None:
        """Write down what is wanted; the next start does it."""
        try:
            going_back.want_back(self._installation, self._taken)
        except UserError as error:
            self.problem.say(sentence_of(error))
            return
        self.accept()
        self.restart.emit()

    def _build(self) -> None:
        taken = self._taken
        title = QLabel(f"Bản {taken.version} → bản {taken.before}")
        theme.mark(title, "role", "title")
        words = QLabel(
            f"Đã cập nhật lên bản {taken.version} lúc {moment(taken.taken_at)}. Quay lại thì dữ liệu cũng trở về bản "
            "sao lưu lúc ấy: những gì ghi từ đó đến nay không còn trong dữ liệu đang dùng. Tệp hiện nay được giữ "
            f"trong thư mục sao lưu, bản {taken.version} trở lên đọc được. Chương trình sẽ đóng rồi tự mở lại.",
            wordWrap=True,
        )
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(self.stay)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.M)
        for part in (title, words, self.problem):
            box.addWidget(part)
        box.addStretch(1)
        box.addLayout(row)
