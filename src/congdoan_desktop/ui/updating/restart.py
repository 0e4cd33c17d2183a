"""The program ends, and the version that is to be started now takes its place."""

from functools import partial

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QWidget

from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.usecases.updates.installation import Installation

LAUNCHER = "CongDoan.exe"


def start_again(here: Installation) -> bool:
    """Start the version that is to be started, beside this one, which ends; return whether it could be started."""
    return bool(QProcess.startDetached(str(here.folder / LAUNCHER), [])[0])


def restart_after(window: QWidget, here: Installation) -> None:
    """Close the window as the person does; once its store is closed, the program starts again."""
    assert isinstance(window, MainWindow)
    window.closed.connect(partial(start_again, here))
    window.close()
