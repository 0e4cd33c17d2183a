"""A place to drop one file on, or to choose it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from congdoan_desktop.ui import folders, theme


class FileDrop(QFrame):
    """`chosen(Path)`. `start`: the folder in which the file most likely lies."""

    chosen = Signal(object)

    def __init__(self, words: str, title: str, kinds: str, start: Path) -> None:
        super().__init__()
        self._title, self._kinds, self._start = title, kinds, start
        self.setAcceptDrops(True)
        theme.mark(self, "role", "card")
        said = QLabel(words, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        theme.mark(said, "role", "muted")
        self.name = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.name.hide()
        self.button = QPushButton("Chọn tệp…")
        self.button.clicked.connect(self.ask)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.S)
        box.addWidget(said)
        box.addWidget(self.name)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)

    def ask(self) -> None:
        """Let the person choose a file."""
        found = folders.ask_file(self, self._title, self._start, self._kinds)
        if found is not None:
            self.take(found)

    def take(self, path: Path) -> None:
        """Take `path` as if it was dropped here."""
        self._start = path.parent
        self.name.setText(path.name)
        self.name.show()
        self.button.setText("Chọn tệp khác…")
        self.chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.take(paths[0])
