"""A button whose words may run over several lines, with a sign before them.

`WordsButton().show_words("1", "✓", "Rất hài lòng")`: in a list of such buttons numbers, signs and words stand under
one another.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from congdoan_desktop.ui import theme


class WordsButton(QPushButton):
    """`points`: size of the letters, 0 for that of the window; `height`: least height."""

    def __init__(self, *, points: float = 0, height: int = theme.ROW) -> None:
        super().__init__(autoDefault=False)
        self._number, self._sign, self._words = QLabel(), QLabel(), QLabel(wordWrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.XS, theme.M, theme.XS)
        row.setSpacing(theme.S)
        for label in (self._number, self._sign, self._words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            font = label.font()
            font.setPointSizeF(points or font.pointSizeF())
            label.setFont(font)
            row.addWidget(label, 1 if label is self._words else 0)
        self._sign.setFixedWidth(self._sign.fontMetrics().horizontalAdvance("☑") + 2)
        self.setStyleSheet(f"min-height: {height - 2}px;")  # a plain minimum gives way to that of the style sheet
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, number: str, sign: str, words: str) -> None:
        """Show what the button says; only `number` and `words` are read aloud."""
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._sign.setText(sign)
        self._words.setText(words)
        self.setAccessibleName(" ".join(part for part in (number, words) if part))

    def words(self) -> str:
        """Return the words on the button."""
        return self._words.text()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()
