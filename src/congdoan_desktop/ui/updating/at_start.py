"""What updates ask of the start: going back is completed first; then old versions are cleared and sticks watched."""

import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer

from congdoan_desktop import __version__, paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.encryption import is_plain
from congdoan_desktop.ui import dialogs, front
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.locking.door import at_the_door
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.updating.restart import start_again
from congdoan_desktop.usecases.keep_backup import go_back
from congdoan_desktop.usecases.updates import going_back
from congdoan_desktop.usecases.updates.installation import Installation

_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\CongDoan"


def installation() -> Installation | None:
    """Return the folder of the program that runs, where versions of it lie side by side."""
    folder = paths.installation()
    return Installation(folder=folder) if folder else None


def goes_back() -> bool:
    """Put the data of the version before back, where that is wanted, before anybody opens them.

    Returns whether this program is to end: another version has been started, or the person would rather not say the
    pass-phrase now. What cannot be put back is said, and not wanted any more.
    """
    here = installation()
    back = going_back.wanted(here) if here else None
    if here is None or back is None:
        return False
    store, backup = Path(back.store), Path(back.backup)
    opened = at_the_door(store)
    if opened is None:
        return True
    try:
        if opened == "other":
            going_back.forget(here)
            return False
        go_back(store, backup, datetime.now(), key=opened.key, of_backup=None if is_plain(backup) else opened.key)
        going_back.completed(here, back)
    except UserError as error:
        front.give_way()
        dialogs.warn(None, sentence_of(error))
        with suppress(UserError):
            going_back.forget(here)
        return False
    return back.before != __version__ and start_again(here)


def stands(window: MainWindow, context: Context, here: Installation) -> None:
    """Once the window stands: remove versions that nobody goes back to, and tell Windows which one this is."""
    from congdoan_desktop.ui.updating.watch import UpdateWatch

    watch = UpdateWatch(window, context, here)
    QTimer.singleShot(0, watch, lambda: context.carrier.run(lambda _db: tidy(here)))


def tidy(here: Installation) -> None:
    """Keep the version that is started and the one before it."""
    with suppress(UserError):
        taken, started = going_back.last_taken(here), here.here().version
        here.clear(frozenset((started, __version__, taken.before if taken else started)))
        _tell_windows(started)


def _tell_windows(version: str) -> None:
    """Let *Installed apps* show the version that an update brought."""
    if sys.platform == "win32":
        import winreg

        with (
            suppress(OSError),  # a program on a stick stands in no list
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, _UNINSTALL, 0, winreg.KEY_SET_VALUE) as key,
        ):
            winreg.SetValueEx(key, "DisplayVersion", 0, winreg.REG_SZ, version)
