"""The widgets of the list of packs and where they stand; what they do is in `part.py`."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout

from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.packs import contents_words
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Page
from congdoan_desktop.ui.exchange.card import card_of
from congdoan_desktop.ui.exchange.words import NO_FILES, went_words
from congdoan_desktop.ui.report.ways import FILES, FILES_TONES
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.province.pack_state import OutgoingPack

_EMPTY = (
    "Bộ phát hành là một tệp PDF có ký, gửi xuống các đơn vị: kế hoạch với chỉ tiêu, phiếu khảo sát, danh mục, hạn "
    "nộp, chứng thư tin cậy. Đơn vị nhận từ USB hoặc thư, xem điều gì thay đổi rồi mới dùng. Chưa phát hành bộ nào."
)
_SHOWN = 4


class PacksView(Page):
    """Ways above, packs below them, what is in the chosen one and how it went at the foot."""

    def __init__(self) -> None:
        super().__init__()
        self.new_button = QPushButton("Lập bộ mới…")
        self.drive_button = QPushButton("Ghi ra USB…")
        self.letter_button = QPushButton("Gửi thư…")
        self.folder_button = QPushButton("Lưu vào thư mục…")
        self.print_button = QPushButton("In…")
        self.look_button = QPushButton("Mở thư mục")
        self.table = RowsTable(_columns(), lambda one: one.pack.id, name="Bộ đã phát hành")
        self.empty = EmptyState(_EMPTY, "Lập bộ đầu tiên", lambda: None)
        self.problem = ProblemLine()
        self._title, self._inside, self._went = (QLabel(wordWrap=True) for _ in range(3))
        self._stack = QStackedWidget()
        self._build()
        self.show_rows((), "")

    def show_rows(self, rows: Sequence[OutgoingPack], chosen: str) -> None:
        """List the packs, or say what is to be done first."""
        self.table.show_and_choose(rows, chosen)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.look_button.setEnabled(bool(rows))
        self.show_one(next((one for one in rows if one.pack.id == chosen), None))

    def show_one(self, one: OutgoingPack | None) -> None:
        """Show what is in a pack and how it went; what cannot be sent has no ways."""
        self._card.setVisible(one is not None)
        can = one is not None and one.files == "whole"
        for button in (self.drive_button, self.letter_button, self.folder_button, self.print_button):
            button.setEnabled(can)
        if one is None:
            return
        self._title.setText(f"Bộ số {one.pack.number}: {one.pack.title}")
        trouble = NO_FILES.get(one.files, "")
        inside = f"{contents_words(one.pack.contents)}. Tệp {one.pack.file_stem}.pdf."
        self._inside.setText(f"✗ {trouble}" if trouble else inside)
        theme.mark(self._inside, "role", "bad" if trouble else "muted")
        self._went.setText("\n".join(_went(one)) or "Chưa gửi đi đâu.")

    def _build(self) -> None:
        theme.mark(self.new_button, "role", "primary")
        theme.mark(self._title, "role", "section")
        theme.mark(self._went, "role", "muted")
        row = WrappingRow()
        for button in (self.new_button, self.drive_button, self.letter_button, self.folder_button, self.print_button):
            row.add(button, 0)
        row.add(self.look_button, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(row)
        column.addWidget(self.problem)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        self._card = card_of((self._title, self._inside, self._went))
        column.addWidget(self._card)


def _went(one: OutgoingPack) -> list[str]:
    lines = list(dict.fromkeys(went_words(line) for line in one.went))
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([f"và {more} lần trước nữa, xem ở Nhật ký"] if more > 0 else [])]


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Số", text=lambda one: str(one.pack.number), width=56, right=True),
        Column(title="Ngày", text=lambda one: short_date(one.pack.issued_on), width=96),
        Column(title="Tên bộ", text=lambda one: one.pack.title),
        Column(title="Gồm", text=lambda one: contents_words(one.pack.contents), width=300, optional=True),
        Column(title="Tệp", text=lambda one: FILES[one.files], width=132, tone=lambda one: FILES_TONES[one.files]),
        Column(
            title="Gửi đi",
            text=lambda one: f"✓ {len(one.went)} lần" if one.went else "! Chưa gửi",
            width=120,
            tone=lambda one: "good" if one.went else "near",
        ),
    )
