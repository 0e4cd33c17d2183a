"""Declare a number inside the range that the records leave open."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.compose import printed
from congdoan_desktop.domain.records import Declaration
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import period_name
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.field import number_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.declare import declare, withdraw

_NOTE = (
    "Trong báo cáo, số này luôn kèm chữ “ước tính”. Khi ghi chép đầy đủ hơn, khoảng hẹp lại và số khai có thể không "
    "còn dùng được."
)


class DeclareDialog(QDialog):
    """`figure` is the range of the records; `earlier` what was declared before."""

    def __init__(
        self, context: Context, period: str, figure: NamedFigure, earlier: Declaration | None, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._context, self._period, self._figure = context, period, figure
        self.setWindowTitle("Khai số ước tính")
        self.setMinimumWidth(520)
        said = printed(figure)
        self._number = number_field(width=112)
        self.value = Labelled(f"Số người (từ {said.low} đến {said.high})", self._number)
        self.evidence = Labelled(
            "Căn cứ", LongField(rows=3, hint="Ví dụ: đối chiếu sổ chấm công ngày 18/5; danh sách tổ trưởng nộp.")
        )
        if earlier is not None:
            self.value.field.set_value(earlier.value)
            self.evidence.field.set_value(earlier.evidence)
        self.problem = ProblemLine()
        self._build(f"Hồ sơ {period_name(period)} cho biết từ {said.low} đến {said.high} người trên {said.den}.")
        self._withdraw.setVisible(earlier is not None)

    def _build(self, sentence: str) -> None:
        title = QLabel(sentence, wordWrap=True)
        note = QLabel(_NOTE, wordWrap=True)
        theme.mark(note, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        for part in (title, self.value, self.evidence, note, self.problem):
            box.addWidget(part)
        box.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self._withdraw = QPushButton("Bỏ số đã khai")
        self._withdraw.clicked.connect(self.take_back)
        cancel = QPushButton("Không khai")
        cancel.clicked.connect(self.reject)
        self.go = QPushButton("Khai số này", default=True)
        theme.mark(self.go, "role", "primary")
        self.go.clicked.connect(self.declare_now)
        row = QHBoxLayout()
        row.addWidget(self._withdraw)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.go)
        return row

    def declare_now(self) -> None:
        """Keep the number, or say beside the field why not, and put the cursor there."""
        if not (self.value.require() and self._inside()):
            self._number.setFocus()
            self._number.line.selectAll()
            return
        if not self.evidence.require():
            self.evidence.field.setFocus()
            return
        value, evidence = self.value.field.value(), self.evidence.field.value()
        period, code = self._period, self._figure.code
        self._run(lambda store: declare(store, period, code, value, evidence))

    def take_back(self) -> None:
        """Declare nothing any more."""
        period, code = self._period, self._figure.code
        self._run(lambda store: withdraw(store, period, code))

    def _inside(self) -> bool:
        value, low, high = self.value.field.value(), self._figure.low or 0, self._figure.high
        if value < low or (high is not None and value > high):
            said = printed(self._figure)
            self.value.say(f"Số khai phải nằm trong khoảng từ {said.low} đến {said.high} mà hồ sơ cho phép.")
            return False
        return True

    def _run(self, task: Callable[[Store], None]) -> None:
        self._context.worker.run(
            task,
            done=lambda _: self.accept(),
            failed=lambda error: self.problem.say(sentence_of(error)),
            changes=frozenset({"Declaration"}),
        )
