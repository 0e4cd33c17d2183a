"""The widgets of *Nhận về* and where they stand; what they do is in `incoming.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Page
from congdoan_desktop.ui.exchange.card import card_of
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

_EMPTY = (
    "Công đoàn cấp trên gửi xuống kế hoạch, phiếu khảo sát, danh mục, hạn nộp, chứng thư và phiếu tiếp nhận báo cáo, "
    "mỗi thứ trong một tệp PDF có ký. Chưa nhận gì. Hãy cắm USB vào rồi tìm, kéo tệp thả vào đây, hoặc chọn tệp đã "
    "lưu từ thư điện tử."
)


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A line: something that was taken in, or that lies ready on a stick (`path`)."""

    key: str
    what: str
    title: str
    issuer: str
    day: str
    state: str
    tone: str = ""
    details: str = ""
    path: Path | None = None
    sha256: str = ""


class IncomingView(Page):
    """Ways above, what came below them, the chosen one at the foot. Files may be dropped anywhere (`dropped`)."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.stick_button = QPushButton("Tìm trên USB")
        self.file_button = QPushButton("Chọn tệp…")
        self.take_button = QPushButton("Xem và nhận…")
        self.table = RowsTable(_columns(), lambda one: one.key, name="Tài liệu nhận về")
        self.empty = EmptyState(_EMPTY, "Tìm trên USB", lambda: None)
        self.other_way = self.empty.add_way("Chọn tệp…", lambda: None)
        self.problem = ProblemLine()
        self.said = QLabel(wordWrap=True)
        self._title, self._details = (QLabel(wordWrap=True) for _ in range(2))
        self._stack = QStackedWidget()
        self._build()
        self.show_rows((), "")

    def show_rows(self, rows: Sequence[Incoming], chosen: str) -> None:
        """List what came, or say what is to be done first."""
        self.table.show_and_choose(rows, chosen)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.show_one(next((one for one in rows if one.key == chosen), None))

    def show_one(self, one: Incoming | None) -> None:
        """Show the chosen line in full."""
        self._card.setVisible(one is not None)
        self.take_button.setEnabled(one is not None and one.path is not None)
        if one is not None:
            self._title.setText(f"{one.what}: {one.title}")
            self._details.setText(one.details)

    def say(self, sentence: str) -> None:
        """Say what the last look found."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()
        if paths:
            self.dropped.emit(paths)

    def _build(self) -> None:
        theme.mark(self.take_button, "role", "primary")
        theme.mark(self._title, "role", "section")
        theme.mark(self._details, "role", "muted")
        theme.mark(self.said, "role", "muted")
        row = WrappingRow()
        for button in (self.take_button, self.stick_button, self.file_button):
            row.add(button, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.said)
        self.said.hide()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        self._card = card_of((self._title, self._details))
        column.addWidget(self._card)


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Loại", text=lambda one: one.what, width=150),
        Column(title="Tên", text=lambda one: one.title),
        Column(title="Nơi gửi", text=lambda one: one.issuer, width=240, optional=True),
        Column(title="Ngày", text=lambda one: one.day, width=96),
        Column(title="Tình trạng", text=lambda one: one.state, width=190, tone=lambda one: one.tone),
    )
