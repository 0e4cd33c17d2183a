"""Something is wrong in a paper that was signed: what was signed stays; which new paper puts it right."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.report.signing.step import note

CORRECTION = "dinh-chinh"
"""Kind of the letter that corrects the form of a paper."""
_WIDTH = 560
_REPLACE = (
    "Sai nội dung (số liệu, nhận định, tên người…): lập bản thay thế. Sửa ở trang này hoặc ở bản ghi, xem lại trang "
    "nháp, rồi bấm “Ký…”: văn bản mới cùng loại, số mới, ghi rõ thay thế văn bản này."
)
_CORRECT = (
    "Sai thể thức, kỹ thuật trình bày, thủ tục (sai tên loại, sai chức vụ, lỗi đánh máy ở phần trình bày…): đính chính "
    "bằng công văn."
)


class CorrectDialog(QDialog):
    """NĐ 30/2020, Điều 18, khoản 3."""

    replacing = Signal()
    """Go on writing: what is signed next replaces the paper."""
    correcting = Signal()
    """Write the letter."""

    def __init__(self, report: IssuedReport, can_correct: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sửa sai trong văn bản đã ký")
        self.setFixedWidth(_WIDTH)
        which = f"Văn bản số {report.number:02d} ngày {short_date(report.issued_on)} đã ký nên không sửa được nữa."
        self.replace_button = QPushButton("Lập bản thay thế", default=True)
        self.correct_button = QPushButton("Đính chính bằng công văn…")
        close = QPushButton("Đóng")
        self.replace_button.clicked.connect(lambda: self._end(self.replacing))
        self.correct_button.clicked.connect(lambda: self._end(self.correcting))
        close.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(QLabel(f"{which} Cách sửa (NĐ 30/2020, Điều 18, khoản 3):", wordWrap=True))
        for words, button in ((_REPLACE, self.replace_button), (_CORRECT, self.correct_button)):
            box.addWidget(note(words))
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            box.addLayout(row)
        self.correct_button.setEnabled(can_correct and report.report_kind != CORRECTION)
        box.addStretch(1)  # what is too high by a line stands here, not between words and their button
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        box.addLayout(foot)

    def _end(self, chosen: SignalInstance) -> None:
        self.accept()
        chosen.emit()
