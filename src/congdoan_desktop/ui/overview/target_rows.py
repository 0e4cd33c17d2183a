"""How far each target is: bar, figure (a link to the list behind it), verdict, source."""

from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.report import TargetResult
from congdoan_desktop.texts import VERDICTS, period_name
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.overview.due_rows import empty_grid, rows_grid
from congdoan_desktop.ui.overview.words import figure_words, is_open, missing_words
from congdoan_desktop.ui.widgets.range_bar import RangeBar
from congdoan_desktop.ui.widgets.status_label import VERDICT_STATES, StatusLabel

_TITLE_LENGTH = 110
_NARROW = 860
"""Pixels below which five columns do not fit."""


class TargetRows(QWidget):
    """`counted` asks for the list behind a figure, `declaring` to declare a number; both carry the `TargetResult`."""

    counted = Signal(object)
    declaring = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.grid = rows_grid(self, theme.S)
        for column, stretch in enumerate((6, 2, 0, 0, 0)):
            self.grid.setColumnStretch(column, stretch)
        self.links: list[QPushButton] = []
        self._results: tuple[TargetResult, ...] = ()
        self._narrow = False

    def show_results(self, results: tuple[TargetResult, ...]) -> None:
        """Show one row a target."""
        self._results = results
        self.links.clear()
        empty_grid(self.grid)
        for row, result in enumerate(results):
            self._row(row, result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page (150 % on a small screen) has the bar above the figure and the source below the title."""
        super().resizeEvent(event)
        if (self.width() < _NARROW) != self._narrow:
            self._narrow = not self._narrow
            self.show_results(self._results)

    def _row(self, row: int, result: TargetResult) -> None:
        title = QLabel(shorten(result.title, _TITLE_LENGTH, placeholder=" …"), wordWrap=True)
        title.setToolTip(result.title)
        half = f" ({period_name(result.window)})" if "-H" in result.window else ""
        source = QLabel(f"{result.source}\nmức giao: {result.level}{half}")
        theme.mark(source, "role", "muted")
        verdict = StatusLabel(VERDICT_STATES[result.verdict], VERDICTS[result.verdict])
        verdict.setWordWrap(True)
        verdict.setMinimumWidth(96)
        figure = self._figure(result)
        parts: list[QWidget] = [title, _bar(result), _column(*figure), verdict, source]
        if self._narrow:
            parts = [_column(title, source), _column(_bar(result), *figure), verdict]
        for column, part in enumerate(parts):
            self.grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)

    def _figure(self, result: TargetResult) -> list[QWidget]:
        link = _link(figure_words(result), f"{result.title}: {figure_words(result)}. Mở danh sách đã đếm")
        link.clicked.connect(lambda: self.counted.emit(result))
        self.links.append(link)
        parts: list[QWidget] = [link]
        if is_open(result):
            words = "Sửa số ước tính…" if result.figure.estimated else "Khai số ước tính…"
            declare = _link(words, f"{words} {result.title}")
            declare.clicked.connect(lambda: self.declaring.emit(result))
            parts.append(declare)
        if missing_words(result.figure):
            why = QLabel(f"! {missing_words(result.figure)}", wordWrap=True)
            theme.mark(why, "role", "near")
            parts.append(why)
        return parts


def _bar(result: TargetResult) -> QWidget:
    figure = result.figure
    if result.kind == "count" or not figure.den or figure.low is None:
        return QWidget()
    bar = RangeBar()
    bar.setMinimumWidth(72)
    state = VERDICT_STATES[result.verdict]
    bar.show_range(figure.low, figure.high, figure.den, state=state, words=figure_words(result))
    return bar


def _column(*parts: QWidget) -> QWidget:
    cell = QWidget()
    box = QVBoxLayout(cell)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for part in parts:
        box.addWidget(part)
    return cell


def _link(words: str, name: str) -> QPushButton:
    link = QPushButton(words)
    link.setAccessibleName(name)
    theme.mark(link, "role", "link")
    return link
