"""Tuyên truyền: what was held, where, about what, and who was there."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from sys import intern

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from congdoan_desktop.domain.attendance import whole_number, women_at
from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Activity, Person, Record
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.evidence_list import EvidenceList
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.pages.activity_form import ATTENDANCE, HEADS, activity_groups
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.tick_panel import Tickable, TickPanel
from congdoan_desktop.usecases.repeat_activity import like
from congdoan_desktop.usecases.tick import tick

_EMPTY = (
    "Ở đây ghi từng buổi, từng hoạt động tuyên truyền: ngày nào, ở đâu, nội dung gì, bao nhiêu người dự.\n"
    "Báo cáo và chỉ tiêu được tính từ danh sách này."
)


class ActivitiesPage(LedgerPage):
    """The list of activities and one of them."""

    shows = frozenset({"Activity", "Attendance", "Evidence", "Opinion", "Person"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._listed: dict[str, int] = {}
        """How many are on the name list, by activity; of the rows that were in sight."""
        self.again_button = QPushButton("Như lần trước")
        self.again_button.setToolTip("Ctrl+D: ghi thêm một buổi giống buổi đang chọn, ngày hôm nay")
        self.tick_button = QPushButton("Đánh dấu người dự…")
        self.tick_button.setToolTip("Ctrl+T")
        self._tick_words = QLabel()
        self.panel = TickPanel()
        self.evidence = EvidenceList(context, "Activity")
        self._build()
        self._connect()

    def refresh(self) -> None:
        super().refresh()
        self.evidence.refresh()
        self.again_button.setEnabled(bool(self.ledger.table.rows.items))
        if isinstance(self.ledger.record, Activity):
            self._tick_words.setText(self._tick_summary(self.ledger.record))

    def again(self) -> None:
        """Record an activity like the one chosen, or like the last one."""
        self.leave()
        is_open = self.ledger.record is not None
        chosen = self.ledger.form.record() if is_open else next(iter(self.ledger.table.rows.items), None)
        if isinstance(chosen, Activity):
            self.ledger.begin_from(like(chosen, repository.new_id(), self._context.today()), focus="held_on")

    def tick_people(self) -> None:
        """Tick who was there, one name after the other."""
        if self.ledger.record is None:
            return
        self.leave()
        activity = self.ledger.form.record()  # as it is typed by now, not as it was opened
        assert isinstance(activity, Activity)
        if errors(self.ledger.form.problems()):
            self._tick_words.setText("Hãy điền xong các mục còn thiếu ở trên, rồi đánh dấu người dự.")
            return
        ticked = attendance.attendees(self._context.reader, activity.id)
        people = _tickables(self._context.reader, activity.held_on)
        self.panel.load(f"Người dự: {activity.title}, {short_date(activity.held_on)}", people, ticked)
        self.ledger.show_panel(self.panel)
        self.panel.setFocus()

    def _ticked(self, person_id: str, present: bool) -> None:
        activity = self.ledger.record
        if activity is None:
            return

        def failed(error: Exception) -> None:
            self.panel.set_present(person_id, not present)
            self.panel.say(f"✗ Chưa lưu được. {sentence_of(error)}")

        keep = partial(tick, activity_id=activity.id, person_id=person_id, present=present)
        self._context.worker.run(keep, done=lambda _: self.saved.emit(f"Đã lưu {datetime.now():%H:%M}"), failed=failed)

    def _ticking_done(self) -> None:
        # Behind the ticks in the worker's queue: the list looks again when the last of them is in the store.
        self._context.worker.run(lambda _store: None, changes=frozenset({"Attendance"}))
        self.ledger.show_record(True)
        self.tick_button.setFocus()

    def _opened(self, record: Record | None) -> None:
        self.evidence.load(record.id if record else "")
        if isinstance(record, Activity):
            self._fit(record)
            self._tick_words.setText(self._tick_summary(record))

    def leave(self) -> None:
        self.evidence.flush()
        super().leave()

    def holds_unsaved(self) -> bool:
        return super().holds_unsaved() or self.evidence.holds_unsaved()

    def _edited(self) -> None:
        record = self.ledger.form.record()
        if isinstance(record, Activity):
            self._fit(record)

    def _fit(self, activity: Activity) -> None:
        """Show the fields that this form and this way of counting have; a field that holds something stays in sight."""
        form, flags = self.ledger.form, self._flags(activity.form)
        attended = "attended" in flags or not activity.form
        by_heads = attended and activity.counted_by != "names"
        for name in HEADS:
            form.show_item(name, by_heads or bool(getattr(activity, name)))
        form.show_item("counted_by", attended or activity.counted_by != "heads")
        form.show_item("reach", not attended or activity.reach is not None)
        self._ticks.setVisible(attended and activity.counted_by != "heads")

    def _tick_summary(self, activity: Activity) -> str:
        named = attendance.attendees(self._context.reader, activity.id)
        if not named:
            return "Chưa đánh dấu ai"
        people = repository.by_ids(self._context.reader, Person, named)
        words = f"{count_text(len(named))} / {count_text(repository.count(self._context.reader, Person))} người có tên"
        women = women_at(activity, named, people)
        return f"{words} · nữ {count_text(women)}" if women is not None else words

    def _flags(self, form: str) -> frozenset[str]:
        entry = self._context.reference.catalogues["forms"].get(form)
        return entry.flags if entry else frozenset()

    def _prepare(self, activities: Sequence[Activity]) -> None:
        ids = [activity.id for activity in activities]
        sizes = attendance.list_sizes(self._context.reader, ids)
        self._listed |= {one: sizes.get(one, 0) for one in ids}

    def _total_words(self, activity: Activity) -> str:
        total = whole_number(activity.counted_by, activity.total, self._listed.get(activity.id, 0))
        if total is not None:
            return count_text(total)
        return "…" if "attended" in self._flags(activity.form) else "–"

    def _day(self, activity: Activity) -> str:
        day = activity.held_on
        return f"{day:%d/%m}" if day.year == self._context.today().year else f"{day:%d/%m/%y}"

    def _sums(self, db: Reader, text: str) -> str:
        """Return the foot of the list; runs beside the window, on four columns of thousands of rows."""
        rows = list(repository.find_columns(db, Activity, ("id", "form", "counted_by", "total"), text=text))
        sizes = attendance.list_sizes(db, [row[0] for row in rows])
        totals = [(form, whole_number(by, total, sizes.get(one, 0))) for one, form, by, total in rows]
        open_ones = sum(total is None and "attended" in self._flags(form) for form, total in totals)
        words = f"{count_text(len(rows))} hoạt động · {count_text(sum(total or 0 for _, total in totals))} lượt"
        return f"{words} · {open_ones} buổi chưa ghi số người" if open_ones else words

    def book(self) -> Book:
        return Book(
            kind=Activity,
            title="Tuyên truyền",
            create_words="Ghi buổi mới",
            empty_words=_EMPTY,
            columns=(
                Column(title="Ngày", text=self._day, width=78),
                Column(title="Hoạt động", text=lambda a: a.title),
                Column(title="Lượt", text=self._total_words, right=True, width=60),
            ),
            groups=activity_groups(self._context),
            blank=lambda new_id: Activity(id=new_id, title="", held_on=self._context.today(), form=""),
            name=lambda activity: activity.title or "chưa đặt tên",
            sums=self._sums,
            prepare=self._prepare,
        )

    def _connect(self) -> None:
        self.ledger.opened.connect(self._opened)
        self.ledger.form.settled.connect(self._edited)
        self.again_button.clicked.connect(self.again)
        self.tick_button.clicked.connect(self.tick_people)
        self.panel.ticked.connect(self._ticked)
        self.panel.done.connect(self._ticking_done)
        self.evidence.saved.connect(self.saved)
        self.ledger.keys("Ctrl+D", self.again)
        self.ledger.keys("Ctrl+T", self.tick_people)

    def _build(self) -> None:
        self._ticks = QWidget()
        row = QHBoxLayout(self._ticks)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tick_button)
        row.addWidget(self._tick_words, 1)
        self._tick_words.setWordWrap(True)
        self._ticks.setFocusProxy(self.tick_button)
        self.ledger.form.add_to(ATTENDANCE, self._ticks)
        self.ledger.add_action(self.again_button)
        self.ledger.add_below(self.evidence)


def _tickables(db: Reader, day: date) -> list[Tickable]:
    """Return who worked here on `day`."""
    names, on = ("id", "full_name", "department", "folded", "left_on"), day.isoformat()
    return [
        Tickable(intern(person_id), intern(name), intern(department), folded.partition("\n")[0])
        for person_id, name, department, folded, left_on in repository.find_columns(db, Person, names)
        if left_on is None or left_on >= on
    ]
