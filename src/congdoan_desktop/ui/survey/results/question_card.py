"""One question and the chart of its answers. A card takes the focus, so that all of it is read by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QFont
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.results.chart import Chart


class QuestionCard(QFrame):
    """`chart`: none where nothing may be shown, then `note` says why."""

    def __init__(self, question: str, chart: Chart | None, note: str) -> None:
        super().__init__()
        self.chart = chart
        theme.mark(self, "role", "card")
        title = QLabel(question, wordWrap=True)
        font = title.font()
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        box.setSpacing(theme.XS)
        box.addWidget(title)
        if chart is not None:
            box.addWidget(chart)
        if note:
            told = QLabel(note, wordWrap=True)
            theme.mark(told, "role", "muted")
            box.addWidget(told)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        parts = (question, note, chart.accessibleName() if chart is not None else "")
        self.setAccessibleName(" ".join(part if part[-1] in ".?!:" else f"{part}." for part in parts if part))

    def focusInEvent(self, event: QFocusEvent) -> None:
        theme.mark(self, "current", True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        theme.mark(self, "current", False)
        super().focusOutEvent(event)
