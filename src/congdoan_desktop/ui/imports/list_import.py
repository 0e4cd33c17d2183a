"""Import of a list, whatever it is of: read, laid out, compared, written, taken back; the window stays usable."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.layout import Layout
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.list_rows import RowProblem
from congdoan_desktop.intake.list_words import ListWords
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.imports.dialog_view import COLUMNS, DONE, ROWS, ImportView
from congdoan_desktop.ui.imports.list_of import JudgedRow, ListOf, MannerAsked
from congdoan_desktop.usecases.import_list import Proposal, Source, proposals, read_list_file, read_list_text
from congdoan_desktop.usecases.import_match import Decided
from congdoan_desktop.usecases.import_problems import save_problems

_KEY = "import"
_HEADS = ("Dòng", "Cột", "Điều cần xem và cách sửa")
_BACK_LATER = "Hoàn tác ngay ở đây, hoặc sau này ở “Các lần nhập trước” của cửa sổ nhập này."
_BACK_NOW = "Nhập nhầm thì hoàn tác ngay ở đây, trước khi đóng cửa sổ này."
Compared = tuple[Sequence[JudgedRow], Sequence[RowProblem]]
Progress = Callable[[int, int], None]


class ListImport(ImportView):
    """One list, from the file to the store. Esc stops what goes on, else goes a step back.

    A list of something says how it is compared, written and taken back: `compare`, `write`, `written_words`, `undo`.
    """

    _advanced = Signal(int, int)

    changes: frozenset[str] = frozenset()
    """Names of record classes that it writes."""

    def __init__(
        self, context: Context, kind: ListOf, words: ListWords, manner: MannerAsked, parent: QWidget | None
    ) -> None:
        super().__init__(kind, words, manner, parent)
        self._context, self._kind, self._words = context, kind, words
        self._stop = Event()
        self._source: Source | None = None
        self._written: Any = None
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

    def compare(self, db: Reader, sheet: Sheet, layout: Layout, manner: Any) -> Compared:
        """Return the rows as they compare to the store, and what is told of the others. In the looker's thread."""
        raise NotImplementedError

    def write(self, store: Store, rows: Sequence[Decided[Any]], source: Source, progress: Progress) -> Any:
        """Write what was decided, all or nothing. In the worker's thread."""
        raise NotImplementedError

    def written_words(self, written: Any) -> tuple[str, bool]:
        """Return what `write` did, and whether there is anything to take back."""
        raise NotImplementedError

    def take_back(self, store: Store, written: Any, progress: Progress) -> str:
        """Undo what `write` did, and return what became of it, in words. In the worker's thread."""
        raise NotImplementedError

    def show_past(self) -> None:
        """Show the lists taken in before, where such are kept."""

    def told(self) -> Progress:
        """Return what tells this window from another thread how far a job is, and stops the job when it should."""
        stop, tell = self._stop, self._advanced.emit

        def progress(done: int, total: int) -> None:
            if stop.is_set():
                raise UserError("intake.cancelled")
            tell(done, total)

        return progress

    def undo(self) -> None:
        """Take the list back that was just taken in."""
        if self._written is not None:
            self._busy("Đang hoàn tác…")
            task = partial(self.take_back, written=self._written, progress=self.told())
            self._context.worker.run(task, done=self._undone, failed=self._failed, changes=self.changes)

    def save_problems(self) -> None:
        """Keep what needs a look as a table for Excel."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Lưu các điều cần xem", str(Path.home() / "can-xem-lai.csv"), "Bảng (*.csv)"
        )
        if chosen:
            path = Path(chosen).with_suffix(".csv")
            try:
                save_problems(path, _HEADS, map(self._kind.problem_line, self.row_step.problems()))
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
        step = self.column_step
        sheet, layout, manner = step.sheet, step.layout_chosen(), step.manner_box.manner()

        def task(db: Reader) -> Compared:
            return self.compare(db, sheet, layout, manner)

        self._busy("Đang so với danh sách đang có…")
        self._context.looker.run(task, done=self._compared, failed=self._failed, key=_KEY)

    def _compared(self, found: Compared) -> None:
        rows, notes = found
        self.show_busy("")
        if not rows:
            self.say(self._kind.nothing_read)
            return
        self.row_step.load(rows, notes)
        self.show_step(ROWS)

    def _write(self) -> None:
        rows, source = self.row_step.decided(), self._source
        if source is None or not any(row.choice != "skip" for row in rows):
            return
        task = partial(self.write, rows=rows, source=source, progress=self.told())
        self._busy("Đang nhập…")
        self._context.worker.run(task, done=self._was_written, failed=self._failed, changes=self.changes)

    def _was_written(self, written: Any) -> None:
        self.show_busy("")
        self._written = written
        counts = Counter(row.choice for row in self.row_step.decided())
        said, can_undo = self.written_words(written)
        notes = [f"Bỏ qua {count_text(counts['skip'])} dòng."] if counts["skip"] else []
        notes.append(_BACK_LATER if self._kind.has_past else _BACK_NOW)
        self.done_step.say(f"✓ {said}.", "\n".join(notes), can_undo=can_undo)
        self.show_step(DONE)

    def _undone(self, said: str) -> None:
        self.show_busy("")
        self._written = None
        self.done_step.say("✓ Đã hoàn tác lần nhập này.", said, can_undo=False)
        self.show_step(DONE)

    def _failed(self, error: Exception) -> None:
        self.show_busy("")
        self.take_focus()
        self.say(sentence_of(error))

    def _count(self) -> None:
        counts = Counter(row.choice for row in self.row_step.decided())
        total = counts["add"] + counts["update"]
        self.next_button.setText(f"Nhập {self._kind.counted.format(count=count_text(total))}  Ctrl+Enter")
        self.next_button.setEnabled(total > 0)

    def _busy(self, words: str) -> None:
        self._stop.clear()
        self.show_busy(words)

    def _is_busy(self) -> bool:
        return bool(self.doing.text())


def _nothing(_db: Reader) -> None:
    """Takes the place of the job before it."""
