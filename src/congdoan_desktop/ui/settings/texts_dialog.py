"""Long texts to be read before anything is done with them: their names on the left, the chosen one on the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.widgets.status_label import StatusLabel

Texts = Sequence[tuple[str, str]]
"""Name and text."""


class TextsDialog(QDialog):
    """Arrows choose a text, Tab goes into it; `act` is the one step that may follow, said by the words `does`."""

    def __init__(
        self,
        title: str,
        note: str,
        texts: Texts,
        parent: QWidget,
        *,
        does: str = "",
        act: Callable[["TextsDialog"], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._texts = texts
        self.names, self.text = QListWidget(), QPlainTextEdit(readOnly=True)
        self.act = QPushButton(does, autoDefault=False)
        self.state = StatusLabel()
        self._build(note)
        self.act.setVisible(act is not None)
        if act is not None:
            self.act.clicked.connect(lambda: act(self))
        self.names.currentRowChanged.connect(lambda row: self.text.setPlainText(texts[row][1]))
        self.names.setCurrentRow(0)
        dialogs.fit(self, 940, 620)

    def _build(self, note: str) -> None:
        said = QLabel(note, wordWrap=True)
        theme.mark(said, "role", "muted")
        self.names.addItems([name for name, _ in self._texts])
        self.names.setFixedWidth(230)
        self.names.setSpacing(2)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setAccessibleName("Các tệp")
        self.text.setAccessibleName("Nội dung")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.state.setWordWrap(True)
        theme.mark(self.act, "role", "primary")
        close = QPushButton("Đóng", autoDefault=False)
        close.clicked.connect(self.reject)
        middle, foot = QHBoxLayout(), QHBoxLayout()
        middle.setSpacing(theme.M)
        middle.addWidget(self.names)
        middle.addWidget(self.text, 1)
        foot.setSpacing(theme.S)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.act)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.M)
        box.addWidget(said)
        box.addLayout(middle, 1)
        box.addLayout(foot)
