"""What of a template may be written: the paper as a whole, and one section."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from congdoan_desktop.domain.template import ReportTemplate, SectionTemplate
from congdoan_desktop.domain.template_editing import is_own, opening_text, suggestion_text
from congdoan_desktop.texts.template_words import shown_heading
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import Field, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import CheckField, LongField
from congdoan_desktop.ui.widgets.problem_line import ProblemLine

_COMPUTED = "Mục này có câu do chương trình lập từ số liệu. Câu đó không sửa ở đây được, và mục không bỏ được."
_OWN = "Mục này chỉ có lời của đơn vị."
_PLACES = "Chữ trong ‹…› được thay bằng số liệu, tên gọi khi lập văn bản. Hãy để nguyên hoặc bỏ cả cụm."


class _Panel(QWidget):
    """Fields one under the other; `typed` says that something was typed in the field of that name."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, Labelled] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.S)
        self._trouble = ProblemLine()

    def say(self, sentence: str) -> None:
        """Say what is wrong here, or nothing."""
        self._trouble.say(sentence)

    def value(self, name: str) -> object:
        """Return what stands in a field."""
        return self.rows[name].field.value()

    def _add(self, name: str, caption: str, field: Field, note: str = "") -> None:
        row = self.rows[name] = Labelled(caption, field, note=note)
        field.edited.connect(lambda: self.typed.emit(name))
        self.column.addWidget(row)

    def _end(self) -> None:
        self.column.addWidget(self._trouble)
        self.column.addStretch(1)


class PaperPanel(_Panel):
    """Subject, opening and closing."""

    def __init__(self, shown: Callable[[str], str]) -> None:
        super().__init__()
        self._shown = shown
        self._add("name", "Tên trong danh sách", text_field())
        self._add("subject", "Trích yếu", LongField(rows=2))
        self._add("opening", "Lời mở đầu", LongField(rows=6), note=_PLACES)
        self._add("closing", "Lời kết", LongField(rows=2))
        self._end()

    def show_template(self, template: ReportTemplate) -> None:
        """Show the words of the paper as a whole."""
        self.rows["name"].field.set_value(template.name)
        self.rows["subject"].field.set_value(self._shown(template.subject))
        self.rows["opening"].field.set_value(self._shown(opening_text(template)))
        self.rows["closing"].field.set_value(self._shown(template.closing))


class SectionPanel(_Panel):
    """Heading, hint and proposal of one section, and whether it must be written."""

    def __init__(self, shown: Callable[[str], str]) -> None:
        super().__init__()
        self._shown = shown
        self._about = QLabel(wordWrap=True)
        theme.mark(self._about, "role", "muted")
        self.column.addWidget(self._about)
        self._add("heading", "Tên mục", LongField(rows=2))
        self._add("hint", "Chỉ dẫn cho người viết", LongField(rows=2))
        self._add("suggestion", "Lời gợi ý", LongField(rows=3), note=f"Mỗi dòng một đoạn. {_PLACES}")
        self._add("required", "", CheckField("Bắt buộc viết: để trống thì được nhắc trước khi ký"))
        self._end()

    def show_section(self, part: SectionTemplate) -> None:
        """Show one section; what only the officer's own words have is hidden where there are none."""
        self._about.setText(_OWN if is_own(part) else _COMPUTED)
        self.rows["heading"].field.set_value(shown_heading(part.heading))
        self.rows["hint"].field.set_value(part.hint)
        self.rows["suggestion"].field.set_value(self._shown(suggestion_text(part)))
        self.rows["required"].field.set_value(part.required)
        for name in ("hint", "suggestion", "required"):
            self.rows[name].setVisible(part.narrative)
