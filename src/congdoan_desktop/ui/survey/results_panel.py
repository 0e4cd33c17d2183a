"""Results of a closed round: counts and shares of every answer, small groups hidden."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text, percent_text
from congdoan_desktop.domain.survey_results import Results, Tally
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.tables import Column, RowsTable

_HIDDEN = "ẩn"
_NOTE = (
    "“ẩn”: dưới 5 phiếu, hoặc từ số đó suy ra được một số dưới 5. Số ẩn không hiện ở đâu, để không ai đoán được người "
    "trả lời. Câu được chọn nhiều ý thì tổng tỷ lệ có thể trên 100 %."
)


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A question, or one answer to it."""

    key: str
    text: str
    count: str = ""
    share: str = ""


class ResultsPanel(QWidget):
    """`closed`: back to the record."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = QLabel(wordWrap=True)
        theme.mark(self._title, "role", "section")
        back = QPushButton("◄ Quay lại")
        back.clicked.connect(self.closed)
        columns = (
            Column(title="Câu hỏi và phương án", text=lambda line: line.text),
            Column(title="Số phiếu", text=lambda line: line.count, right=True, width=84),
            Column(title="Tỷ lệ", text=lambda line: line.share, right=True, width=84),
        )
        self.table = RowsTable(columns, lambda line: line.key, name="Kết quả khảo sát")
        note = QLabel(_NOTE, wordWrap=True)
        theme.mark(note, "role", "muted")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        box.addLayout(head)
        box.addWidget(self.table, 1)
        box.addWidget(note)

    def show_results(self, title: str, found: Results) -> None:
        """Show what may be seen."""
        self._title.setText(f"{title} – {count_text(found.total)} phiếu hợp lệ")
        lines = [line for tally in found.tallies for line in _lines(tally, found.total)]
        self.table.show_rows(lines)


def _lines(tally: Tally, total: int) -> list[_Line]:
    name = tally.question
    answers = [
        _Line(
            key=f"{name}/{choice.name}", text=f"      {choice.label}", count=_count(count), share=_share(count, total)
        )
        for choice, count in zip(tally.choices, tally.counts, strict=True)
    ]
    return [_Line(key=name, text=tally.label), *answers]


def _count(count: int | None) -> str:
    return _HIDDEN if count is None else count_text(count)


def _share(count: int | None, total: int) -> str:
    return percent_text(count, total) if count is not None and total else ""
