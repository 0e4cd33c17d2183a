"""The picture of the handwritten signature: chosen, shown, taken away."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.signature_picture import keep_picture, picture_of, read_picture

_WORDS = (
    "Ảnh PNG, nền trong suốt, nét mực xanh. Ảnh chỉ hiện trong ô chữ ký khi ký bằng tệp chứng thư, USB token; tự nó "
    "không phải chữ ký. Ảnh được giữ trong tệp dữ liệu này, bỏ đi lúc nào cũng được; văn bản đã ký thì giữ nguyên."
)
_WIDTH, _HEIGHT = 240, 84


class PictureRow(QWidget):
    """Kept in the data file."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._picture: bytes | None = None
        self.shown = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.shown.setFixedSize(_WIDTH, _HEIGHT)
        self.shown.setStyleSheet("background: white; border: 1px solid #8A94A0;")  # paper, also in the dark
        self.shown.setAccessibleName("Ảnh chữ ký viết tay")
        self.choose_button, self.drop_button = QPushButton("Chọn ảnh…"), QPushButton("Bỏ ảnh")
        self.trouble = ProblemLine()
        self.choose_button.clicked.connect(self._choose)
        self.drop_button.clicked.connect(lambda: self._keep(None, "Đã bỏ ảnh chữ ký"))
        self._build()

    def refresh(self) -> None:
        """Show what is kept."""
        self._show(picture_of(self._context.reader))

    def take(self, path: Path) -> None:
        """Read a picture in a process of its own, and keep it."""

        def task(_: Reader) -> bytes:
            return read_picture(path)

        self.trouble.say("")
        self.setEnabled(False)
        self._context.looker.run(task, done=lambda png: self._keep(png, "Đã giữ ảnh chữ ký"), failed=self._failed)

    def _choose(self) -> None:
        found = folders.ask_file(self, "Chọn ảnh chữ ký viết tay", folders.documents(), "Ảnh PNG (*.png);;Mọi tệp (*)")
        if found is not None:
            self.take(found)

    def _keep(self, picture: bytes | None, said: str) -> None:
        def done(_: object) -> None:
            self.setEnabled(True)
            self._show(picture)
            self.choose_button.setFocus()
            self.saved.emit(said)

        self._context.worker.run(lambda store: keep_picture(store, picture), done=done, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.trouble.say(sentence_of(error))
        self.choose_button.setFocus()

    def _show(self, picture: bytes | None) -> None:
        if picture is not None:
            ratio = self.devicePixelRatioF()
            room = self.shown.size() * ratio
            drawn = QPixmap.fromImage(QImage.fromData(picture)).scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            drawn.setDevicePixelRatio(ratio)
            self.shown.setPixmap(drawn)
        self.shown.setVisible(picture is not None)
        self.drop_button.setVisible(picture is not None)

    def _build(self) -> None:
        label, below = QLabel("Ảnh chữ ký viết tay (không bắt buộc)"), QLabel(_WORDS, wordWrap=True)
        for words in (label, below):
            theme.mark(words, "role", "muted")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for part in (self.shown, self.choose_button, self.drop_button):
            row.addWidget(part)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.XS)
        box.addWidget(label)
        box.addLayout(row)
        box.addWidget(self.trouble)
        box.addWidget(below)
