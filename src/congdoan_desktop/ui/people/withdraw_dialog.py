"""Withdraw a consent: said plainly, what it had opened is erased for good, from the backups too if wanted."""

from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import Consent
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.people.renew_copies import RenewCopies
from congdoan_desktop.ui.widgets.field import date_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.consents import withdraw_consent

_MEANS = (
    "Dữ liệu nhạy cảm đã ghi nhờ sự đồng ý này được xóa hẳn: trong danh sách, trong các lần sửa trước và trong bản "
    "nháp. Không lấy lại được. Các bản sao lưu cũ còn giữ nó; rút lại xong, chương trình hỏi có thay các bản đó không."
)
_DONE = "Đã rút lại và xóa dữ liệu. Các bản sao lưu cũ vẫn còn giữ dữ liệu này cho đến khi được thay."
_NOT_CLEAN = "Đóng chương trình để dọn nốt dấu vết trong tệp dữ liệu."
CHANGES = frozenset({"Consent", "SensitiveData"})


class WithdrawDialog(QDialog):
    """Says that the data are gone only when they are, then offers to replace the backups that still hold them."""

    def __init__(self, context: Context, consent: Consent, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._consent = context, consent
        self._is_busy = False
        self.setWindowTitle("Rút lại sự đồng ý")
        self.setMinimumWidth(520)
        self.words = QLabel(_MEANS, wordWrap=True)
        self.day = Labelled("Ngày rút lại", date_field(context.today))
        self.day.field.set_value(context.today())
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.state.hide()
        self.go = QPushButton("Rút lại và xóa dữ liệu")
        self.renew_button = RenewCopies(context)
        self.back = QPushButton("Giữ nguyên")
        self._build()
        self.go.clicked.connect(self.withdraw)
        self.back.clicked.connect(self.reject)
        self.renew_button.began.connect(self._work)
        self.renew_button.renewed.connect(self._renewed)
        self.renew_button.failed.connect(self._failed)

    def withdraw(self) -> None:
        """Withdraw and erase, or say why not."""
        if not self.day.require():
            return
        day: date = self.day.field.value()
        consent_id = self._consent.id
        self._work("Đang xóa và ghi lại tệp dữ liệu…")
        self._context.worker.run(
            lambda store: withdraw_consent(store, consent_id, day),
            done=self._withdrawn,
            failed=self._failed,
            changes=CHANGES,
        )

    def reject(self) -> None:
        """Close, but not while something is on its way."""
        if not self._is_busy:
            super().reject()

    def _work(self, words: str) -> None:
        self._is_busy = True
        self.state.show()
        self.state.show_state("open", words)
        for button in (self.go, self.renew_button):
            button.setEnabled(False)

    def _withdrawn(self, is_clean: bool) -> None:
        self._is_busy = False
        for part in (self.words, self.day, self.go):
            part.hide()
        self.state.show_state("good" if is_clean else "near", _DONE if is_clean else f"{_DONE} {_NOT_CLEAN}")
        self.back.setText("Đóng")
        self.renew_button.setEnabled(True)
        self.renew_button.show()
        self.renew_button.setFocus()
        self.adjustSize()

    def _renewed(self, said: str) -> None:
        self._is_busy = False
        self.state.show_state("good", said)
        self.back.setFocus()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        for button in (self.go, self.renew_button):
            button.setEnabled(True)
        self.state.show_state("bad", sentence_of(error))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.back, self.renew_button, self.go):
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        for part in (self.words, self.day, self.state):
            box.addWidget(part)
        box.addLayout(row)
