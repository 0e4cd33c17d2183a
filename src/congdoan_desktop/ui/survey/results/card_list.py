"""The cards under one another. Tab comes to one of them and leaves again; ↑ ↓ Home End go from question to question."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.results.question_card import QuestionCard

_STEPS: Mapping[int, int] = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class CardList(QScrollArea):
    """`show_cards(parts, notes)`: what is to be known first, then headings (words) and cards, from top to bottom."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards: list[QuestionCard] = []
        self._current = 0

    def show_cards(self, parts: Iterable[str | QuestionCard], notes: Sequence[str]) -> None:
        """Show these in the place of what was shown."""
        room = QWidget()
        box = QVBoxLayout(room)
        box.setContentsMargins(0, 0, theme.S, theme.S)
        box.setSpacing(theme.S)
        self.cards, self._current = [], 0
        self.setAccessibleDescription(" ".join(notes))
        for note in notes:
            box.addWidget(_words(note, "muted"))
        for part in parts:
            if isinstance(part, QuestionCard):
                self.cards.append(part)
                box.addWidget(part)
            elif part:
                heading = _words(part, "section")
                heading.setContentsMargins(0, theme.S, 0, 0)
                box.addWidget(heading)
        box.addStretch(1)
        self.setWidget(room)
        self.verticalScrollBar().setValue(0)
        self._point(0)

    def take_focus(self) -> None:
        """Put the focus on the question that was read last."""
        if self.cards:
            self.cards[self._current].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        focused = cast(QWidget | None, self.focusWidget())
        if isinstance(focused, QuestionCard) and focused in self.cards:
            self._current = self.cards.index(focused)
        if key in _STEPS:
            self._go(self._current + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self.cards) - 1)
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        if not 0 <= place < len(self.cards):
            return
        self._point(place)
        card = self.cards[place]
        card.setFocus()
        if place == 0:
            self.verticalScrollBar().setValue(0)  # with the heading above it
        else:
            self.ensureWidgetVisible(card, 0, theme.S)

    def _point(self, place: int) -> None:
        """Make this card the one that Tab stops at."""
        for number, card in enumerate(self.cards):
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)
        self._current = place


def _words(words: str, role: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    theme.mark(label, "role", role)
    return label
