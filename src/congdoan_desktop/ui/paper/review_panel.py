"""One doubtful place of a scan at a time: left the picture, right the question; a digit is the answer and the next.

`ReviewPanel(review, today)`: `begin()`; signals `settled(ScannedSheet)` for a sheet without doubts, `ended` when
nothing is left or the person wants to rest.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from congdoan_desktop.domain.survey import Question
from congdoan_desktop.texts.scans import REVIEW_FAULTS
from congdoan_desktop.texts.survey_entry import ENTRY_FAULTS
from congdoan_desktop.ui.paper.review import Review, Step
from congdoan_desktop.ui.paper.review_view import ReviewView
from congdoan_desktop.ui.survey.answer_text import read_answer, shown_answer
from congdoan_desktop.ui.survey.fault_words import fault_sentence

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backspace)


class ReviewPanel(ReviewView):
    """Keys are taken here; the picked answers live in `review` only."""

    settled = Signal(object)
    ended = Signal()

    def __init__(self, review: Review, today: Callable[[], date]) -> None:
        super().__init__()
        self.review, self._today = review, today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choices.picked.connect(lambda place: self._after(self.review.pick(place)))
        self.rest_button.clicked.connect(self.ended)
        self.line.entered.connect(self.write)
        self.line.back_asked.connect(self.back)

    def begin(self) -> None:
        """Show the first place that is left, with the focus where its answer is given."""
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Enter, ←, F8; a key held down answers one place only."""
        if event.isAutoRepeat():
            return
        key, digit = event.key(), event.key() - int(Qt.Key.Key_0)
        if 0 <= digit <= 9:
            self.digit(digit)
        elif key in _ENTER:
            self._after(self.review.enter())
        elif key in _BACK:
            self.back()
        elif key == Qt.Key.Key_F8:
            self._after(self.review.drop())
        else:
            super().keyPressEvent(event)

    def digit(self, digit: int) -> None:
        """Type a digit, as the keyboard does."""
        self._after(self.review.digit(digit))

    def write(self) -> None:
        """Take what is typed as the answer, and go on."""
        question = self.review.question
        if question is None:
            return
        try:
            self._after(self.review.write(read_answer(question, self.line.text(), self._today())))
        except ValueError as error:
            self._after(Step(refused=str(error)))

    def back(self) -> None:
        """Go back to the place before."""
        self._after(self.review.back())

    def _after(self, step: Step) -> None:
        if step.refused:
            QApplication.beep()
            self.problem.say(self._why_not(step.refused))
            return
        if step.settled is not None:
            self.settled.emit(step.settled)
        if self.review.look is None:
            self.ended.emit()
            return
        self._show()
        if step.dropped:
            self.problem.say("Đã loại phiếu không hợp lệ. Đây là phiếu sau; ← để lấy lại phiếu vừa loại.", "warning")

    def _why_not(self, code: str) -> str:
        question = self.review.question
        if code in REVIEW_FAULTS or question is None:
            return REVIEW_FAULTS.get(code, "")
        return fault_sentence(question, code, ENTRY_FAULTS)

    def _show(self) -> None:
        look, question, scanned = self.review.look, self.review.question, self.review.scanned
        if look is None or question is None or scanned is None:
            return
        self.show_counts(self.review.places_left, self.review.number)
        self.show_paper_of(scanned)
        self.show_doubt(look, question)
        self.show_question(question, self.review.answer(), self.review.half, is_asked=self.review.is_asked)
        self._ready(question)

    def _ready(self, question: Question) -> None:
        """Put the focus where the answer is given; what was answered before stands there again."""
        by_line = not question.choices and self.review.is_asked
        self.line.setText(shown_answer(question, self.review.answer()) if by_line else "")
        self.line.selectAll()
        target: QWidget = self.line if by_line else self
        target.setFocus()
