"""What every page is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.jobs import Looker, Worker


@dataclass(frozen=True, kw_only=True)
class Context:
    """`reader` reads in the window's thread, for what is quick; `looker` reads and draws in a thread of its own;
    `worker` is the only way to write; `carrier`, a thread of its own too, writes and reads what may be slow for
    minutes: a stick.
    """

    reader: Reader
    worker: Worker
    looker: Looker
    carrier: Looker
    reference: Reference
    today: Callable[[], date]
    key: bytes | None = field(default=None, repr=False)
    """Of the store, where it has a pass-phrase."""


@runtime_checkable
class Lines(Protocol):
    """The lines under an open record: participants of a course, matters of a dialogue."""

    def open_line(self, kind: str, record_id: str) -> bool:
        """Show the line of the class `kind`; return whether such lines stand here."""


class Page(QWidget):
    """One page of the rail. It shows, and asks use cases to act; it never imports another page."""

    go = Signal(str, str)
    """Ask the window for another page (its key) and a record there (its id, or empty)."""
    place_asked = Signal(object)
    """Ask the window for a `usecases.places.Place`: a record, and the line under it."""
    saved = Signal(str)
    """A sentence for the foot of the rail, as "Đã lưu 14:02"."""
    reopening = Signal()
    """Ask for the window to be opened anew: it works with other plans and codes from now on."""
    rewriting = Signal(object)
    """Ask for the store to be closed, something (`Callable[[], bytes | None]`, which returns the key of the store then)
    to be done with its file, and the window to be opened anew.
    """
    locking = Signal()
    """Ask for the window to be locked now."""
    shows: frozenset[str] = frozenset()
    """Names of record classes whose change makes the page look again."""

    def refresh(self) -> None:
        """Look at the store again (called when the page is opened and when a record it shows has changed)."""

    def open_record(self, record_id: str) -> None:
        """Show the record, when the page has records."""

    def show_line(self, kind: str, record_id: str) -> None:
        """Show a line under the open record, where the page has such lines."""
        parts = (part for part in cast(list[QWidget], self.findChildren(QWidget)) if isinstance(part, Lines))
        next((part for part in parts if part.open_line(kind, record_id)), None)

    def begin(self) -> None:
        """Begin a new record, when the page has records."""

    def take_focus(self) -> None:
        """Put the focus where the work on this page begins."""
        self.setFocus()

    def leave(self) -> None:
        """Hand over what is still being typed (called before another page opens and before the window closes)."""

    def holds_unsaved(self) -> bool:
        """Whether something typed here is not in the store yet: the window asks before it closes."""
        return False
