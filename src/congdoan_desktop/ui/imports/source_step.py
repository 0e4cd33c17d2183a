"""Step 1: where the list comes from."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.imports.list_of import ListOf

_KINDS = "Danh sách (*.xlsx *.xlsm *.xls *.csv *.txt);;Mọi tệp (*)"
_FROM_FILE = "Tệp Excel (.xlsx, .xls) hoặc tệp chữ (.csv, .txt). Cũng có thể kéo tệp thả vào đây."
_FROM_EXCEL = "Trong Excel, chọn cả danh sách kèm dòng tiêu đề, bấm Ctrl+C, rồi về đây bấm Ctrl+V."
_NOTHING = "Chưa có gì để dán. Hãy chọn danh sách trong Excel, bấm Ctrl+C rồi làm lại."


class SourceStep(QWidget):
    """`chosen(path)`, `pasted(text)`, `refused(sentence)`, `past_asked`."""

    chosen = Signal(object)
    pasted = Signal(str)
    refused = Signal(str)
    past_asked = Signal()

    def __init__(self, kind: ListOf) -> None:
        super().__init__()
        self._kind = kind
        self.setAcceptDrops(True)
        self.file_button = QPushButton("Chọn tệp…  Ctrl+O")
        theme.mark(self.file_button, "role", "primary")
        self.paste_button = QPushButton("Dán từ Excel  Ctrl+V")
        self.past_button = QPushButton("Các lần nhập trước…")
        theme.mark(self.past_button, "role", "link")
        self.file_button.clicked.connect(self.ask_file)
        self.paste_button.clicked.connect(self.paste)
        self.past_button.clicked.connect(self.past_asked)
        self._build()

    def take_focus(self) -> None:
        """Put the focus where the step begins."""
        self.file_button.setFocus()

    def ask_file(self) -> None:
        """Let the person choose a file."""
        path = folders.ask_file(self, self._kind.ask_file, Path.home(), _KINDS)
        if path is not None:
            self.chosen.emit(path)

    def paste(self) -> None:
        """Take the text of the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.pasted.emit(text)
        else:
            self.refused.emit(_NOTHING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Open):
            self.ask_file()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.chosen.emit(Path(urls[0].toLocalFile()))
        elif event.mimeData().text().strip():
            self.pasted.emit(event.mimeData().text())
        event.acceptProposedAction()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addSpacing(theme.L)
        for button, words in ((self.file_button, _FROM_FILE), (self.paste_button, _FROM_EXCEL)):
            row = QHBoxLayout()
            row.setSpacing(theme.L)
            button.setMinimumWidth(220)
            row.addWidget(button)
            row.addWidget(QLabel(words, wordWrap=True), 1)
            column.addLayout(row)
        note = QLabel(self._kind.taken, wordWrap=True)
        theme.mark(note, "role", "muted")
        column.addSpacing(theme.M)
        column.addWidget(note)
        column.addStretch(1)
        column.addWidget(self.past_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.past_button.setVisible(self._kind.has_past)
