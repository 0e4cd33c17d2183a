"""Looks now and then whether a stick was put in that brings an update, and offers it once."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from congdoan_desktop import paths
from congdoan_desktop.reference.update_keys import update_keys
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.drives import Drives, Mounted
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.settings import SettingsPage
from congdoan_desktop.usecases.updates.find_updates import updates_in
from congdoan_desktop.usecases.updates.installation import Installation
from congdoan_desktop.usecases.updates.take_update import Offer

EVERY = 15_000
"""Milliseconds between two looks at which drives there are; only one that is new is looked into."""


class UpdateWatch(QObject):
    """Lives as long as the window. `keys`: whose updates are offered; without any nobody looks."""

    drives: Drives = Mounted()

    def __init__(
        self, window: MainWindow, context: Context, installation: Installation, keys: tuple[bytes, ...] | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._context, self._installation = window, context, installation
        self._keys = update_keys(paths.resources()) if keys is None else keys
        self._known: frozenset[Path] = frozenset()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        if self._keys:
            self._timer.start()

    def look(self) -> None:
        """Look whether a drive is new, and into it."""
        if self._context.carrier.busy:
            return  # a stick is being written; there is time
        drives, known, installation, keys = self.drives, self._known, self._installation, self._keys

        def task(_db: object) -> tuple[frozenset[Path], tuple[Offer, ...]]:
            roots = frozenset(drive.root for drive in drives.plugged_in())
            return roots, updates_in(tuple(roots - known), installation, keys)

        self._context.carrier.run(task, done=lambda seen: self._seen(*seen), failed=lambda _error: None)

    def _seen(self, roots: frozenset[Path], found: tuple[Offer, ...]) -> None:
        self._known = roots
        if found:
            version = found[0].manifest.version
            self._window.everywhere.strip.offer(
                f"Trên USB có bản {version} của chương trình.", "Xem…", lambda: self._show(found[0].path)
            )

    def _show(self, path: Path) -> None:
        self._window.open_page("settings", "@About")
        page = self._window.page()
        assert isinstance(page, SettingsPage)
        page.about.updates.open_file(path)
