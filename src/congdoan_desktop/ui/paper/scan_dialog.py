"""Scanned sheets into the box: those that are sure all at once, the others once a person has looked at them.

Pictures and answers lie in memory only: what is not in the box when the window closes is read again from the scans,
and papers that are in the box already are recognised then.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.paper.pile import Pile, Reading, read_pile
from congdoan_desktop.ui.paper.review_panel import ReviewPanel
from congdoan_desktop.ui.paper.scan_view import RESULT, REVIEW, SOURCE, ScanView
from congdoan_desktop.usecases.survey import sheet_count
from congdoan_desktop.usecases.survey_paper import Kept, ScannedSheet, keep_scanned

_KEY = "scans"
_UNSETTLED = (
    "Còn {sheets} phiếu chưa vào thùng. Đóng bây giờ thì lần sau phải đọc lại bản quét; phiếu đã vào thùng vẫn còn. "
    "Nhấn Esc lần nữa để đóng."
)


class ScanDialog(ScanView):
    """Esc: stop what goes on, else leave the review, else close."""

    _advanced = Signal(int, int)

    def __init__(self, context: Context, survey: SurveyRound, form: Form, parent: QWidget | None) -> None:
        self._pile = Pile(form=form)
        super().__init__(f"Đọc phiếu quét · {survey.title}", ReviewPanel(self._pile.review, context.today), parent)
        self._context, self._survey, self._form = context, survey, form
        self._stop = Event()
        self._saving = 0
        self._warned = False
        self.setAcceptDrops(True)
        self._advanced.connect(self.show_progress)
        self.source.chosen.connect(self.read)
        self.outcome.keep_asked.connect(self.keep_sure)
        self.outcome.review_asked.connect(self.review)
        self.more_button.clicked.connect(self.source.ask_files)
        self.panel.settled.connect(lambda sheet: self._keep((sheet,)))
        self.panel.ended.connect(self._rest)
        self.stop_button.clicked.connect(self._stop.set)
        self.close_button.clicked.connect(self.reject)

    def read(self, chosen: Sequence[Path]) -> None:
        """Read files and folders, beside what the window does."""
        if self._is_busy():
            return
        self._stop.clear()
        self.show_busy("Đang mở bản quét…")
        task = partial(
            read_pile,
            chosen=chosen,
            round_id=self._survey.id,
            form=self._form,
            progress=self._told(),
            cancelled=self._stop.is_set,
        )
        self._context.looker.run(task, done=self._have_read, failed=self._not_read, key=_KEY)

    def keep_sure(self) -> None:
        """Put all sheets that are sure into the box, in one go."""
        sheets = self._pile.take_sure()
        if sheets:
            self.show_busy(f"Đang đưa {count_text(len(sheets))} phiếu vào thùng…")
            self.stop_button.hide()
            self._keep(sheets)

    def review(self) -> None:
        """Look at the doubtful places, one after the other."""
        if self._pile.review.look is not None:
            self.show_step(REVIEW)
            self.panel.begin()

    def reject(self) -> None:
        """Esc: stop, rest, or close; what is not in the box yet is left only on purpose (a second Esc)."""
        if self._is_busy():
            self._stop.set()
        elif self.step() == REVIEW:
            self._rest()
        elif not self._saving and (self._pile.is_settled or self._warned):
            super().reject()
        elif not self._saving:
            self._warned = True
            left = len(self._pile.sure) + self._pile.review.sheets_left
            self.say(_UNSETTLED.format(sheets=count_text(left)), "near")

    def done(self, result: int) -> None:
        self._stop.set()
        self._context.looker.run(_nothing, key=_KEY)  # nobody is left to be answered
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.step() != REVIEW and not self._is_busy():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.source.dropEvent(event)

    def _have_read(self, reading: Reading) -> None:
        self._pile.add(reading)
        self._warned = False
        self.show_busy("")
        self._show_result()

    def _not_read(self, error: Exception) -> None:
        self.show_busy("")
        self.show_step(RESULT if self._pile.pages else SOURCE)
        self.say(sentence_of(error))

    def _keep(self, sheets: Sequence[ScannedSheet]) -> None:
        """Hand sheets over to the box; what does not get in stays here, to be put in again."""
        round_id, form = self._survey.id, self._form

        def task(store: Store) -> Kept:
            return keep_scanned(store, round_id, form, sheets)

        self._saving += 1
        self._context.worker.run(task, done=self._kept, failed=partial(self._not_kept, sheets))

    def _kept(self, kept: Kept) -> None:
        self._saving -= 1
        self._pile.note(kept)
        if self._is_busy():
            self.show_busy("")
        if self.step() == RESULT:
            self._show_result()

    def _not_kept(self, sheets: Sequence[ScannedSheet], error: Exception) -> None:
        self._saving -= 1
        self._pile.give_back(sheets)
        self.show_busy("")
        self._show_result()
        self.say(f"{sentence_of(error)} Phiếu vẫn còn ở đây: đưa vào thùng lần nữa.")

    def _rest(self) -> None:
        """Leave the review; what was looked at is in the box, the rest waits here."""
        self._warned = False
        self._show_result()
        if self._pile.review.can_take_back:
            self.strip.offer("Đã loại một phiếu không hợp lệ.", "Lấy lại", self._take_back)

    def _take_back(self) -> None:
        self._pile.review.back()
        self.review()

    def _show_result(self) -> None:
        self.outcome.show_pile(self._pile, sheet_count(self._context.reader, self._survey.id))
        self.show_step(RESULT)

    def _is_busy(self) -> bool:
        return bool(self.doing.text())

    def _told(self) -> Callable[[int, int], None]:
        """Return what tells this window from another thread how far the reading is."""
        stop, tell = self._stop, self._advanced.emit

        def progress(done: int, total: int) -> None:
            if not stop.is_set():
                tell(done, total)

        return progress


def _nothing(_db: Reader) -> None:
    """Takes the place of the job before it."""
