"""The participants of one course: who, which sessions, what result.

`Participants(context)`: `load(course)`, `follow(course)`, `refresh()`, `flush()`, `all()`, `change(task)`.
Signals: `tick_asked(session)` when the sessions of everybody are to be ticked, `saved(sentence)`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Course, Participant, Person
from congdoan_desktop.domain.text import clean
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.autosave import Autosave
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.forms import RecordForm
from congdoan_desktop.ui.history.target import Target
from congdoan_desktop.ui.participant_form import participant_columns, participant_groups
from congdoan_desktop.ui.tables import RowsTable
from congdoan_desktop.ui.widgets.flow import Flow
from congdoan_desktop.ui.widgets.pick_list import PickList
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.save_record import archive_record, restore_record, save_record
from congdoan_desktop.usecases.tick import complete

_CHANGES = frozenset({"Participant"})


class Participants(QWidget):
    """A list that grows by typing names, and the details of one of them."""

    tick_asked = Signal(int)
    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._course: Course | None = None
        self._people: dict[str, Person] = {}
        self.line = QLineEdit(placeholderText="Thêm người: gõ vài chữ của tên, Enter")
        self.line.setAccessibleName("Thêm người vào lớp")
        self.list = PickList((), self.line)
        self.table = RowsTable(participant_columns(), lambda one: one.id, name="Học viên")
        self.form = RecordForm(participant_groups())
        self.autosave = Autosave(context.worker, self.form, Participant)
        self.strip = UndoStrip()
        self.complete_button = QPushButton("Ghi “hoàn thành” cho người dự đủ các buổi")
        self._summary = QLabel()
        self._sessions = QWidget()
        self._session_buttons: list[QPushButton] = []
        self._flow = Flow(self._sessions, gap=theme.S, stretch_last=False)
        self._build()
        self._connect()

    def load(self, course: Course | None) -> None:
        """Show the participants of `course`."""
        self.flush()
        self._course = course
        self.form.hide()
        self.strip.clear()
        self.line.clear()
        self.refresh()

    def follow(self, course: Course) -> None:
        """Take over what was typed in the course itself (its number of sessions)."""
        if self._course is not None and course.sessions != self._course.sessions:
            self._course = course
            self._show_sessions()

    def refresh(self) -> None:
        """Look at the store again."""
        if self._course is None:
            self.table.show_rows(())
            return
        people = {person.id: person for person in repository.find(self._context.reader, Person)}
        if people != self._people:
            self._people = people
            self.list.load([_entry(person) for person in people.values()])
        self._show(self.all())
        self._show_sessions()
        self._look_again()

    def _look_again(self) -> None:
        """Show what a tick changed in the open details; never over something that is being typed."""
        if self.form.isHidden() or self.autosave.holds_unsaved() or errors(self.form.problems()):
            return
        shown = self.form.record()
        stored = repository.get(self._context.reader, Participant, shown.id)
        if stored is not None and stored != shown:
            self.autosave.open(stored)

    def all(self) -> tuple[Participant, ...]:
        """Return the participants, by given name."""
        if self._course is None:
            return ()
        return repository.find(self._context.reader, Participant, where={"course_id": self._course.id})

    def flush(self) -> None:
        """Keep what is being typed."""
        self.autosave.flush()

    def change(self, task: Callable[[Store], object], failed: Callable[[Exception], None] | None = None) -> None:
        """Change participants in the store; what is to be changed is read there, behind every save before it."""
        self._context.worker.run(task, done=lambda _: self._said(), failed=failed or self._failed, changes=_CHANGES)

    def open_line(self, kind: str, record_id: str) -> bool:
        """Show the details of a participant and put the cursor into them."""
        if kind != Participant.__name__:
            return False
        self._open(record_id)
        self.table.choose(record_id)
        if not self.form.isHidden():
            self.form.field(self.form.first()).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def history_target(self) -> Target | None:
        """Return the participant whose details are open, for Ctrl+H."""
        if self.form.isHidden():
            return None
        one = self.form.record()
        return Target(
            kind=Participant,
            record_id=one.id,
            name=str(getattr(one, "full_name", "")),
            form=self.form,
            strip=self.strip,
            keep=self.flush,
            reopen=lambda: self._open(one.id),
        )

    def close_details(self) -> None:
        """Choose nobody: choosing somebody again shows what is in the store by then."""
        self.form.hide()
        self.table.choose("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.isVisible():
            self.list.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and (self.line.text() or self.list.isVisible()):
            self.list.hide()
            self.line.clear()
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        self.list.leave_out(one.person_id for one in self.all())
        self.list.narrow(text)
        (self.list.open_below if text.strip() and self.list.codes() else self.list.hide)()

    def _enter(self) -> None:
        """Add the person chosen in the list, or somebody who is not on the roster, by the name as typed."""
        name = clean(self.line.text())
        if self.list.isVisible() and self.list.current():
            self._add_person(self.list.current())
        elif name and self._course is not None:
            self._add(Participant(id=repository.new_id(), course_id=self._course.id, full_name=name))

    def _add_person(self, person_id: str) -> None:
        if self._course is None:
            return
        person = self._people[person_id]
        officer = self._context.reference.catalogues["union_roles"].get(person.union_role)
        self._add(
            Participant(
                id=repository.new_id(),
                course_id=self._course.id,
                person_id=person.id,
                full_name=person.full_name,
                department=person.department,
                gender=person.gender,
                is_full_time_officer=person.is_full_time_officer,
                is_union_officer=officer is not None and "officer" in officer.flags,
            )
        )

    def _add(self, participant: Participant) -> None:
        self.list.hide()
        self.line.clear()
        self.change(partial(save_record, record=participant))

    def _remove(self, participant_id: str) -> None:
        one = repository.get(self._context.reader, Participant, participant_id)
        if one is None:
            return
        self.autosave.flush()
        self.form.hide()
        run = self._context.worker.run
        undo = partial(run, lambda store: restore_record(store, Participant, one.id), changes=_CHANGES)
        run(
            lambda store: archive_record(store, Participant, one.id),
            done=lambda _: self.strip.offer(f"Đã đưa “{one.full_name}” ra khỏi lớp.", "Hoàn tác", undo),
            failed=self._failed,
            changes=_CHANGES,
        )

    def _open(self, participant_id: str) -> None:
        waiting = self.autosave.waiting(participant_id)
        one = waiting.record if waiting else repository.get(self._context.reader, Participant, participant_id)
        draft = drafts.draft(self._context.reader, Participant, participant_id)
        if one is not None:
            self.autosave.open(one, state=dict(waiting.state) if waiting else draft)
            self.form.show()

    def _complete(self) -> None:
        if self._course is None:
            return
        self.flush()
        course_id = self._course.id
        self.change(lambda store: complete(store, course_id))
        self.close_details()

    def _show(self, participants: Sequence[Participant]) -> None:
        self.table.show_rows(participants)
        self.table.setFixedHeight(36 + (theme.ROW + 2) * min(max(len(participants), 2), 8))
        done = sum(one.result == "completed" for one in participants)
        self._summary.setText(f"HỌC VIÊN: {count_text(len(participants))} người · {count_text(done)} hoàn thành")
        self.complete_button.setEnabled(bool(participants))

    def _show_sessions(self) -> None:
        """One button for each session: a tick list each. Those that are there stay: one of them may have the focus."""
        wanted = min(self._course.sessions if self._course else 0, 60)
        while len(self._session_buttons) > wanted:
            old = self._session_buttons.pop()
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self._session_buttons) < wanted:
            self._add_session(len(self._session_buttons) + 1)
        for button in self._session_buttons:
            button.setEnabled(bool(self.table.rows.items))
        self._sessions.updateGeometry()

    def _add_session(self, number: int) -> None:
        button = QPushButton(f"Đánh dấu dự buổi {number}…")
        button.clicked.connect(partial(self._ask, number))
        self._flow.addWidget(button)
        QWidget.setTabOrder((self.table, *self._session_buttons)[-1], button)
        self._session_buttons.append(button)

    def _ask(self, session: int, _checked: bool = False) -> None:
        self.flush()
        self.tick_asked.emit(session)

    def _said(self) -> None:
        self.saved.emit(f"Đã lưu {datetime.now():%H:%M}")

    def _failed(self, error: Exception) -> None:
        self.saved.emit(f"Chưa lưu được. {sentence_of(error)}")

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.list.picked.connect(self._add_person)
        self.table.picked.connect(self._open)
        self.table.entered.connect(lambda _key: self.form.field(self.form.first()).setFocus())
        self.table.removed.connect(self._remove)
        self.complete_button.clicked.connect(self._complete)
        self.autosave.said.connect(lambda words, state: self.saved.emit(words) if state in ("good", "bad") else None)

    def _build(self) -> None:
        self._summary.setProperty("role", "section")
        self._flow.setContentsMargins(0, 0, 0, 0)
        head = WrappingRow()
        head.add(self._summary, 1)
        head.add(self.complete_button, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(head)
        for part in (self.line, self.table, self.strip, self._sessions, self.form):
            layout.addWidget(part)
        self.form.hide()


def _entry(person: Person) -> Entry:
    label = f"{person.full_name} · {person.department}" if person.department else person.full_name
    return Entry(code=person.id, label=label)
