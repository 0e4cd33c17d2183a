"""The answers to pick from, each with its number; by mouse too. Many of them stand in columns and scroll."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from congdoan_desktop.domain.survey import Question
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.sheet_entry import place_text
from congdoan_desktop.ui.widgets.words_button import WordsButton

_ONE_COLUMN, _TWO_COLUMNS = 9, 24
_HEIGHT = 36


class ChoiceList(QScrollArea):
    """`picked` carries the place of a choice, from 1."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, theme.XS, 0)
        self._grid.setSpacing(theme.XS)
        self.setWidget(inside)
        self._buttons: list[WordsButton] = []

    def show_choices(self, question: Question, ticked: Collection[str], half: str = "") -> None:
        """Show the choices of `question`; several may be ticked; those that a number half typed cannot be are pale."""
        self._arrange(len(question.choices))
        empty = "☐" if question.kind == "select_multiple" else ""
        for place, (button, choice) in enumerate(zip(self._buttons, question.choices, strict=False), 1):
            number, is_ticked = place_text(question, place), choice.name in ticked
            button.show_words(number, "✓" if is_ticked else empty, choice.label)
            button.setAccessibleName(f"{number} {choice.label}{', đã chọn' if is_ticked else ''}")
            theme.mark(button, "chosen", is_ticked)
            button.setEnabled(number.startswith(half))

    def _arrange(self, count: int) -> None:
        while len(self._buttons) < count:
            self._buttons.append(self._button(len(self._buttons) + 1))
        columns = 1 if count <= _ONE_COLUMN else 2 if count <= _TWO_COLUMNS else 3
        rows = -(-count // columns)
        for place, button in enumerate(self._buttons):
            self._grid.removeWidget(button)
            if place < count:
                self._grid.addWidget(button, place % rows, place // rows)
            button.setVisible(place < count)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _button(self, place: int) -> WordsButton:
        # The keys belong to the dialog: a button that took the focus would take Space and Enter with it.
        button = WordsButton(points=self.font().pointSizeF() * 1.15, height=_HEIGHT)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.picked.emit(place))
        return button
