"""A paper that was signed in another program comes back: what was signed by whom is shown before it is taken."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import STATES, verdict_lines
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.report.signing.certificate_card import not_ours
from congdoan_desktop.ui.report.signing.file_drop import FileDrop
from congdoan_desktop.ui.report.signing.jobs import Done, checked, trusted
from congdoan_desktop.ui.report.signing.looks import LOOKS
from congdoan_desktop.ui.report.signing.signing_step import EndingStep
from congdoan_desktop.ui.report.signing.step import note, say

if TYPE_CHECKING:
    from congdoan_desktop.usecases.take_back import Returned

_KINDS = "Tệp PDF (*.pdf);;Mọi tệp (*)"
_DROP = "Thả tệp PDF đã ký vào đây, hoặc chọn tệp."


class TakeBackStep(EndingStep):
    """The file is chosen or dropped, looked at, then taken."""

    leave_words = "Để sau"

    def __init__(self, context: Context, paper: PreparedPaper) -> None:
        super().__init__("Nhận lại tệp đã ký", context)
        self._paper = paper
        self._returned: Returned | None = None
        self.drop = FileDrop(_DROP, "Chọn tệp PDF đã ký", _KINDS, folders.waiting_folder(context.reader.path))
        self.drop.chosen.connect(self.look_at)
        self._ours, self._state, self._says, self._warns = note(), note(), note(), note()
        for part in (self.drop, self._ours, self._state, self._says, self._warns):
            self.column.addWidget(part)

    def words(self) -> str:
        return "Nhận tệp này" if self._returned is not None else "Chọn tệp…"

    def take_focus(self) -> None:
        self.drop.button.setFocus()

    def go_on(self) -> None:
        """Ask for the file; when it was looked at, take it."""
        if self._returned is None:
            self.drop.ask()
        else:
            self._take(self._returned)

    def look_at(self, path: Path) -> None:
        """Look at what came back; nothing is kept yet."""
        paper_id, now = self._paper.id, datetime.now(VIETNAM)

        def task(db: Reader) -> "Returned":
            from congdoan_desktop.usecases.take_back import look_at_returned

            return look_at_returned(db, paper_id, path, trusted(), now)

        self._returned = None
        for label in (self._ours, self._state, self._says, self._warns):
            label.hide()
        self._context.looker.run(task, done=self._seen, failed=self._failed)
        self.begin()

    def _seen(self, returned: "Returned") -> None:
        self._returned = returned
        sign, role = LOOKS[returned.verdict.state]
        say(self._ours, "✓ Đúng tệp đã đưa ra, ngoài chữ ký không bị sửa gì.", "good")
        say(self._state, f"{sign} Chữ ký số: {STATES[returned.verdict.state].lower()}", role)
        say(self._says, "\n".join(verdict_lines(returned.verdict)))
        strangers = [one.seen.organisation for one in returned.signed_by if not one.of_the_unit]
        say(self._warns, not_ours(strangers[0]) if strangers else "", "near")
        self.end()

    def _take(self, returned: "Returned") -> None:
        folder, now = folders.signed_folder(self._context.reader.path), datetime.now(VIETNAM)

        def job(store: Store) -> Done:
            from congdoan_desktop.usecases.take_back import take_back

            return checked(take_back(store, returned, folder), now)

        self.finish(job)
