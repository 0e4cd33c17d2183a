"""Give up a paper that is being signed elsewhere: why, then its number is void."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.errors import UserError
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.signing.signing_step import CHANGES
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases.prepare_paper import drop

_WIDTH = 480


class DropDialog(QDialog):
    """Without a reason nothing is given up."""

    def __init__(self, context: Context, paper: PreparedPaper, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._paper = context, paper
        self.setWindowTitle("Bỏ bản chờ ký")
        self.reason = Labelled("Lý do", text_field())
        keep = QPushButton("Không bỏ")
        keep.clicked.connect(self.reject)
        self.drop_button = QPushButton("Bỏ bản này", default=True)
        self.drop_button.clicked.connect(self.drop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(keep)
        foot.addWidget(self.drop_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(QLabel(_words(paper), wordWrap=True))
        box.addWidget(self.reason)
        box.addLayout(foot)
        self.setFixedWidth(_WIDTH)
        self.reason.field.setFocus()

    def drop(self) -> None:
        """Give it up, unless no reason is given."""
        if not self.reason.require():
            self.reason.field.setFocus()
            return
        paper_id, reason = self._paper.id, self.reason.field.text()
        self._context.worker.run(
            lambda store: drop(store, paper_id, reason),
            done=lambda _: self.accept(),
            failed=self._failed,
            changes=CHANGES,
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError) and error.code == "prepare.not_waiting":
            self.reject()
        else:
            self.reason.say(sentence_of(error))


def _words(paper: PreparedPaper) -> str:
    end = "Tệp đã ghi không dùng nữa: hãy xóa tệp và hủy bản giấy nếu đã in."
    if paper.number is None:
        return f"Văn bản này sẽ không nhận lại được nữa. {end}"
    return f"Văn bản này sẽ không nhận lại được nữa; số {paper.number:02d} ghi là hủy trong sổ, không cấp lại. {end}"
