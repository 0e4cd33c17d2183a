"""Choosing and opening folders and files; the system's own dialogs come with the system's own language."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from congdoan_desktop import paths


def signed_folder(store: Path) -> Path:
    """Return where the signed reports of `store` lie. May not exist yet."""
    return paths.signed_folder(store)


def waiting_folder(store: Path) -> Path:
    """Return where the papers of `store` lie that are being signed elsewhere. May not exist yet."""
    return paths.waiting_folder(store)


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Let the person choose a folder; `None` when they would rather not."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


def ask_file(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Let the person choose a file of `kinds` ("Chứng thư (*.p12 *.pfx)")."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    return Path(chosen) if chosen else None


def documents() -> Path:
    """Return the person's own folder of documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def ask_new_file(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Let the person say where a new file goes; `start` is the name proposed. Asks before it overwrites."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    return Path(chosen) if chosen else None


def ask_files(parent: QWidget, title: str, start: Path, kinds: str) -> tuple[Path, ...]:
    """Let the person choose one file or several of `kinds`."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start), kinds)
    return tuple(Path(path) for path in chosen)


def open_file(path: Path) -> None:
    """Let the system open `path` with the program it knows for such files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(folder: Path) -> None:
    """Show `folder` in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
