"""A line of the register: filled in later, entered for a paper made elsewhere, or a number that is never to be used."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import OutgoingPaper
from congdoan_desktop.domain.register import changeable
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.register_fields import RegisterFields
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.register import edit, enter_outside, out_of_order, void
from congdoan_desktop.usecases.register_sheet import about_words, number_words

_OUTSIDE = frozenset(
    {
        *("number", "notation", "issued_on", "type_name", "subject", "signer_name", "receivers", "copy_kept_by"),
        *("copies", "sent_on", "received_by", "note"),
    }
)
_ON_NUMBER = ("report.number_taken", "register.too_far")
_CHANGES = frozenset({"OutgoingPaper"})
_ONE_SEQUENCE = "Mọi văn bản đi của đơn vị lấy số trong một dãy, kể cả văn bản viết bằng Word hay viết tay."
_NEVER = "Số {number:02d} năm {year} sẽ không dùng cho văn bản nào nữa. Hủy rồi thì không lấy lại được."
_ORDER = "Số {number} mang ngày {day}: thứ tự số và ngày không khớp. Vẫn ghi được, nhưng hãy xem lại."


class RegisterDialog(QDialog):
    """What the three have in common. `kept(id)`: the line is in the store."""

    kept = Signal(str)

    def __init__(self, context: Context, title: str, go_words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(title)
        self.problem = ProblemLine()
        self.go_button = QPushButton(go_words, default=True)
        self.go_button.clicked.connect(self.go)
        self.setMinimumWidth(min(620, parent.window().width() - 2 * theme.XL))

    def go(self) -> None:
        """Keep it, or say why not."""
        raise NotImplementedError

    def _build(self, sentence: str, middle: QLayout | QWidget, note: str = "") -> None:
        theme.mark(self.go_button, "role", "primary")
        head, below = QLabel(sentence, wordWrap=True), QLabel(note, wordWrap=True)
        theme.mark(below, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(head)
        box.addLayout(middle) if isinstance(middle, QLayout) else box.addWidget(middle)
        if note:
            box.addWidget(below)
        box.addWidget(self.problem)
        cancel = QPushButton("Thôi")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go_button)
        row.addWidget(cancel)
        box.addLayout(row)

    def _run(self, task: Callable[[Store], OutgoingPaper]) -> None:
        self.go_button.setEnabled(False)
        self._context.worker.run(task, done=self._done, failed=self._failed, changes=_CHANGES)

    def _done(self, line: OutgoingPaper) -> None:
        self.kept.emit(line.id)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.go_button.setEnabled(True)
        self.problem.say(sentence_of(error))


class EditDialog(RegisterDialog):
    """The columns of a line that may still change."""

    def __init__(self, context: Context, line: OutgoingPaper, note: str, parent: QWidget) -> None:
        super().__init__(context, f"Số {number_words(line)}", "Ghi", parent)
        self._line = line
        self.fields = RegisterFields(changeable(line), context.today)
        self.fields.show_line(line)
        self._build(about_words(line) or f"Số {line.number:02d}", self.fields, note)

    def go(self) -> None:
        if not self.fields.check():
            return
        wanted = replace(self._line, **self.fields.values())
        self._run(lambda store: edit(store, wanted))


class OutsideDialog(RegisterDialog):
    """A paper that was made outside the program: the next number, or one that was skipped."""

    def __init__(self, context: Context, number: int, symbol: str, parent: QWidget) -> None:
        super().__init__(context, "Ghi văn bản lập ngoài chương trình", "Ghi vào sổ", parent)
        self.fields = RegisterFields(_OUTSIDE, context.today)
        by_name = self.fields.by_name
        by_name["number"].field.set_value(number)
        by_name["notation"].field.set_value(f"CV-{symbol}" if symbol else "")
        by_name["issued_on"].field.set_value(context.today())
        for name in ("number", "issued_on"):
            by_name[name].field.finished.connect(self._compare)
        self._build(_ONE_SEQUENCE, self.fields)
        by_name["type_name"].field.setFocus()

    def go(self) -> None:
        if not self.fields.check(("number", "issued_on", "type_name", "subject")):
            return
        values = self.fields.values()
        paper = OutgoingPaper(id=repository.new_id(), year=values["issued_on"].year, state="issued", **values)
        self._run(lambda store: enter_outside(store, paper))

    def _compare(self) -> None:
        """Warn where number and day contradict another paper."""
        number, day = (self.fields.by_name[name].field for name in ("number", "issued_on"))
        if number.problem() or day.problem() or not number.value() or not day.value():
            return
        odd = out_of_order(self._context.reader, number.value(), day.value())
        odd_day = short_date(odd.issued_on) if odd is not None and odd.issued_on is not None else ""
        self.problem.say(_ORDER.format(number=number_words(odd), day=odd_day) if odd is not None else "", "warning")

    def _failed(self, error: Exception) -> None:
        super()._failed(error)
        if isinstance(error, UserError) and error.code in _ON_NUMBER:
            self.problem.say("")
            self.fields.by_name["number"].say(sentence_of(error))
            self.fields.by_name["number"].field.setFocus()


class VoidDialog(RegisterDialog):
    """A number that is never to be used, and why."""

    def __init__(self, context: Context, line: OutgoingPaper, parent: QWidget) -> None:
        super().__init__(context, f"Hủy số {line.number:02d}", "Hủy số này", parent)
        self._line = line
        self.reason = Labelled("Lý do", LongField(rows=2, hint="Ví dụ: văn bản soạn xong nhưng không ban hành."))
        self._build(_NEVER.format(number=line.number, year=line.year), self.reason)
        self.reason.field.setFocus()

    def go(self) -> None:
        if not self.reason.require():
            self.reason.field.setFocus()
            return
        line_id, reason = self._line.id, self.reason.field.value()
        self._run(lambda store: void(store, line_id, reason))


def open_dialog(dialog: RegisterDialog, context: Context) -> None:
    """Show a dialog of the register."""
    dialogs.open_once(dialog, context.worker)
