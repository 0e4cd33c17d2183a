"""End a round: the day, and what ending means."""

from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.disclosure import LEAST_SHEETS, SMALLEST
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.survey.round_state import RoundState
from congdoan_desktop.ui.widgets.field import date_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.survey import close_round

_MEANS = (
    "Thùng phiếu được mở một lần và đếm, rồi từng phiếu và chìa khóa bị hủy; từ lúc đó mới xem được kết quả chung.",
    "Kết thúc rồi thì không nhập thêm phiếu và không mở lại được: không ai so hai lần xem mà đoán ra một phiếu nói gì.",
    "Phiếu giấy thì hủy sau khi kết thúc; chương trình in sẵn biên bản.",
)
_BY_HAND = "Không có phiếu trong máy: dùng số phiếu hợp lệ đã kiểm bằng tay."
_ASIDE = "{aside} phiếu để riêng chờ nhập lại sẽ được tính theo lần nhập đầu."
_FEW = "Dưới {least} phiếu nên sẽ chỉ thấy số phiếu, không thấy câu trả lời nào. Nên thu thêm phiếu rồi hãy kết thúc."
_TOO_FEW = (
    "Mới có {count} phiếu hợp lệ. Cần ít nhất {smallest} phiếu mới kết thúc được: ít phiếu hơn thì có thể đoán ra ai "
    "trả lời gì."
)


class CloseDialog(QDialog):
    """Closes itself only when the round is ended in the store."""

    def __init__(self, context: Context, state: RoundState, form: Form, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._state, self._form = context, state, form
        self._at_work = False
        self.setWindowTitle("Kết thúc đợt khảo sát")
        self.setMinimumWidth(520)
        self.day = Labelled("Ngày kết thúc", date_field(context.today))
        self.day.field.set_value(context.today())
        self.problem, self.progress = ProblemLine(), StatusLabel()
        self.progress.hide()
        self._build()
        count = state.sheets or state.survey.valid or 0
        if count < SMALLEST:
            self.go.setEnabled(False)
            self.problem.say(_TOO_FEW.format(count=count, smallest=SMALLEST))
        elif count < LEAST_SHEETS:
            self.problem.say(_FEW.format(least=LEAST_SHEETS), "warning")

    def close_now(self) -> None:
        """End the round, or say why not."""
        if self._at_work or not self.day.require():
            return
        day: date = self.day.field.value()
        round_id, form = self._state.survey.id, self._form
        self._show_work(True)
        self._context.worker.run(
            lambda store: close_round(store, round_id, day, form),
            done=lambda _: self._closed(),
            failed=self._refused,
            changes=frozenset({"SurveyRound"}),
        )

    def reject(self) -> None:
        """Leave, unless the box is just being opened: that ends by itself."""
        if not self._at_work:
            super().reject()

    def _closed(self) -> None:
        self._at_work = False
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._show_work(False)
        self.go.setFocus()
        self.problem.say(sentence_of(error))

    def _show_work(self, at_work: bool) -> None:
        self._at_work = at_work
        if at_work:
            self.setFocus()  # what is disabled would lose it to nobody
        for part in (self.go, self.back, self.day):
            part.setEnabled(not at_work)
        sheets = self._state.sheets
        words = f"Đang mở thùng phiếu và đếm {count_text(sheets)} phiếu…" if sheets else "Đang kết thúc…"
        self.progress.show_state("open", words)
        self.progress.setVisible(at_work)

    def _build(self) -> None:
        title = QLabel(f"Kết thúc: {self._state.survey.title}", wordWrap=True)
        theme.mark(title, "role", "title")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(title)
        for sentence in self._sentences():
            box.addWidget(QLabel(sentence, wordWrap=True))
        for part in (self.day, self.problem, self.progress):
            box.addWidget(part)
        box.addStretch(1)
        box.addLayout(self._buttons())

    def _sentences(self) -> tuple[str, ...]:
        state = self._state
        if not state.sheets:
            return (_BY_HAND, _MEANS[1], _MEANS[2])
        of = state.survey.returned or state.survey.handed_out
        counted = f"Trong thùng có {count_text(state.sheets)} phiếu hợp lệ"
        counted += f" ({count_text(of)} phiếu {'thu về' if state.survey.returned else 'phát ra'})." if of else "."
        aside = _ASIDE.format(aside=count_text(state.aside)) if state.aside else ""
        return (" ".join(part for part in (counted, aside) if part), *_MEANS)

    def _buttons(self) -> QHBoxLayout:
        self.go = QPushButton("Kết thúc đợt", default=True)
        theme.mark(self.go, "role", "primary")
        self.go.clicked.connect(self.close_now)
        self.back = QPushButton("Chưa kết thúc", autoDefault=False)
        self.back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.go)
        return row
