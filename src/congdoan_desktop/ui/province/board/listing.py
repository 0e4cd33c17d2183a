"""The board as it is shown: which report, which units of it, one by one or in groups."""

from PySide6.QtCore import QTimer

from congdoan_desktop.domain.province.board import Board, Row, counted, tally_of
from congdoan_desktop.domain.text import fold
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.overview.due_words import DueLine
from congdoan_desktop.ui.province.board.columns import GroupRow
from congdoan_desktop.ui.province.board.counts import WHICH
from congdoan_desktop.ui.province.board.seen import Seen, look
from congdoan_desktop.ui.province.board.view import BoardView
from congdoan_desktop.ui.province.board.words import to_do_said
from congdoan_desktop.ui.province.groupings import Grouping, groupings

_PAUSE = 200
"""Milliseconds after the last letter until the list is searched."""


class BoardListing(BoardView):
    """A record id is `kind@window` or `which@kind@window`, with a key of `WHICH`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: Seen | None = None
        self._key: tuple[str, str] | None = None
        self._groupings: tuple[Grouping, ...] = ()
        self._rows: list[Row] = []
        """The units that are listed."""
        self._group: tuple[int, str] | None = None
        """Place of a grouping and code of a group: only its units are shown."""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._list)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self.take_focus)
        self.asked.activated.connect(lambda _: self._choose())
        self.counts.chosen.connect(lambda _: self._list())
        self.groups.currentChanged.connect(lambda _: self._list())
        self.group_button.clicked.connect(self._leave_group)
        self.table.picked.connect(lambda _: self.allow(self.current()))
        self.group_table.entered.connect(self._open_group)
        self.tasks.asked.connect(self._open_task)

    def refresh(self) -> None:
        """Look at the store again."""
        task = look(self._context.reference, self._context.today, self._key)
        self._context.looker.run(task, done=self._show, failed=self._failed, key="board")

    def open_record(self, record_id: str) -> None:
        """Show the report that `record_id` names, and the units that a number of it counts."""
        *which, kind, window = record_id.split("@") if record_id.count("@") else ("", "")
        if not kind:
            return
        if which and which[0] in WHICH:
            self.counts.choose(which[0])
        self._forget_group()
        self.groups.setCurrentIndex(0)
        self._key = (kind, window)
        self.refresh()
        self.table.setFocus()

    def take_focus(self) -> None:
        for empty in (self.no_units, self.no_reports):
            if self.places.currentWidget() is empty:
                empty.button.setFocus()
                return
        (self.group_table if self.groups.currentIndex() > 0 else self.table).setFocus()

    def current(self) -> Row | None:
        """Return the unit chosen; none while groups are shown."""
        if self.board() is None or self.groups.currentIndex() > 0:
            return None
        key = self.table.current_key()
        return next((row for row in self._rows if row.unit.id == key), None)

    def listed(self) -> tuple[Row, ...]:
        """Return the units that are listed, or whose groups are."""
        return tuple(self._rows)

    def board(self) -> Board | None:
        """Return what is shown."""
        return self._seen.board if self._seen is not None else None

    def _show(self, seen: Seen) -> None:
        self.problem.say("")
        self._seen = seen
        place = self.no_units if not seen.register.units else self.no_reports if seen.board is None else None
        had_focus = self.no_units.button.hasFocus() or self.no_reports.button.hasFocus()
        self.places.setCurrentWidget(place or self.places.widget(0))
        self._groupings = groupings(self._context.reference.catalogues, seen.register)
        self.name_groups([one.title for one in self._groupings])
        self.tasks.show_lines([to_do_said(one, self._context.today()) for one in seen.tasks])
        if seen.board is not None:
            self._key = seen.board.expectation.key
            self.offer(seen.asked, seen.board.expectation)
            self.counts.show_board(seen.board)
        self._list()
        if had_focus and place is None:
            self.take_focus()

    def _list(self) -> None:
        """List the units, or the groups, that are wanted."""
        rows = self._rows = self._wanted()
        place = self.groups.currentIndex() - 1
        if place >= 0:
            self.show_groups(self._grouped(self._groupings[place], rows))
        else:
            self.show_units(rows)
        self.calls_button.setEnabled(any(not row.counts for row in rows))
        found = self.board()
        self.letter_button.setEnabled(found is not None and bool(found.silent()))
        self.allow(self.current())

    def _wanted(self) -> list[Row]:
        words, found = fold(self.search.text()).split(), self.board()
        return [
            row
            for row in (found.rows if found is not None else ())
            if counted(row, self.counts.which) and self._is_in_group(row) and _is_meant(row, words)
        ]

    def _is_in_group(self, row: Row) -> bool:
        return self._group is None or self._groupings[self._group[0]].of(row.unit) == self._group[1]

    def _grouped(self, grouping: Grouping, rows: list[Row]) -> list[GroupRow]:
        found: dict[str, list[Row]] = {}
        for row in rows:
            found.setdefault(grouping.of(row.unit), []).append(row)
        groups = [
            GroupRow(code=code, name=grouping.name(code), tally=tally_of(members)) for code, members in found.items()
        ]
        return sorted(groups, key=lambda one: (not one.code, fold(one.name)))

    def _open_group(self, key: str) -> None:
        place, code = self.groups.currentIndex() - 1, key.removeprefix("@")
        grouping = self._groupings[place]
        self._group = (place, code)
        self.group_button.setText(f"✕ {grouping.title}: {grouping.name(code)}")
        self.group_button.show()
        self.groups.setCurrentIndex(0)
        self.table.setFocus()

    def _leave_group(self) -> None:
        self._forget_group()
        self._list()
        self.table.setFocus()

    def _forget_group(self) -> None:
        self._group = None
        self.group_button.hide()

    def _choose(self) -> None:
        self._key = self.asked.currentData()
        self.refresh()

    def turn_to(self, place: int) -> None:
        if place < self.groups.count():
            self.groups.setCurrentIndex(place)
            self.take_focus()

    def _open_task(self, line: DueLine) -> None:
        if line.page:
            self.go.emit(line.page, line.record_id)
        else:
            self.open_record(line.record_id)

    def _failed(self, error: Exception) -> None:
        self.problem.say(sentence_of(error))


def _is_meant(row: Row, words: list[str]) -> bool:
    folded = fold(f"{row.unit.code} {row.unit.name} {row.unit.short_name}")
    return all(word in folded for word in words)
