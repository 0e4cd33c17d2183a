"""Composition root of the window: opens a store, its worker and its reader, and gives them to the pages."""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from congdoan_desktop import settings
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store, open_reader, open_store
from congdoan_desktop.ui import bugs, dialogs, front, theme, vietnamese
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.jobs import Looker, Worker
from congdoan_desktop.ui.locking.door import Opened, at_the_door
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.rail import entries
from congdoan_desktop.ui.updating.at_start import goes_back, installation, stands
from congdoan_desktop.usecases.gather_facts import role_of, the_unit
from congdoan_desktop.usecases.keep_backup import backups_of, go_back
from congdoan_desktop.usecases.taken_packs import reference_of

_COLLECTED = (50_000, 20, 20)
"""Objects made before Python looks for rings of them. Reading 50 000 people makes none, and after every 700 objects all
that is in memory was looked through again: half of the time in which a long name list opens."""
_TURN = 0.0005
"""Seconds that a thread may keep Python to itself. The window lets go of it with each row it reads, and would wait ten
times as long to have it back from a thread that works."""


def run(path: Path | None) -> int:
    """Open the store at `path`, else the last one, else ask which; return when the window has been closed.

    Raises `UserError` as `open_store` where there is no screen to say it on.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    theme.apply(app)
    vietnamese.install(app)
    bugs.catch()
    status = 0
    try:
        window = None if goes_back() else _first_window(path)
        while window is not None:
            window.show()
            front.give_way()
            if window.asks_new_phrase:
                window.open_page("settings", "@NewPhrase")
            status = int(app.exec())
            window = _next_window(window) if window.is_to_open_anew else None
    finally:
        front.give_way()
    return status


def open_window(
    path: Path, *, key: bytes | None = None, today: Callable[[], date] = date.today, first: str = ""
) -> MainWindow:
    """Open the store at `path` and return its window, not shown yet, with the page `first` (else the first one).

    Raises `UserError` as `open_store`.
    """
    gc.set_threshold(*_COLLECTED)
    sys.setswitchinterval(_TURN)
    with ExitStack() as opened:  # a window that cannot be built leaves no thread and no open file behind
        worker = Worker(lambda: open_store(path, key=key, author=settings.author()))
        opened.callback(worker.stop)
        _wait_until_open(worker)
        reader = opened.enter_context(open_reader(path, key=key))
        looker = Looker(lambda: open_reader(path, key=key, keeps=True))
        opened.callback(looker.stop)
        carrier = Looker(lambda: open_reader(path, key=key))
        opened.callback(carrier.stop)
        reference = reference_of(reader)
        context = Context(
            reader=reader, worker=worker, looker=looker, carrier=carrier, reference=reference, today=today, key=key
        )
        rail = entries(role_of(reader))
        window = MainWindow(context, rail, _unit_name(reader))
        window.open_page(first or rail[0].key)
        if key is not None:
            from congdoan_desktop.ui.locking.lock import Lock

            window.lock = Lock(window, context)
        opened.pop_all()
    for queue in (worker, looker, carrier):
        queue.failed.connect(bugs.report)
    worker.changed.connect(lambda changes: window.name_unit(_unit_name(reader)) if "Unit" in changes else None)
    window.closed.connect(lambda: _close(window, context))
    # The window stands first; then the disk works.
    QTimer.singleShot(0, window, lambda: _back_up(window, worker, path))
    if here := installation():
        stands(window, context, here)
    return window


def _first_window(path: Path | None, key: bytes | None = None) -> MainWindow | None:
    """Return a window on the store wanted; where that cannot be opened, say why and ask for another one.

    `key`: of the store, where it is known from the window before. `None` when the person would rather not, or has the
    store open in another window.
    """
    chosen = _chosen(path or _last_store(), key)
    while chosen is not None:
        wanted, opened = chosen
        try:
            window = open_window(wanted, key=opened.key)
        except UserError as error:
            if QApplication.platformName() == "offscreen":
                raise  # nobody could close a dialog
            front.give_way()
            if _went_back(wanted, opened.key, error):
                continue
            dialogs.warn(None, sentence_of(error))
            if error.code == "store.in_use":
                return None  # started twice: the other window is there
            chosen = _chosen(None)
        else:
            front.place(window)
            settings.save_if_possible(replace(settings.load(), last_store=str(wanted.absolute())))
            window.asks_new_phrase = opened.by_code
            return window
    return None


def _next_window(before: MainWindow) -> MainWindow | None:
    """Return a new window on the store that the last one had, at the place where that wanted it."""
    window = _first_window(None, before.between_windows())
    if window is not None and before.next_place[0]:
        window.open_page(*before.next_place)
    return window


def _chosen(wanted: Path | None, key: bytes | None = None) -> tuple[Path, Opened] | None:
    """Return the store to open and what opens it, asking for what is not known; `None` as `_first_window`."""
    while True:
        if wanted is None:
            front.give_way()
            from congdoan_desktop.ui.first_start import ask

            wanted = ask(None)
            if wanted is None:
                return None
        opened = at_the_door(wanted, key)
        if opened != "other":
            return None if opened is None else (wanted, opened)
        wanted = key = None


def _went_back(path: Path, key: bytes | None, error: UserError) -> bool:
    """Offer the backups of a store that is damaged, until one of them is put in its place or the person gives up.

    What is left of the store is kept beside it. The key was the right one: what it does not open is damaged.
    """
    found = backups_of(path) if error.code in ("store.damaged", "store.not_ours", "store.wrong_key") else ()
    if error.code == "store.wrong_key":
        error = UserError("store.damaged", **error.values)
    while found:
        from congdoan_desktop.ui.locking.unlock_dialog import ask_key_of_backup
        from congdoan_desktop.ui.start.which_backup import ask_which

        chosen = ask_which(sentence_of(error), found)
        if chosen is None:
            return False
        of_backup = ask_key_of_backup(chosen.path, key)
        if of_backup is None:
            continue
        try:
            go_back(path, chosen.path, datetime.now(), key=key, of_backup=of_backup.key)
        except UserError as second:
            dialogs.warn(None, sentence_of(second))
            found = tuple(one for one in found if one is not chosen)
        else:
            return True
    return False


def _wait_until_open(worker: Worker) -> None:
    """Wait until the worker has opened (and, if need be, migrated) the store; raise what it says."""
    loop, errors = QEventLoop(), list[Exception]()

    def failed(error: Exception) -> None:
        errors.append(error)
        loop.quit()

    worker.run(_nothing, done=lambda _result: loop.quit(), failed=failed)
    loop.exec()
    if errors:
        raise errors[0]


def _nothing(_store: Store) -> None:
    """Opening the store is all."""


def _unit_name(reader: Reader) -> str:
    try:
        return the_unit(reader).short_name
    except UserError:
        return ""


def _back_up(window: MainWindow, worker: Worker, path: Path) -> None:
    if worker.is_stopped:
        return  # closed at once

    def task(store: Store) -> datetime:
        from congdoan_desktop.store.backup import backup_if_due, backups
        from congdoan_desktop.store.copies import backup_folder
        from congdoan_desktop.usecases.ballot_box import destroy_old_keys

        destroy_old_keys(store)  # before the copy is made: what it holds must stay shut
        folder = backup_folder(path)
        backup_if_due(store, folder, datetime.now())
        return backups(folder, path)[0].made_at

    worker.run(task, done=window.say_backup, failed=window.say_no_backup)


def _close(window: MainWindow, context: Context) -> None:
    context.reader.close()
    context.looker.stop()
    context.carrier.stop()
    context.worker.stop()
    settings.save_if_possible(replace(settings.load(), window_geometry=front.geometry_of(window)))


def _last_store() -> Path | None:
    last = settings.load().last_store
    return Path(last) if last and os.path.isfile(last) else None  # `Path.is_file` raises where one may not look
