"""The first start: a few questions, or a file that is there already, or the sample unit."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop import paths
from congdoan_desktop.domain.records import HeadCount, Unit
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store.repository import new_id
from congdoan_desktop.texts.short_names import short_name
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.start.answers import KEEPERS_KIND, SUFFIX, Answers, header_name, profile_from
from congdoan_desktop.ui.start.questions import (
    COUNTS,
    PlaceQuestion,
    Question,
    keeper_question,
    kind_question,
    name_question,
    people_question,
    role_question,
    signer_question,
)
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.start_union import start_union

SAMPLE_NAME = f"don-vi-mau{SUFFIX}"


def ask(parent: QWidget | None) -> Path | None:
    """Ask until there is a store to open; return its path, or `None` when the person closes the window."""
    dialog = FirstStart(load(paths.resources()), date.today, parent)
    dialog.exec()
    return dialog.path


class FirstStart(QDialog):
    """`path` is the store to open, once there is one. Enter goes on from field to field, Alt+← goes back."""

    def __init__(self, reference: Reference, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self.path: Path | None = None
        self.setWindowTitle("Công đoàn cơ sở – Sổ tay tuyên truyền")
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(760, room.width()), min(560, room.height() - 40))
        self._role = role_question()
        self._kind, self._name = kind_question(reference), name_question()
        self._people, self._place = people_question(reference, today), PlaceQuestion(paths.data_folder())
        self._keeper, self._signer = keeper_question(), signer_question(reference)
        self._at = 0
        self._pages = QStackedWidget()
        for question in (*self._questions("unit"), self._keeper, self._signer):
            self._pages.addWidget(question)
        self._step = QLabel()
        theme.mark(self._step, "role", "section")
        self._problem = ProblemLine()
        self._build()
        self._show(0)

    def _questions(self, role: str = "") -> tuple[Question, ...]:
        """Return the questions in their order, by whose file it is to be."""
        if (role or self._role.value("role")) == "unit":
            return self._role, self._kind, self._name, self._people, self._place
        return self._role, self._keeper, self._signer, self._place

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        outer.setSpacing(theme.S)
        outer.addLayout(self._other_ways())
        line = QFrame()
        theme.mark(line, "role", "line")
        outer.addWidget(line)
        outer.addWidget(self._step)
        outer.addWidget(self._pages, 1)
        outer.addWidget(self._problem)
        outer.addLayout(self._buttons())
        QWidget.setTabOrder(self._next, self._back)  # who leaves the last field by Enter goes on, not back

    def _other_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        note = QLabel("Lần đầu dùng chương trình: trả lời vài câu hỏi, hoặc")
        theme.mark(note, "role", "muted")
        row.addWidget(note)
        for words, act in (("Mở tệp đã có…", self.open_file), ("Xem đơn vị mẫu", self.open_sample)):
            button = QPushButton(words)
            theme.mark(button, "role", "link")
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        self._back = QPushButton("Quay lại")
        self._back.setShortcut("Alt+Left")
        self._back.clicked.connect(lambda: self._show(self._at - 1))
        self._next = QPushButton(default=True)
        theme.mark(self._next, "role", "primary")
        self._next.clicked.connect(self.go_on)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._next)
        return row

    def _show(self, place: int) -> None:
        questions = self._questions()
        self._at, question = place, questions[place]
        self._pages.setCurrentWidget(question)
        self._problem.say("")
        last = question is self._place
        self._step.setText(f"Câu {place + 1}/{len(questions)}" if place else "Câu 1")
        self._back.setVisible(place > 0)
        self._next.setText("Bắt đầu ghi chép" if last else "Tiếp tục")
        if last:
            self._place.name_union(str(self._names().value("name")))
        elif question is self._name and not self._name.value("place"):
            self._name.fields["place"].field.set_value(self._place_of_commune())
        question.start()

    def _names(self) -> Question:
        return self._name if self._role.value("role") == "unit" else self._keeper

    def _place_of_commune(self) -> str:
        """The place written before the date is the commune without "Xã" or "Phường": "Tân Uyên"."""
        commune = self._reference.catalogues["communes"].get(str(self._kind.value("commune")))
        return commune.label.partition(" ")[2] if commune else ""

    def go_on(self) -> None:
        """Go to the next question; after the last one make the store."""
        questions = self._questions()
        if not questions[self._at].complete():
            return
        if self._at + 1 < len(questions):
            self._show(self._at + 1)
        else:
            self._make()

    def answers(self) -> Answers:
        """Return what was answered."""
        role, names = str(self._role.value("role")), self._names()
        text = {name: str(names.value(name)) for name in ("name", "parent_name", "place", "code")}
        signing = self._people if role == "unit" else self._signer
        preset = self._reference.presets[str(signing.value("preset")) or next(iter(self._reference.presets))]
        return Answers(
            unit=Unit(
                id=new_id(),
                header_name=header_name(text["name"]),
                short_name=short_name(text["name"]),
                kind=str(self._kind.value("kind")) if role == "unit" else KEEPERS_KIND,
                commune=str(self._kind.value("commune")) if role == "unit" else "",
                role=role,
                **text,
            ),
            profile=profile_from(preset, str(signing.value("signer_name")), text["parent_name"]),
            head_count=self._head_count() if role == "unit" else None,
            path=self._place.path(),
        )

    def _head_count(self) -> HeadCount:
        counts = {name: self._people.fields[name].field.value() for name in COUNTS}
        return HeadCount(id=new_id(), as_of=self._people.fields["as_of"].field.value(), **counts)

    def open_file(self) -> None:
        """Take a store that is there already."""
        kinds = f"Dữ liệu công đoàn (*{SUFFIX});;Mọi tệp (*)"
        found = folders.ask_file(self, "Mở tệp dữ liệu", paths.data_folder(), kinds)
        if found is not None:
            self._finish(found)

    def open_sample(self) -> None:
        """Make the sample unit, unless it is there already, and take it."""
        path = paths.data_folder() / SAMPLE_NAME
        if path.exists():
            self._finish(path)
            return
        from congdoan_desktop.usecases.sample_union import make_sample

        self._try(lambda: make_sample(path, paths.resources()), path)

    def _make(self) -> None:
        answers = self.answers()
        self._try(lambda: start_union(answers.path, answers.unit, answers.profile, answers.head_count), answers.path)

    def _try(self, make: Callable[[], object], path: Path) -> None:
        """Make the store and take it; a problem is told under the question, and nothing is lost."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            make()
        except (UserError, OSError) as error:
            self._problem.say(sentence_of(error))
        else:
            self._finish(path)
        finally:
            QApplication.restoreOverrideCursor()

    def _finish(self, path: Path) -> None:
        self.path = path
        self.accept()
