"""A list on the left, the record on the right, saving itself: what most pages are made of.

`Book(...)` says what is kept there; `Ledger(context, book)` shows it: `begin()`, `begin_from(record)`, `open(id)`,
`archive()`, `refresh()`, `flush()`, `typed(kind)`, `whole(kind)`; `add_action(button)` puts a button above,
`add_below(widget)` something under the form, `show_panel(widget)` something in its place until `show_record(True)`;
`keys(sequence, act)` a shortcut. Signals: `opened(record or None)`, `stored(id)`, `saved(sentence)` for the foot of
the rail.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Record
from congdoan_desktop.store import repository
from congdoan_desktop.store.queries import Value
from congdoan_desktop.ui.autosave import Autosave
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.draft_offer import DraftOffer
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.history.dialog import open_history
from congdoan_desktop.ui.history.target import Target
from congdoan_desktop.ui.ledger_view import Book, LedgerView
from congdoan_desktop.ui.long_rows import LongRows
from congdoan_desktop.ui.putting_away import Away
from congdoan_desktop.ui.trash.dialog import open_trash
from congdoan_desktop.usecases import trash

__all__ = ["Book", "Ledger"]

R = TypeVar("R", bound=Record)


class Ledger(LedgerView):
    """List and record of one kind."""

    opened = Signal(object)
    stored = Signal(str)
    saved = Signal(str)

    def __init__(self, context: Context, book: Book) -> None:
        super().__init__(book)
        self._context = context
        self.record: Record | None = None
        self.autosave = Autosave(context, self.form, book.kind)
        self._drafts = DraftOffer(context, book.kind, self.strip, self.autosave, self.open)
        self._narrowed: Callable[[], Mapping[str, Value]] = dict
        self._connect()

    def refresh(self) -> None:
        """Look at the store again; what is being typed stays as it is."""
        text, where = self.search.text(), self.where()
        ids = repository.find_ids(self._context.reader, self._book.kind, text=text, where=where)
        records = LongRows(ids, self._read)
        self.table.show_and_choose(records, self.record.id if self.record else "")
        self._add_up(records, text)
        self.show_list(bool(records or text or self.record or where != self._book.where))
        self._look_again()
        if self.record is None and records:
            self.open(records.ids[0])
        if self.record is None or not self.shows_panel():  # a panel is worked in until it says that it is done
            self.show_record(self.record is not None)
        self._drafts.look(self.record.id if self.record else "")
        if not text:
            self._count_away()

    def typed(self, kind: type[R]) -> R | None:
        """Return the open record as it is typed by now, when one of `kind` is open."""
        record = self.form.record() if self.record is not None else None
        return record if isinstance(record, kind) else None

    def whole(self, kind: type[R]) -> R | None:
        """Return the open record as it is typed by now, once nothing hinders keeping it."""
        record = self.typed(kind)
        return None if record is None or errors(self.form.problems()) else record

    def keep_begun(self) -> None:
        """Keep the open record though nobody has typed a word into it yet: its defaults are meant."""
        record = self.whole(self._book.kind)
        if record is not None and not self._stands_in_store(record.id):
            self.autosave.keep()

    def where(self) -> Mapping[str, Value]:
        """Return what the records in the list have in common, besides the words that are searched."""
        return {**self._book.where, **self._narrowed()}

    def narrow(self, wanted: Callable[[], Mapping[str, Value]]) -> None:
        """Let only the records that have `wanted()`, asked each time anew, stand in the list from the next look on."""
        self._narrowed = wanted

    def begin(self) -> None:
        """Begin a new record. It is kept from the first keystroke on."""
        self.begin_from(self._book.blank(repository.new_id()), keep=False)

    def begin_from(self, record: Record, *, keep: bool = True, focus: str = "") -> None:
        """Begin with `record`, which is kept at once when `keep`; the cursor goes to the field `focus`."""
        self._show(record, fresh=not keep)
        self.table.choose("")
        if keep:
            self.autosave.keep()
        self.form.enter(focus)

    def open(self, record_id: str) -> None:
        """Show the record: as it was typed last, wherever that is by now."""
        found = self.autosave.typed_last(record_id, self._book.blank)
        if found is not None:
            self._show(found[0], state=found[1])
        self.table.choose(record_id)

    def archive(self) -> None:
        """Put the open record away and offer the way back."""
        if self.record is None:
            return
        self.autosave.flush()
        away = Away(kind=self._book.kind, record=self.form.record(), in_store=self._stands_in_store(self.record.id))
        state, faults = self.form.state(), len(errors(self.form.problems()))
        changes = frozenset({self._book.kind.__name__})
        worker = self._context.worker

        def undo() -> None:
            task = partial(away.bring_back, state=state if faults else None)
            worker.run(task, done=lambda _: self._back(away.record.id), changes=changes)

        self._close_record()
        worker.run(
            away.put_away,
            done=lambda _: self._put_away(away, undo),
            failed=lambda error: self._not_put_away(away, error),
            changes=changes,
        )

    def let_go(self) -> None:
        """Show no record and offer no way back: what was open is not to be kept."""
        self.strip.clear()
        self._close_record()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.autosave.flush()

    def history_target(self) -> Target | None:
        """Return the open record, for Ctrl+H."""
        if self.record is None:
            return None
        record_id = self.record.id
        return Target(
            kind=self._book.kind,
            record_id=record_id,
            name=self._book.name(self.form.record()),
            said=self.form.said,
            strip=self.strip,
            keep=self.flush,
            reopen=lambda: self.open(record_id),
        )

    def show_history(self) -> None:
        """Show what became of the open record."""
        target = self.history_target()
        if target is not None:
            open_history(self, self._context, target)

    def keys(self, sequence: str, act: Callable[[], object]) -> None:
        """Let the keys `sequence` do `act` while this page is in sight (Qt passes over hidden widgets)."""
        QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not a shortcut: a field that has a list open needs Esc first.
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _show(self, record: Record, *, state: Mapping[str, Any] | None = None, fresh: bool = False) -> None:
        self.autosave.open(record, state=state, fresh=fresh)
        self.record = record
        self.show_list(True)
        self.to_top()
        self.show_record(self.record is not None)
        self.opened.emit(record)

    def _read(self, ids: Sequence[str]) -> Mapping[str, Any]:
        found = repository.by_ids(self._context.reader, self._book.kind, ids)
        self._book.prepare(tuple(found.values()))
        return found

    def _add_up(self, records: LongRows, text: str) -> None:
        """Write the foot of the list; of a long one the old words stay until the new ones are there."""
        sums = self._book.sums
        if sums is None:
            self.foot.setText(self._book.footer(records))
        else:
            self._context.looker.run(lambda db: sums(db, text), done=self.foot.setText, key=f"sums {id(self)}")

    def _look_again(self) -> None:
        """Show what another page changed in the open record; never over something that is being typed."""
        if self.record is None:
            return
        changed = self.autosave.changed_elsewhere()
        if changed is not None:
            self._show(changed)
        elif self.autosave.dropped():
            self._close_record()

    def _close_record(self) -> None:
        self.autosave.forget()
        self.record = None
        self.show_record(self.record is not None)
        self.opened.emit(None)

    def _stands_in_store(self, record_id: str) -> bool:
        waiting = self.autosave.waiting(record_id)
        stored = repository.get(self._context.reader, self._book.kind, record_id)
        return stored is not None or (waiting is not None and not waiting.faults)

    def _put_away(self, away: Away, undo: Callable[[], None]) -> None:
        self.strip.offer(f"Đã cất “{self._book.name(away.record)}”.", "Hoàn tác", undo)
        self.saved.emit("Đã cất")
        self.table.setFocus()

    def _not_put_away(self, away: Away, error: Exception) -> None:
        if self.record is None:
            self.open(away.record.id)
        words = f"Chưa cất được. {sentence_of(error)}"
        self._said(words, "bad")
        self.saved.emit(words)

    def _back(self, record_id: str) -> None:
        self.refresh()
        self.open(record_id)

    def _count_away(self) -> None:
        """Say quietly how many were put away; nothing where none was."""
        count = trash.count(self._context.reader, trash.with_parts(self._book.kind))
        self.away_button.setText(f"Đã cất ({count_text(count)})")
        self.away_button.setVisible(bool(count))

    def _said(self, sentence: str, state: str) -> None:
        self.status.show_state(state, sentence)

    def _connect(self) -> None:
        self.autosave.said.connect(self._said)
        self.autosave.saved.connect(self.saved)
        self.autosave.stored.connect(self._drafts.kept)
        self.autosave.stored.connect(self.stored)
        self.table.picked.connect(self.open)
        self.table.entered.connect(lambda _key: self.form.field(self.form.first()).setFocus())
        self.table.removed.connect(lambda _key: self.archive())
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.create_button.clicked.connect(self.begin)
        self.archive_button.clicked.connect(self.archive)
        self.away_button.clicked.connect(lambda: open_trash(self, self._context, self._book.kind))
        self.history_button.clicked.connect(self.show_history)
        self.keys("Ctrl+N", self.begin)
        self.keys("Ctrl+F", self.search.setFocus)
