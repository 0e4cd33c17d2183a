"""The card under a list: what is known of the line that is chosen, to be read and copied."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from congdoan_desktop.ui import theme


def card_of(labels: Iterable[QLabel]) -> QFrame:
    """Return a card with the labels one under the other."""
    card = QFrame()
    theme.mark(card, "role", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
    inside.setSpacing(theme.XS)
    for label in labels:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(label)
    return card
