"""Who was at the open activity: tick them, tick all lists of the day, print the list to be signed.

`AttendanceRow(context, ledger)`: a row under the counts; `load(activity or None)`, `tick_people()`, `tick_day()`,
`print_list()`; `fit()` when the form has changed. The panels take the place of the record meanwhile.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import partial
from sys import intern
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.attendance import Makeup, makeup
from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.activities.fitting import is_attended
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.dialogs import open_once
from congdoan_desktop.ui.ledger import Ledger
from congdoan_desktop.ui.said import not_saved, saved_now
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.tick_panel import Tickable, TickPanel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.day_lists import lists_of, takes_names, tick_in
from congdoan_desktop.usecases.tick import tick

if TYPE_CHECKING:
    from congdoan_desktop.ui.activities.day_panel import DayPanel
    from congdoan_desktop.ui.activities.sheet_dialog import SheetDialog
    from congdoan_desktop.ui.printing.dialog import PrintDialog

_UNFINISHED = "Hãy điền xong các mục còn thiếu ở trên, rồi đánh dấu người dự."


class AttendanceRow(QWidget):
    """Buttons and what the list says."""

    saved = Signal(str)

    def __init__(self, context: Context, ledger: Ledger) -> None:
        super().__init__()
        self._context, self._ledger = context, ledger
        self._forms = context.reference.catalogues["forms"]
        self.listed: Makeup | None = None
        """Of the name list of the open activity; `None` while nobody stands on it."""
        self.panel = TickPanel()
        self.day_panel: DayPanel | None = None
        self.tick_button = QPushButton("Đánh dấu người dự…")
        self.day_button = QPushButton("Các buổi trong ngày…")
        self.print_button = QPushButton("In danh sách ký…")
        self.minutes_button = QPushButton("In biên bản buổi…")
        self.words = StatusLabel()
        self._list_words = ""
        self._build()

    def load(self, activity: Activity | None) -> None:
        """Look at the name list of `activity`."""
        self.listed = None
        self._list_words = self._summary(activity) if activity else ""
        if activity is not None:
            lists = lists_of(self._context.reader, activity.held_on, self._attended())
            self.day_button.setVisible(len(lists) > 1)
            self.fit(activity)

    def fit(self, activity: Activity) -> None:
        """Show what the form and the way of counting leave to do."""
        by_names = activity.counted_by != "heads"
        self.setVisible(is_attended(self._forms, activity.form) or by_names)
        self.tick_button.setVisible(by_names)
        self.words.show_state("none", self._list_words if by_names else _outside(activity))
        self.words.setVisible(bool(self.words.text()))

    def tick_people(self) -> None:
        """Tick who was there, one name after the other."""
        self._count_names()
        activity = self._whole()
        if activity is None:
            return
        ticked = attendance.attendees(self._context.reader, activity.id)
        people = _tickables(self._context.reader, activity.held_on, ticked)
        self.panel.load(f"Người dự: {activity.title}, {short_date(activity.held_on)}", people, ticked)
        self._ledger.show_panel(self.panel)
        self.panel.setFocus()

    def _count_names(self) -> None:
        """Let the names count from now on, beside the heads where these are written: else ticks would count nowhere."""
        form, activity = self._ledger.form, self._ledger.typed(Activity)
        if activity is not None and activity.counted_by == "heads" and is_attended(self._forms, activity.form):
            form.field("counted_by").set_value("names" if activity.total is None else "both")
            form.edited.emit()
            form.settled.emit()

    def tick_day(self) -> None:
        """Tick in all name lists of the day, side by side."""
        activity = self._whole()
        if activity is None:
            return
        # Behind what was just typed in the worker's queue: the lists are those of the store.
        self._context.worker.after(lambda: self._open_day(activity))

    def print_list(self) -> "SheetDialog | None":
        """Ask which list is wanted, then show it as it will be printed."""
        from congdoan_desktop.ui.activities.sheet_dialog import SheetDialog

        activity = self._whole()
        if activity is None:
            return None
        held = self.day_panel.activities if self._ledger.shows_panel() and self.day_panel else (activity,)
        dialog = SheetDialog(self._context, held, self._ledger.window())
        open_once(dialog, self._context.worker)
        return dialog

    def print_minutes(self) -> "PrintDialog | None":
        """Show the minutes of the open activity, as the records stand."""
        from congdoan_desktop.ui.printing.dialog import show_paper
        from congdoan_desktop.usecases.draw_papers import record_pdf

        activity = self._whole()
        if activity is None or not is_attended(self._forms, activity.form):
            return None
        reference, record_id, now = self._context.reference, activity.id, datetime.now(VIETNAM)
        return show_paper(
            self._ledger.window(),
            self._context,
            "Biên bản buổi",
            f"Biên bản {activity.title} {short_date(activity.held_on)}",
            lambda db: record_pdf(db, reference, "bien-ban-buoi", record_id, now),
        )

    def _open_day(self, activity: Activity) -> None:
        from congdoan_desktop.ui.activities.day_panel import DayList, DayPanel

        db, day = self._context.reader, activity.held_on
        held = lists_of(db, day, self._attended())
        if len(held) < 2 or not takes_names(activity):
            self.words.show()
            self.words.show_state("near", f"Ngày {short_date(day)} không có từ hai buổi ghi theo danh sách trở lên.")
            return
        named = attendance.attendance_of(db, [one.id for one in held])
        lists = [DayList(activity=one, ticked=named.get(one.id, frozenset())) for one in held]
        old, self.day_panel = self.day_panel, DayPanel(lists, start=activity.id)
        if old is not None:
            self._ledger.drop_panel(old)
        panel = self.day_panel
        ticked = frozenset[str]().union(*named.values())
        panel.load(f"Người dự các buổi ngày {short_date(day)}", _tickables(db, day, ticked), panel.ticked_now())
        self.day_panel.marked.connect(self._marked)
        self.day_panel.done.connect(lambda: self._done(self.day_button))
        self._ledger.show_panel(self.day_panel)
        self.day_panel.setFocus()

    def _ticked(self, person_id: str, present: bool) -> None:
        activity = self._ledger.record
        if activity is not None:
            keep = partial(tick, activity_id=activity.id, person_id=person_id, present=present)
            self._keep(keep, lambda: self.panel.set_present(person_id, not present), self.panel)

    def _marked(self, activity_id: str, person_id: str, present: bool) -> None:
        panel = self.day_panel
        if panel is not None:
            keep = partial(tick_in, activity_id=activity_id, person_id=person_id, present=present)
            self._keep(keep, lambda: panel.mark(activity_id, person_id, not present), panel)

    def _keep(self, task: Callable[[Store], None], take_back: Callable[[], None], panel: TickPanel) -> None:
        def failed(error: Exception) -> None:
            take_back()
            panel.say(f"✗ {not_saved(error)}")

        self._context.worker.run(task, done=lambda _: self.saved.emit(saved_now()), failed=failed)

    def _done(self, focus: QPushButton) -> None:
        # Behind the ticks in the worker's queue: the list looks again when the last of them is in the store.
        self._context.worker.run(lambda _store: None, changes=frozenset({"Activity", "Attendance"}))
        self._ledger.show_record(True)
        focus.setFocus()

    def _whole(self) -> Activity | None:
        """Return the open activity as it is typed by now, handed over to be kept; `None` while something is missing."""
        if not isinstance(self._ledger.record, Activity):
            return None
        self._ledger.flush()
        activity = self._ledger.form.record()
        assert isinstance(activity, Activity)
        if errors(self._ledger.form.problems()):
            self.words.show()
            self.words.show_state("near", _UNFINISHED)
            return None
        return activity

    def _summary(self, activity: Activity) -> str:
        named = attendance.attendees(self._context.reader, activity.id)
        if not named:
            return "Chưa đánh dấu ai"
        people = repository.by_ids(self._context.reader, Person, named)
        contracts = self._context.reference.catalogues["contracts"].values()
        self.listed = makeup(people.values(), frozenset(one.code for one in contracts if "seasonal" in one.flags))
        everybody = repository.count(self._context.reader, Person)
        parts = [f"{count_text(len(named))} / {count_text(everybody)} người có tên"]
        counts = (("nữ", self.listed.women), ("đoàn viên", self.listed.members), ("thời vụ", self.listed.seasonal))
        parts += [f"{words} {count_text(count)}" for words, count in counts if count is not None]
        return " · ".join(parts)

    def _attended(self) -> frozenset[str]:
        return frozenset(entry.code for entry in self._forms.values() if "attended" in entry.flags)

    def _build(self) -> None:
        row = WrappingRow()
        for button in (self.tick_button, self.day_button, self.print_button, self.minutes_button):
            row.add(button, 0)
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(row)
        layout.addWidget(self.words)
        self.tick_button.setToolTip("Ctrl+T")
        self.day_button.setToolTip("Ctrl+Shift+T: đánh dấu nhiều danh sách trong một bảng")
        self.print_button.setToolTip("Ctrl+P: danh sách trắng để ký, hoặc danh sách đã dự")
        self.minutes_button.setToolTip("Ctrl+Shift+P: để thư ký và chủ tọa ký; chỗ chưa ghi để trống cho bút")
        self.tick_button.clicked.connect(self.tick_people)
        self.day_button.clicked.connect(self.tick_day)
        self.print_button.clicked.connect(self.print_list)
        self.minutes_button.clicked.connect(self.print_minutes)
        self.panel.ticked.connect(self._ticked)
        self.panel.done.connect(lambda: self._done(self.tick_button))


def _outside(activity: Activity) -> str:
    """Say how many were there who are no members, where both counts are known."""
    total, members = activity.total, activity.members
    if total is None or members is None or members >= total:
        return ""
    return f"Chưa là đoàn viên: {count_text(total - members)}"


def _tickables(db: Reader, day: date, ticked: Collection[str]) -> list[Tickable]:
    """Return who worked here on `day`; somebody nameless (de-identified) only where ticked already."""
    names, on = ("id", "full_name", "department", "folded", "left_on", "deidentified_on"), day.isoformat()
    return [
        Tickable(intern(person_id), intern(name), intern(department), folded.partition("\n")[0])
        for person_id, name, department, folded, left_on, nameless in repository.find_columns(db, Person, names)
        if (left_on is None or left_on >= on) and (nameless is None or person_id in ticked)
    ]
