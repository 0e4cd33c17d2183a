"""Ai chưa học: who of a group has not completed a course of a kind; printed, or invited to the open course."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Course, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.long_rows import LongRows
from congdoan_desktop.ui.printing.dialog import show_paper
from congdoan_desktop.ui.said import saved_now
from congdoan_desktop.ui.training.lacking_view import LackingView
from congdoan_desktop.usecases.course_papers import lacking_sheet
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.join_course import join, joined, leave
from congdoan_desktop.usecases.lacking import Lacking, lacking, usual_group

_KEY = "who lacks a course"
_CHANGES = frozenset({"Participant"})


class LackingDialog(LackingView):
    """`course`: the open one, to invite to; `None` when there is none."""

    saved = Signal(str)

    def __init__(self, context: Context, course: Course | None, parent: QWidget) -> None:
        super().__init__(context, course, parent)
        self._context, self._course = context, course
        self._found: Lacking | None = None
        self.choose(course.kind if course is not None and course.kind else "oral")
        self._connect()
        self._kind_chosen()

    def look(self) -> None:
        """Look for the people of the kind and group chosen, in the background."""
        kind, who, text = self.kind(), self.who(), self.search.text()
        reference, today, course = self._context.reference, self._context.today(), self._course

        def task(reader: Reader) -> tuple[Lacking, frozenset[str]]:
            there = joined(reader, course.id) if course is not None else frozenset()
            return lacking(reader, reference, kind, who, today, text=text), there

        self._context.looker.run(task, done=self._show, failed=self._failed, key=_KEY)

    def invite(self) -> None:
        """Put everybody in the list on the list of the open course."""
        self._invite(self._ids())

    def invite_one(self, person_id: str) -> None:
        """Put one of them on the list of the open course."""
        self._invite((person_id,))

    def print_list(self) -> None:
        """Show the list for printing, as it is narrowed now."""
        if self._found is None:
            return
        reference, kind, who, found = self._context.reference, self.kind(), self.who(), self._found

        def make(reader: Reader) -> bytes:
            return sheets_pdf([lacking_sheet(reader, reference, kind, who, found)], datetime.now(VIETNAM))

        name = label(reference.catalogues["training_kinds"], kind)
        show_paper(self, self._context, "In danh sách người chưa học", f"Chưa học {name}", make)

    def _ids(self) -> tuple[str, ...]:
        """Return who is in the list and not in the course yet."""
        return tuple(one for one in self._found.ids if one not in self.there) if self._found is not None else ()

    def _invite(self, ids: tuple[str, ...]) -> None:
        course, roles = self._course, self._context.reference.catalogues["union_roles"]
        if course is None or not ids:
            return
        self._context.worker.run(
            lambda store: join(store, course.id, ids, roles),
            done=self._invited,
            failed=self._failed,
            changes=_CHANGES,
        )

    def _invited(self, new: tuple[str, ...]) -> None:
        run = self._context.worker.run
        undo = partial(
            run, lambda store: leave(store, new), done=lambda _: self.look(), failed=self._failed, changes=_CHANGES
        )
        self.strip.offer(f"Đã đưa {count_text(len(new))} người vào lớp.", "Hoàn tác", undo)
        self.saved.emit(saved_now())
        self.look()

    def _show(self, answer: tuple[Lacking, frozenset[str]]) -> None:
        self._found, self.there = answer
        reader = self._context.reader
        rows = LongRows(self._found.ids, lambda ids: repository.by_ids(reader, Person, ids))
        self.table.show_and_choose(rows, self._found.ids[0] if self._found.ids else "")
        self.say(self._counted(self._found), self._asked(self._found), bool(self._found.ids))
        self.allow_inviting(bool(self._ids()))

    def _counted(self, found: Lacking) -> str:
        if not found.group:
            return "Danh sách người lao động không có ai thuộc nhóm này."
        lack, group = count_text(len(found.ids)), count_text(found.group)
        done = count_text(found.trained)
        return f"{lack} người chưa học trên {group} người của nhóm · {done} người của đơn vị đã hoàn thành"

    def _asked(self, found: Lacking) -> str:
        since = (
            f"Tính các lớp từ {short_date(found.since)} đã có kết quả."
            if found.since
            else "Tính mọi lớp đã có kết quả."
        )
        return " ".join([*(f"{target.title} ({target.source})." for target in found.targets), since])

    def _failed(self, error: Exception) -> None:
        self.say(f"✗ {sentence_of(error)}", "", False)

    def _kind_chosen(self) -> None:
        self.choose_group(usual_group(self.kind()))
        self.look()

    def _connect(self) -> None:
        self.kinds.activated.connect(self._kind_chosen)
        self.groups.activated.connect(self.look)
        self.search.textChanged.connect(self.look)
        self.table.entered.connect(self.invite_one)
        self.invite_button.clicked.connect(self.invite)
        self.print_button.clicked.connect(self.print_list)
        self.close_button.clicked.connect(self.reject)
        for keys, act in (("Ctrl+I", self.invite), ("Ctrl+P", self.print_list), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(keys), self, act).setContext(Qt.ShortcutContext.WindowShortcut)
