"""The widgets of the review and where they stand; what keys do is in `review_panel.py`."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.survey import TEXT_LIMIT, Question
from congdoan_desktop.texts.scans import DOUBT_HINTS
from congdoan_desktop.texts.survey_paper import DOUBTS
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.paper.cut_out import CutOut
from congdoan_desktop.ui.survey.choice_list import ChoiceList
from congdoan_desktop.ui.survey.sheet_entry import place_text, places
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.survey_paper import Look, ScannedSheet

_KEYS = {
    "one": "Phím số: trả lời và sang chỗ sau · 0: bỏ trống · ←: quay lại · F8: loại phiếu không hợp lệ · Esc: nghỉ",
    "many": "Phím số: chọn hoặc bỏ chọn · Enter: sang chỗ sau · 0: bỏ trống · ←: quay lại · F8: loại phiếu · Esc: nghỉ",
    "line": "Enter: sang chỗ sau · để trống rồi Enter: bỏ trống · ← ở đầu dòng: quay lại · F8: loại phiếu · Esc: nghỉ",
}
_TWO_DIGITS = "Gõ đủ {digits} chữ số, ví dụ 03"
_WIDE = 1000
_TALLEST = 45
"""Of the picture, in hundredths of the height."""


class AnswerLine(QLineEdit):
    """One line; Enter says `entered` and goes no further, ← at its beginning asks for the place before."""

    entered = Signal()
    back_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at_begin = self.selectedText() == self.text() or (self.cursorPosition() == 0 and not self.hasSelectedText())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Left and at_begin:
            self.back_asked.emit()
        elif event.key() == Qt.Key.Key_F8:
            event.ignore()  # goes on to the panel
        else:
            super().keyPressEvent(event)


class ReviewView(QWidget):
    """Counts above, then the picture and why to look at it, the question and its answers, keys below."""

    def __init__(self) -> None:
        super().__init__()
        self.counts, self.paper_words = QLabel(), QLabel()
        self.rest_button = QPushButton("Nghỉ  Esc", autoDefault=False)
        self.rest_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture = CutOut()
        self.doubt = StatusLabel()
        self.guess = QLabel(wordWrap=True)
        self.group, self.label, self.hint = QLabel(wordWrap=True), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.choices = ChoiceList()
        self.line = AnswerLine()
        self.problem = ProblemLine()
        self.keys = QLabel(wordWrap=True)
        self._body, self._lower = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        self._dress()
        self._build()

    def show_counts(self, places: int, number: tuple[int, int]) -> None:
        """Say how much is left."""
        sheet, of = number
        self.counts.setText(f"Còn {count_text(places)} chỗ · phiếu {count_text(sheet)}/{count_text(of)}")

    def show_paper_of(self, scanned: ScannedSheet) -> None:
        """Say which paper it is, to be found in the pile."""
        number = f"Phiếu số {scanned.serial} · " if scanned.serial else ""
        self.paper_words.setText(f"{number}{scanned.file}, từ trang {scanned.file_page}")

    def show_doubt(self, look: Look, question: Question) -> None:
        """Show the picture, why it must be looked at, and what the machine made of it."""
        self.picture.show_picture(look.picture)
        self.doubt.show_state("near", f"{DOUBTS[look.doubt]}. {DOUBT_HINTS[look.doubt]}")
        numbered = ((place_text(question, place), choice) for place, choice in enumerate(question.choices, 1))
        labels = [f"{number} {choice.label}" for number, choice in numbered if choice.name in look.marked]
        several = " và " if question.kind == "select_multiple" else " hoặc "
        self.guess.setText(f"Máy đoán: {several.join(labels)}" if labels else "")
        self.guess.setVisible(bool(labels))

    def show_question(self, question: Question, answer: str, half: str, *, is_asked: bool) -> None:
        """Show the question and what can be answered."""
        self.group.setText(question.group)
        self.group.setVisible(bool(question.group))
        self.label.setText(question.label)
        by_line = not question.choices
        if not by_line:
            self.choices.show_choices(question, answer.split(), half)
        self.choices.setVisible(not by_line)
        self.choices.setEnabled(is_asked)
        self.line.setVisible(by_line)
        self.line.setEnabled(is_asked)
        self.line.setAccessibleName(f"Trả lời: {question.label}")
        self.line.setMaxLength(TEXT_LIMIT if question.kind == "text" else 20)
        self.line.setPlaceholderText(_PLACEHOLDERS.get(question.kind, ""))
        several = question.kind == "select_multiple"
        self._say_hint(question)
        self.keys.setText(_KEYS["many" if several else "line" if by_line else "one"])
        self.problem.say("")
        self.setAccessibleDescription(f"{self.counts.text()}. {self.doubt.text()} {question.label}")

    def _say_hint(self, question: Question) -> None:
        digits = places(question) if question.choices else 1
        numbers = _TWO_DIGITS.format(digits=digits) if digits > 1 else ""
        self.hint.setText(" · ".join(filter(None, (question.hint, numbers))))
        self.hint.setVisible(bool(self.hint.text()))

    def _dress(self) -> None:
        font = self.label.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.label.setFont(font)
        self.doubt.setWordWrap(True)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        self.setAccessibleName("Xem chỗ máy không chắc")
        for part, role in (
            (self.counts, "title"),
            (self.paper_words, "muted"),
            (self.group, "section"),
            (self.hint, "muted"),
            (self.keys, "muted"),
        ):
            theme.mark(part, "role", role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a wide window the picture has all the width, else (150 % on a small screen) it stands left."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        along, across = (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight)
        self._body.setDirection(along if is_wide else across)
        self._lower.setDirection(across if is_wide else along)
        for place, shares in enumerate(((0, 1), (1, 2)) if is_wide else ((5, 3), (0, 1))):
            box = (self._body, self._lower)[place]
            for part, share in enumerate(shares):
                box.setStretch(part, share)
        self.picture.setMaximumHeight(event.size().height() * _TALLEST // 100)

    def _build(self) -> None:
        self._body.setSpacing(theme.L)
        self._body.addLayout(self._upper())
        self._body.addLayout(self._lower)
        self._lower.setSpacing(theme.M)
        self._lower.addWidget(self._words())
        self._lower.addWidget(self.choices)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.M)
        box.addLayout(self._head())
        box.addLayout(self._body, 1)
        box.addWidget(self.keys)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(self.counts)
        row.addWidget(self.paper_words, 1)
        row.addWidget(self.rest_button)
        return row

    def _upper(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.S)
        column.addWidget(self.picture)
        column.addWidget(self.doubt)
        column.addWidget(self.guess)
        column.addStretch(1)
        return column

    def _words(self) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for part in (self.group, self.label, self.hint, self.line, self.problem):
            column.addWidget(part)
        column.addStretch(1)
        return words


_PLACEHOLDERS = {"integer": "số", "decimal": "số, dấu phẩy thập phân", "date": "ngày/tháng/năm", "text": ""}
