"""Import of a list of people: read, laid out, compared, written, taken back; nothing of it holds up the window.

`open_import(parent, context)` shows it.
"""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import ImportBatch
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.list_words import ListWords
from congdoan_desktop.intake.people_rows import People
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.imports.batches import BatchesDialog, taken_back_words
from congdoan_desktop.ui.imports.dialog_view import COLUMNS, DONE, ROWS, ImportView
from congdoan_desktop.ui.imports.words import problem_line
from congdoan_desktop.usecases.import_list import (
    Proposal,
    Source,
    people_of,
    proposals,
    read_list_file,
    read_list_text,
    words_of,
)
from congdoan_desktop.usecases.import_match import MatchedRow, match_rows
from congdoan_desktop.usecases.import_people import TakenBack, import_people, take_back
from congdoan_desktop.usecases.import_problems import save_problems

_KEY = "import"
CHANGES = frozenset({"Person", "ImportBatch"})
_HEADS = ("Dòng", "Cột", "Điều cần xem và cách sửa")


def open_import(parent: QWidget, context: Context) -> "ImportDialog":
    """Show the import over the window of `parent`."""
    dialog = ImportDialog(context, words_of(paths.resources()), parent)
    dialogs.open_once(dialog, context.worker)
    dialog.take_focus()
    return dialog


class ImportDialog(ImportView):
    """One list, from the file to the roster. Esc stops what goes on, else goes a step back."""

    _advanced = Signal(int, int)

    def __init__(self, context: Context, words: ListWords, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._context, self._words = context, words
        self._stop = Event()
        self._source: Source | None = None
        self._batch: ImportBatch | None = None
        self._advanced.connect(self.show_progress)
        self.source_step.chosen.connect(self.read_file)
        self.source_step.pasted.connect(self.read_text)
        self.source_step.refused.connect(self.say)
        self.source_step.past_asked.connect(self.show_past)
        self.column_step.changed.connect(lambda: self.next_button.setEnabled(not self.column_step.problem()))
        self.row_step.chosen.connect(self._count)
        self.row_step.save_asked.connect(self.save_problems)
        self.done_step.undo_asked.connect(self.undo)
        self.stop_button.clicked.connect(self._stop.set)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.reject)

    def read_file(self, path: Path) -> None:
        """Read a file, in a process of its own."""
        self._read(f"Đang đọc {path.name}…", partial(read_list_file, path))

    def read_text(self, text: str) -> None:
        """Read what was pasted."""
        self._read("Đang đọc…", partial(read_list_text, text))

    def go_on(self) -> None:
        """Do what the step is for."""
        if self.step() == COLUMNS and not self.column_step.problem():
            self._compare()
        elif self.step() == ROWS:
            self._write()

    def go_back(self) -> None:
        """Show the step before; what was chosen there still stands."""
        if self.step() in (COLUMNS, ROWS) and not self._is_busy():
            self.show_step(self.step() - 1)

    def undo(self) -> None:
        """Take the list back that was just taken in."""
        if self._batch is not None:
            self._busy("Đang hoàn tác…")
            task = partial(take_back, batch_id=self._batch.id, today=self._context.today(), progress=self._told())
            self._context.worker.run(task, done=self._undone, failed=self._failed, changes=CHANGES)

    def show_past(self) -> None:
        """Show the lists taken in before."""
        dialogs.open_once(BatchesDialog(self._context, self), self._context.worker)

    def save_problems(self) -> None:
        """Keep what needs a look as a table for Excel."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Lưu các điều cần xem", str(Path.home() / "can-xem-lai.csv"), "Bảng (*.csv)"
        )
        if chosen:
            path = Path(chosen).with_suffix(".csv")
            try:
                save_problems(path, _HEADS, map(problem_line, self.row_step.problems()))
            except UserError as error:
                self.say(sentence_of(error))
            else:
                self.say(f"Đã lưu {path.name}.", "good")

    def reject(self) -> None:
        """Esc: stop what goes on, else go a step back, else close."""
        if self._is_busy():
            self._stop.set()
        elif self.step() in (COLUMNS, ROWS):
            self.go_back()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, whatever goes on: nothing that was begun is half done."""
        self._stop.set()
        self._context.looker.run(_nothing, key=_KEY)  # nobody is left to be answered
        super().done(0)
        event.accept()

    def _read(self, words: str, task: Callable[..., Source]) -> None:
        self._busy(words)
        stop, list_words = self._stop, self._words

        def read(_db: Reader) -> tuple[Source, tuple[Proposal, ...]]:
            source = task(cancelled=stop.is_set)
            return source, proposals(source, list_words)

        self._context.looker.run(read, done=self._loaded, failed=self._failed, key=_KEY)

    def _loaded(self, found: tuple[Source, tuple[Proposal, ...]]) -> None:
        self.show_busy("")
        self._source = found[0]
        self.row_step.forget()
        self.column_step.load(*found)
        self.show_step(COLUMNS)

    def _compare(self) -> None:
        step, words, catalogues = self.column_step, self._words, self._context.reference.catalogues
        sheet, layout, manner, progress = step.sheet, step.layout_chosen(), step.manner(), self._told()

        def task(db: Reader) -> tuple[People, tuple[MatchedRow, ...]]:
            people = people_of(sheet, layout, manner, words, catalogues)
            return people, match_rows(db, people.rows, progress=progress)

        self._busy("Đang so với danh sách đang có…")
        self._context.looker.run(task, done=self._compared, failed=self._failed, key=_KEY)

    def _compared(self, found: tuple[People, tuple[MatchedRow, ...]]) -> None:
        people, rows = found
        self.show_busy("")
        if not rows:
            self.say("Không tìm thấy dòng nào có tên người. Hãy xem lại dòng bắt đầu và cột họ tên.")
            return
        self.row_step.load(rows, people.notes)
        self.show_step(ROWS)

    def _write(self) -> None:
        rows, source = self.row_step.decided(), self._source
        if source is None or not any(row.choice != "skip" for row in rows):
            return
        name, today, progress = source.name or "Danh sách đã dán", self._context.today(), self._told()

        def task(store: Store) -> ImportBatch:
            return import_people(store, rows, file_name=name, sha256=source.sha256, today=today, progress=progress)

        self._busy("Đang nhập…")
        self._context.worker.run(task, done=self._written, failed=self._failed, changes=CHANGES)

    def _written(self, batch: ImportBatch) -> None:
        self.show_busy("")
        self._batch = batch
        counts = Counter(row.choice for row in self.row_step.decided())
        said = f"Đã thêm {count_text(len(batch.created))} người"
        if batch.changed:
            said += f", bổ sung cho {count_text(len(batch.changed))} người"
        notes = [f"Bỏ qua {count_text(counts['skip'])} dòng."] if counts["skip"] else []
        notes.append("Hoàn tác ngay ở đây, hoặc sau này ở “Các lần nhập trước” của cửa sổ nhập này.")
        self.done_step.say(f"✓ {said}.", "\n".join(notes), can_undo=bool(batch.created or batch.changed))
        self.show_step(DONE)

    def _undone(self, result: TakenBack) -> None:
        self.show_busy("")
        self._batch = None
        self.done_step.say("✓ Đã hoàn tác lần nhập này.", taken_back_words(result), can_undo=False)
        self.show_step(DONE)

    def _failed(self, error: Exception) -> None:
        self.show_busy("")
        self.take_focus()
        self.say(sentence_of(error))

    def _count(self) -> None:
        counts = Counter(row.choice for row in self.row_step.decided())
        total = counts["add"] + counts["update"]
        self.next_button.setText(f"Nhập {count_text(total)} người  Ctrl+Enter")
        self.next_button.setEnabled(total > 0)

    def _busy(self, words: str) -> None:
        self._stop.clear()
        self.show_busy(words)

    def _is_busy(self) -> bool:
        return bool(self.doing.text())

    def _told(self) -> Callable[[int, int], None]:
        """Return what tells this window from another thread how far a job is, and stops the job when it should."""
        stop, tell = self._stop, self._advanced.emit

        def progress(done: int, total: int) -> None:
            if stop.is_set():
                raise UserError("intake.cancelled")
            tell(done, total)

        return progress


def _nothing(_db: Reader) -> None:
    """Takes the place of the job before it."""
