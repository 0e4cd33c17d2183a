"""Tuyên truyền: what was held, where, about what, and who was there."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QPushButton

from congdoan_desktop.domain.attendance import whole_number
from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Activity, Record
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.activities.attendance_row import AttendanceRow
from congdoan_desktop.ui.activities.fitting import fit_form, flags_of, is_attended
from congdoan_desktop.ui.activities.opinions_part import OpinionsPart
from congdoan_desktop.ui.activities.planned_row import PlannedRow
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.evidence.part import EvidenceList
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.pages.activity_form import ATTENDANCE, OPINIONS, activity_groups
from congdoan_desktop.ui.signing_link import Signable
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.usecases.places import PLANNED
from congdoan_desktop.usecases.repeat_activity import like

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
        self._proposed = ""
        """The activity and day for which "only planned" was proposed already."""
        self.again_button = QPushButton("Như lần trước")
        self.again_button.setToolTip("Ctrl+D: ghi thêm một buổi giống buổi đang chọn, ngày hôm nay")
        self.planned = PlannedRow()
        self.attendance = AttendanceRow(context, self.ledger)
        self.tick_button, self.panel = self.attendance.tick_button, self.attendance.panel
        self.opinions = OpinionsPart(context, self.ledger.form)
        self.evidence = EvidenceList(context, "Activity")
        self._build()
        self._connect()

    def refresh(self) -> None:
        super().refresh()
        self.again_button.setEnabled(bool(self.ledger.table.rows.items))
        activity = self.ledger.typed(Activity)
        if activity is not None:
            self._fit(activity, look=True)

    def open_record(self, record_id: str) -> None:
        """Show the activity; `planned@2026-06-12` begins one that is foreseen on that day."""
        if not record_id.startswith(PLANNED):
            super().open_record(record_id)
            return
        day = date.fromisoformat(record_id.removeprefix(PLANNED))
        blank = Activity(id=repository.new_id(), title="", held_on=day, form="", is_planned=True)
        self.ledger.begin_from(blank, keep=False)

    def again(self) -> None:
        """Record an activity like the one chosen, or like the last one."""
        self.leave()
        chosen = self.ledger.typed(Activity) or next(iter(self.ledger.table.rows.items), None)
        if isinstance(chosen, Activity):
            self.ledger.begin_from(like(chosen, repository.new_id(), self._context.today()), focus="held_on")

    def tick_people(self) -> None:
        """Tick who was there, one name after the other."""
        self.attendance.tick_people()

    def held(self) -> None:
        """Let the open activity, only planned till now, have taken place."""
        activity = self.ledger.typed(Activity)
        if activity is not None and activity.is_planned:
            self._settle(False)

    def note_opinion(self) -> None:
        """Make the opinion that is being typed a record of its own; where none is, go where one is typed."""
        if self.ledger.record is not None:
            self.ledger.form.open_group(OPINIONS)
            self.opinions.take_line()

    def signable(self) -> Record | None:
        """Return the open activity, where it was a meeting and has taken place."""
        activity = self.ledger.whole(Activity)
        if activity is None or activity.is_planned or not is_attended(self._forms, activity.form):
            return None
        return activity

    def _settle(self, is_planned: bool) -> None:
        form = self.ledger.form
        form.field("is_planned").set_value(is_planned)
        form.edited.emit()
        form.settled.emit()
        if not is_planned:
            form.field("counted_by").setFocus()

    def _opened(self, record: Record | None) -> None:
        activity = record if isinstance(record, Activity) else None
        self.evidence.load(activity.id if activity else "")
        self.opinions.show_of(activity)
        if activity is None:
            self.planned.fit(None, self._context.today())
        else:
            self._fit(activity, look=True)

    def _edited(self) -> None:
        before = self.ledger.typed(Activity)
        if before is not None:
            self._propose(before)
            activity = self.ledger.typed(Activity) or before
            self.opinions.follow(activity)
            self._fit(activity)

    def _propose(self, activity: Activity) -> None:
        """Propose once, for each day that is still to come, that it is only planned."""
        if activity.held_on <= self._context.today() or activity.is_planned:
            return
        mark = f"{activity.id} {activity.held_on}"
        if mark != self._proposed:
            self._proposed = mark
            self.ledger.form.field("is_planned").set_value(True)
            self.ledger.form.edited.emit()

    def _fit(self, activity: Activity, *, look: bool = False) -> None:
        if look:
            self.attendance.load(activity)
        else:
            self.attendance.fit(activity)
        fit_form(self.ledger.form, self._forms, activity, self.attendance.listed)
        self.planned.fit(activity, self._context.today())

    @property
    def _forms(self) -> Catalogue:
        return self._context.reference.catalogues["forms"]

    def _prepare(self, activities: Sequence[Activity]) -> None:
        ids = [activity.id for activity in activities]
        sizes = attendance.list_sizes(self._context.reader, ids)
        self._listed |= {one: sizes.get(one, 0) for one in ids}

    def _total_words(self, activity: Activity) -> str:
        if activity.is_planned:
            return "! dự kiến" if activity.held_on < self._context.today() else "dự kiến"
        total = whole_number(activity.counted_by, activity.total, self._listed.get(activity.id, 0))
        if total is not None:
            return count_text(total)
        return "…" if "attended" in flags_of(self._forms, activity.form) else "–"

    def _day(self, activity: Activity) -> str:
        day = activity.held_on
        return f"{day:%d/%m}" if day.year == self._context.today().year else f"{day:%d/%m/%y}"

    def _sums(self, db: Reader, text: str) -> str:
        """Return the foot of the list; runs beside the window, on a few columns of thousands of rows."""
        names = ("id", "form", "counted_by", "total", "is_planned", "held_on")
        rows = list(repository.find_columns(db, Activity, names, text=text))
        held = [row[:4] for row in rows if not row[4]]
        sizes = attendance.list_sizes(db, [row[0] for row in held])
        totals = [(form, whole_number(by, total, sizes.get(one, 0))) for one, form, by, total in held]
        open_ones = sum(total is None and "attended" in flags_of(self._forms, form) for form, total in totals)
        late = sum(row[4] and row[5] < self._context.today().isoformat() for row in rows)
        parts = [f"{count_text(len(held))} hoạt động", f"{count_text(sum(total or 0 for _, total in totals))} lượt"]
        parts += [f"{count_text(open_ones)} buổi chưa ghi số người"] if open_ones else []
        parts += [f"{count_text(len(rows) - len(held))} dự kiến"] if len(rows) > len(held) else []
        parts += [f"{count_text(late)} dự kiến đã qua ngày"] if late else []
        return " · ".join(parts)

    def book(self) -> Book:
        return Book(
            kind=Activity,
            title="Tuyên truyền",
            create_words="Ghi buổi mới",
            empty_words=_EMPTY,
            columns=(
                Column(title="Ngày", text=self._day, width=72),
                Column(title="Hoạt động", text=lambda a: a.title),
                Column(title="Lượt", text=self._total_words, right=True, width=78),
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
        self.planned.settle.connect(self._settle)
        self.attendance.saved.connect(self.saved)
        self.take_along(self.opinions, self.evidence)
        self.ledger.keys("Ctrl+D", self.again)
        self.ledger.keys("Ctrl+G", self.held)
        self.ledger.keys("Ctrl+T", self.tick_people)
        self.ledger.keys("Ctrl+Shift+T", self.attendance.tick_day)
        self.ledger.keys("Ctrl+P", self.attendance.print_list)
        self.ledger.keys("Ctrl+Shift+P", self.attendance.print_minutes)
        self.ledger.keys("Ctrl+I", self.note_opinion)

    def _build(self) -> None:
        self.ledger.add_action(self.again_button)
        self.add_signing(Signable(kind="bien-ban-buoi", words="biên bản buổi"))
        self.ledger.add_above(self.planned)
        self.ledger.form.add_to(ATTENDANCE, self.attendance)
        self.ledger.form.add_to(OPINIONS, self.opinions)
        self.ledger.add_below(self.evidence)
        self.evidence.also_from(self)
