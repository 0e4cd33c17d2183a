"""One question of the questionnaire that is being changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.survey import Question, Questionnaire
from congdoan_desktop.domain.survey_editing import question_of, text_in
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.form_parts import Fold
from congdoan_desktop.ui.survey.editor.choices_field import ChoicesField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import Field, LineField, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import CheckField, LongField
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

KINDS = {
    "select_one": "Chọn một ý",
    "select_multiple": "Chọn nhiều ý",
    "integer": "Số nguyên",
    "decimal": "Số thập phân",
    "date": "Ngày",
    "text": "Trả lời bằng chữ",
    "note": "Lời dẫn, chỉ để đọc",
    "calculate": "Tự tính, không hỏi",
}
_ADVANCED = "Nâng cao: điều kiện"
_HOW = (
    "Viết như trong XLSForm: ${mã_câu} là câu trả lời của câu khác, dấu chấm là câu trả lời của chính câu này. "
    "Ví dụ: ${q3} = 'c1';  selected(${q5}, 'c2');  . >= 0 and . <= 60."
)


class QuestionPanel(QScrollArea):
    """`worded(key, text)`: a text (keys as of translations); `changed(values)`: fields of the question."""

    worded = Signal(str, str)
    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name, self._group = "", ""
        self.code = QLabel()
        theme.mark(self.code, "role", "muted")
        self.problem, self.advanced_problem = ProblemLine(), ProblemLine()
        self.texts = {"label": LongField(rows=2), "hint": text_field(), "group": text_field(), "message": text_field()}
        self.kind = ChoiceField(())
        self.required, self.scale = CheckField("Phải trả lời"), CheckField("Các ý là một thang đo")
        self.choices = ChoicesField()
        self.expressions = {name: text_field() for name in ("relevant", "constraint", "calculation")}
        self._labelled: dict[str, Labelled] = {}
        self.advanced = Fold(_ADVANCED, folded=True)
        self._build()
        self._connect()

    def show_question(self, questionnaire: Questionnaire, name: str, language: str) -> None:
        """Show the question; its texts in `language`, those of the first language where they are missing."""
        question = question_of(questionnaire, name)
        is_other = name != self._name
        self._name, self._group = name, question.group_name
        self.code.setText(f"Mã câu: {name}")
        for what, field in self.texts.items():
            self._show_text(field, questionnaire, language, self._key(what))
        kinds = {code: words for code, words in KINDS.items() if code != "calculate" or question.kind == code}
        self.kind.offer([Entry(code=code, label=words) for code, words in kinds.items()])
        self.kind.set_value(question.kind)
        self.required.set_value(question.required)
        self.scale.set_value(question.appearance == "likert")
        for what, expression in self.expressions.items():
            expression.set_value(getattr(question, what))
        self._show_choices(questionnaire, question, language)
        self._fit(question)
        if is_other:
            self.verticalScrollBar().setValue(0)
            self.advanced.set_open(False)

    def say(self, sentence: str, *, advanced: bool) -> None:
        """Say what is wrong with the question, in the folded part, which opens, where it is there."""
        self.problem.say("" if advanced else sentence)
        self.advanced_problem.say(sentence if advanced else "")
        if advanced and sentence:
            self.advanced.set_open(True)

    def _show_text(self, field: Field, questionnaire: Questionnaire, language: str, key: str) -> None:
        field.set_value(text_in(questionnaire, language, key))
        original = "" if language == questionnaire.language else text_in(questionnaire, questionnaire.language, key)
        box = field.box if isinstance(field, LongField) else field.line if isinstance(field, LineField) else None
        if box is not None:
            box.setPlaceholderText(original)

    def _show_choices(self, questionnaire: Questionnaire, question: Question, language: str) -> None:
        keys = [f"choice:{question.name}:{choice.name}" for choice in question.choices]
        hints = [text_in(questionnaire, questionnaire.language, key) for key in keys]
        texts = [text_in(questionnaire, language, key) for key in keys]
        self.choices.show_choices([choice.name for choice in question.choices], texts, hints)

    def _fit(self, question: Question) -> None:
        several = question.kind in ("select_one", "select_multiple")
        self._choices_label.setVisible(several)
        self.choices.setVisible(several)
        self.required.setVisible(question.is_answered)
        self.scale.setVisible(question.kind == "select_one")
        self._labelled["group"].setVisible(bool(question.group_name))
        for name in ("constraint", "message"):
            self._labelled[name].setVisible(question.is_answered)
        self._labelled["calculation"].setVisible(question.kind == "calculate")
        for name in ("label", "hint"):
            self._labelled[name].setVisible(question.kind != "calculate")
        self.advanced.say_used(sum(bool(field.text()) for field in self.expressions.values()))

    def _key(self, what: str) -> str:
        return f"{what}:{self._group if what == 'group' else self._name}"

    def _connect(self) -> None:
        for what, field in self.texts.items():
            field.edited.connect(lambda what=what, field=field: self.worded.emit(self._key(what), field.text()))
        for what, field in self.expressions.items():
            field.edited.connect(lambda what=what, field=field: self.changed.emit({what: field.text().strip()}))
        self.kind.finished.connect(self._kind_chosen)
        self.required.edited.connect(lambda: self.changed.emit({"required": self.required.value()}))
        self.scale.edited.connect(lambda: self.changed.emit({"appearance": "likert" if self.scale.value() else ""}))
        self.choices.edited.connect(lambda code, text: self.worded.emit(f"choice:{self._name}:{code}", text))

    def _kind_chosen(self) -> None:
        if not self.kind.problem() and self.kind.value():
            self.changed.emit({"kind": self.kind.value()})

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.M, 0)
        column.setSpacing(theme.S)
        add = self._adder(column.addWidget)
        column.addWidget(self.problem)
        add("group", "Thuộc phần", self.texts["group"])
        add("label", "Lời hỏi", self.texts["label"])
        add("hint", "Giải thích thêm, chữ nhỏ dưới lời hỏi", self.texts["hint"])
        row = WrappingRow()
        self._labelled["kind"] = Labelled("Loại câu", self.kind)
        row.add(self._labelled["kind"], 1)
        self.required.setContentsMargins(0, theme.L, 0, 0)
        row.add(self.required, 1)
        column.addLayout(row)
        self._choices_label = QLabel("Các ý trả lời: Enter thêm ý, Alt+↑↓ đổi chỗ, Ctrl+Delete bỏ", wordWrap=True)
        theme.mark(self._choices_label, "role", "muted")
        column.addWidget(self._choices_label)
        column.addWidget(self.choices)
        column.addWidget(self.advanced)
        self._build_advanced()
        column.addStretch(1)
        self.setWidget(inside)

    def _build_advanced(self) -> None:
        how = QLabel(_HOW, wordWrap=True)
        theme.mark(how, "role", "muted")
        self.advanced.inside.addWidget(self.code)
        self.advanced.inside.addWidget(self.scale)
        self.advanced.inside.addWidget(how)
        self.advanced.inside.addWidget(self.advanced_problem)
        add = self._adder(self.advanced.inside.addWidget)
        add("relevant", "Chỉ hỏi khi", self.expressions["relevant"])
        add("constraint", "Câu trả lời phải đúng với", self.expressions["constraint"])
        add("message", "Lời nhắc khi trả lời sai", self.texts["message"])
        add("calculation", "Cách tính", self.expressions["calculation"])

    def _adder(self, place: Callable[[QWidget], object]) -> Callable[[str, str, Field], None]:
        def add(name: str, label: str, field: Field) -> None:
            self._labelled[name] = Labelled(label, field)
            place(self._labelled[name])

        return add
