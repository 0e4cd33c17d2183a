"""Withdraw a consent: said plainly, and what it had opened is erased for good."""

from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import Consent
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.field import date_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.consents import withdraw_consent

_MEANS = (
    "Dữ liệu nhạy cảm đã ghi nhờ sự đồng ý này được xóa hẳn: trong danh sách, trong các lần sửa trước và trong bản "
    "nháp. Không lấy lại được. Các bản sao lưu cũ vẫn còn cho đến khi được thay."
)
CHANGES = frozenset({"Consent", "SensitiveData", "Participant"})


class WithdrawDialog(QDialog):
    """Closes itself only when the data are gone."""

    def __init__(self, context: Context, consent: Consent, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._consent = context, consent
        self.setWindowTitle("Rút lại sự đồng ý")
        self.setMinimumWidth(480)
        self.day = Labelled("Ngày rút lại", date_field(context.today))
        self.day.field.set_value(context.today())
        self.problem = ProblemLine()
        self.go = QPushButton("Rút lại và xóa dữ liệu")
        self.go.clicked.connect(self.withdraw)
        back = QPushButton("Giữ nguyên")
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.go)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        for part in (QLabel(_MEANS, wordWrap=True), self.day, self.problem):
            box.addWidget(part)
        box.addLayout(row)

    def withdraw(self) -> None:
        """Withdraw and erase, or say why not."""
        if not self.day.require():
            return
        day: date = self.day.field.value()
        consent_id = self._consent.id
        self.go.setEnabled(False)
        self._context.worker.run(
            lambda store: withdraw_consent(store, consent_id, day),
            done=lambda _: self.accept(),
            failed=self._refused,
            changes=CHANGES,
        )

    def _refused(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self.problem.say(sentence_of(error))
