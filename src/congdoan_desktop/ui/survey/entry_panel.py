"""One sheet after the other by keyboard: the question, its answers, and what a key does.

While a sheet is on its way into the box, keys wait their turn and are typed into the next one, in order.
"""

from collections import deque
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from congdoan_desktop.domain.survey import TEXT_LIMIT, Form, Question
from congdoan_desktop.texts.survey_entry import ENTRY_FAULTS
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.answer_text import shown_answer
from congdoan_desktop.ui.survey.choice_list import ChoiceList
from congdoan_desktop.ui.survey.fault_words import fault_sentence
from congdoan_desktop.ui.survey.sheet_entry import SheetEntry, places
from congdoan_desktop.ui.widgets.problem_line import ProblemLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backspace)
_NEAR_LIMIT = 100
_SHOWN_BEHIND, _SHORT = 3, 40
_HINTS = {
    "select_multiple": "Phím số để đánh dấu từng ý; Enter sang câu sau.",
    "integer": "Gõ số rồi Enter; bỏ trống thì nhấn Enter.",
    "decimal": "Gõ số, ví dụ 1,5, rồi Enter; bỏ trống thì nhấn Enter.",
    "date": "Gõ ngày, ví dụ 5/3/26, rồi Enter; bỏ trống thì nhấn Enter.",
    "text": "Gõ lời ghi trên phiếu rồi Enter; bỏ trống thì nhấn Enter.",
}
_TWO_DIGITS = "Câu này có {count} phương án: gõ đủ {digits} chữ số, ví dụ 03; hoặc một chữ số rồi Enter."
_FIRST = "Đây là câu đầu. Phiếu trước đã vào thùng phiếu, không mở lại được."
_DROP = "Phiếu này đã nhập dở. Nhấn F8 lần nữa để bỏ cả phiếu không hợp lệ này."


class EntryPanel(QWidget):
    """Begins with an empty sheet. Nothing is kept of a sheet but its answers, and those in memory only."""

    completed = Signal(object)
    """A sheet without faults; keys wait until `begin` or `stay`."""
    dropped = Signal()
    """The paper is not valid: a new sheet has begun."""
    moved = Signal()
    """Another question is shown."""

    def __init__(self, form: Form, today: date, *, drop_warning: str = "") -> None:
        """`drop_warning`: what is asked before any paper is dropped; else only before one that was begun."""
        super().__init__()
        self._form, self._today, self._drop_warning = form, today, drop_warning
        self.entry = SheetEntry(form, today)
        self.is_waiting, self._warned = False, False
        self._waiting_keys: deque[QKeyEvent] = deque()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._notes, self._group, self._label = (QLabel(wordWrap=True) for _ in range(3))
        self._hint, self._left, self._behind = (QLabel(wordWrap=True) for _ in range(3))
        self.choices = ChoiceList()
        self.line = QLineEdit(maxLength=TEXT_LIMIT)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        self.problem = ProblemLine()
        self._build()
        self._connect()
        self._show()

    def begin(self) -> None:
        """Begin the next sheet; keys that waited are typed into it."""
        self.entry = SheetEntry(self._form, self._today)
        self.is_waiting = False
        self._show()
        while self._waiting_keys and not self.is_waiting:
            event = self._waiting_keys.popleft()
            QApplication.sendEvent(self.line if self.line.isVisibleTo(self) else self, event)

    def stay(self, sentence: str) -> None:
        """The sheet could not be kept: it stays here, at its last question, to be handed over again."""
        self.is_waiting = False
        self._waiting_keys.clear()
        self.entry.back()
        self._show()
        self.problem.say(sentence)

    def hold(self, event: QKeyEvent) -> None:
        """Keep a key for the next sheet."""
        self._waiting_keys.append(event.clone())

    def drop_all(self) -> None:
        """Forget the sheet and the keys that wait."""
        self._waiting_keys.clear()
        self.begin()

    def take_focus(self) -> None:
        """Put the focus where the answer is typed."""
        (self.line if self.line.isVisibleTo(self) else self).setFocus()

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key says; return whether it says anything here."""
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            return False
        if event.key() == Qt.Key.Key_Escape or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        if self.is_waiting:
            self.hold(event)
            return True
        return self._answer(event) if self.line.isHidden() else self._write(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line: Enter, F8, and what goes back where there is nothing left to go back in."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.key(event)
        return super().eventFilter(watched, event)

    def _answer(self, event: QKeyEvent) -> bool:
        key, digit = event.key(), event.key() - int(Qt.Key.Key_0)
        if 0 <= digit <= 9:
            self._done(self.entry.digit(digit))
        elif key in _ENTER:
            self._done(self.entry.enter())
        elif key in _BACK:
            self._go_back()
        elif key == Qt.Key.Key_F8:
            self._drop()
        elif event.text().isprintable() and event.text():
            self._done("unknown_choice")
        else:
            return False
        return True

    def _write(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER:
            self._done(self.entry.write(self.line.text()))
        elif key in _BACK and self._has_nothing_behind(key):
            self._go_back()
        elif key == Qt.Key.Key_F8:
            self._drop()
        else:
            return False
        return True

    def _has_nothing_behind(self, key: int) -> bool:
        """Whether the key cannot go back in the line itself; one that shows an earlier answer has it all selected."""
        text = self.line.text()
        at_start = self.line.cursorPosition() == 0 or self.line.selectedText() == text
        return not text or (key == Qt.Key.Key_Left and at_start)

    def _go_back(self) -> None:
        if not self.line.isHidden():
            self.entry.note_down(self.line.text())  # what is written stays, if it is an answer
        if self.entry.back():
            self._settle()
        else:
            self._refuse(_FIRST)

    def _drop(self) -> None:
        if (self.entry.started() or self._drop_warning) and not self._warned:
            self._refuse(self._drop_warning or _DROP)
            self._warned = True
            return
        self.entry = SheetEntry(self._form, self._today)
        self._settle()
        self.dropped.emit()

    def _pick(self, place: int) -> None:
        if not self.is_waiting:
            self._done(self.entry.pick(place))

    def _done(self, fault: str) -> None:
        question = self.entry.question
        if fault and question is not None:
            self._refuse(fault_sentence(question, fault, ENTRY_FAULTS))
            self._show_choices(question)
        elif question is not None:
            self._settle()
        else:
            self.is_waiting = True
            self.completed.emit(self.entry.sheet())

    def _refuse(self, sentence: str) -> None:
        QApplication.beep()
        self._warned = False
        self.problem.say(sentence)

    def _settle(self) -> None:
        self._warned = False
        self._show()

    def _show(self) -> None:
        question = self.entry.question
        assert question is not None, "a complete sheet goes into the box at once"
        place, of = self.entry.number
        _say(self._notes, "\n".join(self.entry.notes()))
        self._group.setText(" · ".join(part for part in (f"Câu {place}/{of}", question.group) if part))
        self._label.setText(question.label)
        _say(self._hint, _hint(question))
        self.problem.say("")
        self._show_choices(question)
        self._show_line(question)
        behind = zip(range(place - 1, 0, -1), self.entry.behind()[:_SHOWN_BEHIND], strict=False)
        self._behind.setText("      ".join(f"câu {number}: {_told(*pair)}" for number, pair in behind))
        self.setAccessibleName(f"Câu {place} trên {of}. {question.label}")
        if self.isVisible():
            self.take_focus()
        self.moved.emit()

    def _show_choices(self, question: Question) -> None:
        self.choices.setVisible(bool(question.choices))
        self.choices.show_choices(question, self.entry.ticked(), self.entry.half)
        if self.entry.half:
            self.problem.say(
                f"Đã gõ {self.entry.half}: gõ thêm chữ số sau; nếu là phương án {int(self.entry.half)} thì Enter.",
                "warning",
            )

    def _show_line(self, question: Question) -> None:
        self.line.setVisible(not question.choices)
        self.line.setText("" if question.choices else shown_answer(question, self.entry.answer))
        self.line.selectAll()
        self.line.setAccessibleName(f"Trả lời: {question.label}")
        self._count_letters()

    def _count_letters(self) -> None:
        left = TEXT_LIMIT - len(self.line.text())
        _say(self._left, f"Còn viết được {left} chữ cái." if left <= _NEAR_LIMIT else "")

    def _connect(self) -> None:
        self.choices.picked.connect(self._pick)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._count_letters)

    def _build(self) -> None:
        font = self._label.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self._label.setFont(font)
        for label, role in ((self._group, "section"), (self._hint, "muted"), (self._behind, "muted")):
            theme.mark(label, "role", role)
        theme.mark(self._left, "role", "near")
        theme.mark(self._notes, "role", "muted")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.S)
        for part in (self._notes, self._group, self._label, self._hint, self.line, self._left, self.problem):
            outer.addWidget(part)
        outer.addWidget(self.choices, 1)
        outer.addStretch(0)
        outer.addWidget(self._behind)


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _hint(question: Question) -> str:
    many = places(question) if question.choices else 1
    numbers = _TWO_DIGITS.format(count=len(question.choices), digits=many) if many > 1 else ""
    return " · ".join(part for part in (question.hint, _HINTS.get(question.kind, ""), numbers) if part)


def _told(question: Question, answer: str) -> str:
    numbers = " ".join(str(n) for n, choice in enumerate(question.choices, 1) if choice.name in answer.split())
    words = shown_answer(question, answer) or "bỏ trống"
    return f"{numbers} {words if len(words) <= _SHORT else f'{words[:_SHORT].rstrip()}…'}".strip()
