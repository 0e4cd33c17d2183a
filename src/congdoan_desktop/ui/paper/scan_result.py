"""What came of the scans: sheets that are sure, sheets to look at, what could not be read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.omr import ScanProblem
from congdoan_desktop.texts.scans import trouble_sentence
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.paper.pile import Pile
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.status_label import StatusLabel

_MASTER = "Phiếu photo không có số riêng: quét lại cùng tờ giấy thì máy không biết là đã nhập."


class ScanResult(QWidget):
    """`keep_asked`, `review_asked`."""

    keep_asked = Signal()
    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel()
        self.sure, self.doubtful, self.done = StatusLabel(), StatusLabel(), StatusLabel()
        self.note = QLabel(wordWrap=True)
        self.keep_button = QPushButton()
        self.review_button = QPushButton()
        self.heading = QLabel("TRANG, TỆP CHƯA ĐỌC ĐƯỢC")
        self.table = RowsTable(_COLUMNS, _key, name="Điều chưa đọc được và cách sửa")
        self.keep_button.clicked.connect(self.keep_asked)
        self.review_button.clicked.connect(self.review_asked)
        self._build()

    def show_pile(self, pile: Pile, in_box: int) -> None:
        """Show how far it is. `in_box`: sheets in the box by now."""
        sure, doubtful, places = len(pile.sure), pile.review.sheets_left, pile.review.places_left
        self.title.setText(f"{_pages_words(pile)} · trong thùng có {count_text(in_box)} phiếu")
        self.sure.show_state("good", f"{count_text(sure)} phiếu đủ trang, rõ ràng")
        self.doubtful.show_state(
            "near", f"{count_text(doubtful)} phiếu có {count_text(places)} chỗ máy không chắc, cần người xem"
        )
        self.done.show_state(*_done_words(pile))
        self.keep_button.setText(f"Đưa {count_text(sure)} phiếu vào thùng")
        self.review_button.setText("Xem từng chỗ…")
        for part in (self.sure, self.keep_button):
            part.setVisible(sure > 0)
        for part in (self.doubtful, self.review_button):
            part.setVisible(doubtful > 0)
        self.done.setVisible(bool(self.done.text()))
        self._mark_first(bool(sure))
        self.note.setVisible(any(not sheet.serial for sheet in pile.sure) or pile.review.has_copies)
        troubles = [problem for problem in pile.problems if problem.code != "blank_page"]
        self.table.show_rows(troubles)
        self.heading.setVisible(bool(troubles))
        self.table.setVisible(bool(troubles))

    def take_focus(self, rest: QWidget) -> None:
        """Put the focus on the next step, or on `rest` when there is none."""
        steps = (self.keep_button, self.review_button)
        (next((step for step in steps if not step.isHidden()), rest)).setFocus()

    def _mark_first(self, is_sure: bool) -> None:
        theme.mark(self.keep_button, "role", "primary")
        theme.mark(self.review_button, "role", "" if is_sure else "primary")

    def _build(self) -> None:
        theme.mark(self.title, "role", "title")
        theme.mark(self.heading, "role", "section")
        theme.mark(self.note, "role", "muted")
        self.note.setText(_MASTER)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setMinimumSectionSize(theme.ROW + 2)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.XL)
        grid.setVerticalSpacing(theme.S)
        grid.setColumnStretch(2, 1)
        for row, (label, button) in enumerate(((self.sure, self.keep_button), (self.doubtful, self.review_button))):
            grid.addWidget(label, row, 0)
            grid.addWidget(button, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.title)
        column.addLayout(grid)
        column.addWidget(self.done)
        column.addWidget(self.note)
        column.addSpacing(theme.S)
        column.addWidget(self.heading)
        column.addWidget(self.table, 1)
        column.addStretch()


def _pages_words(pile: Pile) -> str:
    blank = sum(problem.code == "blank_page" for problem in pile.problems)
    return f"Đã đọc {count_text(pile.pages)} trang" + (f" ({count_text(blank)} trang trắng)" if blank else "")


def _done_words(pile: Pile) -> tuple[str, str]:
    """Return what is behind, and its state."""
    parts = [
        f"Đã đưa {count_text(pile.kept)} phiếu vào thùng" if pile.kept else "",
        f"{count_text(pile.already)} phiếu đã có từ trước, không tính lại" if pile.already else "",
        f"{count_text(pile.review.invalid)} phiếu không hợp lệ, để riêng" if pile.review.invalid else "",
    ]
    said = "; ".join(filter(None, parts))
    if said:
        return ("good" if pile.kept else "none"), f"{said[:1].upper()}{said[1:]}."
    return ("none", "") if not pile.is_settled else ("bad", "Không có phiếu nào đọc được.")


def _key(problem: ScanProblem) -> str:
    return f"{problem.code}/{problem.file}/{problem.page}/{problem.serial}/{problem.missing}"


_COLUMNS = (
    Column(title="Tệp", text=lambda problem: problem.file, width=220),
    Column(title="Trang", text=lambda problem: str(problem.page or "–"), width=64, right=True),
    Column(title="Điều gì, và cách sửa", text=trouble_sentence),
)
