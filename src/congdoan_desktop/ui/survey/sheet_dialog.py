"""Sheets by keyboard: a digit is the answer and the next question; the last answer puts the sheet into the box."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form, Question
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.survey.choice_list import ChoiceList
from congdoan_desktop.ui.survey.sheet_entry import SheetEntry
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.survey import keep_sheet, sheet_count

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backspace)
_KEYS = (
    "Phím số: trả lời và sang câu sau.  ←: quay lại.  0: bỏ trống.  F8: phiếu không hợp lệ, bỏ cả phiếu.  Esc: nghỉ."
)
_REQUIRED = "Câu này phải có trả lời. Nếu trên phiếu bỏ trống thì phiếu không hợp lệ: nhấn F8 để bỏ cả phiếu."


class SheetDialog(QDialog):
    """Nothing is kept of a sheet but its answers; a sheet in the box cannot be taken out again."""

    def __init__(self, context: Context, survey: SurveyRound, form: Form, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._survey, self._form = context, survey, form
        self._count = sheet_count(context.reader, survey.id)
        self._entry = SheetEntry(form)
        self._saving = False
        self._typed_ahead: list[int] = []
        self.setWindowTitle(f"Nhập phiếu · {survey.title}")
        dialogs.fit(self, 820, 440)
        self._where, self._group = QLabel(wordWrap=True), QLabel()
        self._label = QLabel(wordWrap=True)
        self._hint = QLabel(wordWrap=True)
        self._choices = ChoiceList()
        self._choices.picked.connect(self.digit)
        self._line = QLineEdit()
        self._line.setAccessibleName("Trả lời")
        self._line.returnPressed.connect(self._write)
        self._problem = ProblemLine()
        self._behind = QLabel(wordWrap=True)
        self._build()
        self._show()

    def _build(self) -> None:
        font = self._label.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self._label.setFont(font)
        for label, role in ((self._group, "section"), (self._hint, "muted"), (self._behind, "muted")):
            theme.mark(label, "role", role)
        keys = QLabel(_KEYS, wordWrap=True)
        theme.mark(keys, "role", "muted")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        outer.setSpacing(theme.S)
        outer.addLayout(self._head())
        outer.addWidget(keys)
        for part in (self._group, self._label, self._hint, self._choices, self._line, self._problem):
            outer.addWidget(part)
        outer.addStretch(1)
        outer.addWidget(self._behind)

    def _head(self) -> QHBoxLayout:
        theme.mark(self._where, "role", "title")
        finish = QPushButton("Nghỉ (Esc)", autoDefault=False)
        finish.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        finish.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._where, 1)
        row.addWidget(finish)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Enter, ←, F8; while a sheet is on its way into the box, digits wait their turn."""
        key, digit = event.key(), event.key() - int(Qt.Key.Key_0)
        if 0 <= digit <= 9:
            self.digit(digit)
        elif key in _ENTER:
            self._enter()
        elif key in _BACK:
            self._done(self._entry.back(), "Đây là câu đầu. Phiếu trước đã vào thùng phiếu, không mở lại được.")
        elif key == Qt.Key.Key_F8:
            self._drop_sheet()
        else:
            super().keyPressEvent(event)

    def digit(self, digit: int) -> None:
        """Answer with a digit, as the keyboard or the mouse does."""
        if self._saving:
            self._typed_ahead.append(digit)
            return
        question = self._entry.question
        required = digit == 0 and question is not None and question.required
        refused = _REQUIRED if required else "Không có phương án này."
        self._done(self._entry.digit(digit), refused)

    def reject(self) -> None:
        """Leave; a half-typed sheet is left only on purpose (a second Esc)."""
        if self._saving:
            return
        if self._entry.started() and not self.property("warned"):
            self.setProperty("warned", True)
            self._problem.say("Phiếu này đang nhập dở, chưa vào thùng phiếu. Nhập tiếp, hoặc nhấn Esc lần nữa để bỏ.")
            return
        super().reject()

    def _enter(self) -> None:
        if not self._saving:
            question = self._entry.question
            several = question is not None and question.kind == "select_multiple"
            self._done(self._entry.enter(), "Hãy chọn ít nhất một ý bằng phím số." if several else _REQUIRED)

    def _write(self) -> None:
        if not self._saving:
            self._done(self._entry.write(self._line.text().strip()), "Chỉ ghi số.")

    def _drop_sheet(self) -> None:
        if not self._saving:
            self._entry = SheetEntry(self._form)
            self._show()
            self._problem.say("Đã bỏ phiếu không hợp lệ. Đây là phiếu sau.", "warning")

    def _done(self, right: bool, refused: str) -> None:
        self.setProperty("warned", False)
        if not right:
            QApplication.beep()
            self._problem.say(refused)
            return
        if self._entry.question is None:
            self._put_into_box()
        else:
            self._show()

    def _put_into_box(self) -> None:
        self._saving = True
        round_id, sheet, form = self._survey.id, self._entry.sheet(), self._form
        self._context.worker.run(
            lambda store: keep_sheet(store, round_id, sheet, form), done=self._in_box, failed=self._not_in_box
        )

    def _in_box(self, count: int) -> None:
        self._saving, self._count = False, count
        self._entry = SheetEntry(self._form)
        self._show()
        waiting, self._typed_ahead = self._typed_ahead, []
        for digit in waiting:
            self.digit(digit)

    def _not_in_box(self, error: Exception) -> None:
        """The sheet stays here, at its last question, to be put in again."""
        self._saving = False
        self._typed_ahead.clear()
        self._entry.back()
        self._show()
        self._problem.say(f"{sentence_of(error)} Phiếu vẫn còn ở đây: trả lời lại câu cuối để cất lần nữa.")

    def _show(self) -> None:
        question = self._entry.question
        assert question is not None, "a complete sheet goes into the box at once"
        place, of = self._entry.number
        self._where.setText(_sheet_words(self._count + 1, self._survey.returned))
        self._group.setText(" · ".join(part for part in (f"Câu {place}/{of}", question.group) if part))
        self._label.setText(question.label)
        self._hint.setText(_hint(question))
        self._hint.setVisible(bool(_hint(question)))
        self._choices.show_choices(question, self._entry.ticked())
        self._choices.setVisible(bool(question.choices))
        self._line.setVisible(not question.choices)
        self._line.clear()
        self._problem.say("")
        self._behind.setText("      ".join(_behind(*pair) for pair in self._entry.answered()[:2]))
        self.setAccessibleDescription(f"Câu {place} trên {of}. {question.label}")
        (self._line if not question.choices else self).setFocus()


def _sheet_words(number: int, returned: int | None) -> str:
    if not returned:
        return f"Phiếu {number}"
    return f"Phiếu {number}/{returned}" if number <= returned else f"Phiếu {number} (thu về {returned} phiếu, đã đủ)"


def _hint(question: Question) -> str:
    several = "Chọn nhiều ý bằng phím số, Enter sang câu sau." if question.kind == "select_multiple" else ""
    return " – ".join(part for part in (question.hint, several) if part)


def _behind(question: Question, answer: str) -> str:
    labels = [f"{n} {c.label}" for n, c in enumerate(question.choices, 1) if c.name in answer.split()]
    return f"{question.label} → {', '.join(labels) or answer or '(bỏ trống)'}"
