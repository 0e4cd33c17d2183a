"""End a round: the day, and what ending means."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.field import date_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.survey import close_round

_MEANS = (
    "Kết thúc rồi thì không nhập thêm phiếu và không mở lại được; từ lúc đó mới xem được kết quả. Làm vậy để không ai "
    "so hai lần xem mà đoán ra một phiếu nói gì."
)


class CloseDialog(QDialog):
    """Closes itself only when the round is ended in the store."""

    def __init__(self, context: Context, survey: SurveyRound, form: Form, sheets: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._survey, self._form = context, survey, form
        self.setWindowTitle("Kết thúc đợt khảo sát")
        self.setMinimumWidth(480)
        title = QLabel(f"Kết thúc: {survey.title}", wordWrap=True)
        theme.mark(title, "role", "title")
        counted = (
            f"Đã nhập {sheets} phiếu hợp lệ." if sheets else "Không nhập phiếu: dùng số phiếu hợp lệ đã kiểm bằng tay."
        )
        means = QLabel(f"{counted} {_MEANS}", wordWrap=True)
        self.day = Labelled("Ngày kết thúc", date_field(context.today))
        self.day.field.set_value(context.today())
        self.problem = ProblemLine()
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        for part in (title, means, self.day, self.problem):
            box.addWidget(part)
        box.addLayout(self._buttons(self.close_now))

    def _buttons(self, act: Callable[[], None]) -> QHBoxLayout:
        self.go = QPushButton("Kết thúc đợt", default=True)
        theme.mark(self.go, "role", "primary")
        self.go.clicked.connect(act)
        back = QPushButton("Chưa kết thúc")
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.go)
        return row

    def close_now(self) -> None:
        """End the round, or say why not."""
        if not self.day.require():
            return
        day: date = self.day.field.value()
        round_id, form = self._survey.id, self._form
        self.go.setEnabled(False)
        self._context.worker.run(
            lambda store: close_round(store, round_id, day, form),
            done=lambda _: self.accept(),
            failed=self._refused,
            changes=frozenset({"SurveyRound"}),
        )

    def _refused(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self.problem.say(sentence_of(error))
