"""One question: its answers to touch, and three buttons. Made for one person, dropped with all that was answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from congdoan_desktop.domain.survey import Question
from congdoan_desktop.texts.survey_entry import KIOSK_FAULTS
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.kiosk.answer_line import AnswerLine
from congdoan_desktop.ui.kiosk.large import ANSWER, QUESTION, SMALL, label, push
from congdoan_desktop.ui.kiosk.touch_choices import TouchChoices
from congdoan_desktop.ui.survey.answer_text import shown_answer
from congdoan_desktop.ui.survey.fault_words import fault_sentence
from congdoan_desktop.ui.survey.sheet_entry import SheetEntry

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backspace)
_LOW = 640
"""Height of a window with little room, in pixels."""
_KEYS = "Dùng bàn phím: phím số để chọn, Enter để tiếp tục, phím ← để quay lại."


class QuestionPage(QWidget):
    """`done`: all is answered."""

    done = Signal()

    def __init__(self, entry: SheetEntry) -> None:
        super().__init__()
        self.entry = entry
        self._half = ""
        self.line: AnswerLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.where, self._notes = label(SMALL, bold=True, role="muted"), label(ANSWER)
        self.words, self._hint = label(QUESTION, bold=True), label(SMALL + 2, role="muted")
        self.progress = QProgressBar(textVisible=False)
        self.choices = TouchChoices()
        self.problem = label(ANSWER, role="bad")
        self.back, self.skip = push("◄  Quay lại"), push("Bỏ qua câu này")
        self.forward = push("Tiếp tục  ►", primary=True)
        self._build()
        self.choices.picked.connect(self._tick)
        self.back.clicked.connect(self.go_back)
        self.skip.clicked.connect(self._leave_blank)
        self.forward.clicked.connect(self.go_on)

    def show_question(self) -> None:
        """Show the question to be answered now."""
        question = self.entry.question
        if question is None:
            self.done.emit()
            return
        place, of = self.entry.number
        self.where.setText(f"Câu {place}/{of}")
        self.progress.setRange(0, of)
        self.progress.setValue(place - 1)
        _say(self._notes, "\n".join(self.entry.notes()))
        self.words.setText(question.label)
        _say(self._hint, _hint(question))
        _say(self.problem, "")
        self.choices.setVisible(bool(question.choices))
        self.choices.show_choices(question, self.entry.ticked())
        self._renew_line(question)
        self._keys.setVisible(self.window().height() >= _LOW)
        self.skip.setVisible(not question.required)
        self.back.setVisible(place > 1)
        self.setAccessibleName(f"Câu {place} trên {of}. {question.label}")
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where keys are read."""
        (self.line.box if self.line is not None else self).setFocus()

    def go_on(self) -> None:
        """Go on with what is answered."""
        fault = self.entry.write(self.line.text()) if self.line is not None else self.entry.enter()
        self._done(fault)

    def go_back(self) -> None:
        """Go back to the question before; what is written stays, if it is an answer."""
        if self.line is not None:
            self.entry.note_down(self.line.text())
        if self.entry.back():
            self.show_question()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - int(Qt.Key.Key_0)
        question = self.entry.question
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif 0 <= digit <= 9 and question is not None and question.choices:
            self._digit(question, digit)
        elif event.key() in _ENTER:
            self.go_on()
        elif event.key() in _BACK:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _digit(self, question: Question, digit: int) -> None:
        self._half += str(digit)
        if len(self._half) < self.choices.digits(question):
            self.choices.show_choices(question, self.entry.ticked(), self._half)
            return
        place, self._half = int(self._half), ""
        if place:
            self._tick(place)
        else:
            self._leave_blank()

    def _tick(self, place: int) -> None:
        """Show the answer picked, and wait: nothing jumps away under a finger."""
        question, self._half = self.entry.question, ""
        assert question is not None
        fault = self.entry.tick(place)
        _say(self.problem, fault_sentence(question, fault, KIOSK_FAULTS) if fault else "")
        self.choices.show_choices(question, self.entry.ticked())

    def _leave_blank(self) -> None:
        self._done(self.entry.leave_blank())

    def _done(self, fault: str) -> None:
        question, self._half = self.entry.question, ""
        if fault and question is not None:
            QApplication.beep()
            _say(self.problem, fault_sentence(question, fault, KIOSK_FAULTS))
            self.choices.show_choices(question, self.entry.ticked())
        else:
            self.show_question()

    def _renew_line(self, question: Question) -> None:
        """A line of its own for each question: none knows what stood in another."""
        if self.line is not None:
            self._body.removeWidget(self.line)
            self.line.set_text("")
            self.line.hide()
            self.line.deleteLater()
            self.line = None
        if not question.choices:
            self.line = AnswerLine(question, low=self.window().height() < _LOW)
            self.line.set_text(shown_answer(question, self.entry.answer))
            self.line.entered.connect(self.go_on)
            self.line.emptied.connect(self.go_back)
            self._body.insertWidget(0, self.line)

    def _build(self) -> None:
        self.progress.setFixedHeight(theme.S)
        self.progress.setAccessibleName("Đã trả lời được bao nhiêu câu")
        self._keys = label(SMALL, role="muted")
        self._keys.setText(_KEYS)
        self._body = QVBoxLayout()
        self._body.addWidget(self.choices, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.M)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.choices.more)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        foot.addWidget(self.forward)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.M)
        for part in (self.where, self.progress, self._notes, self.words, self._hint):
            box.addWidget(part)
        box.addLayout(self._body, 1)
        box.addWidget(self.problem)
        box.addLayout(foot)
        box.addWidget(self._keys)


def _say(where: QWidget, words: str) -> None:
    where.setText(words)  # type: ignore[attr-defined]
    where.setVisible(bool(words))


def _hint(question: Question) -> str:
    several = "Có thể chọn nhiều ý." if question.kind == "select_multiple" else ""
    return question.hint or several
