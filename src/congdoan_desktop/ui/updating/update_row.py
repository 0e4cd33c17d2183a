"""Updates, as they stand in *Giới thiệu, hỗ trợ*: look on sticks, choose a file, go back to the version before."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.update import SUFFIX
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.update_keys import update_keys
from congdoan_desktop.ui import dialogs, folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.drives import Drives, Mounted
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.updating.back_dialog import BackDialog
from congdoan_desktop.ui.updating.restart import restart_after
from congdoan_desktop.ui.updating.update_dialog import UpdateDialog
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.updates import going_back
from congdoan_desktop.usecases.updates.find_updates import updates_in
from congdoan_desktop.usecases.updates.installation import Installation
from congdoan_desktop.usecases.updates.take_update import Offer, look_at

_NOT_HERE = (
    "Chương trình này không chạy từ bộ cài trên Windows hay bản mang theo USB, nên không cập nhật bằng tệp ở đây: hãy "
    "cập nhật theo cách đã cài."
)
_NOTHING = "Không có bản cập nhật nào mới hơn trên các ổ đang cắm."
_NO_DRIVE = "Chưa thấy ổ USB nào. Hãy cắm USB rồi bấm lại."


class UpdateRow(QWidget):
    """`keys`: whose updates are taken. Where the program is not installed in a folder of its own, it says so."""

    drives: Drives = Mounted()

    def __init__(
        self, context: Context, installation: Installation | None = None, keys: tuple[bytes, ...] | None = None
    ) -> None:
        super().__init__()
        self._context = context
        folder = paths.installation()
        self.installation = installation or (Installation(folder=folder) if folder else None)
        self.keys = update_keys(paths.resources()) if keys is None else keys
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.look = QPushButton("Tìm bản cập nhật trên USB")
        self.choose = QPushButton("Chọn tệp cập nhật…")
        self.back = QPushButton("Quay lại bản trước…")
        self._build()
        self.look.clicked.connect(self.look_on_sticks)
        self.choose.clicked.connect(self.ask_file)
        self.back.clicked.connect(self.go_back)

    def refresh(self) -> None:
        """Look which way back there is."""
        self.back.setVisible(self._taken() is not None)

    def look_on_sticks(self) -> None:
        """Look through everything that is plugged in, in the carrier's thread."""
        installation, keys, drives = self.installation, self.keys, self.drives
        if installation is None:
            return
        self._say("open", "Đang tìm…")

        def task(_db: object) -> tuple[bool, tuple[Offer, ...]]:
            roots = tuple(drive.root for drive in drives.plugged_in())
            return bool(roots), updates_in(roots, installation, keys)

        self._context.carrier.run(task, done=lambda seen: self._seen(*seen), failed=self._failed, key="updates")

    def ask_file(self) -> None:
        """Let the person choose a file."""
        path = folders.ask_file(self, "Chọn tệp cập nhật", folders.documents(), f"Bản cập nhật (*{SUFFIX})")
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Look at a file, and show what it brings or why it cannot be taken."""
        installation, keys = self.installation, self.keys
        if installation is None:
            return
        self._say("open", "Đang kiểm tra chữ ký…")
        self._context.carrier.run(
            lambda _db: look_at(path, installation, keys), done=self._show, failed=self._failed, key="updates"
        )

    def show_offer(self, offer: Offer) -> UpdateDialog | None:
        """Show what an update brings."""
        if self.installation is None:
            return None
        self._say("none", "")
        dialog = UpdateDialog(self._context, offer, self.installation, self.keys, self.window())
        dialog.restart.connect(self._restart)
        dialog.finished.connect(lambda _: self.refresh())
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def go_back(self) -> BackDialog | None:
        """Ask, then go back to the version before and its data."""
        taken = self._taken()
        if taken is None or self.installation is None:
            return None
        dialog = BackDialog(taken, self.installation, self.window())
        dialog.restart.connect(self._restart)
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def _taken(self) -> going_back.Taken | None:
        try:
            return going_back.last_taken(self.installation) if self.installation else None
        except UserError:
            return None

    def _seen(self, has_drives: bool, found: tuple[Offer, ...]) -> None:
        if found:
            self.show_offer(found[0])
        else:
            self._say("near", _NOTHING if has_drives else _NO_DRIVE)

    def _say(self, state: str, words: str) -> None:
        self.state.show_state(state, words)
        self.state.setVisible(bool(words))

    def _restart(self) -> None:
        if self.installation is not None:
            restart_after(self.window(), self.installation)

    def _show(self, offer: Offer) -> None:
        self.show_offer(offer)

    def _failed(self, error: Exception) -> None:
        self._say("bad", sentence_of(error))

    def _build(self) -> None:
        title = QLabel("Cập nhật chương trình")
        theme.mark(title, "role", "section")
        row = WrappingRow()
        for button in (self.look, self.choose, self.back):
            row.add(button, 0)
            button.setEnabled(self.installation is not None)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        box.addWidget(title)
        box.addLayout(row)
        box.addWidget(self.state)
        self._say("none", "" if self.installation else _NOT_HERE)
