"""Adding files one after the other: each is read and tamed in the looker's thread, then kept by the worker.

`EvidenceIntake(context, owner kind)`: `take(owner id, [(name, make)])`, `stop()`, `busy`; signals `progressed(words)`,
`ended(state, words)` with a state of `StatusLabel`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.usecases.evidence import Prepared, add, of_owner

_MOST_REFUSALS_SAID = 4


@dataclass(frozen=True, kw_only=True)
class _Source:
    owner: str
    name: str
    make: Callable[[], Prepared]


class EvidenceIntake(QObject):
    """Files on their way to the store."""

    progressed = Signal(str)
    ended = Signal(str, str)

    def __init__(self, context: Context, owner_kind: str) -> None:
        super().__init__()
        self._context, self._owner_kind = context, owner_kind
        self._waiting: list[_Source] = []
        self._running = False
        self._forget()

    @property
    def busy(self) -> bool:
        """Whether a file is on its way."""
        return self._running

    def take(self, owner: str, sources: Sequence[tuple[str, Callable[[], Prepared]]]) -> None:
        """Add what `make()` gives for each name to the record `owner`; `make` runs away from the window."""
        self._waiting += [_Source(owner=owner, name=name, make=make) for name, make in sources]
        self._asked += len(sources)
        if not self._running:
            self._next()

    def stop(self) -> None:
        """Leave out the files that were not begun."""
        self._left_out += len(self._waiting)
        self._waiting.clear()

    def _next(self) -> None:
        self._running = bool(self._waiting)
        if not self._running:
            self._end()
            return
        source = self._waiting.pop(0)
        number = self._asked - len(self._waiting)
        self.progressed.emit(f"Đang thêm {count_text(number)}/{count_text(self._asked)}: {source.name}")

        def task(_db: Reader) -> Prepared:
            return source.make()

        self._context.looker.run(task, done=partial(self._keep, source), failed=partial(self._refused, source))

    def _keep(self, source: _Source, new: Prepared) -> None:
        kind, today = self._owner_kind, self._context.today()

        def task(store: Store) -> bool:
            before = {one.id for one in of_owner(store, source.owner)}
            return add(store, new, kind, source.owner, today).id not in before

        self._context.worker.run(
            task, done=self._kept, failed=partial(self._refused, source), changes=frozenset({"Evidence"})
        )

    def _kept(self, is_new: bool) -> None:
        self._added += is_new
        self._twice += not is_new
        self._next()

    def _refused(self, source: _Source, error: Exception) -> None:
        self._refusals.append(f"{source.name}: {sentence_of(error)}")
        self._next()

    def _end(self) -> None:
        words = [self._summary(), *self._refusals[:_MOST_REFUSALS_SAID]]
        if len(self._refusals) > _MOST_REFUSALS_SAID:
            words.append(f"… và {len(self._refusals) - _MOST_REFUSALS_SAID} tệp khác.")
        state = "bad" if self._refusals else "near" if self._left_out else "good"
        self._forget()
        self.ended.emit(state, "\n".join(filter(None, words)))

    def _summary(self) -> str:
        parts = [f"Đã thêm {count_text(self._added)} tệp" if self._added else ""]
        parts.append(f"{count_text(self._twice)} tệp đã có sẵn" if self._twice else "")
        parts.append(f"{count_text(self._left_out)} tệp chưa thêm vì đã dừng" if self._left_out else "")
        parts.append(f"{count_text(len(self._refusals))} tệp không nhận" if self._refusals else "")
        said = ", ".join(filter(None, parts))
        return said[:1].upper() + said[1:] + "." if said else ""

    def _forget(self) -> None:
        self._asked = self._added = self._twice = self._left_out = 0
        self._refusals: list[str] = []
