"""The widgets of *Gửi* and where they stand; what they do is in `outbox.py`."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout

from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Page
from congdoan_desktop.ui.exchange.card import card_of
from congdoan_desktop.ui.exchange.words import (
    NO_FILES,
    about_words,
    answered_words,
    number_words,
    sent_tone,
    sent_words,
    went_words,
)
from congdoan_desktop.ui.report.ways import FILES, FILES_TONES, WAYS
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.hand_over_state import Outgoing

_EMPTY = (
    "Văn bản đã ký nằm ở đây để gửi đi: ghi ra USB, gửi thư, lưu vào thư mục hoặc in. Chưa có văn bản nào được ký. "
    "Hãy ký báo cáo đầu tiên ở trang Báo cáo."
)
_SHOWN = 4
"""Lines of the journal that are shown of a paper; the others are in *Nhật ký*."""


class OutboxView(Page):
    """Ways above, papers below them, how the chosen one went at the foot."""

    def __init__(self) -> None:
        super().__init__()
        self.drive_button = QPushButton("Ghi ra USB…")
        self.letter_button = QPushButton("Gửi thư…")
        self.folder_button = QPushButton("Lưu vào thư mục…")
        self.print_button = QPushButton("In…")
        self.look_button = QPushButton("Mở thư mục")
        self.list_button = QPushButton("Gửi danh sách người…")
        self.mend_button = QPushButton("Lập báo cáo thay thế")
        self.table = RowsTable(_columns(), lambda one: one.report.id, name="Văn bản đã ký")
        self.empty = EmptyState(_EMPTY, "Mở trang Báo cáo", lambda: None)
        self.problem = ProblemLine()
        self._title, self._answer, self._state, self._went = (QLabel(wordWrap=True) for _ in range(4))
        self._stack = QStackedWidget()
        self._build()
        self.show_rows(())
        self.show_one(None)

    def show_rows(self, rows: Sequence[Outgoing]) -> None:
        """List the papers, or say what is to be done first."""
        was_empty = self.empty.button.hasFocus()
        self.table.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.look_button.setEnabled(bool(rows))
        if rows and was_empty:
            self.table.setFocus()

    def show_one(self, one: Outgoing | None) -> None:
        """Show how a paper went; what cannot be sent has no ways."""
        self._card.setVisible(one is not None)
        can = one is not None and one.files == "whole"
        for button in (self.drive_button, self.letter_button, self.folder_button, self.print_button):
            button.setEnabled(can)
        if one is None:
            return
        report = one.report
        self._title.setText(f"{number_words(report)}  ·  {about_words(report)}")
        self._answer.setText(answered_words(one))
        self._answer.setVisible(one.answer is not None)
        theme.mark(self._answer, "role", sent_tone(one))
        self.mend_button.setVisible(one.to_mend)
        trouble = NO_FILES.get(one.files, "")
        self._state.setText(f"✗ {trouble}" if trouble else f"Tệp {report.file_stem}: còn nguyên như khi ký.")
        theme.mark(self._state, "role", "bad" if trouble else "muted")
        self._went.setText("\n".join(_went(one)) or "Chưa gửi đi đâu.")

    def _build(self) -> None:
        theme.mark(self.drive_button, "role", "primary")
        theme.mark(self._title, "role", "section")
        theme.mark(self._went, "role", "muted")
        row = WrappingRow()
        for button in (self.drive_button, self.letter_button, self.folder_button, self.print_button):
            row.add(button, 0)
        row.add(self.look_button, 0)
        row.add(self.list_button, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(row)
        column.addWidget(self.problem)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        self._card = card_of((self._title, self._answer, self._state, self._went))
        inside = self._card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertWidget(2, self.mend_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._card)


def _went(one: Outgoing) -> list[str]:
    """Return a line for each time it went, not for each of its files."""
    lines = list(dict.fromkeys(went_words(line) for line in one.went))
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([f"và {more} lần trước nữa, xem ở Nhật ký"] if more > 0 else [])]


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Số, ký hiệu", text=lambda one: number_words(one.report), width=112),
        Column(title="Ngày", text=lambda one: short_date(one.report.issued_on), width=96),
        Column(title="Tên loại và trích yếu", text=lambda one: about_words(one.report)),
        Column(title="Cách ký", text=lambda one: WAYS[one.report.way].short, width=140, optional=True),
        Column(title="Tệp", text=lambda one: FILES[one.files], width=132, tone=lambda one: FILES_TONES[one.files]),
        Column(
            title="Gửi đi, trả lời",
            text=sent_words,
            width=220,
            tone=sent_tone,
        ),
    )
