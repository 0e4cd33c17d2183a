"""The list of backups: when, which file, how large."""

from pathlib import Path

from congdoan_desktop.texts.exchange import size_text
from congdoan_desktop.ui.tables import Column, RowsTable


def backup_table() -> RowsTable:
    """Return a list of `store.backup.Backup`, by the names of their files."""
    columns = (
        Column(title="Lúc", text=lambda backup: f"{backup.made_at:%H:%M  %d/%m/%Y}", width=150),
        Column(title="Tệp", text=lambda backup: backup.path.name),
        Column(title="Cỡ", text=lambda backup: _size(backup.path), right=True, width=84),
    )
    return RowsTable(columns, lambda backup: backup.path.name, name="Các bản sao lưu")


def _size(path: Path) -> str:
    try:
        return size_text(path.stat().st_size)
    except OSError:
        return ""
