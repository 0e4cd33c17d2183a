"""The list that a figure was counted from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.report import TargetResult
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.overview.words import figure_words
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.usecases.behind import Behind, Counted

_HOW = {
    "people_reached": "Người được tính một lần dù dự nhiều buổi. Buổi chỉ đếm số cho một khoảng: ít nhất bằng buổi "
    "đông nhất (hoặc số người có tên trong danh sách), nhiều nhất bằng tổng các buổi, không quá số lao động.",
    "activities_held": "Các hoạt động được tính là tuyên truyền, giáo dục trong kỳ.",
    "surveys_closed": "Các đợt khảo sát đã kết thúc trong kỳ.",
    "people_trained": "Những người hoàn thành lớp đã có kết quả; một người dự hai lớp tính một lần.",
    "dialogues_held": "Các cuộc đối thoại định kỳ đã tổ chức. Cuộc nào chưa ghi đủ thành phần dự thì chưa chắc "
    "được tính.",
    "it_used": "Hoạt động trên nền tảng số và báo cáo gửi bằng tệp đã ký. Kế hoạch không nêu tiêu chí “ứng dụng công "
    "nghệ thông tin”: chương trình tính là có khi có ít nhất một việc, cho đến khi LĐLĐ tỉnh quy định khác.",
    "officers_trained": "Cán bộ công đoàn chuyên trách; số 1 là đã hoàn thành lớp.",
}
_COUNTS = {"people_reached": "Lượt người", "activities_held": "Số lần", "surveys_closed": "Phiếu hợp lệ"}


class BehindDialog(QDialog):
    """Enter or a double click opens a record: `opened` carries page and id."""

    opened = Signal(str, str)

    def __init__(self, result: TargetResult, found: Behind, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._records = {_key(record): record for record in found.records}
        self.setWindowTitle("Danh sách đã đếm")
        dialogs.fit(self, 760, 460)
        columns = (
            Column(title="Ngày", text=lambda r: short_date(r.day) if r.day else "", width=96),
            Column(title="Nội dung", text=lambda r: r.title),
            Column(
                title=_COUNTS.get(found.measure, "Số"),
                text=lambda r: "…" if r.count is None else count_text(r.count),
                right=True,
                width=104,
            ),
        )
        self.table = RowsTable(columns, _key, name="Danh sách đã đếm")
        self.table.show_rows(found.records)
        self.table.entered.connect(self._open)
        if found.records:
            self.table.choose(_key(found.records[0]))
        self._build(result, found)
        self.table.setFocus()

    def _build(self, result: TargetResult, found: Behind) -> None:
        title = QLabel(result.title, wordWrap=True)
        theme.mark(title, "role", "section")
        figure = QLabel(figure_words(result))
        theme.mark(figure, "role", "title")
        span = f"{short_date(found.span.start)} – {short_date(found.span.end)}"
        how = QLabel(f"{span}. {_HOW.get(found.measure, '')}", wordWrap=True)
        theme.mark(how, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.S)
        for part in (title, figure, how):
            box.addWidget(part)
        box.addWidget(self.table, 1)
        if not found.records:
            box.addWidget(QLabel("Chưa có bản ghi nào."))
        box.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        look = QPushButton("Mở bản ghi  Enter", autoDefault=False)
        look.setEnabled(bool(self._records))
        look.clicked.connect(lambda: self._open(self.table.current_key()))
        close = QPushButton("Đóng", autoDefault=False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(look)
        row.addWidget(close)
        return row

    def _open(self, key: str) -> None:
        if key in self._records:
            self.accept()
            self.opened.emit(self._records[key].page, self._records[key].record_id)


def _key(record: Counted) -> str:
    return f"{record.record_id} {record.title}"
