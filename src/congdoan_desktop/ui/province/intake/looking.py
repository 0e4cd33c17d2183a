"""The way in of *Tiếp nhận*: files, folders and sticks are looked through, with progress and a way out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal

from congdoan_desktop.domain.records import ReceivedFile
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.drives import Drives, Mounted
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.ui.province.intake.view import IntakeView
from congdoan_desktop.usecases.province.receive.examine import Going
from congdoan_desktop.usecases.province.receive.look import Batch, look_through, looked_again

_KINDS = "Báo cáo, thư đã lưu (*.pdf *.xlsx *.p7m *.eml)"
_NO_DRIVE = "Chưa thấy ổ USB nào. Cắm ổ vào máy rồi bấm lại, hoặc chọn tệp."


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A batch laid beside the store, and what was decided about its files before."""

    batch: Batch
    held: Mapping[str, ReceivedFile]


class IntakeLooking(IntakeView):
    """`batch`: the one that is open. `drives`: where drives come from, where not the system."""

    drives: Drives = Mounted()
    _advanced = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.batch: Batch | None = None
        self._stop = Event()
        self._advanced.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.dropped.connect(self.look_at)
        self.stop_button.clicked.connect(self._stop.set)

    def show_looked(self, looked: Looked) -> None:
        """Open a batch."""
        raise NotImplementedError

    def failed(self, error: Exception) -> None:
        """Say what went wrong."""
        raise NotImplementedError

    def look_at(self, paths: tuple[Path, ...]) -> None:
        """Look through files, folders or a stick."""
        reference, now, going = self._context.reference, clock.now(), self.going()
        self.start_way("Đang kiểm tra…")
        self._context.carrier.run(
            lambda db: held_of(db, look_through(db, reference, paths, now, going)),
            done=self.show_looked,
            failed=self.failed,
        )

    def look_on_sticks(self) -> None:
        """Look through all that is plugged in."""
        drives = self.drives
        self._context.carrier.run(
            lambda _db: tuple(drive.root for drive in drives.plugged_in()),
            done=lambda roots: self.look_at(roots) if roots else self.problem.say(_NO_DRIVE),
            failed=self.failed,
        )

    def ask_files(self) -> None:
        """Let the person choose files."""
        paths = folders.ask_files(self, "Chọn tệp các đơn vị gửi", folders.documents(), _KINDS)
        if paths:
            self.look_at(paths)

    def ask_folder(self) -> None:
        """Let the person choose a folder."""
        folder = folders.ask_folder(self, "Chọn thư mục có tệp các đơn vị gửi", folders.documents())
        if folder is not None:
            self.look_at((folder,))

    def look_again(self, keys: Collection[str]) -> None:
        """Look into some files anew: more is trusted by now."""
        batch = self.batch
        if batch is None:
            return
        reference, now, going = self._context.reference, clock.now(), self.going()
        self.start_way("Đang kiểm tra lại…")
        self._context.carrier.run(
            lambda db: held_of(db, looked_again(db, reference, batch, keys, now, going)),
            done=self.show_looked,
            failed=self.failed,
        )

    def going(self) -> Going:
        """Return what tells this page from another thread how far it is."""
        self._stop.clear()
        tell, stop = self._advanced.emit, self._stop
        return Going(told=tell, cancelled=stop.is_set)

    def start_way(self, words: str) -> None:
        """Show that a long way begins."""
        self.problem.say("")
        self.counts.setText(words)
        self.progress.setRange(0, 0)
        self.show_busy(True)
        self.stop_button.setFocus()

    def _tell(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(f"{done}/{total} tệp")


def held_of(db: Reader, batch: Batch) -> Looked:
    """Return the batch with what was decided about its files before."""
    digests = {item.judged.file.sha256 for item in batch.items if item.judged.file.sha256}
    return Looked(batch=batch, held=repository.by_ids(db, ReceivedFile, digests))
