"""Tập huấn: courses, who took part in which session, and with what result."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Course, Record
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.evidence.part import EvidenceList
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.said import not_saved
from congdoan_desktop.ui.signing_link import Signable
from congdoan_desktop.ui.training.course_form import course_columns, course_groups
from congdoan_desktop.ui.training.lacking_dialog import LackingDialog
from congdoan_desktop.ui.training.participants import Participants
from congdoan_desktop.ui.training.print_menu import choices, open_menu
from congdoan_desktop.ui.widgets.plain_fields import CheckField
from congdoan_desktop.ui.widgets.tick_panel import Tickable, TickPanel
from congdoan_desktop.usecases.tick import tick_session

_EMPTY = (
    "Ở đây ghi các lớp tập huấn: kỹ năng tuyên truyền miệng, truyền thông số…, ai dự buổi nào và kết quả.\n"
    "Người hoàn thành lớp được tính vào chỉ tiêu của kế hoạch."
)


class TrainingPage(LedgerPage):
    """The list of courses, one of them, and its participants."""

    shows = frozenset({"Course", "Participant", "Evidence"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._session = 0
        self.participants = Participants(context)
        self.participants.hide()
        self.evidence = EvidenceList(context, Course.__name__)
        self.evidence.hide()
        self.panel = TickPanel()
        self.lacking_button = QPushButton("Ai chưa học…")
        self.lacking_button.setToolTip("Ctrl+L")
        self.print_button = QPushButton("In…")
        self.print_button.setToolTip("Ctrl+P")
        for button in (self.lacking_button, self.print_button):
            self.ledger.add_action(button)
        minutes = Signable(kind="bien-ban-buoi", words="biên bản lớp tập huấn")
        self.add_signing(minutes, Signable(kind="tap-huan", words="báo cáo kết quả lớp tập huấn"))
        for part in (self.participants, self.evidence):
            self.ledger.add_below(part)
        self._connect()

    def refresh(self) -> None:
        super().refresh()
        self._fit()

    def print_papers(self) -> QMenu | None:
        """Let the person choose which paper of the open course to print."""
        course = self.ledger.whole(Course)
        if course is None:
            return None
        self.leave()
        offered = choices(self._context, course, self.participants.all(), self.participants.chosen())
        return open_menu(self, self._context, course, offered, self.print_button.mapToGlobal(QPoint(0, 34)))

    def show_lacking(self) -> LackingDialog:
        """Show who still lacks which course."""
        self.leave()
        dialog = LackingDialog(self._context, self.ledger.whole(Course), self)
        dialog.saved.connect(self.saved)
        dialogs.open_once(dialog, self._context.worker, self._context.looker)
        return dialog

    def tick_session(self, session: int) -> None:
        """Tick who was at the session."""
        people = self.participants.all()
        self._session = session
        course = self.ledger.typed(Course)
        self.panel.load(
            f"Dự buổi {session}: {course.title if course else ''}",
            [Tickable(id=one.id, name=one.full_name, detail=one.department) for one in people],
            [one.id for one in people if session in one.attended],
        )
        self.ledger.show_panel(self.panel)
        self.panel.setFocus()

    def _tick(self, participant_id: str, present: bool) -> None:
        def failed(error: Exception) -> None:
            self.panel.set_present(participant_id, not present)
            self.panel.say(f"✗ {not_saved(error)}")

        session = self._session
        self.participants.change(lambda store: tick_session(store, participant_id, session, present), failed)

    def _ticking_done(self) -> None:
        self.ledger.show_record(True)
        self.participants.close_details()
        self.participants.table.setFocus()

    def _opened(self, record: Record | None) -> None:
        self.participants.load(record if isinstance(record, Course) else None)
        self.evidence.load(record.id if record else "")
        self._fit()

    def _fit(self) -> None:
        """Participants and evidence belong to a course that is in the store."""
        course = self.ledger.whole(Course)
        for part in (self.participants, self.evidence):
            part.setVisible(course is not None)
        self.print_button.setEnabled(course is not None)
        if course is not None:
            self.participants.follow(course)

    def _finish(self) -> None:
        """Tick that the results of the course are in, as the person does."""
        field = self.ledger.form.field("finished")
        if isinstance(field, CheckField) and not field.value():
            field.box.click()
        field.setFocus()

    def _connect(self) -> None:
        self.ledger.opened.connect(self._opened)
        self.ledger.form.settled.connect(self._fit)
        self.take_along(self.participants, self.evidence)
        self.participants.tick_asked.connect(self.tick_session)
        self.participants.finish_asked.connect(self._finish)
        self.panel.ticked.connect(self._tick)
        self.panel.done.connect(self._ticking_done)
        self.lacking_button.clicked.connect(self.show_lacking)
        self.print_button.clicked.connect(self.print_papers)
        self.ledger.keys("Ctrl+L", self.show_lacking)
        self.ledger.keys("Ctrl+P", self.print_papers)

    def book(self) -> Book:
        return Book(
            kind=Course,
            title="Tập huấn",
            create_words="Thêm lớp",
            empty_words=_EMPTY,
            columns=course_columns(self._context.reference.catalogues["training_kinds"]),
            groups=course_groups(self._context),
            blank=lambda new_id: Course(id=new_id, title="", kind="", held_on=self._context.today()),
            name=lambda course: course.title or "chưa đặt tên",
            footer=_footer,
        )


def _footer(courses: Sequence[Course]) -> str:
    done = sum(course.finished for course in courses)
    return f"{count_text(len(courses))} lớp · {count_text(done)} lớp đã có kết quả"
