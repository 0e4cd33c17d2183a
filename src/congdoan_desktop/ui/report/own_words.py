"""The officer's texts on their way to the store: none is lost when one cannot be kept."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from congdoan_desktop.ui import autosave
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.said import saved_now
from congdoan_desktop.usecases.report_writing import narrative_of
from congdoan_desktop.usecases.save_narrative import save_narrative


class OwnWords(QObject):
    """Hands texts to the worker, and again what could not be kept."""

    kept = Signal(str)
    """Everything is in the store: what to say of it."""
    not_kept = Signal(str)
    """Why something is not."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: dict[tuple[str, str, str], str] = {}
        """Texts by kind, subject and section that are not in the store yet, or could not be written."""
        self._again = QTimer(self, singleShot=True, interval=autosave.AGAIN)
        self._again.timeout.connect(self.retry)

    def texts(self, kind: str, period: str) -> Mapping[str, str]:
        """Return the texts of a report by section: those of the store, and over them what is on its way there."""
        stored = narrative_of(self._context.reader, kind, period)
        return {**stored, **{key[2]: text for key, text in self._waiting.items() if key[:2] == (kind, period)}}

    def keep(self, kind: str, period: str, section: str, text: str) -> None:
        """Put `text` into the store."""
        key = (kind, period, section)
        self._waiting[key] = text
        self._context.worker.run(
            lambda store: save_narrative(store, *key, text),
            done=lambda _: self._done(key, text),
            failed=self._failed,
            changes=frozenset({"Narrative"}),
        )

    def retry(self) -> None:
        """Try again what could not be kept."""
        for key, text in tuple(self._waiting.items()):
            self.keep(*key, text)

    def are_waiting(self) -> bool:
        """Whether anything is not in the store yet."""
        return bool(self._waiting)

    def _done(self, key: tuple[str, str, str], text: str) -> None:
        if self._waiting.get(key) == text:
            del self._waiting[key]
        if not self._waiting:
            self.kept.emit(saved_now())

    def _failed(self, error: Exception) -> None:
        self._again.start()
        self.not_kept.emit(sentence_of(error))
