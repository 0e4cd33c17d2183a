"""Answers gathered with KoboToolbox or ODK: what the file holds, what of it is dropped, what is refused, and then into
the box.
"""

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.survey.import_view import ImportView
from congdoan_desktop.usecases.import_answers import Export, read_export, take_answers

_KINDS = "Tệp xuất từ KoboToolbox, ODK (*.xlsx *.csv);;Mọi tệp (*)"
_KEY = "answers"


class ImportDialog(QDialog):
    """Reads in a process of its own, writes only when told to; nothing of the file is kept beyond the good answers."""

    def __init__(self, context: Context, survey: SurveyRound, form: Form, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._survey, self._form = context, survey, form
        self._export: Export | None = None
        self._stop = Event()
        self._at_work = False
        self.setWindowTitle("Nhận câu trả lời từ KoboToolbox, ODK")
        self.setAcceptDrops(True)
        self.view = ImportView(self, survey.title, form)
        self.view.choose.clicked.connect(self.ask_file)
        self.view.go.clicked.connect(self.take)
        self.view.back.clicked.connect(self.reject)

    def ask_file(self) -> None:
        """Let the person choose the file."""
        path = folders.ask_file(self, "Chọn tệp câu trả lời", folders.documents(), _KINDS)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read the file, and show what can be taken in."""
        if self._at_work:
            return
        self._export = None
        self._work(f"Đang đọc {path.name}…")
        task = partial(read_export, round_id=self._survey.id, form=self._form, path=path, cancelled=self._stop.is_set)
        self._context.looker.run(task, done=self._read, failed=self._failed, key=_KEY)

    def take(self) -> None:
        """Put all good sheets into the box."""
        export = self._export
        if self._at_work or export is None or not export.count:
            return
        self._work(f"Đang bỏ {count_text(export.count)} phiếu vào thùng…")
        task = partial(take_answers, round_id=self._survey.id, form=self._form, export=export)
        self._context.worker.run(task, done=self._taken, failed=self._failed, changes=frozenset({"SurveyRound"}))

    def reject(self) -> None:
        """Leave; reading is stopped, what is being written ends by itself first."""
        if self._at_work and self._export is not None:
            return
        self._stop.set()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.read_file(Path(urls[0].toLocalFile()))
        event.acceptProposedAction()

    def _read(self, export: Export) -> None:
        self._at_work, self._export = False, export
        self.view.show_export(export)

    def _taken(self, count: int) -> None:
        self._at_work, self._export = False, None
        self.view.show_taken(count)

    def _failed(self, error: Exception) -> None:
        self._at_work, self._export = False, None
        self.view.show_problem(sentence_of(error))

    def _work(self, words: str) -> None:
        self._at_work = True
        self.view.show_work(words)
