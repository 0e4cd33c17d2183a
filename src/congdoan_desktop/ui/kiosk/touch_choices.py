"""Answers to touch: one under the other, two columns where there are many; a button leads to what is out of sight."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from congdoan_desktop.domain.survey import Question
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.kiosk.large import ANSWER, SMALL, TOUCH, push
from congdoan_desktop.ui.survey.sheet_entry import place_text, places
from congdoan_desktop.ui.widgets.words_button import WordsButton

_ONE_COLUMN = 7


class TouchChoices(QWidget):
    """`picked` carries the place of a choice, from 1."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.room = QScrollArea(widgetResizable=True)
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.verticalScrollBar().setStyleSheet("QScrollBar { width: 28px; }")
        QScroller.grabGesture(self.room.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, theme.S, 0)
        self._grid.setSpacing(theme.M)
        self.room.setWidget(inside)
        self.more = push("▼  Xem thêm ý ở dưới", points=SMALL + 2)
        """Stands where the page has room for it."""
        self.more.clicked.connect(self._page_down)
        self.buttons: list[WordsButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        box.addWidget(self.room, 1)
        bar = self.room.verticalScrollBar()
        bar.rangeChanged.connect(self._tell)
        bar.valueChanged.connect(self._tell)
        self._question = ""

    def digits(self, question: Question) -> int:
        """Return how many digits the number of a choice has."""
        return places(question)

    def show_choices(self, question: Question, ticked: Collection[str], half: str = "") -> None:
        """Show the choices; those ticked are marked, those that a number half typed cannot mean are pale."""
        self._arrange(len(question.choices))
        empty = "☐" if question.kind == "select_multiple" else "○"
        full = "☑" if question.kind == "select_multiple" else "●"
        for place, (button, choice) in enumerate(zip(self.buttons, question.choices, strict=False), 1):
            is_ticked, number = choice.name in ticked, place_text(question, place)
            button.show_words(number, full if is_ticked else empty, choice.label)
            button.setAccessibleName(f"{number} {choice.label}{', đã chọn' if is_ticked else ''}")
            theme.mark(button, "chosen", is_ticked)
            button.setEnabled(number.startswith(half))
        if self._question != question.name:
            self._question = question.name
            self.room.verticalScrollBar().setValue(0)
        self._tell()

    def _arrange(self, count: int) -> None:
        while len(self.buttons) < count:
            self.buttons.append(self._button(len(self.buttons) + 1))
        columns = 1 if count <= _ONE_COLUMN else 2
        rows = -(-count // columns)
        for place, button in enumerate(self.buttons):
            self._grid.removeWidget(button)
            if place < count:
                self._grid.addWidget(button, place % rows, place // rows)
            else:
                button.show_words("", "", "")
            button.setVisible(place < count)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _button(self, place: int) -> WordsButton:
        button = WordsButton(points=ANSWER, height=TOUCH)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.picked.emit(place))
        return button

    def _tell(self) -> None:
        bar = self.room.verticalScrollBar()
        self.more.setVisible(self.isVisible() and bar.value() < bar.maximum())

    def _page_down(self) -> None:
        bar = self.room.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() * 3 // 4)
