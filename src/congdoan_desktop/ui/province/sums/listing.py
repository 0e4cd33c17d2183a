"""The page of sums as it is shown: which window, which table, which units."""

from collections.abc import Iterator

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.texts import FIGURES
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.province.groupings import Grouping, groupings
from congdoan_desktop.ui.province.sums.seen import Seen, look
from congdoan_desktop.ui.province.sums.sum_columns import AnswerRow, GroupRow
from congdoan_desktop.ui.province.sums.view import UNITS, SumsView
from congdoan_desktop.ui.province.sums.words import reported_words
from congdoan_desktop.usecases.province.summary import Summary

_PLACES = {code: place for place, code in enumerate(FIGURES)}
"""Figures in the order in which reports have them."""


class SumsListing(SumsView):
    """A record id is `kind@window`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.reference.catalogues["unit_kinds"])
        self._context = context
        self._seen: Seen | None = None
        self._key: tuple[str, str] | None = None
        self._groupings: tuple[Grouping, ...] = ()
        self._group: tuple[Grouping, str] | None = None
        """Only the units of this group are listed."""
        self.asked.activated.connect(lambda _: self._choose())
        self.tabs.currentChanged.connect(lambda _: self.show_tab())
        self.grouping.currentIndexChanged.connect(lambda _: self._list_groups())
        self.group_button.clicked.connect(self.leave_group)

    def refresh(self) -> None:
        """Look at the store again."""
        task = look(self._context.reference, self._context.today, self._key)
        self._context.looker.run(task, done=self._show, failed=self._failed, key="sums")

    def open_record(self, record_id: str) -> None:
        """Add up the reports that `record_id` names."""
        kind, _, window = record_id.partition("@")
        if kind and window:
            self._key = (kind, window)
            self.refresh()

    def take_focus(self) -> None:
        shown = self.places.currentWidget()
        for empty in (self.no_units, self.no_reports):
            if shown is empty:
                empty.button.setFocus()
                return
        self.table().setFocus()

    def summary(self) -> Summary | None:
        """Return what is shown."""
        return self._seen.summary if self._seen is not None else None

    def open_group(self, key: str) -> None:
        """List the units of a group."""
        grouping = self._groupings[self.grouping.currentIndex()]
        self._group = (grouping, key.removeprefix("@"))
        self.group_button.setText(f"✕ {grouping.title}: {grouping.name(self._group[1])}")
        self._list()
        self.turn_to(UNITS)

    def leave_group(self) -> None:
        """List all units again."""
        self._group = None
        self.group_button.setText("")
        self._list()
        self.take_focus()

    def turn_to(self, place: int) -> None:
        """Bring a table to the front."""
        self.tabs.setCurrentIndex(place)
        self.take_focus()

    def _show(self, seen: Seen) -> None:
        self.problem.say("")
        self._seen = seen
        had_focus = self.no_units.button.hasFocus() or self.no_reports.button.hasFocus()
        place = self.no_units if not seen.register.units else self.no_reports if seen.summary is None else self.main
        self.places.setCurrentWidget(place)
        self._groupings = groupings(self._context.reference.catalogues, seen.register)
        self.offer_groupings([one.title for one in self._groupings])
        if seen.summary is not None:
            self._key = seen.summary.expectation.key
            self.offer(seen.asked, seen.summary.expectation)
            self._say_counts(seen.summary)
            for button in (self.report_button, self.pass_button):
                button.setEnabled(bool(seen.template))
        self._list()
        if had_focus and place is self.main:
            self.take_focus()

    def _say_counts(self, found: Summary) -> None:
        tally = found.board.tally
        said = f"Đã báo cáo {reported_words(tally.received, tally.expected)}"
        said += (
            f" · còn {count_text(tally.expected - tally.received)} đơn vị" if tally.received < tally.expected else ""
        )
        state = "good" if 0 < tally.expected == tally.received else "open"
        self.bar.show_range(tally.received, tally.received, tally.expected, state=state, words=said)
        self.words.setText(said)

    def _list(self) -> None:
        found, seen = self.summary(), self._seen
        if found is None or seen is None:
            return
        self.target_table.show_rows(found.targets)
        self.unit_table.show_rows([one for one in found.units if self._is_listed(one.row.unit)])
        self.sum_table.show_rows(sorted(found.totals.values(), key=lambda one: _PLACES.get(one.code, len(_PLACES))))
        self._list_groups()
        self.moment_table.show_rows(seen.moments)
        self.answer_table.show_rows(tuple(answers_of(found)))
        self.show_tab()
        for table in self.tables():
            if not table.current_key():
                table.choose(table.rows.key_at(0))

    def _list_groups(self) -> None:
        found, place = self.summary(), self.grouping.currentIndex()
        if found is None or place < 0:
            return
        grouping = self._groupings[place]
        rows = [GroupRow(code=code, name=grouping.name(code), group=one) for code, one in found.by(grouping.of).items()]
        self.group_table.show_rows(sorted(rows, key=lambda row: (not row.code, row.name)))

    def _is_listed(self, unit: OrgUnit) -> bool:
        return self._group is None or self._group[0].of(unit) == self._group[1]

    def _choose(self) -> None:
        self._key = self.asked.currentData()
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.problem.say(sentence_of(error))


def answers_of(found: Summary) -> Iterator[AnswerRow]:
    """Return the answers, question by question."""
    for question in found.tallies:
        for place, choice in enumerate(question.choices):
            yield AnswerRow(question=question, choice=choice, first=place == 0)
