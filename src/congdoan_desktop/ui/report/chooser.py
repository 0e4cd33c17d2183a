"""Which paper is shown: the kind, and what it is on. The records that a paper can be on are listed by the looker."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from congdoan_desktop.domain.period import is_period
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.kind_box import KindBox
from congdoan_desktop.ui.report.sources import SOURCES
from congdoan_desktop.ui.report.subject_box import SubjectBox
from congdoan_desktop.usecases.report_subject import subject_of, windows_of
from congdoan_desktop.usecases.subjects.subject import Subject, Window

_BY_PERIOD = ("period", "survey")
_LOOKING = "Đang tìm những bản ghi có thể lập văn bản…"


class Chooser(QObject):
    """`found(Subject or None, why there is none)`: whenever something was chosen, or looked at again."""

    found = Signal(object, str)

    def __init__(self, context: Context, kinds: KindBox, subjects: SubjectBox, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._kinds, self._subjects = context, kinds, subjects
        self._last: dict[str, str] = {}
        """What was chosen last of each kind."""
        kinds.activated.connect(lambda _: self.show(kinds.kind()))
        subjects.chosen.connect(lambda _: self._tell())

    def show(self, kind: str, wanted: str = "") -> None:
        """Show the paper of `kind` on `wanted`, or on what was chosen last, or on the newest there is."""
        if not self._kinds.choose(kind):
            return
        wanted = wanted or self._last.get(kind, "")
        if self._is_by_period(kind):
            self._subjects.show_periods(self._context.today(), wanted if is_period(wanted) else "")
            self._tell()
            return
        subject = self._subject(kind, wanted) if wanted else None
        if isinstance(subject, Subject):
            self._subjects.show_one(wanted, subject.name)
            self._tell()
        else:
            self._subjects.clear()
            self.found.emit(None, _LOOKING)
        self._list_windows(kind)

    def look_again(self) -> None:
        """Look at the store again."""
        if self._subjects.code():
            self._tell()
        if not self._is_by_period(self._kinds.kind()):
            self._list_windows(self._kinds.kind())

    def _is_by_period(self, kind: str) -> bool:
        return self._context.reference.templates[kind].about in _BY_PERIOD

    def _list_windows(self, kind: str) -> None:
        reference, today = self._context.reference, self._context.today()

        def task(db: Reader) -> tuple[Window, ...]:
            return windows_of(db, reference, kind, today)

        self._context.looker.run(task, done=lambda found: self._listed(kind, found), key="windows of a report")

    def _listed(self, kind: str, windows: Sequence[Window]) -> None:
        if kind != self._kinds.kind():
            return
        shown = self._subjects.code()
        self._subjects.show_windows(self._with_shown(kind, shown, windows), shown, self._context.today())
        if not self._subjects.code():
            self.found.emit(None, SOURCES[self._context.reference.templates[kind].about].none)
        elif self._subjects.code() != shown:
            self._tell()

    def _with_shown(self, kind: str, shown: str, windows: Sequence[Window]) -> Sequence[Window]:
        """What is shown stays in the list although it would not be proposed any more: an old one."""
        if not shown or any(window.code == shown for window in windows):
            return windows
        subject = self._subject(kind, shown)
        if not isinstance(subject, Subject):
            return windows
        return (*windows, Window(code=shown, name=subject.name, day=subject.span.start))

    def _tell(self) -> None:
        kind, code = self._kinds.kind(), self._subjects.code()
        self._last[kind] = code
        subject = self._subject(kind, code)
        if isinstance(subject, Subject):
            self.found.emit(subject, "")
        else:
            self.found.emit(None, sentence_of(subject))

    def _subject(self, kind: str, code: str) -> Subject | UserError:
        try:
            return subject_of(self._context.reader, self._context.reference, kind, code)
        except UserError as error:
            return error
