"""Files to a drive or a folder: written, read back, checked, noted in the journal; only then it may be pulled out.

The writing goes on in the carrier's thread: neither the window nor a save waits for a slow stick.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.carry_view import FULL, CarryView, Target
from congdoan_desktop.ui.exchange.drives import Drive, Drives, Mounted
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.usecases.hand_over import Parcel, Way, carry_out, note
from congdoan_desktop.usecases.hand_over_copy import Going

_KEY = "drives"
_EVERY = 2000
"""Milliseconds between two looks at what is plugged in."""
_DONE = {
    "drive": "Đã ghi xong và đọc lại đúng {count} tệp. Có thể rút ổ.",
    "folder": "Đã lưu và đọc lại đúng {count} tệp trong {destination}.",
}


def open_carry(
    parent: QWidget,
    context: Context,
    title: str,
    make: Callable[[Reader], Parcel],
    *,
    drives: Drives | None = None,
    folder: Path | None = None,
) -> "CarryDialog":
    """Show the dialog for what `make` returns (in the carrier's thread). `folder`: chosen beforehand."""
    dialog = CarryDialog(parent, context, title, make, drives or Mounted(), folder)
    dialogs.open_once(dialog, context.worker, context.carrier)
    return dialog


class CarryDialog(CarryView):
    """`carried`: whether it went out at least once."""

    carried = False
    _advanced = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        title: str,
        make: Callable[[Reader], Parcel],
        drives: Drives,
        folder: Path | None,
    ) -> None:
        super().__init__(title, parent)
        self._context, self._make, self._drives = context, make, drives
        self._stop = Event()
        self._parcel: Parcel | None = None
        self._found: tuple[Drive, ...] = ()
        self._targets: dict[str, Target] = {}
        self._folders: tuple[Path, ...] = (folder,) if folder is not None else ()
        self._chosen = str(folder or "")
        self._busy = self._is_over = False
        self._again = QTimer(self, interval=_EVERY)
        self._connect()
        self.show_busy(False)
        self.go_button.setEnabled(False)
        context.carrier.run(make, done=self._made, failed=self._not_made)
        self.look()
        self._again.start()

    def look(self) -> None:
        """Look at what is plugged in, unless something is being written."""
        if not self._busy:
            self._context.carrier.run(lambda _: self._drives.plugged_in(), done=self._seen, key=_KEY)

    def ask_folder(self) -> None:
        """Let the person choose a folder, which is listed too."""
        folder = folders.ask_folder(self, "Chọn thư mục để ghi vào", folders.documents())
        if folder is not None:
            self._folders = (folder, *(one for one in self._folders if one != folder))
            self._chosen = str(folder)
            self._list()
            self.go_button.setFocus()

    def write(self) -> None:
        """Write to the place chosen."""
        target, parcel = self._target(), self._parcel
        if self._busy or target is None or target.trouble or parcel is None:
            return
        self._busy = True
        self._stop.clear()
        self.show_progress(0)
        self.show_busy(True)
        self.close_button.setFocus()
        self.say("open", "Đang ghi. Đừng rút ổ." if target.kind == "drive" else "Đang ghi…")
        task = partial(_carry, parcel=parcel, folder=target.path, going=self._going())
        way = Way(kind=target.kind, destination=target.name)
        self._context.carrier.run(task, done=lambda _: self._written(parcel, way), failed=self._failed)

    def stop(self) -> None:
        """Give up what is being written; nothing of it stays."""
        self._stop.set()

    def reject(self) -> None:
        """Esc: stop what is being written, else close."""
        if not self._busy:
            super().reject()
        elif not self._stop.is_set():
            self.stop()
            self.say("open", "Đang dừng…")

    def done(self, result: int) -> None:
        self._is_over = True
        self._again.stop()
        self.stop()
        super().done(result)

    def _going(self) -> Going:
        """Return what tells this dialog from the other thread how far it is."""
        tell, stop, last = self._advanced.emit, self._stop, [-1]

        def told(done: int, total: int) -> None:
            now = done * FULL // total if total else FULL
            if now != last[0]:
                last[0] = now
                tell(now)

        return Going(told=told, cancelled=stop.is_set)

    def _made(self, parcel: Parcel) -> None:
        if self._is_over:
            return
        self._parcel = parcel
        self.show_parcel(parcel)
        self._list()

    def _not_made(self, error: Exception) -> None:
        if not self._is_over:
            self.say("bad", sentence_of(error))

    def _seen(self, drives: tuple[Drive, ...]) -> None:
        if not self._is_over and not self._busy and drives != self._found:
            self._found = drives
            self._list()
        elif not self._is_over and not self._busy:
            self._allow()

    def _written(self, parcel: Parcel, way: Way) -> None:
        """The files are there; it is said once the journal says so too."""
        now = datetime.now(VIETNAM)
        self._context.worker.run(
            lambda store: note(store, parcel, way, now),
            done=lambda _: self._noted(len(parcel.enclosures), way),
            failed=self._failed,
            changes=frozenset({"HandOver"}),
        )

    def _noted(self, count: int, way: Way) -> None:
        self.carried = True
        self._rest("good", _DONE[way.kind].format(count=count, destination=way.destination))
        if not self._is_over:
            self.close_button.setFocus()

    def _failed(self, error: Exception) -> None:
        self._rest("bad", sentence_of(error))
        if not self._is_over:
            self.go_button.setText("Ghi lại")
            self.go_button.setFocus()

    def _rest(self, state: str, sentence: str) -> None:
        self._busy = False
        if not self._is_over:
            self.show_busy(False)
            self.say(state, sentence)
            self._allow()
            self.look()

    def _list(self) -> None:
        drives = tuple(self._of_drive(drive) for drive in self._found)
        chosen = tuple(
            Target(name=str(folder), path=folder, kind=self._kind_of(folder))
            for folder in self._folders
            if folder not in {drive.root for drive in self._found}
        )
        targets = (*drives, *chosen)
        keys = [target.key for target in targets]
        fit = [target.key for target in targets if not target.trouble]
        self._chosen = self._chosen if self._chosen in keys else next(iter(fit), "")
        self._targets = {target.key: target for target in targets}
        self.show_targets(targets, self._chosen)
        self._allow()
        if self.focusWidget() in (None, self.table, self.folder_button) and self.go_button.isEnabled():
            self.go_button.setFocus()

    def _of_drive(self, drive: Drive) -> Target:
        size = self._parcel.size if self._parcel is not None else 0
        trouble = "Khóa ghi" if drive.is_read_only else "Không đủ chỗ" if drive.free < size else ""
        return Target(name=drive.name, path=drive.root, kind="drive", free=drive.free, trouble=trouble)

    def _kind_of(self, folder: Path) -> str:
        return "drive" if any(folder.is_relative_to(drive.root) for drive in self._found) else "folder"

    def _target(self) -> Target | None:
        return self._targets.get(self.table.current_key())

    def _pick(self, key: str) -> None:
        self._chosen = key
        self._allow()

    def _allow(self) -> None:
        target = self._target()
        is_fit = target is not None and not target.trouble and self._parcel is not None
        self.go_button.setEnabled(is_fit and not self._busy)

    def _connect(self) -> None:
        self._again.timeout.connect(self.look)
        self._advanced.connect(self.show_progress)
        self.table.picked.connect(self._pick)
        self.table.entered.connect(lambda _key: self.write())
        self.folder_button.clicked.connect(self.ask_folder)
        self.go_button.clicked.connect(self.write)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+O"), self, self.ask_folder).setContext(Qt.ShortcutContext.WindowShortcut)


def _carry(_db: Reader, parcel: Parcel, folder: Path, going: Going) -> None:
    carry_out(parcel, folder, datetime.now(VIETNAM), going)
