"""Points out names in notes that must not hold any: `NameCheck(context)`, `problems(record, fields)`.

The roster is read beside the window, once and again after it has changed; until it is there, only the signs in the
text itself are looked for.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from congdoan_desktop.domain.checks import Problem
from congdoan_desktop.domain.naming import KnownNames, known_names, names_in
from congdoan_desktop.domain.records import Person, Record
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.kept import kept
from congdoan_desktop.texts.naming import naming_words
from congdoan_desktop.ui.context import Context

_MOST = 3
"""So many names are said; more would fill the form."""
_WAIT = 700
"""Milliseconds before the roster is read: the page is drawn first."""


class NameCheck(QObject):
    """Knows the names of the roster."""

    known = Signal()
    """The roster has been read."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._people, self._is_known = KnownNames(), False
        self._words = naming_words(entry.label for entry in context.reference.catalogues["communes"].values())
        self._is_stale = True
        self._pause = QTimer(self, singleShot=True, interval=_WAIT)
        self._pause.timeout.connect(self._read)
        context.worker.changed.connect(self._changed)

    def look(self) -> None:
        """Read the roster, if it has changed since the last time."""
        if self._is_stale:
            self._pause.start()

    @property
    def is_known(self) -> bool:
        """Whether the names of the roster are looked for by now."""
        return self._is_known

    def rest(self) -> None:
        """Do not begin to read any more: the page is left."""
        self._pause.stop()

    def problems(self, record: Record, fields: Sequence[str]) -> Iterator[Problem]:
        """Yield a warning for each of `fields` that seems to name somebody."""
        for field in fields:
            found = names_in(str(getattr(record, field)), self._people, self._words)
            if found:
                words = ", ".join(f"“{name}”" for name in found[:_MOST]) + (", …" if found[_MOST:] else "")
                yield Problem(field=field, code="names", severity="warning", words=words)

    def _read(self) -> None:
        self._is_stale = False
        self._context.looker.run(_roster, done=self._know, key="names of the roster")

    def _know(self, people: KnownNames) -> None:
        self._people, self._is_known = people, True
        self.known.emit()

    def _changed(self, changes: frozenset[str]) -> None:
        self._is_stale = self._is_stale or "Person" in changes


def _roster(db: Reader) -> KnownNames:
    return kept(db, "people", lambda: _names(db), what="names")


def _names(db: Reader) -> KnownNames:
    return known_names(name for (name,) in repository.find_columns(db, Person, ("full_name",)))
