"""Step 3: every row, what it was compared to, and what will be done with it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.intake.list_rows import RowProblem
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.imports.column_row import Choice
from congdoan_desktop.ui.imports.list_of import JudgedRow, ListOf, problem_words
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.usecases import import_match
from congdoan_desktop.usecases.import_match import Decided

_KEYS: Mapping[int, import_match.Choice] = {Qt.Key.Key_1: "add", Qt.Key.Key_2: "update", Qt.Key.Key_3: "skip"}
_MOST_OTHERS = 8
_HINT = "Phím 1, 2, 3 chọn việc cho dòng đang đứng."


class RowStep(QWidget):
    """`load(rows, notes)`; `decided()`; `chosen` when the number of what is taken in may be another one."""

    chosen = Signal()
    save_asked = Signal()

    def __init__(self, kind: ListOf) -> None:
        super().__init__()
        self._kind = kind
        self._rows: tuple[JudgedRow, ...] = ()
        self._notes: tuple[RowProblem, ...] = ()
        self._choices: dict[int, import_match.Choice] = {}
        self._by_hand: dict[tuple[int, str, str], import_match.Choice] = {}
        self.filter = Choice({}, "", "Dòng nào được xem")
        self.table = RowsTable(self._columns(), lambda row: str(row.row.row), name="Các dòng của tệp")
        self.detail = QLabel(wordWrap=True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        choices = self._kind.choices.items()
        self.one = {choice: QPushButton(f"{n} {words}") for n, (choice, words) in enumerate(choices, 1)}
        self.all = {choice: QPushButton(words) for choice, words in choices}
        self.others = QLabel(wordWrap=True)
        theme.mark(self.others, "role", "muted")
        self.copy_button = QPushButton("Chép các điều cần xem")
        self.save_button = QPushButton("Lưu thành tệp…")
        self._build()
        self._connect()

    def load(self, rows: Sequence[JudgedRow], notes: Sequence[RowProblem]) -> None:
        """Show the rows with the proposals, and with what was decided before where nothing about them has changed."""
        self._rows, self._notes = tuple(rows), tuple(notes)
        self._choices = {row.row.row: self._by_hand.get(_case(row), row.proposal) for row in rows}
        self._count_filters()
        self._filter()
        self.others.setText(self._kind.others.format(rows=_rows_words(notes)) if notes else "")
        self.others.setVisible(bool(notes))
        has_problems = bool(self.problems())
        self.copy_button.setEnabled(has_problems)
        self.save_button.setEnabled(has_problems)
        self.chosen.emit()

    def forget(self) -> None:
        """Another list comes: what was decided about the rows of this one says nothing about its rows."""
        self._by_hand.clear()

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self.table.setFocus()
        if self._shown():
            self.table.choose(str(self._shown()[0].row.row))
            self._look()

    def decided(self) -> tuple[Decided[Any], ...]:
        """Return every row with its choice."""
        return tuple(Decided(row=row, choice=self._choices[row.row.row]) for row in self._rows)

    def problems(self) -> tuple[RowProblem, ...]:
        """Return all problems and notes in the order of the rows."""
        found = [problem for row in self._rows for problem in row.row.problems]
        return tuple(sorted([*found, *self._notes], key=lambda problem: problem.row))

    def choose_one(self, choice: import_match.Choice) -> None:
        """Decide for the row that is current."""
        row = self._current()
        self._decide([row] if row is not None else [], choice)

    def choose_all(self, choice: import_match.Choice) -> None:
        """Decide for all rows in sight that can be treated so."""
        self._decide(self._shown(), choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _KEYS:
            self.choose_one(_KEYS[event.key()])
            return True
        return super().eventFilter(watched, event)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(title="Dòng", text=lambda row: str(row.row.row), right=True, width=60),
            *self._kind.columns,
            Column(title=self._kind.compared_with, text=self._kind.said, tone=self._kind.tone),
            Column(title="Sẽ làm", text=lambda row: self._kind.choices[self._choices[row.row.row]], width=140),
        )

    def _shown(self) -> Sequence[JudgedRow]:
        return self.table.rows.items

    def _current(self) -> JudgedRow | None:
        place = self.table.currentIndex().row()
        return self._shown()[place] if 0 <= place < len(self._shown()) else None

    def _decide(self, rows: Iterable[JudgedRow], choice: import_match.Choice) -> None:
        for row in rows:
            if choice in row.choices:
                self._choices[row.row.row] = self._by_hand[_case(row)] = choice
        self.table.viewport().update()
        self.chosen.emit()

    def _filter(self) -> None:
        wanted = self.filter.currentData()
        self.table.show_rows([row for row in self._rows if wanted in self._kind.filters_of(row)])
        for choice, button in self.all.items():
            button.setEnabled(any(choice in shown.choices for shown in self._shown()))
        self._look()

    def _look(self) -> None:
        """Show the words of the current row, and which choices it has."""
        row = self._current()
        problems = row.row.problems if row else ()
        lines = [f"{self._kind.fields.get(p.column, p.column)}: {problem_words(p)}" for p in problems]
        if row is not None and row.other is not None:
            lines.insert(0, self._kind.match_words(row))
        self.detail.setText("\n".join(lines) if row else "")
        for choice, button in self.one.items():
            button.setEnabled(row is not None and choice in row.choices)

    def _count_filters(self) -> None:
        counts = dict.fromkeys(self._kind.filters, 0)
        for row in self._rows:
            for name in self._kind.filters_of(row):
                counts[name] += 1
        self.filter.clear()
        for name, words in self._kind.filters.items():
            if counts[name] or name == "all":
                self.filter.addItem(f"{words}: {count_text(counts[name])}", name)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(self._kind.problem_line(p)) for p in self.problems()))

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(lambda _place: self._filter())
        self.table.picked.connect(lambda _key: self._look())
        self.table.installEventFilter(self)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self.save_asked)
        for choice in self._kind.choices:
            self.one[choice].clicked.connect(lambda _on, choice=choice: self.choose_one(choice))
            self.all[choice].clicked.connect(lambda _on, choice=choice: self.choose_all(choice))

    def _build(self) -> None:
        label = QLabel("Đang xem")
        label.setBuddy(self.filter)
        hint = QLabel(_HINT)
        theme.mark(hint, "role", "muted")
        self.detail.setMinimumHeight(2 * self.detail.fontMetrics().lineSpacing())
        for choice, button in self.all.items():
            button.setAccessibleName(f"Tất cả dòng đang xem: {self._kind.choices[choice]}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(_line((label, self.filter), (hint,)))
        column.addWidget(self.table, 1)
        column.addWidget(self.others)
        column.addWidget(self.detail)
        column.addLayout(_line((QLabel("Dòng này:"), *self.one.values()), (self.copy_button, self.save_button)))
        column.addLayout(_line((QLabel("Tất cả dòng đang xem:"), *self.all.values()), ()))


def _case(row: JudgedRow) -> tuple[int, str, str]:
    """Return what a decision was about: the row, and what it was compared to."""
    return row.row.row, row.match, row.other.id if row.other else ""


def _rows_words(notes: Sequence[RowProblem]) -> str:
    first = ", ".join(str(note.row) for note in notes[:_MOST_OTHERS])
    return f"dòng {first}" + (" …" if len(notes) > _MOST_OTHERS else "")


def _line(left: Sequence[QWidget], right: Sequence[QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.S)
    for widget in left:
        line.addWidget(widget)
    line.addStretch(1)
    for widget in right:
        line.addWidget(widget)
    return line
