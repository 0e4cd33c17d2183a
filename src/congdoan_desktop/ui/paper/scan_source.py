"""Where the scans come from: files, a folder, or what is dropped here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import folders, theme

_KINDS = "Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Mọi tệp (*)"
_KINDS_WORDS = "PDF, JPEG, PNG, TIFF; nhiều tệp một lúc được"
_ADVICE = (
    "Quét ở 150–200 dpi, ảnh xám, cỡ giấy A4, để nguyên không cắt viền. Trang ngược đầu cũng đọc được. "
    "Phiếu nhiều trang có số riêng thì thứ tự trang không quan trọng; phiếu photo thì giữ đúng thứ tự."
)
_PRIVACY = (
    "Chương trình không cất hình quét: hình chỉ nằm trong bộ nhớ khi cửa sổ này mở. Kết thúc đợt khảo sát xong, "
    "hãy xóa các tệp quét và hủy phiếu giấy."
)


class ScanSource(QWidget):
    """`chosen(tuple of Path)`: files and folders."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.file_button = QPushButton("Chọn tệp…  Ctrl+O")
        theme.mark(self.file_button, "role", "primary")
        self.folder_button = QPushButton("Chọn thư mục…  Ctrl+Shift+O")
        self.file_button.clicked.connect(self.ask_files)
        self.folder_button.clicked.connect(self.ask_folder)
        self._build()

    def take_focus(self) -> None:
        """Put the focus where the step begins."""
        self.file_button.setFocus()

    def ask_files(self) -> None:
        """Let the person choose files."""
        self.offer(folders.ask_files(self, "Chọn bản quét phiếu", folders.documents(), _KINDS))

    def ask_folder(self) -> None:
        """Let the person choose a folder."""
        folder = folders.ask_folder(self, "Chọn thư mục có bản quét phiếu", folders.documents())
        self.offer([folder] if folder else [])

    def offer(self, paths: Sequence[Path]) -> None:
        """Hand over what was chosen, if anything was."""
        if paths:
            self.chosen.emit(tuple(paths))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Open):
            self.ask_files()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.offer([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _build(self) -> None:
        title = QLabel("Kéo tệp hoặc thư mục bản quét thả vào đây")
        theme.mark(title, "role", "title")
        kinds = QLabel(_KINDS_WORDS)
        theme.mark(kinds, "role", "muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addStretch(1)
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        card = QFrame()
        theme.mark(card, "role", "card")
        inside = QVBoxLayout(card)
        inside.setSpacing(theme.M)
        inside.addStretch(1)
        inside.addWidget(title, alignment=Qt.AlignmentFlag.AlignCenter)
        inside.addLayout(buttons)
        inside.addWidget(kinds, alignment=Qt.AlignmentFlag.AlignCenter)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(card, 1)
        for words in (_ADVICE, _PRIVACY):
            note = QLabel(words, wordWrap=True)
            theme.mark(note, "role", "muted")
            column.addWidget(note)
