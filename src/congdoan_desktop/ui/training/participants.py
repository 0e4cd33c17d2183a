"""The participants of one course: who, which sessions, what result, which certificate.

`Participants(context)`: `load(course)`, `follow(course)`, `refresh()`, `flush()`, `all()`, `chosen()`, `change(task)`.
Signals: `tick_asked(session)` when the sessions of everybody are to be ticked, `finish_asked` when the results of the
course are in, `saved(sentence)`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from congdoan_desktop.domain.certificate_numbers import Numbering
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Course, Participant, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.history.button import HistoryButton
from congdoan_desktop.ui.lines import Lines
from congdoan_desktop.ui.putting_away import put_away
from congdoan_desktop.ui.said import saved_now
from congdoan_desktop.ui.training.add_line import AddLine
from congdoan_desktop.ui.training.namesake_row import NamesakeRow
from congdoan_desktop.ui.training.numbers_dialog import NumbersDialog
from congdoan_desktop.ui.training.participant_form import DETAILS, participant_columns, participant_groups
from congdoan_desktop.ui.training.session_buttons import SessionButtons
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.certificates import give_numbers, is_own, proposed, take_back_numbers, unnumbered
from congdoan_desktop.usecases.join_course import participant_of
from congdoan_desktop.usecases.save_record import save_record
from congdoan_desktop.usecases.tick import complete
from congdoan_desktop.usecases.tie_participant import namesakes, tie

_CHANGES = frozenset({"Participant"})
_SAME = "người gõ tay trùng tên với danh sách người lao động: chọn từng người để ghép."


class Participants(Lines):
    """A list that grows by typing names, and the details of one of them."""

    tick_asked = Signal(int)
    finish_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, Participant, participant_columns(), participant_groups(), name="Học viên")
        self._course: Course | None = None
        self.line = AddLine(context)
        self.namesakes = NamesakeRow()
        self._namesakes: Mapping[str, Sequence[Person]] = {}
        self.complete_button = QPushButton("Ghi “hoàn thành” cho người dự đủ các buổi")
        self.numbers_button = QPushButton("Cấp số giấy chứng nhận…")
        self._summary, self._same = QLabel(), QLabel(wordWrap=True)
        self.sessions = SessionButtons(self.table)
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
        """Take over what was typed in the course itself (its number of sessions, its days, who holds it)."""
        if self._course is not None and course != self._course:
            self._course = course
            self._show(self.all())

    def refresh(self) -> None:
        """Look at the store again."""
        if self._course is None:
            self.table.show_rows(())
            return
        self._show(self.all())
        if not self.form.isHidden():
            self._look_again()

    def all(self) -> tuple[Participant, ...]:
        """Return the participants, by given name."""
        if self._course is None:
            return ()
        return repository.find(self._context.reader, Participant, where={"course_id": self._course.id})

    def chosen(self) -> Participant | None:
        """Return the participant whose row is chosen, as typed by now."""
        key = self.table.current_key()
        return next((one for one in self.table.rows.items if one.id == key), None)

    def change(self, task: Callable[[Store], object], failed: Callable[[Exception], None] | None = None) -> None:
        """Change participants in the store; what is to be changed is read there, behind every save before it."""
        self._context.worker.run(task, done=lambda _: self._said(), failed=failed or self._failed, changes=_CHANGES)

    def close_details(self) -> None:
        """Choose nobody: choosing somebody again shows what is in the store by then."""
        self.form.hide()
        self.table.choose("")

    def _there(self) -> frozenset[str]:
        return frozenset(one.person_id for one in self.table.rows.items)

    def _add_person(self, person: Person) -> None:
        if self._course is not None:
            self._add(participant_of(person, self._course.id, self._context.reference.catalogues["union_roles"]))

    def _add_name(self, name: str) -> None:
        if self._course is not None:
            self._add(Participant(id=repository.new_id(), course_id=self._course.id, full_name=name))

    def _add(self, participant: Participant) -> None:
        self.change(partial(save_record, record=participant))

    def _remove(self, record_id: str) -> None:
        one = repository.get(self._context.reader, Participant, record_id)
        if one is None:
            return
        self.autosave.flush()
        self.form.hide()
        words = f"Đã đưa “{one.full_name}” ra khỏi lớp."
        put_away(self._context.worker, self.strip, Participant, one.id, said=words, failed=self._failed)

    def _show_form(self) -> None:
        super()._show_form()
        self._offer_namesakes()

    def _name(self, record: Participant) -> str:
        return record.full_name

    def _offer_namesakes(self) -> None:
        open_one = "" if self.form.isHidden() else self.form.record().id
        self.namesakes.show_people(self._namesakes.get(open_one, ()))

    def _tie(self, person_id: str) -> None:
        """Let the open participant, who was typed in, be that person of the roster."""
        self.flush()
        roles = self._context.reference.catalogues["union_roles"]
        task = partial(tie, participant_id=self.form.record().id, person_id=person_id, roles=roles)
        self._context.worker.run(task, done=self._tied, failed=self._failed, changes=_CHANGES)

    def _tied(self, before: Participant) -> None:
        self._said()
        undo = partial(self.change, partial(save_record, record=before))
        self.strip.offer(f"Đã ghép “{before.full_name}” với người trong danh sách.", "Hoàn tác", undo)
        self.strip.button.setFocus()

    def _complete(self) -> None:
        if self._course is None:
            return
        self.flush()
        course_id = self._course.id
        run = self._context.worker.run
        run(lambda store: complete(store, course_id), done=self._completed, failed=self._failed, changes=_CHANGES)
        self.close_details()

    def _completed(self, done: int) -> None:
        self._said()
        if self._course is not None and not self._course.finished:
            words = f"{count_text(done)} người hoàn thành; được tính vào chỉ tiêu khi lớp đã có kết quả."
            self.strip.offer(words, "Đánh dấu “Đã có kết quả của lớp”", self.finish_asked.emit)
            self.strip.button.setFocus()

    def ask_numbers(self) -> None:
        """Propose numbers for the certificates of those who completed and have none."""
        if self._course is None:
            return
        self.flush()
        course, reader = self._course, self._context.reader
        waiting = unnumbered(reader, course.id)
        used = repository.find_columns(reader, Participant, ("certificate_no",), archived=None)
        taken = frozenset(number for (number,) in used)
        dialog = NumbersDialog(proposed(reader, course), waiting, taken, self)
        dialog.agreed.connect(partial(self._give, course.id))
        dialogs.open_once(dialog, self._context.worker)

    def _give(self, course_id: str, numbering: Numbering) -> None:
        run = self._context.worker.run
        task = partial(give_numbers, course_id=course_id, numbering=numbering)
        run(task, done=self._numbered, failed=self._failed, changes=_CHANGES)
        self.close_details()

    def _numbered(self, given: tuple[str, ...]) -> None:
        self._said()
        undo = partial(self.change, lambda store: take_back_numbers(store, given))
        self.strip.offer(f"Đã cấp số cho {count_text(len(given))} giấy chứng nhận.", "Hoàn tác", undo)

    def _show(self, participants: Sequence[Participant]) -> None:
        self.table.show_rows(participants)
        self.table.setFixedHeight(36 + (theme.ROW + 2) * min(max(len(participants), 2), 8))
        completed = [one for one in participants if one.result == "completed"]
        words = f"HỌC VIÊN: {count_text(len(participants))} người · {count_text(len(completed))} hoàn thành"
        self._namesakes = namesakes(self._context.reader, self._course.id, participants) if self._course else {}
        self._summary.setText(words)
        self._same.setText(f"{count_text(len(self._namesakes))} {_SAME}")
        self._same.setVisible(bool(self._namesakes))
        self._offer_namesakes()
        self.complete_button.setEnabled(any(one.attended for one in participants))
        course = self._course
        self.numbers_button.setVisible(course is not None and is_own(course))
        self.numbers_button.setEnabled(any(not one.certificate_no for one in completed))
        if course is not None:
            self.sessions.show_sessions(course.sessions, enabled=bool(participants))
            self.line.load(course.held_on, self._there)

    def _ask(self, session: int) -> None:
        self.flush()
        self.tick_asked.emit(session)

    def _said(self) -> None:
        self.saved.emit(saved_now())

    def _connect(self) -> None:
        self.line.chosen.connect(self._add_person)
        self.line.typed.connect(self._add_name)
        self.sessions.asked.connect(self._ask)
        self.complete_button.clicked.connect(self._complete)
        self.numbers_button.clicked.connect(self.ask_numbers)
        self.namesakes.chosen.connect(self._tie)

    def _build(self) -> None:
        self._summary.setProperty("role", "section")
        head = WrappingRow()
        head.add(self._summary, 1)
        head.add(self.complete_button, 0)
        head.add(self.numbers_button, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(head)
        theme.mark(self._same, "role", "muted")
        for part in (self._same, self.strip, self.line, self.table, self.sessions, self.form):
            layout.addWidget(part)
        self.form.add_to(DETAILS, self.namesakes)
        self.form.add_foot(HistoryButton(self._context, self))
        self.form.hide()
