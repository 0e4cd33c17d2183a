"""*Sổ văn bản đi*: the register of a year, its gaps in plain sight, to be filled in and printed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HandOver, OutgoingPaper
from congdoan_desktop.domain.register import changeable
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.register_dialogs import (
    EditDialog,
    OutsideDialog,
    RegisterDialog,
    VoidDialog,
    open_dialog,
)
from congdoan_desktop.ui.exchange.register_view import RegisterView
from congdoan_desktop.ui.exchange.words import at, went_words
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.gather_facts import the_profile
from congdoan_desktop.usecases.register import next_number, register_of, years_of
from congdoan_desktop.usecases.register_sheet import register_sheet

D = TypeVar("D", bound=RegisterDialog)
_FROM_JOURNAL = "Ngày chuyển lấy theo nhật ký ({went}); hãy sửa nếu không đúng."


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """The register of a year as it was read."""

    years: tuple[int, ...]
    lines: tuple[OutgoingPaper, ...]
    next_number: int


class RegisterPart(RegisterView):
    """The second tab."""

    shows = frozenset({"OutgoingPaper", "IssuedReport", "PreparedPaper", "OwnPlan"})

    def __init__(self, context: Context) -> None:
        super().__init__(context.today().year)
        self._context = context
        self._lines: dict[str, OutgoingPaper] = {}
        self._next = 1
        self._wanted = ""
        self._connect()

    def refresh(self) -> None:
        """Look at the store again."""
        year, this = self.year(), self._context.today().year

        def task(db: Reader) -> _Seen:
            years = tuple(sorted({this, year, *years_of(db)}, reverse=True))
            return _Seen(years=years, lines=register_of(db, year), next_number=next_number(db, year))

        self._context.looker.run(task, done=self._take, failed=self._failed, key="register")

    def open_record(self, record_id: str) -> None:
        """Show a line, in its year."""
        line = repository.get(self._context.reader, OutgoingPaper, record_id)
        if line is not None:
            self._wanted = record_id
            self.choose_year(line.year)
            self.refresh()

    def begin(self) -> None:
        self.enter_outside()

    def take_focus(self) -> None:
        (self.table if self._lines else self.empty.button).setFocus()

    def edit_line(self) -> EditDialog | None:
        """Open the line chosen, where something of it may still change."""
        line = self._chosen()
        if line is None or not changeable(line):
            return None
        went = self._went(line) if line.sent_on is None and "sent_on" in changeable(line) else None
        shown = replace(line, sent_on=at(went).date()) if went is not None else line
        note = _FROM_JOURNAL.format(went=went_words(went)) if went is not None else ""
        return self._open(EditDialog(self._context, shown, note, self))

    def enter_outside(self) -> OutsideDialog:
        """Enter a paper made elsewhere, under the number of the skipped line chosen or the next one."""
        line = self._chosen()
        skipped = line is not None and line.state == "skipped"
        number = line.number if line is not None and skipped else self._next
        return self._open(OutsideDialog(self._context, number, self._symbol(), self))

    def void_number(self) -> VoidDialog | None:
        """Make the number chosen void, where it is of no paper."""
        line = self._chosen()
        if line is None or line.state not in ("skipped", "reserved"):
            return None
        return self._open(VoidDialog(self._context, line, self))

    def print_book(self) -> PrintDialog:
        """Show the register of the year for printing."""
        year, today = self.year(), self._context.today()

        def make(db: Reader) -> bytes:
            return sheets_pdf([register_sheet(db, year, today)], datetime.now(VIETNAM))

        return show_paper(self, self._context, f"In sổ văn bản đi năm {year}", f"So van ban di {year}", make)

    def _open(self, dialog: D) -> D:
        dialog.kept.connect(self._kept)
        open_dialog(dialog, self._context)
        return dialog

    def _kept(self, line_id: str) -> None:
        self._wanted = line_id
        self.open_record(line_id)

    def _take(self, seen: _Seen) -> None:
        self.problem.say("")
        self._lines = {line.id: line for line in seen.lines}
        self._next = seen.next_number
        key = self._wanted or self.table.current_key()
        if key not in self._lines and seen.lines:
            key = seen.lines[-1].id
        self._wanted = ""
        self.show_years(seen.years)
        self.show_lines(seen.lines, key, seen.next_number)
        self.show_one(self._lines.get(key))

    def _chosen(self) -> OutgoingPaper | None:
        return self._lines.get(self.table.current_key())

    def _went(self, line: OutgoingPaper) -> HandOver | None:
        """Return when the paper first left by drive, letter or folder."""
        found = repository.find(self._context.reader, HandOver, where={"paper_id": line.paper_id}, order=("at",))
        return next((one for one in found if line.paper_id and one.way != "print"), None)

    def _symbol(self) -> str:
        try:
            return the_profile(self._context.reader).symbol
        except UserError:
            return ""

    def _failed(self, error: Exception) -> None:
        self.problem.say(sentence_of(error))

    def _connect(self) -> None:
        self.years.activated.connect(lambda _: self.refresh())
        self.table.picked.connect(lambda key: self.show_one(self._lines.get(key)))
        self.table.entered.connect(lambda _key: self.edit_line())
        self.table.removed.connect(lambda _key: self.void_number())
        acts: tuple[tuple[QPushButton, str, Callable[[], object]], ...] = (
            (self.edit_button, "", self.edit_line),
            (self.void_button, "", self.void_number),
            (self.new_button, "Ctrl+N", self.enter_outside),
            (self.empty.button, "", self.enter_outside),
            (self.print_button, "Ctrl+P", self.print_book),
        )
        for button, keys, act in acts:
            button.clicked.connect(lambda _checked=False, act=act: act())
            if keys:
                shortcut = QShortcut(QKeySequence(keys), self, lambda act=act: act())
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
