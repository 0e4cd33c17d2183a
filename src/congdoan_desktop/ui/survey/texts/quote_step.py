"""Make a quote of a written answer: names and numbers are blanked beforehand, the rest is for the officer to mend."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox

from congdoan_desktop.domain.quoting import blanked
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.texts.step import Step
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import LongField

_NOTE = "Chỗ chỉ ra người đã thay bằng “…”. Sửa cho gọn; giữ ý của người viết."


class QuoteStep(Step):
    """`pointed_out` finds what points at a person in what is typed."""

    def __init__(self, pointed_out: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__("Giữ trích dẫn")
        self._pointed_out = pointed_out
        self.quote = Labelled("Trích dẫn", LongField(rows=3), note=_NOTE)
        self.nobody = QCheckBox("Đã xem kỹ: những chỗ này không chỉ ra người nào")
        self.nobody.setMinimumHeight(theme.ROW - 2)
        self.add(self.quote)
        self.add(self.nobody)
        self.quote.field.edited.connect(self._look)

    def begin(self, key: str, text: str, quote: str) -> None:
        """Offer the quote that was kept before, or the text without what points at somebody."""
        if self.begins(key):
            self.quote.field.set_value(quote or blanked(text, self._pointed_out(text)))
            self.nobody.setChecked(False)
            self._look()
        self.quote.field.setFocus()

    def value(self) -> str:
        """Return the quote as it is typed."""
        return str(self.quote.field.value())

    def confirmed(self) -> tuple[str, ...]:
        """Return what was said to point at nobody."""
        return self._pointed_out(self.value()) if self.nobody.isChecked() else ()

    def _look(self) -> None:
        found = self._pointed_out(self.value())
        self.nobody.setVisible(bool(found))
        words = ", ".join(f"“{name}”" for name in found)
        self.problem.say(f"Còn chỗ chỉ ra người: {words}. Thay bằng “…”." if found else "", "warning")
