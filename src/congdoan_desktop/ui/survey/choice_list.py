"""The answers to pick from, each with its digit; by mouse too."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.survey import Question
from congdoan_desktop.ui import theme


class ChoiceList(QWidget):
    """`picked` carries the place of a choice, from 1."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.XS)
        self._buttons: list[QPushButton] = []

    def show_choices(self, question: Question, ticked: Collection[str]) -> None:
        """Show the choices of `question`; several may be ticked, one was answered before."""
        while len(self._buttons) < len(question.choices):
            self._buttons.append(self._button(len(self._buttons) + 1))
        for place, button in enumerate(self._buttons):
            used = place < len(question.choices)
            button.setVisible(used)
            if used:
                choice = question.choices[place]
                sign = "✓" if choice.name in ticked else "   "
                button.setText(f"{place + 1}   {sign}  {choice.label}")
                button.setAccessibleName(f"{place + 1} {choice.label}{', đã chọn' if choice.name in ticked else ''}")

    def _button(self, place: int) -> QPushButton:
        # The keys belong to the dialog: a button that took the focus would take Space and Enter with it.
        button = QPushButton(autoDefault=False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(lambda: self.picked.emit(place))
        self._box.addWidget(button)
        return button
