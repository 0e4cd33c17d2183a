"""The second step: number and day, with a word on what is unusual about them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from congdoan_desktop.errors import UserError
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.signing.step import Step, note, say
from congdoan_desktop.ui.widgets.field import date_field, number_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases import register
from congdoan_desktop.usecases.subjects.subject import Subject

_BLANK = "Để trống số và ngày, ghi bằng bút sau khi ký"
_BLANK_NOTE = "Số và ngày đã ghi bút thì nhập vào lúc gắn bản quét (NĐ 30/2020: số và ngày được cho sau khi ký)."


class NumberStep(Step):
    """Paper that is signed by hand may go without both: they are written by pen."""

    def __init__(self, context: Context, subject: Subject, notation: str) -> None:
        super().__init__("Số và ngày")
        self._context, self._subject = context, subject
        self.blank = QCheckBox(_BLANK)
        self.blank.setChecked(True)
        self._blank_note = note(_BLANK_NOTE)
        self._number = number_field(width=112)
        self.number = Labelled(f"Số (…/{notation})", self._number)
        self.day = Labelled("Ngày ký", date_field(context.today))
        self._order, self._skipped, self._follows = note(), note(), note()
        self._build()
        self._propose()

    def ask_for(self, way: str) -> None:
        """Ask what `way` needs."""
        self.blank.setVisible(way == "by_hand")
        self._show()

    def values(self) -> tuple[int | None, date | None]:
        """Return number and day; nothing for what is left to the pen."""
        if self._is_blank():
            return None, None
        return self.number.field.value(), self.day.field.value()

    def say_taken(self, sentence: str) -> None:
        """Say what is wrong with the number."""
        self.number.say(sentence)
        self.number.field.setFocus()

    def take_focus(self) -> None:
        (self.blank if self._is_blank() else self.number.field).setFocus()

    def go_on(self) -> None:
        if self._is_blank() or self._is_complete():
            self.done.emit()

    def kept(self) -> dict[str, str]:
        """What was only proposed is proposed anew: the number may be taken by then."""
        now = self._texts()
        return {name: text for name, text in now.items() if text != self._proposed[name]}

    def take(self, kept: dict[str, str]) -> None:
        self.number.field.set_text(kept.get("number", self.number.field.text()))
        self.day.field.set_text(kept.get("day", self.day.field.text()))
        self.blank.setChecked(bool(kept.get("blank", "blank")))

    def _texts(self) -> dict[str, str]:
        blank = "blank" if self.blank.isChecked() else ""
        return {"number": self.number.field.text(), "day": self.day.field.text(), "blank": blank}

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(self.number)
        row.addWidget(self.day)
        row.addStretch(1)
        for part in (self.blank, self._blank_note):
            self.column.addWidget(part)
        self.column.addLayout(row)
        for part in (self._follows, self._order, self._skipped):
            self.column.addWidget(part)
        self.blank.toggled.connect(lambda _: self._show())
        for field in (self.number, self.day):
            field.field.edited.connect(self._warn)
            field.field.finished.connect(self._warn)

    def _propose(self) -> None:
        day = self._subject.issued_on or self._context.today()
        number = self._subject.number or register.next_number(self._context.reader, day.year)
        self.number.field.set_value(number)
        self._number.line.selectAll()  # typing replaces what is proposed: "5" must not become 51
        self.day.field.set_value(day)
        self._proposed = self._texts()

    def _is_blank(self) -> bool:
        return not self.blank.isHidden() and self.blank.isChecked()

    def _show(self) -> None:
        blank = self._is_blank()
        self._blank_note.setVisible(blank)
        for field in (self.number, self.day):
            field.setVisible(not blank)
        self._warn()

    def _is_complete(self) -> bool:
        missing = [field for field in (self.number, self.day) if not field.require()]
        if missing:
            missing[0].field.setFocus(Qt.FocusReason.TabFocusReason)
            return False
        number, day = self.values()
        assert number is not None and day is not None
        try:
            register.require_free(self._context.reader, day.year, number, window=self._subject.window)
        except UserError as error:
            self.say_taken(sentence_of(error))
            return False
        return True

    def _warn(self) -> None:
        """Say what is unusual: numbers left out, or a day that contradicts the order of the numbers."""
        order = skipped = follows = ""
        if not self._is_blank() and not self.number.field.problem() and not self.day.field.problem():
            number, day = self.values()
            if number is not None and day is not None:
                first = register.next_number(self._context.reader, day.year)
                order, skipped = self._out_of_order(number, day), _left_out(number, first)
                follows = f"Số kế tiếp trong sổ văn bản đi năm {day.year}." if number == first else ""
        say(self._order, order, "near")
        say(self._skipped, skipped, "near")
        say(self._follows, follows)

    def _out_of_order(self, number: int, day: date) -> str:
        odd = register.out_of_order(self._context.reader, number, day)
        if odd is None or odd.issued_on is None:
            return ""
        return f"! Trong sổ, số {odd.number:02d} ghi ngày {short_date(odd.issued_on)}: thứ tự số và ngày không khớp."


def _left_out(number: int, first: int) -> str:
    """`first`: the number that comes next."""
    if number <= first:
        return ""
    which = f"số {first:02d}" if number == first + 1 else f"các số {first:02d}–{number - 1:02d}"
    return f"! Bỏ qua {which}. Sổ văn bản đi sẽ ghi là bỏ qua; văn bản sau vẫn dùng được số đó."
