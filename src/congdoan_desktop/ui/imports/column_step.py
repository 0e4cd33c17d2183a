"""Step 2: what each column is, how its letters are read, where the list begins."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.intake.layout import Layout
from congdoan_desktop.intake.list_words import ListWords
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.imports.column_row import Choice, ColumnRow
from congdoan_desktop.ui.imports.list_of import ListOf, MannerAsked
from congdoan_desktop.ui.widgets.field import number_field
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.import_list import Proposal, Source, laid_anew

_HEADS = ("Cột trong tệp", "Vài dòng đầu", "Nhập vào")
_OLD = (
    "Một số cột viết bằng kiểu chữ cũ (trước Unicode). Chương trình đề nghị đổi như dòng “sau” bên dưới; nếu chữ ở "
    "dòng “sau” sai thì chọn lại kiểu chữ ở bên phải."
)


class ColumnStep(QWidget):
    """`load(source, proposals)`; the next step reads `layout_chosen()` and `sheet`, and asks `manner_box`; `problem()`
    says what hinders going on.
    """

    changed = Signal()

    def __init__(self, kind: ListOf, words: ListWords, manner: MannerAsked) -> None:
        super().__init__()
        self._kind, self._words = kind, words
        self.sheet_choice = Choice({}, "", "Trang tính")
        self.first = number_field(width=64)
        self.first.setAccessibleName("Danh sách bắt đầu từ dòng")
        self.rows: list[ColumnRow] = []
        self.manner_box = manner
        self.old = QLabel(_OLD, wordWrap=True)
        self.problem_line = ProblemLine()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self.sheet_choice.activated.connect(self._open)
        # Not at once: Qt is about to give the focus to a widget that goes when the list begins elsewhere.
        self.first.finished.connect(lambda: QTimer.singleShot(0, self, self._move))

    def load(self, source: Source, found: Sequence[Proposal]) -> None:
        """Show a list, with a proposal for each sheet: its first sheet that has names, else the first one."""
        self._source, self._proposals = source, found
        self.sheet_choice.clear()
        for sheet in source.file.sheets:
            self.sheet_choice.addItem(sheet.name or "Danh sách đã dán")
        named = (place for place, one in enumerate(self._proposals) if self._kind.named_by & _fields(one.layout))
        self._open(next(named, 0))
        for widget in (self.sheet_choice, self._sheet_label):
            widget.setVisible(len(source.file.sheets) > 1)

    def take_focus(self) -> None:
        """Put the focus on the first choice that still has to be made, else on the first column."""
        unknown = next((row for row in self.rows if self.problem() and not row.plan().field), None)
        row = unknown or (self.rows[0] if self.rows else None)
        (row.field if row else self.first).setFocus()

    def layout_chosen(self) -> Layout:
        """Return the layout as it was chosen."""
        return replace(self._proposal.layout, columns=tuple(row.plan() for row in self.rows))

    def problem(self) -> str:
        """Return why one cannot go on, or nothing."""
        named = self._kind.named_by & _fields(self.layout_chosen())
        return self.manner_box.problem() if named else self._kind.no_name

    def _open(self, place: int) -> None:
        self.sheet = self._source.file.sheets[place]
        self.sheet_choice.setCurrentIndex(place)
        self._show(self._proposals[place])

    def _move(self) -> None:
        """Begin the list in another row; what was chosen for the columns stays, and so does the focus."""
        row = self.first.value() if not self.first.problem() else None
        if row is None or not 1 <= row <= len(self.sheet.rows):
            self.first.set_value(self._proposal.layout.first_row + 1)
        elif row - 1 != self._proposal.layout.first_row:
            at = next((place for place, one in enumerate(self.rows) if one.field.hasFocus()), None)
            layout = replace(self.layout_chosen(), first_row=row - 1)
            self._show(laid_anew(self._source, self.sheet, layout, self._words))
            if at is not None:
                self.rows[at].field.setFocus()

    def _show(self, proposal: Proposal) -> None:
        self._proposal = proposal
        layout = proposal.layout
        self.first.set_value(layout.first_row + 1)
        self.rows = [
            ColumnRow(self._kind, self.sheet, plan, layout.first_row, layout.end_row) for plan in layout.columns
        ]
        for row in self.rows:
            row.changed.connect(lambda row=row: self._chosen(row))
        self._fill()
        self.manner_box.load(proposal)
        self.manner_box.look(self.sheet, self.layout_chosen(), proposal)
        self._look()

    def _chosen(self, row: ColumnRow) -> None:
        field = row.plan().field
        for other in self.rows:
            if field and other is not row:
                other.free(field)
        self.manner_box.look(self.sheet, self.layout_chosen(), self._proposal)
        self._look()

    def _look(self) -> None:
        plans = [row.plan() for row in self.rows]
        self.old.setVisible(any(plan.reading for plan in plans))
        self.problem_line.say(self.problem())
        self.changed.emit()

    def _fill(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(theme.S, 0, theme.S, theme.S)
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.S)
        for place, words in enumerate(_HEADS):
            head = QLabel(words)
            theme.mark(head, "role", "section")
            grid.addWidget(head, 0, place)
        for number, row in enumerate(self.rows, 1):
            row.put_into(grid, number)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(len(self.rows) + 1, 1)
        self._scroll.setWidget(inside)
        self._order()

    def _order(self) -> None:
        """Let Tab go down the columns before it leaves for what is below."""
        before: QWidget = self.first.line
        for row in self.rows:
            for box in (row.field, row.reading):
                QWidget.setTabOrder(before, box)
                before = box
        QWidget.setTabOrder(before, self.manner_box.first())

    def _build(self) -> None:
        self._sheet_label = QLabel("Trang tính")
        self._sheet_label.setBuddy(self.sheet_choice)
        label = QLabel("Danh sách bắt đầu từ dòng")
        label.setBuddy(self.first)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        for widget in (self._sheet_label, self.sheet_choice, label, self.first):
            line.addWidget(widget)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(line)
        column.addWidget(self.old)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.manner_box)
        column.addWidget(self.problem_line)


def _fields(layout: Layout) -> set[str]:
    return {column.field for column in layout.columns}
