"""The line under a field that says what is wrong and what to do; it takes no room while nothing is wrong.

`ProblemLine().say(sentence, severity)`: "error" and "warning" as in `domain.checks`.
"""

from PySide6.QtWidgets import QLabel

from congdoan_desktop.ui import theme

_SIGNS = {"error": ("✗", "bad"), "warning": ("!", "near")}


class ProblemLine(QLabel):
    """A sentence with a sign before it: never colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.hide()

    def say(self, sentence: str, severity: str = "error") -> None:
        """Show `sentence`; an empty one clears the line."""
        sign, role = _SIGNS[severity]
        self.setText(f"{sign} {sentence}" if sentence else "")
        theme.mark(self, "role", role)
        self.setVisible(bool(sentence))
