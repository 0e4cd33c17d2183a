"""The first start: four questions, or a file that is there already, or the sample unit."""

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
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.start.answers import SUFFIX, Answers, header_name, profile_from, short_name
from congdoan_desktop.ui.start.questions import (
    COUNTS,
    PlaceQuestion,
    Question,
    kind_question,
    name_question,
    people_question,
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
        self._kind, self._name = kind_question(reference), name_question()
        self._people, self._place = people_question(reference, today), PlaceQuestion(paths.data_folder())
        self._questions: tuple[Question, ...] = (self._kind, self._name, self._people, self._place)
        self._pages = QStackedWidget()
        for question in self._questions:
            self._pages.addWidget(question)
        self._step = QLabel()
        theme.mark(self._step, "role", "section")
        self._problem = ProblemLine()
        self._build()
        self._show(0)

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

    def _other_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        note = QLabel("Lần đầu dùng chương trình: trả lời bốn câu hỏi, hoặc")
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
        self._back.clicked.connect(lambda: self._show(self._pages.currentIndex() - 1))
        self._next = QPushButton(default=True)
        theme.mark(self._next, "role", "primary")
        self._next.clicked.connect(self.go_on)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._next)
        return row

    def _show(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._problem.say("")
        last = place == len(self._questions) - 1
        self._step.setText(f"Câu {place + 1}/{len(self._questions)}")
        self._back.setVisible(place > 0)
        self._next.setText("Bắt đầu ghi chép" if last else "Tiếp tục")
        if last:
            self._place.name_union(str(self._name.value("name")))
        elif place == 1 and not self._name.value("place"):
            self._name.fields["place"].field.set_value(self._place_of_commune())
        self._questions[place].start()

    def _place_of_commune(self) -> str:
        """The place written before the date is the commune without "Xã" or "Phường": "Tân Uyên"."""
        commune = self._reference.catalogues["communes"].get(str(self._kind.value("commune")))
        return commune.label.partition(" ")[2] if commune else ""

    def go_on(self) -> None:
        """Go to the next question; after the last one make the store."""
        place = self._pages.currentIndex()
        if not self._questions[place].complete():
            return
        if place + 1 < len(self._questions):
            self._show(place + 1)
        else:
            self._make()

    def answers(self) -> Answers:
        """Return what was answered."""
        text = {name: str(self._name.value(name)) for name in ("name", "parent_name", "place", "code")}
        counts = {name: self._people.fields[name].field.value() for name in COUNTS}
        preset = self._reference.presets[str(self._people.value("preset")) or next(iter(self._reference.presets))]
        return Answers(
            unit=Unit(
                id=new_id(),
                header_name=header_name(text["name"]),
                short_name=short_name(text["name"]),
                kind=str(self._kind.value("kind")),
                commune=str(self._kind.value("commune")),
                **text,
            ),
            profile=profile_from(preset, str(self._people.value("signer_name")), text["parent_name"]),
            head_count=HeadCount(id=new_id(), as_of=self._people.fields["as_of"].field.value(), **counts),
            path=self._place.path(),
        )

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
