"""A mistake of ours: the whole story goes to the log, one sentence to the person, and the program goes on.

What ends the program itself (a fault inside Qt or a driver) leaves its trace in `crash.log` beside the log.
`catch()` once at the start. `report(error)` for an error that was caught elsewhere.
"""

import faulthandler
import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QMessageBox

from congdoan_desktop import paths
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.failures import sentence_of

_log = logging.getLogger("congdoan_desktop")
_LARGEST_TRACE = 200_000
"""Bytes of old crashes from which on the trace begins anew."""


def catch() -> None:
    """Let every error that nobody caught be logged and told."""
    _log_to_file()
    _trace_crashes()
    sys.excepthook = _caught


def report(error: BaseException) -> None:
    """Log `error` with its traceback and say so in one dialog; while one stands open no second one comes."""
    _log.error("unexpected error", exc_info=error)
    if not isinstance(error, Exception) or not QThread.isMainThread():
        return  # a dialog lives in the window's thread only
    if isinstance(QApplication.activeModalWidget(), QMessageBox):
        return
    dialogs.warn(QApplication.activeWindow(), sentence_of(error))


def _caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        QApplication.quit()
        return
    report(error)


def _log_to_file() -> None:
    if _log.handlers:
        return
    folder = paths.log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "congdoan.log", maxBytes=500_000, backupCount=2, encoding="utf-8")
    except OSError:
        return  # a full or read-only disk must not keep the window from opening
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)


def _trace_crashes() -> None:
    """Let the interpreter write where every thread stood before it dies. It keeps the file as long as it lives."""
    if faulthandler.is_enabled():
        return
    path = paths.log_folder() / "crash.log"
    try:
        if path.exists() and path.stat().st_size > _LARGEST_TRACE:
            path.unlink()
        faulthandler.enable(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    except OSError:
        return  # as above
