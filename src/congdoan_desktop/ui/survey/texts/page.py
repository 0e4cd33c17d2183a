"""The written answer under its question, what points at a person in it, and what was decided."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel

SECRET = (
    "Ý kiến này mang dấu bí mật nhà nước nên không hiện ở đây: chương trình không được chứa tài liệu mật. "
    "Nhấn K để xóa hẳn."
)


class TextPage(QFrame):
    """`show_text(question, text, named)`, `show_decision(state, words)`. It takes the focus, not the keys."""

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.question, self.text = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.named, self.decision = ProblemLine(), StatusLabel()
        self.decision.setWordWrap(True)
        theme.mark(self.question, "role", "muted")
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.text.setFont(font)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.S)
        for part in (self.question, self.text, self.named, self.decision):
            box.addWidget(part)
        box.addStretch(1)

    def show_text(self, question: str, text: str, named: Sequence[str]) -> None:
        """Show one written answer."""
        self.question.setText(question)
        self.question.setVisible(bool(question))
        self.text.setText(text)
        found = ", ".join(f"“{name}”" for name in named)
        self.named.say(f"Có chỗ chỉ ra người: {found}. Không trích nguyên văn." if found else "", "warning")

    def show_decision(self, state: str, words: str) -> None:
        """Show what was decided; the whole is told to who hears it."""
        self.decision.show_state(state, words)
        parts = (self.question.text(), self.text.text(), self.named.text(), words)
        self.setAccessibleName(". ".join(part for part in parts if part))
