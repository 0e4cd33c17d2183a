"""What the rows of a list of evidence show: a small picture, name, kind and size, until when the file is kept."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.records import Evidence
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.exchange import size_text
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.evidence.pictures import Seen, card, look_at
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.status_label import SIGNS
from congdoan_desktop.usecases.evidence import PDF

_STATES = {
    "whole": ("none", ""),
    "missing": ("bad", "Thiếu tệp"),
    "changed": ("bad", "Tệp bị sửa hoặc hỏng"),
    "removed": ("near", "Đã xóa hẳn"),
}


class EvidenceRows(QObject):
    """`columns()`; `look(records)` has the looker read the files that were not looked at yet, then `looked` comes."""

    looked = Signal()

    def __init__(self, context: Context, scale: Callable[[], float]) -> None:
        super().__init__()
        self._context, self._scale = context, scale
        self.seen: dict[str, Seen] = {}
        """How the files lie there, by id of the record."""

    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the list."""
        return (
            Column(title="Tệp", text=self.words, picture=self.picture),
            Column(title="Giữ đến", text=self.kept_until, width=112),
        )

    def forget(self) -> None:
        """Show the evidence of another record from now on."""
        self.seen.clear()

    def look(self, records: Sequence[Evidence]) -> None:
        """Let the looker read the files that were not looked at yet."""
        new = [one for one in records if one.id not in self.seen or (one.removed_on and self.seen[one.id].small)]
        if new:
            task = partial(look_at, evidence=new, scale=self._scale())
            self._context.looker.run(task, done=self._take, key=f"evidence of {id(self)}")

    def picture(self, one: Evidence) -> QPixmap:
        """Return the small picture, or a card with a word where there is none."""
        seen = self.seen.get(one.id)
        if seen is not None and seen.small is not None:
            return QPixmap.fromImage(seen.small)
        sound = seen is None or seen.state == "whole"
        return card(("PDF" if one.media == PDF else "…") if sound else SIGNS["bad"], self._scale())

    def words(self, one: Evidence) -> str:
        """Return the name of the file, and what it is or what is wrong with it."""
        seen = self.seen.get(one.id)
        state, words = _STATES[seen.state if seen else "whole"]
        kind = label(self._context.reference.catalogues["evidence_kinds"], one.kind)
        lines = [one.name, f"{SIGNS[state]} {words}".strip() or f"{kind} · {size_text(one.size)}"]
        return "\n".join(lines)

    def kept_until(self, one: Evidence) -> str:
        """Return until when the file is kept."""
        if one.keep_until is None:
            return "Không hạn"
        late = f"{SIGNS['near']} Quá hạn\n" if one.keep_until < self._context.today() else ""
        return f"{late}{short_date(one.keep_until)}"

    def _take(self, seen: Mapping[str, Seen]) -> None:
        self.seen |= seen
        self.looked.emit()
