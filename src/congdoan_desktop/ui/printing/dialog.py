"""A paper before it is printed: its pages, In… (Enter, Ctrl+P) and Lưu PDF… (Ctrl+S), all by keyboard.

`show_paper(parent, context, title, file_stem, make)`: `make(reader)` draws the PDF, in the looker's thread.
"""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from congdoan_desktop import files
from congdoan_desktop.domain.text import fold
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.page_image import page_image
from congdoan_desktop.ui.printing.job import PrintJob
from congdoan_desktop.ui.printing.page_range import read_pages
from congdoan_desktop.ui.printing.printers import Installed, Printers
from congdoan_desktop.ui.printing.view import PrintView
from congdoan_desktop.usecases.preview import sizes_of

_PICTURE = "print preview"
_MOST_COPIES = 200


def show_paper(
    parent: QWidget,
    context: Context,
    title: str,
    file_stem: str,
    make: Callable[[Reader], bytes],
    *,
    printers: Printers | None = None,
) -> "PrintDialog":
    """Show what `make` draws, to be printed or kept as a PDF. `file_stem`: Vietnamese words are fine."""
    dialog = PrintDialog(parent, context, title, file_stem, printers or Installed())
    dialogs.open_once(dialog, context.worker, context.looker)
    dialog.draw(make)
    return dialog


class PrintDialog(PrintView):
    """Draws, shows, prints, keeps. `given_out`: whether it was printed or kept at least once."""

    printed = Signal(str)
    """It went to this printer."""
    kept = Signal(str)
    """It lies in this file now."""
    given_out = False

    def __init__(self, parent: QWidget, context: Context, title: str, file_stem: str, printers: Printers) -> None:
        super().__init__(parent, title, printers.names())
        self._context, self._printers = context, printers
        self._file_name = f"{file_name(file_stem)}.pdf"
        self._pdf = b""
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._job: PrintJob | None = None
        self._is_over = False
        self._connect()

    def draw(self, make: Callable[[Reader], bytes]) -> None:
        """Draw the paper in the background, once what was typed before is in the store."""

        def task(reader: Reader) -> tuple[bytes, tuple[tuple[float, float], ...]]:
            pdf = make(reader)
            return pdf, sizes_of(pdf)

        self.say("open", "Đang dựng trang in…")
        self._context.worker.after(lambda: self._look(task))

    def print_now(self) -> None:
        """Print the pages and copies asked for."""
        if not self.can_print() or self._job is not None or not self._pdf:
            return
        copies = self._copies()
        pages = self._pages()
        if not copies or not pages:
            return
        printer = self._printers.open(self.printer())
        self._job = PrintJob(self._context.looker, printer, self._pdf, self._sizes, pages * copies, self)
        self._job.turned.connect(lambda page, of: self.say("open", f"Đang gửi tới máy in: trang {page}/{of}…"))
        self._job.finished.connect(self._printed)
        self._job.failed.connect(self._not_printed)
        self.allow(False)
        self._job.start()

    def save(self) -> None:
        """Ask where to, and write the PDF there."""
        if not self._pdf or not self.can_keep():
            return
        path = folders.ask_new_file(self, "Lưu thành tệp PDF", folders.documents() / self._file_name, "PDF (*.pdf)")
        if path is None:
            return
        path = path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
        pdf = self._pdf
        self.say("open", "Đang lưu…")
        self._context.looker.run(
            lambda _: files.write_atomic(path, pdf),
            done=lambda _: self._kept(path),
            failed=self._failed,
        )

    def done(self, result: int) -> None:
        self._is_over = True
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _look(self, task: Callable[[Reader], tuple[bytes, tuple[tuple[float, float], ...]]]) -> None:
        if not self._is_over:
            self._context.looker.run(task, done=self._drawn, failed=self._failed)

    def _drawn(self, drawn: tuple[bytes, tuple[tuple[float, float], ...]]) -> None:
        if self._is_over:
            return
        self._pdf, self._sizes = drawn
        self.paper.set_pages(len(self._sizes), 0)
        self.say("none", "")
        self.allow(True)

    def _picture(self, page: int, width: int) -> None:
        pdf = self._pdf

        def task(_: Reader) -> QImage:
            return page_image(pdf, page, width)

        def done(image: QImage) -> None:
            if not self._is_over:
                self.paper.show_image(image, page)

        self._context.looker.run(task, done=done, failed=self._failed, key=_PICTURE)

    def _copies(self) -> int:
        """Return how many, or 0 and say why not."""
        if not self.copies.require():
            return 0
        copies = int(self.copies.field.value())
        if not 1 <= copies <= _MOST_COPIES:
            self.copies.say(f"Từ 1 đến {_MOST_COPIES}.")
            return 0
        return copies

    def _pages(self) -> tuple[int, ...]:
        try:
            return read_pages(self.pages.field.text(), len(self._sizes))
        except ValueError:
            self.pages.say(f"Viết như 1-3, 5. Có {len(self._sizes)} trang.")
            return ()

    def _kept(self, path: Path) -> None:
        self.kept.emit(str(path))
        self._end("good", f"Đã lưu {path}")

    def _printed(self) -> None:
        self._job = None
        self.printed.emit(self.printer())
        self._end("good", f"Đã gửi tới máy in “{self.printer()}”.")

    def _not_printed(self, error: Exception | None) -> None:
        self._job = None
        why = sentence_of(error) if error is not None else "Hãy xem máy in đã bật và còn giấy chưa, rồi in lại."
        self._end("bad", f"Chưa in được. {why}")

    def _failed(self, error: Exception) -> None:
        self._end("bad", sentence_of(error))

    def _end(self, state: str, sentence: str) -> None:
        if self._is_over:
            return
        self.say(state, sentence)
        self.allow(bool(self._pdf))
        if state == "good":
            self.given_out = True
            self.close_button.setFocus()

    def _connect(self) -> None:
        self.paper.wanted.connect(self._picture)
        self.print_button.clicked.connect(self.print_now)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        for keys, act in (
            ("Ctrl+P", self.print_now),
            ("Ctrl+S", self.save),
            ("PgDown", lambda: self.paper.turn_to(self.paper.page + 1)),
            ("PgUp", lambda: self.paper.turn_to(self.paper.page - 1)),
            ("Ctrl+Home", lambda: self.paper.turn_to(0)),
            ("Ctrl+End", lambda: self.paper.turn_to(self.paper.pages - 1)),
            ("Ctrl+Down", lambda: self.paper.scroll_by(1)),
            ("Ctrl+Up", lambda: self.paper.scroll_by(-1)),
        ):
            QShortcut(QKeySequence(keys), self, act).setContext(Qt.ShortcutContext.WindowShortcut)


def file_name(words: str) -> str:
    """Return `words` in letters every stick and e-mail program can carry."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:80].rstrip("-") or "trang-in"
