"""What a record form is made of: `Item` and `Group` say it, `Cell` and `Fold` are the widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.checks import Problem
from congdoan_desktop.texts import problem_sentence
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import Field
from congdoan_desktop.ui.widgets.plain_fields import CheckField
from congdoan_desktop.ui.widgets.problem_line import ProblemLine


@dataclass(frozen=True, kw_only=True)
class Item:
    """One field of a record on the form. `stretch` 0: as wide as the field itself."""

    name: str
    label: str
    make: Callable[[], Field]
    stretch: int = 1
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows of items that belong together."""

    rows: Sequence[Sequence[Item]]
    title: str = ""
    folded: bool = False


def check_item(name: str, words: str, *, stretch: int = 1) -> Item:
    """Return the item of a yes/no field: its words stand beside the box."""
    return Item(name=name, label=" ", make=lambda: CheckField(words), stretch=stretch)


class Cell(QWidget):
    """Label above, field, problem below."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.field = item.make()
        self._problem: ProblemLine | None = None
        """Made once something is wrong: a form has dozens of fields, and most never need it."""
        self._label = QLabel()
        self._label.setBuddy(self.field)
        self._label.setProperty("role", "muted")
        layout = self._grid = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(2)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self.field, 1, 0)
        layout.setRowStretch(3, 1)
        # A box carries its own words; its label only keeps it level with its neighbours.
        self._label.setVisible(bool(item.label))
        self._empty = self.field.text()
        self.say_label(item.label)

    def say_label(self, words: str) -> None:
        """Call the field `words`."""
        self._label.setText(f"{words} *" if self.item.required else words)
        if words.strip():
            self.field.setAccessibleName(words)

    def typing_problem(self) -> Problem | None:
        """Return what is wrong with the typing itself."""
        code = self.field.problem()
        if not code and self.item.required and self.field.value() is None:
            code = "required"
        return Problem(field=self.item.name, code=code) if code else None

    def show_problem(self, problem: Problem | None) -> None:
        """Put `problem` under the field, or take it away."""
        if problem is not None and self._problem is None:
            self._problem = ProblemLine()
            self._grid.addWidget(self._problem, 2, 0)
        if self._problem is not None:
            self._problem.say(problem_sentence(problem) if problem else "", problem.severity if problem else "error")
        self.field.mark_bad(problem is not None and problem.severity == "error")

    def is_used(self) -> bool:
        """Whether the field holds something else than a blank one."""
        return self.field.text() != self._empty


class Fold(QFrame):
    """A group: heading, and its rows, which a folded one hides."""

    def __init__(self, title: str, *, folded: bool) -> None:
        super().__init__()
        self._used = 0
        self.names: list[str] = []
        self.title = title
        self._body = QWidget()
        self.inside = QVBoxLayout(self._body)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(theme.S)
        self._button = QPushButton()
        self._button.setProperty("role", "fold")
        self._button.clicked.connect(lambda: self.set_open(self._body.isHidden()))
        heading = QLabel(title)
        heading.setProperty("role", "section")
        heading.setContentsMargins(0, theme.S, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(heading)
        layout.addWidget(self._button)
        layout.addWidget(self._body)
        # Only now: a widget without a parent would be shown as a window of its own.
        heading.setVisible(bool(title) and not folded)
        self._button.setVisible(folded)
        self.set_open(not folded)

    def set_open(self, shown: bool) -> None:
        """Show the rows, or only the heading."""
        self._body.setVisible(shown)
        self.say_used(self._used)

    def say_used(self, used: int) -> None:
        """Say in the heading how many fields hold something."""
        self._used = used
        sign = "▸" if self._body.isHidden() else "▾"
        self._button.setText(f"{sign} {self.title}" + (f"  ·  đã ghi {used} mục" if used else ""))
