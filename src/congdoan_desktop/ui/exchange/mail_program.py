"""The mail program of this computer."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_letter(path: Path) -> bool:
    """Let the system open a letter with its mail program; return whether it knows one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
