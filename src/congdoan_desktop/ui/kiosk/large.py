"""Letters and buttons large enough to be read and touched by whoever reads slowly.

`label(points)`, `push(words, points=…, primary=…)`.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from congdoan_desktop.ui import theme

TITLE, QUESTION, ANSWER, SMALL = 28, 22, 18, 14
"""Points of letters."""
TOUCH = 60
"""Least height of what is touched, in pixels at 100 %."""


def label(points: float, *, bold: bool = False, role: str = "") -> QLabel:
    """Return a label whose words run over several lines."""
    made = QLabel(wordWrap=True)
    font = made.font()
    font.setPointSizeF(points)
    font.setBold(bold)
    made.setFont(font)
    if role:
        theme.mark(made, "role", role)
    return made


def push(words: str, *, points: float = ANSWER, primary: bool = False) -> QPushButton:
    """Return a button to be touched; keys are read by the page it stands on."""
    made = QPushButton(words, autoDefault=False)
    font = made.font()
    font.setPointSizeF(points)
    made.setFont(font)
    made.setStyleSheet(f"min-height: {TOUCH - 2}px; padding: 0 {theme.XL}px;")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if primary:
        theme.mark(made, "role", "primary")
    return made
