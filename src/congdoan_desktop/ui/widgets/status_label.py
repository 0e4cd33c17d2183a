"""A state in three ways at once: sign, word, colour.

`StatusLabel().show_state("good", "Đạt")`; states: `good`, `near`, `bad`, `open` (not decided), `none`.
`VERDICT_STATES` gives the state of a verdict code.
"""

from PySide6.QtWidgets import QLabel

from congdoan_desktop.ui import theme

SIGNS = {"good": "✓", "near": "!", "bad": "✗", "open": "…", "none": ""}
_ROLES = {"good": "good", "near": "near", "bad": "bad", "open": "muted", "none": "muted"}

VERDICT_STATES = {
    "met": "good",
    "not_met": "bad",
    "in_progress": "open",
    "undetermined": "near",
    "no_subject": "none",
    "unknown": "open",
}


class StatusLabel(QLabel):
    """ "✓ Đạt"."""

    def __init__(self, state: str = "none", word: str = "") -> None:
        super().__init__()
        self.show_state(state, word)

    def show_state(self, state: str, word: str) -> None:
        """Show the state."""
        self.setText(f"{SIGNS[state]} {word}".strip())
        theme.mark(self, "role", _ROLES[state])
