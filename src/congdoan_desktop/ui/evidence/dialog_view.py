"""The widgets of the dialog about the folder of evidence, and where they stand; what they do: `evidence_dialog`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.field import number_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.evidence_time import Kept

_NOTE = (
    "Tệp minh chứng nằm trong thư mục riêng cạnh tệp dữ liệu. Bản sao lưu tự động chỉ chép tệp dữ liệu; “Sao lưu ra "
    "USB” chép cả thư mục này. Xóa hẳn thì không lấy lại được; bản sao ở USB phải xóa riêng."
)


class EvidenceView(QDialog):
    """State above, what can go below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kho minh chứng")
        self.where, self.state = QLabel(wordWrap=True), StatusLabel()
        self.check_button = QPushButton("Kiểm tra kỹ từng tệp")
        self.copy_button = QPushButton("Chép ra USB, thư mục khác…")
        self.fetch_button = QPushButton("Nhận lại tệp thiếu…")
        self.clear_button = QPushButton("Xóa tệp thừa…")
        self.months = Labelled("Giữ ảnh trong bao nhiêu tháng", number_field(), note="Áp dụng cho ảnh thêm từ nay.")
        self.table = RowsTable(_COLUMNS, lambda kept: kept.evidence.id, name="Tệp có thể xóa hẳn")
        self.nothing = QLabel("Không có tệp nào quá hạn giữ.")
        self.one_button = QPushButton("Xóa hẳn tệp đang chọn…")
        self.all_button = QPushButton("Xóa hẳn tất cả…")
        self.strip = UndoStrip()
        self.strip.close_button.setText("Thôi")
        self._build()

    def _build(self) -> None:
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state.setWordWrap(True)
        self.nothing.setProperty("role", "muted")
        heading, note = QLabel("CÓ THỂ XÓA HẲN"), QLabel(_NOTE, wordWrap=True)
        heading.setProperty("role", "section")
        note.setProperty("role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(self.where)
        box.addWidget(self.state)
        box.addLayout(self._actions())
        box.addWidget(self.months)
        box.addWidget(heading)
        box.addWidget(self.nothing)
        box.addWidget(self.table, 1)
        box.addWidget(self.strip)
        box.addWidget(note)
        box.addStretch()  # where there is no table to fill the room
        box.addLayout(self._foot())
        dialogs.fit(self, 720, 540)

    def _actions(self) -> WrappingRow:
        row = WrappingRow()
        for button in (self.check_button, self.copy_button, self.fetch_button, self.clear_button):
            row.add(button, 0)
        self.fetch_button.setEnabled(False)
        self.clear_button.hide()
        return row

    def _foot(self) -> QHBoxLayout:
        row, close = QHBoxLayout(), QPushButton("Đóng", default=True)
        close.clicked.connect(self.accept)
        for part in (self.one_button, self.all_button):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(close)
        return row


def _day(kept: Kept) -> str:
    return short_date(kept.evidence.keep_until) if kept.evidence.keep_until else "–"


_COLUMNS = (
    Column(title="Tệp", text=lambda kept: kept.evidence.name),
    Column(title="Thuộc về", text=lambda kept: kept.owner or "bản ghi không còn", width=220),
    Column(title="Giữ đến", text=_day, width=100),
    Column(title="Vì sao", text=lambda kept: "Đã cất đi" if kept.put_away else "Quá hạn giữ", width=112),
)
