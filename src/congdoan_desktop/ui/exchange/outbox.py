"""*Gửi*: what was signed, whether it went, and the ways to hand it over."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog, open_carry
from congdoan_desktop.ui.exchange.drives import Drives
from congdoan_desktop.ui.exchange.letter_dialog import LetterDialog, open_letter_dialog
from congdoan_desktop.ui.exchange.outbox_view import OutboxView
from congdoan_desktop.ui.exchange.print_out import print_out
from congdoan_desktop.ui.exchange.words import number_words
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.usecases.hand_over import Parcel, parcel_of
from congdoan_desktop.usecases.hand_over_letter import Words, words_of
from congdoan_desktop.usecases.hand_over_state import Outgoing, outbox


class OutboxPart(OutboxView):
    """The first tab. `drives`: where drives come from, where that is not the system."""

    shows = frozenset({"IssuedReport", "HandOver", "ReceiptLine"})
    drives: Drives | None = None

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[str, Outgoing] = {}
        self._wanted = ""
        self._carrying: CarryDialog | None = None
        self._connect()

    def refresh(self) -> None:
        """Look at the store and at the files again."""
        folder = self._folder()
        self._context.looker.run(lambda db: outbox(db, folder), done=self._take, failed=self._failed, key="outbox")

    def open_record(self, record_id: str) -> None:
        """Choose a signed report."""
        self._wanted = record_id
        if record_id in self._rows:
            self._choose()

    def take_focus(self) -> None:
        (self.table if self._rows else self.empty.button).setFocus()

    def leave(self) -> None:
        """Give up what is being written to a drive: nobody waits for it any more."""
        if self._carrying is not None:
            self._carrying.stop()

    def to_drive(self, folder: Path | None = None) -> CarryDialog | None:
        """Open the dialog that writes the report chosen to a drive."""
        one = self._sendable()
        if one is None:
            return None
        signed, title = self._folder(), f"Ghi văn bản {number_words(one.report)} ra ổ"

        def make(_db: Reader) -> Parcel:
            return parcel_of(one.report, signed)

        return self._carry(open_carry(self, self._context, title, make, drives=self.drives, folder=folder))

    def to_folder(self) -> CarryDialog | None:
        """Ask for a folder, and open the dialog that writes the report chosen to it."""
        if self._sendable() is None:
            return None
        folder = folders.ask_folder(self, "Lưu văn bản đã ký vào thư mục", folders.documents())
        return self.to_drive(folder) if folder is not None else None

    def to_letter(self) -> LetterDialog | None:
        """Open the dialog that makes a letter with the report chosen."""
        one = self._sendable()
        if one is None:
            return None
        signed = self._folder()

        def make(db: Reader) -> tuple[Parcel, Words]:
            parcel = parcel_of(one.report, signed)
            return parcel, words_of(db, one.report, parcel)

        return open_letter_dialog(self, self._context, one.report.file_stem, make)

    def to_printer(self) -> PrintDialog | None:
        """Show the report chosen for printing."""
        one = self._sendable()
        return print_out(self, self._context, one.report, self._folder()) if one is not None else None

    def mend(self) -> None:
        """Go where a paper is written that stands for the one that was sent back."""
        one = self._rows.get(self.table.current_key())
        if one is not None and one.to_mend:
            self.go.emit("report", f"{one.report.report_kind}@{one.report.period}")

    def send_list(self) -> None:
        """Open the dialog that signs, encrypts and hands over a list of people."""
        from congdoan_desktop.ui.exchange.list_dialog import open_list_dialog

        open_list_dialog(self, self._context, drives=self.drives, carrying=self._carry)

    def _carry(self, dialog: CarryDialog) -> CarryDialog:
        self._carrying = dialog
        dialog.finished.connect(self._carried)
        return dialog

    def _carried(self, _result: int) -> None:
        self._carrying = None

    def _take(self, found: tuple[Outgoing, ...]) -> None:
        self.problem.say("")
        self._rows = {one.report.id: one for one in found}
        self.show_rows(found)
        if self._wanted in self._rows:
            self._choose()
        elif not self.table.current_key() and found:
            self.table.choose(found[0].report.id)
        self._show(self.table.current_key())

    def _choose(self) -> None:
        self.table.choose(self._wanted)
        self._wanted = ""
        self._show(self.table.current_key())

    def _show(self, key: str) -> None:
        self.show_one(self._rows.get(key))

    def _sendable(self) -> Outgoing | None:
        one = self._rows.get(self.table.current_key())
        return one if one is not None and one.files == "whole" else None

    def _folder(self) -> Path:
        return folders.signed_folder(self._context.reader.path)

    def _failed(self, error: Exception) -> None:
        self.problem.say(sentence_of(error))

    def _connect(self) -> None:
        self.table.picked.connect(self._show)
        self.table.entered.connect(lambda _key: self.to_drive())
        self.empty.button.clicked.connect(lambda: self.go.emit("report", ""))
        self.look_button.clicked.connect(lambda: folders.open_folder(self._folder()))
        acts = (
            (self.drive_button, "Ctrl+U", self.to_drive),
            (self.letter_button, "Ctrl+E", self.to_letter),
            (self.folder_button, "Ctrl+S", self.to_folder),
            (self.print_button, "Ctrl+P", self.to_printer),
            (self.list_button, "Ctrl+L", self.send_list),
            (self.mend_button, "Ctrl+R", self.mend),
        )
        for button, keys, act in acts:
            button.setToolTip(keys)
            button.clicked.connect(partial(_do, act))
            shortcut = QShortcut(QKeySequence(keys), self, partial(_do, act))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _do(act: Callable[[], object], *_: object) -> None:
    """Do what a button or a key is for; a button also says whether it is pressed, which nobody asked."""
    act()
