"""The widgets of *Tiếp nhận* and where they stand; what they do is in `ui/pages/intake.py`."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Page
from congdoan_desktop.ui.exchange.card import card_of
from congdoan_desktop.ui.province.intake.words import Line
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.eliding_box import ElidingBox
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

_EMPTY = (
    "Thả tệp, thư mục hoặc cả ổ USB vào đây: báo cáo PDF, Excel, dữ liệu niêm phong (.p7m) và thư đã lưu (.eml). "
    "Chương trình kiểm tra chữ ký, đơn vị, kỳ, số liệu rồi mới hỏi; chưa có gì được ghi trước khi bấm Tiếp nhận."
)
_FILTERS = (
    ("", "Tất cả"),
    ("look refuse", "Cần xem, không dùng được"),
    ("look", "Cần xem"),
    ("refuse", "Không dùng được"),
    ("accept", "Tiếp nhận được"),
    ("known decided", "Đã xong"),
)
_CARD, _LEAST_CARD = 330, 250


class IntakeView(Page):
    """Ways above, files on the left, what was found of the chosen one on the right; files may be dropped anywhere."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.stick_button = QPushButton("Từ ổ USB")
        self.files_button = QPushButton("Chọn tệp…")
        self.folder_button = QPushButton("Chọn thư mục…")
        self.accept_button = QPushButton("Tiếp nhận")
        self.receipt_button = QPushButton("Biên nhận…")
        self.close_button = QPushButton("Xong đợt này")
        self.one_button = QPushButton("Tiếp nhận tệp này…")
        self.back_button = QPushButton("Trả lại đơn vị…")
        self.certificate_button = QPushButton("Ghi nhận chứng thư…")
        self.paper_button = QPushButton("Xem trang giấy…")
        self.stop_button = QPushButton("Dừng")
        self.filter = ElidingBox()
        self.batches = ElidingBox()
        self.progress = QProgressBar(textVisible=True)
        self.table = RowsTable(_columns(), lambda one: one.key, name="Tệp nhận được")
        self.empty = EmptyState(_EMPTY, "Từ ổ USB", lambda: None)
        self.other_way = self.empty.add_way("Chọn tệp…", lambda: None)
        self.problem = ProblemLine()
        self.counts = QLabel(wordWrap=True)
        self._title, self._details, self.figures = (QLabel(wordWrap=True) for _ in range(3))
        self._stack = QStackedWidget()
        self._build()
        self.show_busy(False)
        self.show_lines((), "", is_open=False)

    def show_lines(self, lines: Sequence[Line], chosen: str, *, is_open: bool) -> None:
        """List files. `is_open`: of a batch that waits for decisions; else those of earlier batches."""
        self.table.show_and_choose(lines, chosen)
        self._stack.setCurrentIndex(0 if lines or is_open else 1)
        for part in (self.accept_button, self.close_button, self.filter):
            part.setVisible(is_open)
        self.batches.setVisible(not is_open and bool(lines))
        self.show_one(next((one for one in lines if one.key == chosen), None))

    def show_one(self, line: Line | None) -> None:
        """Say all that was found of the chosen file, and what may be done with it."""
        self._card.setVisible(line is not None)
        self.one_button.setVisible(line is not None and line.can_accept)
        self.certificate_button.setVisible(line is not None and line.can_register)
        self.back_button.setVisible(line is not None and line.can_send_back)
        self.paper_button.setVisible(line is not None and line.has_pages)
        self.figures.clear()
        if line is not None:
            self._title.setText(f"{line.name}\n{line.unit} · {line.report}\n{line.result}")
            self._details.setText("\n".join(f"• {text}" for text in line.details))

    def show_busy(self, busy: bool) -> None:
        """Show how far a long way is, with a way out."""
        self.progress.setVisible(busy)
        self.stop_button.setVisible(busy)
        for button in (self.stick_button, self.files_button, self.folder_button, self.accept_button):
            button.setEnabled(not busy)

    def show_figures(self, lines: Sequence[str]) -> None:
        """Say the main figures of the chosen file."""
        self.figures.setText("\n".join(lines))
        self.figures.setVisible(bool(lines))

    def show_batches(self, entries: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer what was taken in before: (id, words)."""
        self.batches.clear()
        for batch, words in entries:
            self.batches.addItem(words, batch)
        self.batches.setCurrentIndex(max(0, self.batches.findData(chosen)))

    def wanted_states(self) -> tuple[str, ...]:
        """Return which lines are asked for; nothing: all."""
        return tuple(str(self.filter.currentData() or "").split())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()
        if paths:
            self.dropped.emit(paths)

    def _build(self) -> None:
        theme.mark(self.accept_button, "role", "primary")
        theme.mark(self._title, "role", "section")
        theme.mark(self.counts, "role", "muted")
        self.filter.setAccessibleName("Chỉ hiện")
        for state, words in _FILTERS:
            self.filter.addItem(words, state)
        row = WrappingRow()
        ways = (self.accept_button, self.stick_button, self.files_button, self.folder_button)
        for button in (*ways, self.receipt_button, self.close_button):
            row.add(button, 0)
        self.batches.setAccessibleName("Đợt tiếp nhận")
        self.batches.setMinimumContentsLength(34)
        row.add(self.filter, 0)
        row.add(self.batches, 0)
        going = QHBoxLayout()
        going.addWidget(self.progress, 1)
        going.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(row)
        column.addLayout(going)
        column.addWidget(self.problem)
        column.addWidget(self.counts)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        parts = QHBoxLayout()
        parts.setSpacing(theme.M)
        parts.addWidget(self._stack, 3)
        parts.addWidget(self._side(), 1)
        column.addLayout(parts, 1)

    def _side(self) -> QWidget:
        card = card_of((self._title, self._details, self.figures))
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addStretch(1)
        for button in (self.one_button, self.certificate_button, self.back_button, self.paper_button):
            inside.addWidget(button)
        self._card = QScrollArea(widgetResizable=True)
        self._card.setWidget(card)
        self._card.setMinimumWidth(_LEAST_CARD)
        self._card.setMaximumWidth(_CARD)
        self._card.setFrameShape(QScrollArea.Shape.NoFrame)
        return self._card


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Tệp", text=lambda one: one.name),
        Column(title="Đơn vị", text=lambda one: one.unit, width=140),
        Column(title="Kỳ", text=lambda one: one.report, width=186, optional=True),
        Column(title="Chữ ký, ngày nhận", text=lambda one: one.signature, width=132, optional=True),
        Column(title="Kết quả", text=lambda one: one.result, width=140, tone=lambda one: one.tone),
    )
