"""A page that is one ledger: a list of records and one of them."""

from PySide6.QtWidgets import QVBoxLayout

from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.ledger import Book, Ledger


class LedgerPage(Page):
    """Does what every page of the rail must do; a page names its book and adds what its records need besides."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.ledger = Ledger(context, self.book())
        self.ledger.saved.connect(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ledger)

    def book(self) -> Book:
        """Return what the ledger shows."""
        raise NotImplementedError

    def refresh(self) -> None:
        self.ledger.refresh()

    def open_record(self, record_id: str) -> None:
        self.ledger.search.clear()
        self.ledger.open(record_id)

    def begin(self) -> None:
        self.ledger.begin()

    def take_focus(self) -> None:
        self.ledger.take_focus()

    def leave(self) -> None:
        self.ledger.flush()

    def holds_unsaved(self) -> bool:
        return self.ledger.autosave.holds_unsaved()
