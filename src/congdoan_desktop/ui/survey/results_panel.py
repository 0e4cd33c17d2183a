"""Results of a closed round: what may be seen of it, by area, by the groups settled for it, beside the round before."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.disclosure import LEAST_SHEETS
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey_results import Breakdown, Results
from congdoan_desktop.store.survey_checks import check_sums
from congdoan_desktop.texts import period_name
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.survey.results import words
from congdoan_desktop.ui.survey.results.card_list import CardList
from congdoan_desktop.ui.survey.results.cards import answer_cards, change_cards, group_cards
from congdoan_desktop.ui.survey.results.view_choice import ViewChoice
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.compare_rounds import Comparison, compare_rounds
from congdoan_desktop.usecases.survey import results

_WHOLE, _CHANGED = "", "changed"


class ResultsPanel(QWidget):
    """`closed`: back to the record; `report_asked` carries the id of the round that a report is wanted on."""

    closed = Signal()
    report_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._survey: SurveyRound | None = None
        self._found: Results | None = None
        self._compared: Comparison | None = None
        self.title, self.head = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.report_button = QPushButton("Lập báo cáo khảo sát")
        self.back_button = QPushButton("◄ Quay lại")
        self.back_button.setToolTip("Esc")
        self.views = ViewChoice()
        self.list = CardList()
        self._build()

    def show_round(self, context: Context, survey: SurveyRound) -> None:
        """Show what may be seen of a closed round. Raises `UserError` survey.open."""
        self._survey, self._found = survey, results(context.reader, survey.id)
        self._compared = compare_rounds(context.reader, survey, self._found) if self._found else None
        self.title.setText(survey.title)
        sums = check_sums(context.reader, survey.id)
        self.head.setText(words.head_words(survey, self._found.total if self._found else None, sums))
        self.report_button.setVisible(self._found is not None)
        self.views.offer(self._views())
        self._show(_WHOLE)
        self.setFocusProxy(self.list.cards[0] if self.list.cards else self.back_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _views(self) -> dict[str, str]:
        found = {_WHOLE: "Cả đơn vị"}
        if self._found is not None and self._found.total >= LEAST_SHEETS:
            found |= {one.by: words.grouping_words(one.by, one.label) for one in self._found.breakdowns if one.crosses}
            if self._compared is not None:
                found[_CHANGED] = "Thay đổi nhiều nhất"
        return found

    def _show(self, view: str) -> None:
        found = self._found
        if found is None or found.total < LEAST_SHEETS:
            self.list.show_cards([], [words.BY_HAND if found is None else words.too_few_words(found.total)])
            return
        breakdown = next((one for one in found.breakdowns if one.by == view), None)
        changes = self._compared.changes if self._compared is not None else None
        if view == _CHANGED and changes is not None:
            parts = list(change_cards(found, changes))
        elif breakdown is not None:
            parts = list(group_cards(found, breakdown))
        else:
            parts = list(answer_cards(found, changes))
        notes = [*self._notes(found, breakdown, view), words.NOTHING_CHANGED if not parts else ""]
        self.list.show_cards(parts, [note for note in notes if note])

    def _notes(self, found: Results, breakdown: Breakdown | None, view: str) -> Iterable[str]:
        if breakdown is None and self._compared is not None:
            yield words.compared_words(period_name(self._compared.before.period), self._compared.total_before)
            yield words.one_sheet_words(min(found.total, self._compared.total_before))
            if view == _WHOLE:
                yield words.why_not_compared(frozenset(one.reason for one in self._compared.changes))
        if view == _WHOLE:
            labels = {tally.question: tally.label for tally in found.tallies}
            names = (words.grouping_words(name, labels.get(name, name)) for name in found.withheld)
            yield from (words.WITHHELD.format(name=name) for name in names)
        if breakdown is not None and sum(breakdown.sizes) < found.total:
            yield words.LEFT_OUT
        if _hides(found, breakdown) and view != _CHANGED:
            yield words.HIDDEN_NOTE

    def _build(self) -> None:
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        theme.mark(self.head, "role", "muted")
        self.report_button.clicked.connect(lambda: self.report_asked.emit(self._survey.id if self._survey else ""))
        self.back_button.clicked.connect(self.closed)
        self.views.chosen.connect(self._show)
        buttons = WrappingRow()
        for button in (self.back_button, self.report_button):
            buttons.add(button, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.XS)
        box.addWidget(self.title)
        box.addWidget(self.head)
        box.addLayout(buttons)
        box.addWidget(self.views)
        box.addWidget(self.list, 1)


def _hides(found: Results, breakdown: Breakdown | None) -> bool:
    if breakdown is not None:
        return any(None in row for cross in breakdown.crosses for row in cross.rows)
    return any(None in (*tally.counts, tally.blank) for tally in found.tallies)
