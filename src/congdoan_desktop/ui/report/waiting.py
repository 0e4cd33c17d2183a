"""Papers that are being signed elsewhere: each waits until its file or its scan is back, or until it is dropped."""

from datetime import datetime

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.report.ways import BACK_WORDS, WAYS
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.usecases.issue_paper import waiting_on

_NONE = "Không có bản nào đang chờ. Bản ký bằng phần mềm khác hoặc ký tay chờ ở đây đến khi nhận lại."


class WaitingList(QWidget):
    """The waiting papers of one kind on one subject."""

    returning = Signal(object)
    """`PreparedPaper` that is back."""
    printing = Signal(object)
    """`PreparedPaper` to be printed once more."""
    dropping = Signal(object)
    """`PreparedPaper` that will not come back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._papers: tuple[PreparedPaper, ...] = ()
        columns = (
            Column(title="Số", text=_number, width=90),
            Column(title="Lập ngày", text=_made, width=96),
            Column(title="Đang ở đâu", text=lambda paper: WAYS[paper.way].short, width=120),
            Column(title="Tệp", text=lambda paper: paper.file_stem),
        )
        self.table = RowsTable(columns, lambda paper: paper.id, name="Văn bản chờ ký")
        self._said = QLabel(wordWrap=True)
        theme.mark(self._said, "role", "muted")
        self._back = QPushButton(BACK_WORDS["by_hand"])
        self._print = QPushButton("In lại…")
        self._look = QPushButton("Mở thư mục")
        self._drop = QPushButton("Bỏ bản này…")
        self._build()
        self._back.clicked.connect(lambda: self._emit(self.returning))
        self._print.clicked.connect(lambda: self._emit(self.printing))
        self._drop.clicked.connect(lambda: self._emit(self.dropping))
        self._look.clicked.connect(lambda: folders.open_folder(folders.waiting_folder(context.reader.path)))
        self.table.picked.connect(lambda _: self._show_buttons())
        self.table.entered.connect(lambda _: self._emit(self.returning))

    def show_papers(self, kind: str, period: str) -> None:
        """List what waits of `kind` on `period`."""
        self._papers = waiting_on(self._context.reader, kind, period)
        self.table.show_rows(self._papers)
        if self._papers and not self.table.current_key():
            self.table.choose(self._papers[0].id)
        self._said.setText("" if self._papers else _NONE)
        self._show_buttons()

    def summary(self) -> str:
        """Return what the page in the preview is while a paper is out; empty when none is."""
        if not self._papers:
            return ""
        number = self._papers[0].number
        which = f" số {number:02d}" if number is not None else ""
        return f"Bản nháp. Đã đưa ra ký{which}, chưa nhận lại"

    def count(self) -> int:
        """Return how many there are."""
        return len(self._papers)

    def chosen(self) -> PreparedPaper | None:
        """Return the paper that is chosen in the list."""
        return next((paper for paper in self._papers if paper.id == self.table.current_key()), None)

    def _emit(self, signal: SignalInstance) -> None:
        paper = self.chosen()
        if paper is not None:
            signal.emit(paper)

    def _show_buttons(self) -> None:
        paper = self.chosen()
        for button in (self._back, self._look, self._drop):
            button.setVisible(paper is not None)
        self._print.setVisible(paper is not None and paper.way == "by_hand")
        self._back.setText(BACK_WORDS[paper.way] if paper is not None else "")

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._said, 1)
        for button in (self._drop, self._look, self._print, self._back):
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.S, 0, 0)
        box.setSpacing(theme.S)
        box.addWidget(self.table, 1)
        box.addLayout(row)


def _number(paper: PreparedPaper) -> str:
    return f"{paper.number:02d}" if paper.number is not None else "ghi bút"


def _made(paper: PreparedPaper) -> str:
    return short_date(datetime.fromisoformat(paper.prepared_at).astimezone(VIETNAM).date())
