"""What the five kinds share: a ledger that hands records over to the other tabs and prints its paper."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Record
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.opinions.name_check import NameCheck
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.usecases.draw_papers import record_pdf

R = TypeVar("R", bound=Record)
PHASES = {"": "Không gắn sự kiện", "before": "Trước", "during": "Trong", "after": "Sau"}


class Pane(LedgerPage):
    """One tab."""

    handed = Signal(object)
    """A record that goes on in the tab of its own kind: opened there, or begun with what it holds."""

    def __init__(self, context: Context, names: NameCheck) -> None:
        super().__init__(context)
        self.names = names
        names.known.connect(self._look_at_names)

    def hand_over(self, kind: type[R]) -> R | None:
        """Return the open record as it is typed by now, handed over to the store; `None` while it has errors."""
        record = self.ledger.whole(kind)
        if record is None:
            return None
        self.leave()
        self.ledger.keep_begun()
        return record

    def add_print(self, words: str, what: str, act: Callable[[], object], keys: str = "Ctrl+P") -> QPushButton:
        """Put a button that prints beside the one that begins a new record; `what` says what is on the paper."""
        button = QPushButton(words)
        button.setToolTip(f"{keys}: {what}")
        button.clicked.connect(act)
        self.ledger.keys(keys, act)
        self.ledger.add_action(button)
        return button

    def show_pdf(self, title: str, stem: str, make: Callable[[Reader, datetime], bytes]) -> None:
        """Show the paper that `make` draws."""
        from congdoan_desktop.ui.printing.dialog import show_paper

        now = datetime.now(VIETNAM)
        show_paper(self, self._context, title, stem, lambda db: make(db, now))

    def show_record(self, title: str, kind: str, window: str) -> None:
        """Show the paper of `kind` on one record (`usecases.subjects.subject.Subject.window`)."""
        reference = self._context.reference
        self.show_pdf(title, title, lambda db, now: record_pdf(db, reference, kind, window, now))

    def choice(self, catalogue: str) -> Callable[[], ChoiceField]:
        """Return what makes the field for a code of `catalogue`."""
        entries: tuple[Entry, ...] = entries_on(self._context.reference.catalogues[catalogue], self._context.today())
        return lambda: ChoiceField(entries)

    def label(self, catalogue: str, code: str) -> str:
        """Return what `code` is called; nothing for no code."""
        entry = self._context.reference.catalogues[catalogue].get(code)
        return entry.label if entry else code

    def _look_at_names(self) -> None:
        if self.ledger.record is not None:
            self.ledger.form.show_problems()
