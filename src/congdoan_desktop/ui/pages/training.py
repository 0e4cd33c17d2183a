"""Tập huấn: courses, who took part in which session, and with what result."""

from collections.abc import Sequence
from functools import partial

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Course, Record
from congdoan_desktop.ui.codes import entries_on, plan_entries
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.forms import Group, Item, check_item
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.participants import Participants
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.ui.widgets.tick_panel import Tickable, TickPanel
from congdoan_desktop.usecases.tick import tick_session

_EMPTY = (
    "Ở đây ghi các lớp tập huấn: kỹ năng tuyên truyền miệng, truyền thông số…, ai dự buổi nào và kết quả.\n"
    "Người hoàn thành lớp được tính vào chỉ tiêu của kế hoạch."
)


class TrainingPage(LedgerPage):
    """The list of courses, one of them, and its participants."""

    shows = frozenset({"Course", "Participant", "Person"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._session = 0
        self.participants = Participants(context)
        self.participants.hide()
        self.panel = TickPanel()
        self.ledger.add_below(self.participants)
        self._connect()

    def refresh(self) -> None:
        super().refresh()
        self.participants.refresh()

    def leave(self) -> None:
        super().leave()
        self.participants.flush()

    def holds_unsaved(self) -> bool:
        return super().holds_unsaved() or self.participants.autosave.holds_unsaved()

    def tick_session(self, session: int) -> None:
        """Tick who was at the session."""
        people = self.participants.all()
        self._session = session
        course = self.ledger.form.record()  # as it is typed by now, not as it was opened
        title = course.title if isinstance(course, Course) else ""
        self.panel.load(
            f"Dự buổi {session}: {title}",
            [Tickable(id=one.id, name=one.full_name, detail=one.department) for one in people],
            [one.id for one in people if session in one.attended],
        )
        self.ledger.show_panel(self.panel)
        self.panel.setFocus()

    def _tick(self, participant_id: str, present: bool) -> None:
        def failed(error: Exception) -> None:
            self.panel.set_present(participant_id, not present)
            self.panel.say(f"✗ Chưa lưu được. {sentence_of(error)}")

        session = self._session
        self.participants.change(lambda store: tick_session(store, participant_id, session, present), failed)

    def _ticking_done(self) -> None:
        self.ledger.show_record(True)
        self.participants.close_details()
        self.participants.table.setFocus()

    def _opened(self, record: Record | None) -> None:
        course = record if isinstance(record, Course) else None
        self.participants.load(course)
        self._fit()

    def _fit(self) -> None:
        """Participants belong to a course that is in the store."""
        course = self.ledger.form.record() if self.ledger.record else None
        whole = isinstance(course, Course) and not errors(self.ledger.form.problems())
        self.participants.setVisible(whole)
        if whole and isinstance(course, Course):
            self.participants.follow(course)

    def _connect(self) -> None:
        self.ledger.opened.connect(self._opened)
        self.ledger.form.settled.connect(self._fit)
        self.participants.saved.connect(self.saved)
        self.participants.tick_asked.connect(self.tick_session)
        self.panel.ticked.connect(self._tick)
        self.panel.done.connect(self._ticking_done)

    def book(self) -> Book:
        kinds = self._context.reference.catalogues["training_kinds"]
        return Book(
            kind=Course,
            title="Tập huấn",
            create_words="Thêm lớp",
            empty_words=_EMPTY,
            columns=(
                Column(title="Ngày", text=lambda course: f"{course.held_on:%d/%m/%y}", width=78),
                Column(title="Lớp", text=lambda course: course.title or label(kinds, course.kind)),
                Column(
                    title="Kết quả",
                    text=lambda course: "✓ Đã có" if course.finished else "… Chưa",
                    width=92,
                    optional=True,
                ),
            ),
            groups=course_groups(self._context),
            blank=lambda new_id: Course(id=new_id, title="", kind="", held_on=self._context.today()),
            name=lambda course: course.title or "chưa đặt tên",
            footer=_footer,
        )


def course_groups(context: Context) -> tuple[Group, ...]:
    """Return the form of a course."""
    codes, today = context.reference.catalogues, context.today
    kinds, levels = (entries_on(codes[name], today()) for name in ("training_kinds", "training_levels"))
    plans = plan_entries(context.reference.plans.values())
    day, money = partial(date_field, today), partial(number_field, width=140)
    return (
        Group(
            rows=(
                (Item(name="title", label="Tên lớp", make=text_field, required=True),),
                (
                    Item(name="kind", label="Loại", make=lambda: ChoiceField(kinds), stretch=3, required=True),
                    Item(name="level", label="Cấp tổ chức", make=lambda: ChoiceField(levels), stretch=2),
                ),
                (
                    Item(name="held_on", label="Từ ngày", make=day, stretch=0, required=True),
                    Item(name="ended_on", label="Đến ngày", make=day, stretch=0),
                    Item(name="sessions", label="Số buổi", make=number_field, stretch=0, required=True),
                    Item(name="venue", label="Địa điểm", make=text_field),
                ),
                (
                    Item(name="trainer", label="Giảng viên", make=text_field),
                    Item(name="plans", label="Theo kế hoạch, đợt", make=lambda: ChipsField(plans)),
                    check_item("finished", "Đã có kết quả của lớp", stretch=0),
                ),
            )
        ),
        Group(
            title="Kinh phí (đồng), ghi chú",
            folded=True,
            rows=(
                (
                    Item(name="funds_union", label="Tài chính công đoàn", make=money, stretch=0),
                    Item(name="funds_employer", label="Người sử dụng lao động", make=money, stretch=0),
                ),
                (Item(name="note", label="Ghi chú", make=partial(LongField, rows=2)),),
            ),
        ),
    )


def _footer(courses: Sequence[Course]) -> str:
    done = sum(course.finished for course in courses)
    return f"{count_text(len(courses))} lớp · {count_text(done)} lớp đã có kết quả"
