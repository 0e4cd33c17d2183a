"""Send a report back that was taken in: why, then it counts no more."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import OrgUnit, ReceivedReport
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.usecases.province.receive.keep import send_back

CHANGES = frozenset({"ReceivedReport", "ReceivedFile"})
"""What a decision on a report changes."""
_WIDTH = 520
_NOTE = "Báo cáo không còn được tính, và đơn vị phải nộp lại. Biên nhận lần sau ghi lý do này."
_HINT = "Ví dụ: Biểu 02 thiếu số lao động nữ; mục II.3 chưa ghi kết quả đối thoại."


class SendBackDialog(QDialog):
    """Without a reason nothing is sent back."""

    def __init__(self, context: Context, unit: OrgUnit, report: ReceivedReport, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._report_id = context, report.id
        self.setWindowTitle("Trả lại để bổ sung")
        self.reason = Labelled("Lý do, cần bổ sung gì", LongField(rows=3, hint=_HINT))
        keep = QPushButton("Không trả lại", autoDefault=False)
        keep.clicked.connect(self.reject)
        self.go = QPushButton("Trả lại", default=True)
        theme.mark(self.go, "role", "primary")
        self.go.clicked.connect(self.send_back)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(keep)
        foot.addWidget(self.go)
        note = QLabel(_NOTE, wordWrap=True)
        theme.mark(note, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(QLabel(f"{unit.short_name}: {report.subject}, bản V{report.revision}.", wordWrap=True))
        box.addWidget(self.reason)
        box.addWidget(note)
        box.addLayout(foot)
        self.setFixedWidth(_WIDTH)
        self.reason.field.setFocus()

    def send_back(self) -> None:
        """Send it back, unless no reason is given."""
        if not self.reason.require():
            self.reason.field.setFocus()
            return
        report_id, reason = self._report_id, str(self.reason.field.value())
        self._context.worker.run(
            lambda store: send_back(store, report_id, reason),
            done=lambda _: self.accept(),
            failed=lambda error: self.reason.say(sentence_of(error)),
            changes=CHANGES,
        )
