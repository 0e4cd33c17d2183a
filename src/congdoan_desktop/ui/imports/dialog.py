"""Import of a list of people. `open_import(parent, context)` shows it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import ImportBatch
from congdoan_desktop.intake.layout import Layout
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.list_words import ListWords
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.imports.batches import BatchesDialog, taken_back_words
from congdoan_desktop.ui.imports.list_import import Compared, ListImport, Progress
from congdoan_desktop.ui.imports.manner_box import MannerBox
from congdoan_desktop.ui.imports.words import PEOPLE
from congdoan_desktop.usecases.import_list import Source, people_of, words_of
from congdoan_desktop.usecases.import_match import Decided, match_rows
from congdoan_desktop.usecases.import_people import import_people, take_back


def open_import(parent: QWidget, context: Context) -> "ImportDialog":
    """Show the import over the window of `parent`."""
    dialog = ImportDialog(context, words_of(paths.resources()), parent)
    dialogs.open_once(dialog, context.worker)
    dialog.take_focus()
    return dialog


class ImportDialog(ListImport):
    """One list, from the file to the roster."""

    changes = frozenset({"Person", "ImportBatch"})

    def __init__(self, context: Context, words: ListWords, parent: QWidget | None = None) -> None:
        super().__init__(context, PEOPLE, words, MannerBox(words), parent)

    def compare(self, db: Reader, sheet: Sheet, layout: Layout, manner: Any) -> Compared:
        people = people_of(sheet, layout, manner, self._words, self._context.reference.catalogues)
        return match_rows(db, people.rows, progress=self.told()), people.notes

    def write(self, store: Store, rows: Sequence[Decided[Any]], source: Source, progress: Progress) -> ImportBatch:
        name = source.name or "Danh sách đã dán"
        today = self._context.today()
        return import_people(store, rows, file_name=name, sha256=source.sha256, today=today, progress=progress)

    def written_words(self, written: ImportBatch) -> tuple[str, bool]:
        said = f"Đã thêm {count_text(len(written.created))} người"
        if written.changed:
            said += f", bổ sung cho {count_text(len(written.changed))} người"
        return said, bool(written.created or written.changed)

    def take_back(self, store: Store, written: ImportBatch, progress: Progress) -> str:
        return taken_back_words(take_back(store, written.id, today=self._context.today(), progress=progress))

    def show_past(self) -> None:
        dialogs.open_once(BatchesDialog(self._context, self), self._context.worker)
