"""The packs that were given out, the way to a new one, and the ways to hand them over."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog, open_carry
from congdoan_desktop.ui.exchange.drives import Drives
from congdoan_desktop.ui.exchange.letter_dialog import LetterDialog, open_letter_dialog
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.ui.province.packs.new_dialog import NewPackDialog, open_new_pack
from congdoan_desktop.ui.province.packs.part_view import PacksView
from congdoan_desktop.usecases.hand_over import Parcel, Way, note
from congdoan_desktop.usecases.hand_over_letter import Words
from congdoan_desktop.usecases.province.hand_over_pack import pack_parcel, pack_pdf, pack_words
from congdoan_desktop.usecases.province.pack_state import OutgoingPack, outgoing_packs


class PacksPart(PacksView):
    """The first tab. `drives`: where drives come from, where that is not the system; `dialog`: the new pack."""

    shows = frozenset({"Pack", "HandOver"})
    drives: Drives | None = None
    dialog: NewPackDialog | None = None

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[str, OutgoingPack] = {}
        self._wanted = ""
        self._carrying: CarryDialog | None = None
        self._connect()

    def refresh(self) -> None:
        """Look at the store and at the files again."""
        folder = self._folder()
        self._context.looker.run(
            lambda db: outgoing_packs(db, folder), done=self._take, failed=self._failed, key="packs"
        )

    def open_record(self, record_id: str) -> None:
        """Choose a pack."""
        self._wanted = record_id
        self.refresh()

    def begin(self) -> None:
        """Begin a new pack."""
        self.dialog = open_new_pack(self, self._context)
        self.dialog.finished.connect(self._made)

    def take_focus(self) -> None:
        (self.table if self._rows else self.empty.button).setFocus()

    def leave(self) -> None:
        """Give up what is being written to a drive: nobody waits for it any more."""
        if self._carrying is not None:
            self._carrying.stop()

    def to_drive(self, folder: Path | None = None) -> CarryDialog | None:
        """Open the dialog that writes the pack chosen to a drive."""
        one = self._sendable()
        if one is None:
            return None
        signed, title = self._folder(), f"Ghi bộ số {one.pack.number} ra ổ"
        dialog = open_carry(
            self, self._context, title, lambda _: pack_parcel(one.pack, signed), drives=self.drives, folder=folder
        )
        self._carrying = dialog
        dialog.finished.connect(self._carried)
        return dialog

    def to_folder(self) -> CarryDialog | None:
        """Ask for a folder, and open the dialog that writes the pack chosen to it."""
        if self._sendable() is None:
            return None
        folder = folders.ask_folder(self, "Lưu bộ phát hành vào thư mục", folders.documents())
        return self.to_drive(folder) if folder is not None else None

    def to_letter(self) -> LetterDialog | None:
        """Open the dialog that makes a letter with the pack chosen."""
        one = self._sendable()
        if one is None:
            return None
        signed = self._folder()

        def make(db: Reader) -> tuple[Parcel, Words]:
            parcel = pack_parcel(one.pack, signed)
            return parcel, pack_words(db, one.pack, parcel)

        return open_letter_dialog(self, self._context, one.pack.file_stem, make)

    def to_printer(self) -> PrintDialog | None:
        """Show the paper of the pack chosen for printing; the journal says when it was printed."""
        one = self._sendable()
        if one is None:
            return None
        signed = self._folder()

        def went(printer: str) -> None:
            parcel, now = pack_parcel(one.pack, signed), datetime.now(VIETNAM)
            way = Way(kind="print", destination=printer)
            self._context.worker.run(lambda store: note(store, parcel, way, now), changes=frozenset({"HandOver"}))

        title = f"In thông báo bộ số {one.pack.number}"
        dialog = show_paper(self, self._context, title, one.pack.file_stem, lambda _: pack_pdf(one.pack, signed))
        dialog.printed.connect(went)
        return dialog

    def _made(self, _result: int) -> None:
        if self.dialog is not None and self.dialog.made is not None:
            self._wanted = self.dialog.made.record.id
        self.refresh()

    def _carried(self, _result: int) -> None:
        self._carrying = None

    def _take(self, found: tuple[OutgoingPack, ...]) -> None:
        self.problem.say("")
        had_focus = self.empty.button.hasFocus()
        self._rows = {one.pack.id: one for one in found}
        key = self._wanted if self._wanted in self._rows else self.table.current_key()
        self.show_rows(found, key if key in self._rows else next(iter(self._rows), ""))
        if found and (had_focus or self._wanted):
            self.table.setFocus()
        self._wanted = ""

    def _sendable(self) -> OutgoingPack | None:
        one = self._rows.get(self.table.current_key())
        return one if one is not None and one.files == "whole" else None

    def _folder(self) -> Path:
        return folders.signed_folder(self._context.reader.path)

    def _failed(self, error: Exception) -> None:
        self.problem.say(sentence_of(error))

    def _connect(self) -> None:
        self.table.picked.connect(lambda key: self.show_one(self._rows.get(key)))
        self.table.entered.connect(lambda _key: self.to_drive())
        self.empty.button.clicked.connect(self.begin)
        self.look_button.clicked.connect(lambda: folders.open_folder(self._folder()))
        acts = (
            (self.new_button, "Ctrl+N", self.begin),
            (self.drive_button, "Ctrl+U", self.to_drive),
            (self.letter_button, "Ctrl+E", self.to_letter),
            (self.folder_button, "Ctrl+S", self.to_folder),
            (self.print_button, "Ctrl+P", self.to_printer),
        )
        for button, keys, act in acts:
            button.setToolTip(keys)
            button.clicked.connect(partial(_do, act))
            shortcut = QShortcut(QKeySequence(keys), self, partial(_do, act))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _do(act: Callable[[], object], *_: object) -> None:
    """Do what a button or a key is for; a button also says whether it is pressed, which nobody asked."""
    act()
