"""Offers on a strip what was begun in a ledger and is in no list: one draft by its name, several together."""

from collections.abc import Callable
from functools import partial

from congdoan_desktop.domain.records import Record
from congdoan_desktop.domain.records.about import ABOUT, first_line
from congdoan_desktop.store import drafts
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.autosave import Autosave
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.trash.drafts_dialog import DraftsDialog
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip


class DraftOffer:
    """`look(open id)` offers what was not offered yet; `kept(id)` forgets what is a record by now."""

    def __init__(
        self, context: Context, kind: type[Record], strip: UndoStrip, autosave: Autosave, go_on: Callable[[str], None]
    ) -> None:
        self._context, self._kind, self._strip = context, kind, strip
        self._autosave, self._go_on = autosave, go_on
        self._offered: set[str] = set()

    def look(self, open_id: str) -> None:
        """Offer the drafts but that of the record `open_id`, unless the strip says something else."""
        if not self._strip.isHidden():
            return
        found = drafts.drafts(self._context.reader, self._kind)
        others = {key: state for key, state in found.items() if key != open_id and not self._autosave.waiting(key)}
        if not others.keys() - self._offered:
            return
        self._offered |= others.keys()
        if len(others) > 1:
            self._strip.offer(f"Còn {len(others)} bản ghi dở.", "Xem…", self._show_all)
            return
        for record_id, state in others.items():
            name = first_line(str(state.get(ABOUT[self._kind].named_by, ""))) or "chưa đặt tên"
            self._strip.offer(f"Còn bản ghi dở: “{name}”.", "Ghi tiếp", partial(self._go_on, record_id))

    def kept(self, record_id: str) -> None:
        """Offer it again, should it ever become a draft again."""
        self._offered.discard(record_id)

    def _show_all(self) -> None:
        dialog = DraftsDialog(self._context, self._strip.window(), kind=self._kind)
        dialog.chosen.connect(lambda place: self._go_on(place.record_id))
        dialogs.open_once(dialog, self._context.worker)
