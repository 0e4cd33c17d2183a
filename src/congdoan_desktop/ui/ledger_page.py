"""A page that is one ledger: a list of records and one of them."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QVBoxLayout

from congdoan_desktop.domain.records import Record
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.ledger import Book, Ledger
from congdoan_desktop.ui.signing_link import Signable, SigningLink


class Belonging(Protocol):
    """What is kept besides the open record and belongs to it, as a `SubList`."""

    @property
    def saved(self) -> SignalInstance:
        """A sentence for the foot of the rail."""

    def refresh(self) -> None:
        """Look at the store again."""

    def flush(self) -> None:
        """Keep what is being typed."""

    def holds_unsaved(self) -> bool:
        """Whether something typed here is not in the store yet."""


class LedgerPage(Page):
    """Does what every page of the rail must do; a page names its book and adds what its records need besides."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._belongings: list[Belonging] = []
        self.ledger = Ledger(context, self.book())
        self.ledger.saved.connect(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ledger)

    def book(self) -> Book:
        """Return what the ledger shows."""
        raise NotImplementedError

    def take_along(self, *belongings: Belonging) -> None:
        """Look again at these, keep them and ask them whenever the page does so with its ledger."""
        for one in belongings:
            one.saved.connect(self.saved)
            self._belongings.append(one)

    def refresh(self) -> None:
        self.ledger.refresh()
        for one in self._belongings:
            one.refresh()

    def open_record(self, record_id: str) -> None:
        self.ledger.search.clear()
        self.ledger.open(record_id)

    def begin(self) -> None:
        self.ledger.begin()

    def take_focus(self) -> None:
        self.ledger.take_focus()

    def leave(self) -> None:
        self.ledger.flush()
        for one in self._belongings:
            one.flush()

    def holds_unsaved(self) -> bool:
        return self.ledger.autosave.holds_unsaved() or any(one.holds_unsaved() for one in self._belongings)

    def add_signing(self, *papers: Signable) -> SigningLink:
        """Put the way to sign and send a paper on the open record over it."""
        link = SigningLink(papers, self.signable)
        link.chosen.connect(self._sign)
        for looked in (self.ledger.opened, self.ledger.form.settled):
            looked.connect(link.fit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self.ledger.keys(keys, link.go)
        self.ledger.add_to_record(link)
        link.fit()
        return link

    def signable(self) -> Record | None:
        """Return the open record, where there can be a paper on it that is signed."""
        return self.ledger.whole(Record)

    def _sign(self, paper: str) -> None:
        """Show the paper once all that was typed for it is in the store."""
        self.leave()
        self.ledger.keep_begun()
        self._context.worker.after(lambda: self.go.emit("report", paper))
