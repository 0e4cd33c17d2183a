"""The widgets of *Sổ văn bản đi* and where they stand; what they do is in `register_pane.py`."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from congdoan_desktop.domain.records import OutgoingPaper
from congdoan_desktop.domain.register import changeable
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Page
from congdoan_desktop.ui.exchange.card import card_of
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.register_sheet import about_words, number_words

_EMPTY = (
    "Sổ ghi mọi văn bản đi của năm, mỗi văn bản một số. Báo cáo ký trong chương trình tự vào sổ. Chưa có văn bản nào: "
    "hãy ghi văn bản đầu tiên lập ngoài chương trình, hoặc ký báo cáo đầu tiên ở trang Báo cáo."
)
_TONES = {"skipped": "near", "void": "muted", "reserved": "near"}


class RegisterView(Page):
    """Year and acts above, the ten columns below them, the chosen line in full at the foot."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self.years = QComboBox()
        self.years.setAccessibleName("Năm")
        self.years.setMinimumHeight(theme.ROW)
        self.show_years((year,))
        self.new_button = QPushButton("Ghi văn bản ngoài chương trình…")
        self.edit_button = QPushButton("Sửa dòng…")
        self.void_button = QPushButton("Hủy số…")
        self.print_button = QPushButton("In sổ…")
        self.problem = ProblemLine()
        self.gaps = QLabel(wordWrap=True)
        self.table = RowsTable(_columns(), lambda line: line.id, name="Sổ đăng ký văn bản đi")
        self.empty = EmptyState(_EMPTY, "Ghi văn bản ngoài chương trình…", lambda: None)
        self._title, self._rest = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._stack = QStackedWidget()
        self._build()
        self.show_one(None)

    def year(self) -> int:
        """Return the year chosen."""
        return int(self.years.currentData())

    def show_years(self, years: Sequence[int]) -> None:
        """Offer these years; the one chosen stays chosen."""
        chosen = self.years.currentData()
        self.years.clear()
        for year in years:
            self.years.addItem(f"Năm {year}", year)
        self.years.setCurrentIndex(max(0, self.years.findData(chosen)))

    def choose_year(self, year: int) -> None:
        """Choose a year."""
        if self.years.findData(year) < 0:
            self.years.addItem(f"Năm {year}", year)
        self.years.setCurrentIndex(self.years.findData(year))

    def show_lines(self, lines: Sequence[OutgoingPaper], key: str, next_number: int) -> None:
        """List the lines and say which numbers are of no paper."""
        was_empty = self.empty.button.hasFocus()
        self.table.show_and_choose(lines, key)
        self._stack.setCurrentIndex(0 if lines else 1)
        if lines and was_empty:
            self.table.setFocus()
        self.gaps.setText(_gaps(lines, next_number))

    def show_one(self, line: OutgoingPaper | None) -> None:
        """Show a line in full, and let the person do what may be done to it."""
        self._card.setVisible(line is not None)
        self.edit_button.setEnabled(line is not None and bool(changeable(line)))
        self.void_button.setEnabled(line is not None and line.state in ("skipped", "reserved"))
        if line is not None:
            self._title.setText(f"{number_words(line)}  ·  {about_words(line)}")
            self._rest.setText("\n".join(_told(line)))

    def _build(self) -> None:
        theme.mark(self.gaps, "role", "muted")
        theme.mark(self._title, "role", "section")
        self.edit_button.setToolTip("Enter")
        self.void_button.setToolTip("Delete")
        self.new_button.setToolTip("Ctrl+N")
        self.print_button.setToolTip("Ctrl+P")
        row = WrappingRow()
        for part in (self.years, self.new_button, self.edit_button, self.void_button, self.print_button):
            row.add(part, 0)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self._stack, 1)
        column.addWidget(self.gaps)
        self._card = card_of((self._title, self._rest))
        column.addWidget(self._card)


def _gaps(lines: Sequence[OutgoingPaper], next_number: int) -> str:
    numbers = {state: [one.number for one in lines if one.state == state] for state in ("skipped", "reserved")}
    absent = sorted(set(range(1, next_number)) - {line.number for line in lines})
    said = {
        "Số bỏ trống: {} (ghi văn bản vào đó, hoặc hủy số).": numbers["skipped"],
        "Số đang chờ ký: {}.": numbers["reserved"],
        "Chưa có trong sổ: {} (văn bản nào đã lấy số đó thì ghi vào).": absent,
    }
    parts = [words.format(runs_text(found)) for words, found in said.items() if found]
    return "  ".join((f"Số kế tiếp: {next_number:02d}.", *parts))


def runs_text(numbers: Sequence[int]) -> str:
    """Return "02, 04–07, 09" of numbers in their order."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]:02d}" if len(run) == 1 else f"{run[0]:02d}–{run[-1]:02d}" for run in runs)


def _told(line: OutgoingPaper) -> list[str]:
    facts = {
        "Người ký": line.signer_name,
        "Nơi nhận": line.receivers,
        "Bản lưu": line.copy_kept_by,
        "Số lượng bản": "" if line.copies is None else str(line.copies),
        "Ngày chuyển": _day(line.sent_on),
        "Ký nhận": line.received_by,
        "Ghi chú": line.note,
    }
    return ["  ·  ".join(f"{name}: {value}" for name, value in facts.items() if value) or "Chưa ghi gì thêm."]


def _day(day: date | None) -> str:
    return short_date(day) if day is not None else ""


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Số, ký hiệu", text=number_words, width=104),
        Column(title="Ngày", text=lambda line: _day(line.issued_on), width=92),
        Column(title="Tên loại và trích yếu", text=about_words, tone=lambda line: _TONES.get(line.state, "")),
        Column(title="Người ký", text=lambda line: line.signer_name, width=120, optional=True),
        Column(title="Nơi nhận", text=lambda line: line.receivers, width=144, optional=True),
        Column(title="Bản lưu", text=lambda line: line.copy_kept_by, width=84, optional=True),
        Column(
            title="Số bản",
            text=lambda line: "" if line.copies is None else str(line.copies),
            width=66,
            right=True,
            optional=True,
        ),
        Column(title="Ngày chuyển", text=lambda line: _day(line.sent_on), width=96, optional=True),
        Column(title="Ký nhận", text=lambda line: line.received_by, width=90, optional=True),
        Column(title="Ghi chú", text=lambda line: line.note, width=128, optional=True),
    )
