"""The widgets of the tab *Chứng thư* and where they stand; what they do is in `part.py`."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout

from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Page
from congdoan_desktop.ui.exchange.card import card_of
from congdoan_desktop.ui.province.certificates.words import (
    FILTERS,
    STATES,
    TONES,
    authority_words,
    details,
    unit_words,
)
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.province.certificate_list import CertificateDesk, Line

_NO_AUTHORITY = (
    "Chứng thư gốc của cơ quan cấp chứng thư cho các đơn vị, để báo cáo của họ được nhận ra là thật mà không cần mạng. "
    "Làm một lần, khoảng 15 phút: cần máy in, một USB trống và ba phong bì.\n"
    "Công đoàn xã, phường mà tỉnh cấp chứng thư cho các đơn vị của mình thì không cần tạo."
)
_NOTHING = (
    "Chưa có yêu cầu hay chứng thư nào. Đơn vị vào Cài đặt, phần “Khóa của đơn vị”, bấm “Xin chứng thư…” rồi gửi tệp "
    "yêu cầu bằng USB hoặc thư điện tử."
)
_NONE_SUCH = "Không có dòng nào như vậy."


class CertificatesView(Page):
    """The authority above, requests and certificates below it, the chosen one at the foot."""

    def __init__(self) -> None:
        super().__init__()
        self.stick_button = QPushButton("Tìm yêu cầu trên USB")
        self.file_button = QPushButton("Chọn tệp…")
        self.issue_button = QPushButton("Cấp chứng thư…")
        self.carry_button = QPushButton("Ghi ra USB…")
        self.revoke_button = QPushButton("Thu hồi…")
        self.foreign_button = QPushButton("Chứng thư nơi khác…")
        self.publish_button = QPushButton("Công bố thu hồi…")
        self.authority_button = QPushButton("Chứng thư gốc")
        self.menu = QMenu(self)
        self.next_button = QPushButton()
        self.filter = QComboBox()
        self.table = RowsTable(_columns(), lambda line: line.key, name="Yêu cầu và chứng thư")
        self.first = EmptyState(_NO_AUTHORITY, "Tạo chứng thư gốc…", lambda: None)
        self.restore_way = self.first.add_way("Khôi phục từ bản sao…", lambda: None)
        self.empty = EmptyState(_NOTHING, "Tìm yêu cầu trên USB", lambda: None)
        self.other_way = self.empty.add_way("Chọn tệp yêu cầu…", lambda: None)
        self.problem = ProblemLine()
        self.said = QLabel(wordWrap=True)
        self._name, self._facts, self._title, self._details = (QLabel(wordWrap=True) for _ in range(4))
        self._stack, self._whole = QStackedWidget(), QStackedWidget()
        self._build()

    def show_desk(self, desk: CertificateDesk, chosen: str) -> None:
        """Show how everything stands; what cannot be done now is not offered."""
        self._whole.setCurrentIndex(1 if desk.authority is not None or desk.lines else 0)
        self._authority_card.setVisible(desk.authority is not None)
        self.authority_button.setVisible(desk.authority is not None)
        title, facts = authority_words(desk)
        self._name.setText(title)
        self._facts.setText(facts)
        self.next_button.setVisible(bool(desk.steps) or desk.office in ("none", "own"))
        self.next_button.setText("Làm tiếp bản sao…" if desk.steps else "Lập khóa ký của cơ quan…")
        theme.mark(self.publish_button, "role", "primary" if desk.is_behind else "")
        self.show_lines(desk.lines, chosen)

    def show_lines(self, lines: Sequence[Line], chosen: str) -> None:
        """List what the box above the list asks for."""
        wanted = FILTERS[self.filter.currentData()][1]
        shown = [line for line in lines if line.state in wanted]
        keys = [line.key for line in shown]
        chosen = chosen if chosen in keys else next(iter(keys), "")
        self.table.show_and_choose(shown, chosen)
        self._stack.setCurrentIndex(0 if shown else 1)
        self.empty.say(_NONE_SUCH if lines else _NOTHING)
        for button in (self.empty.button, self.other_way):
            button.setVisible(not lines)
        self.show_one(next((line for line in shown if line.key == chosen), None))

    def show_one(self, line: Line | None) -> None:
        """Show the chosen line in full, and what can be done with it."""
        self._card.setVisible(line is not None)
        self.issue_button.setEnabled(line is not None and line.waiting is not None)
        row = line.row if line is not None else None
        self.carry_button.setEnabled(row is not None and row.source == "issued" and not row.revoked_at)
        self.revoke_button.setEnabled(line is not None and not (row is not None and row.revoked_at))
        self.revoke_button.setText("Bỏ yêu cầu…" if line is not None and line.waiting is not None else "Thu hồi…")
        if line is not None:
            self._title.setText(unit_words(line))
            self._details.setText(details(line))

    def say(self, sentence: str) -> None:
        """Say what the last act came to."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _build(self) -> None:
        theme.mark(self.issue_button, "role", "primary")
        for label, role in ((self._name, "section"), (self._facts, "muted"), (self._title, "section")):
            theme.mark(label, "role", role)
        for label in (self._details, self.said):
            theme.mark(label, "role", "muted")
        self.authority_button.setMenu(self.menu)
        for key, (words, _) in FILTERS.items():
            self.filter.addItem(words, key)
        self.filter.setAccessibleName("Hiện những gì")
        row = WrappingRow()
        for button in (self.issue_button, self.stick_button, self.file_button, self.carry_button, self.revoke_button):
            row.add(button, 0)
        for widget in (self.foreign_button, self.publish_button, self.authority_button, self.filter):
            row.add(widget, 0)
        inside = Page()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self._authority_card = card_of((self._name, self._facts))
        column.addWidget(self._authority_card)
        column.addLayout(row)
        column.addWidget(self.said)
        self.said.hide()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        self._card = card_of((self._title, self._details))
        column.addWidget(self._card)
        self._whole.addWidget(self.first)
        self._whole.addWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        outer.setSpacing(theme.S)
        outer.addWidget(self.problem)
        outer.addWidget(self._whole, 1)
        card = self._authority_card.layout()
        assert card is not None
        card.addWidget(self.next_button)
        card.setAlignment(self.next_button, Qt.AlignmentFlag.AlignLeft)
        self.next_button.hide()


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Mã", text=lambda line: line.unit.code if line.unit is not None else "–", width=80),
        Column(title="Đơn vị", text=unit_words),
        Column(title="Người ký", text=lambda line: line.holder, width=180, optional=True),
        Column(
            title="Dấu vân tay khóa",
            text=lambda line: line.print if line.row is not None else "đối chiếu khi cấp",
            width=210,
            optional=True,
        ),
        Column(title="Đến ngày", text=lambda line: short_date(line.until) if line.until else "", width=96),
        Column(
            title="Tình trạng",
            text=lambda line: STATES[line.state],
            width=190,
            tone=lambda line: TONES[line.state],
        ),
    )
