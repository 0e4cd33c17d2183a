"""One answer that was typed differently: which of the two stands on the paper, or what else does."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from congdoan_desktop.domain.survey import TEXT_LIMIT, Form, Question, Sheet, fault_of
from congdoan_desktop.texts.survey_entry import ENTRY_FAULTS
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.answer_text import read_answer, shown_answer
from congdoan_desktop.ui.survey.choice_list import ChoiceList
from congdoan_desktop.ui.survey.fault_words import fault_sentence
from congdoan_desktop.ui.survey.sheet_entry import places
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.words_button import WordsButton

_LOOK = "Hai lần nhập khác nhau. Xem trên phiếu rồi chọn:"
_NEW = "Câu này cả hai lần chưa có trả lời đúng. Xem trên phiếu rồi trả lời:"
_BLANK = "(bỏ trống)"
_PICK = "Nhấn 1, 2 hoặc 3.   F8: phiếu không hợp lệ."
_PICK_LATER = "Nhấn 1, 2 hoặc 3.   ←: chọn lại câu trước.   F8: phiếu không hợp lệ."
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SettlePanel(QWidget):
    """`settled` carries the name of the question and its answer as a sheet keeps it, empty for blank.

    `back` asks for the answer settled just before.
    """

    settled = Signal(str, str)
    back = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._form: Form | None = None
        self._question: Question | None = None
        self._two: tuple[str, str] = ("", "")
        self._sheet: Sheet = {}
        self._ticked: frozenset[str] = frozenset()
        self._half, self._anew, self._has_before = "", False, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look, self._label, self._how = (QLabel(wordWrap=True) for _ in range(3))
        self.offers = tuple(self._offer(place) for place in (1, 2, 3))
        self.choices, self.line, self.problem = ChoiceList(), QLineEdit(maxLength=TEXT_LIMIT), ProblemLine()
        self._build()

    def ask(
        self, form: Form, question: Question, first: Sheet, second: Sheet, sheet: Sheet, *, has_before: bool
    ) -> None:
        """Ask for one answer; `sheet`: what is settled of the paper so far, `has_before`: whether ← leads back."""
        self._form, self._question, self._sheet, self._has_before = form, question, sheet, has_before
        self._two = (first.get(question.name, ""), second.get(question.name, ""))
        self._label.setText(question.label)
        for offer, answer, words in zip(self.offers, (*self._two, ""), ("Lần 1", "Lần 2", ""), strict=True):
            said = shown_answer(question, answer) or _BLANK
            offer.show_words(str(self.offers.index(offer) + 1), "", f"{words}: {said}" if words else "Khác cả hai")
        self.problem.say("")
        self._answer_anew(self._two[0] == self._two[1])

    def forget(self) -> None:
        """Forget the paper."""
        self._form = self._question = None
        self._two, self._sheet, self._ticked, self._half = ("", ""), {}, frozenset(), ""
        self.line.clear()
        for offer in self.offers:
            offer.show_words("", "", "")

    def take_focus(self) -> None:
        """Put the focus where keys are read."""
        (self.line if self.line.isVisibleTo(self) else self).setFocus()

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key says; return whether it says anything here."""
        digit, question = event.key() - int(Qt.Key.Key_0), self._question
        if question is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if event.key() == Qt.Key.Key_Left:
            if self.line.isVisibleTo(self) and self.line.text():
                return False
            self._go_back()
        elif not self._anew and 1 <= digit <= 3:
            self._take(digit)
        elif self._anew and event.key() in _ENTER:
            self._enter()
        elif self._anew and question.choices and 0 <= digit <= 9:
            self._digit(question, digit)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.key(event)
        return super().eventFilter(watched, event)

    def _go_back(self) -> None:
        if self._anew and self._two[0] != self._two[1]:
            self._answer_anew(False)
        elif self._has_before:
            self.back.emit()

    def _take(self, place: int) -> None:
        if place == 3:
            self._answer_anew(True)
        else:
            self._settle(self._two[place - 1])

    def _answer_anew(self, anew: bool) -> None:
        question = self._question
        if question is None:
            return
        self._anew, self._half, self._ticked = anew, "", frozenset()
        self._look.setText(_NEW if self._two[0] == self._two[1] else _LOOK)
        for offer in self.offers:
            offer.setVisible(not anew)
        self.choices.setVisible(anew and bool(question.choices))
        self.choices.show_choices(question, ())
        self.line.setVisible(anew and not question.choices)
        self.line.clear()
        self.line.setAccessibleName(f"Trả lời: {question.label}")
        self._how.setText(_how(question) if anew else _PICK_LATER if self._has_before else _PICK)
        self.setAccessibleName(f"{self._look.text()} {question.label}")
        self.take_focus()

    def _digit(self, question: Question, digit: int) -> None:
        self._half += str(digit)
        if len(self._half) == places(question):
            self._choose(question)
        else:
            self.choices.show_choices(question, self._ticked, self._half)

    def _choose(self, question: Question) -> None:
        place, self._half = int(self._half or 0), ""
        if place == 0:
            self._settle("")
        elif place > len(question.choices):
            self._refuse("unknown_choice")
        elif question.kind == "select_multiple":
            self._ticked ^= {question.choices[place - 1].name}
            self.choices.show_choices(question, self._ticked)
        else:
            self._settle(question.choices[place - 1].name)

    def _enter(self) -> None:
        question = self._question
        assert question is not None
        if self._half:
            self._choose(question)
        elif question.choices:
            self._settle(" ".join(choice.name for choice in question.choices if choice.name in self._ticked))
        else:
            try:
                self._settle(read_answer(question, self.line.text(), self._today))
            except ValueError as error:
                self._refuse(str(error))

    def _settle(self, answer: str) -> None:
        question, form = self._question, self._form
        assert question is not None and form is not None
        fault = fault_of(form, question, {**self._sheet, question.name: answer})
        if fault:
            self._refuse(fault)
        else:
            self.settled.emit(question.name, answer)

    def _refuse(self, fault: str) -> None:
        assert self._question is not None
        self.problem.say(fault_sentence(self._question, fault, ENTRY_FAULTS))
        self.choices.show_choices(self._question, self._ticked)

    def _offer(self, place: int) -> WordsButton:
        button = WordsButton(points=self.font().pointSizeF() * 1.15, height=36)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._take(place))
        return button

    def _pick(self, place: int) -> None:
        if self._question is not None:
            self._half = str(place)
            self._choose(self._question)

    def _build(self) -> None:
        font = self._label.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self._label.setFont(font)
        theme.mark(self._look, "role", "section")
        theme.mark(self._how, "role", "muted")
        self.choices.picked.connect(self._pick)
        self.line.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        for part in (self._look, self._label, *self.offers, self.line, self._how, self.problem):
            box.addWidget(part)
        box.addWidget(self.choices, 1)
        box.addStretch(0)


def _how(question: Question) -> str:
    if not question.choices:
        return "Gõ như trên phiếu rồi Enter; bỏ trống thì nhấn Enter.   ←: quay lại."
    many = " Gõ đủ hai chữ số." if places(question) > 1 else ""
    several = "; Enter khi xong" if question.kind == "select_multiple" else ""
    return f"Phím số: chọn như trên phiếu{several}. 0: bỏ trống.{many}   ←: quay lại."
