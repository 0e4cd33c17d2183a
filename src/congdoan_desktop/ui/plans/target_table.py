"""Every target in force: numerator, denominator, verdict; Enter opens the list behind a figure."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from congdoan_desktop.domain.compose import printed
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.plan import Target
from congdoan_desktop.domain.report import TargetResult
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import VERDICTS, period_name, short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.overview.target_dialogs import TargetDialogs
from congdoan_desktop.ui.overview.words import figure_words, is_open, missing_words
from congdoan_desktop.ui.periods import PeriodBox
from congdoan_desktop.ui.printing.dialog import show_paper
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import SIGNS, VERDICT_STATES
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.target_table import TargetTable, target_sheet, target_table, why_words


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A target that is counted, or one that is not."""

    key: str
    target: TargetResult | Target

    @property
    def result(self) -> TargetResult | None:
        return self.target if isinstance(self.target, TargetResult) else None


class TargetsPart(Page):
    """The table of targets of a period."""

    shows = frozenset(
        {
            *("Unit", "HeadCount", "Person", "Activity", "Attendance", "Course", "Participant", "SurveyRound"),
            *("Declaration", "IssuedReport", "Dialogue"),
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._dialogs = TargetDialogs(context, self, self._failed)
        self._rows: dict[str, _Row] = {}
        self.periods = PeriodBox(context.today())
        self.table = RowsTable(_columns(), lambda row: row.key, name="Bảng chỉ tiêu")
        self.problem = ProblemLine()
        self.list_button = QPushButton("Danh sách đã đếm  Enter")
        self.declare_button = QPushButton("Khai số ước tính…")
        self.print_button = QPushButton("In bảng chỉ tiêu…")
        self.print_button.setToolTip("Ctrl+P")
        self._title, self._details, self._why = (QLabel(wordWrap=True) for _ in range(3))
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Look at the store again."""
        reference, period, today = self._context.reference, self.periods.period(), self._context.today()
        self._context.looker.run(
            lambda db: target_table(db, reference, period, today), done=self._take, failed=self._failed, key="targets"
        )

    def take_focus(self) -> None:
        self.table.setFocus()

    def show_behind(self) -> None:
        """Open the list that the figure of the chosen target was counted from."""
        result = self._chosen()
        if result is not None:
            self._dialogs.show_behind(result)

    def declare(self) -> None:
        """Open the dialog that declares a number for the figure of the chosen target."""
        result = self._chosen()
        if result is not None and is_open(result):
            self._dialogs.declare(result, self.periods.period())

    def print_table(self) -> None:
        """Show the table on paper, to be printed."""
        reference, period = self._context.reference, self.periods.period()

        def make(db: Reader) -> bytes:
            now = datetime.now(VIETNAM)
            return sheets_pdf([target_sheet(db, reference, period, now)], now)

        show_paper(self, self._context, "In bảng chỉ tiêu", f"Chi tieu {period.code}", make)

    def _failed(self, error: Exception) -> None:
        self.problem.say(sentence_of(error))

    def _chosen(self) -> TargetResult | None:
        row = self._rows.get(self.table.current_key())
        return row.result if row is not None else None

    def _take(self, found: TargetTable) -> None:
        self.problem.say("")
        targets: tuple[TargetResult | Target, ...] = (*found.results, *found.uncounted)
        rows = [
            _Row(key=f"{one.code} {one.window if isinstance(one, TargetResult) else ''}", target=one) for one in targets
        ]
        self._rows = {row.key: row for row in rows}
        self.table.show_rows(rows)
        if self.table.current_key() not in self._rows and rows:
            self.table.choose(rows[0].key)
        self._show(self.table.current_key())

    def _show(self, key: str) -> None:
        row = self._rows.get(key)
        self.list_button.setEnabled(row is not None and row.result is not None)
        result = row.result if row is not None else None
        self.declare_button.setVisible(result is not None and is_open(result))
        self._title.setText(row.target.title if row is not None else "")
        self._details.setText(_details(row) if row is not None else "")
        missing = missing_words(result.figure) if result is not None else ""
        self._why.setText(f"! {missing}" if missing else "")
        self._why.setVisible(bool(missing))

    def _connect(self) -> None:
        self.periods.chosen.connect(lambda _: self.refresh())
        self.table.picked.connect(self._show)
        self.table.entered.connect(lambda _key: self.show_behind())
        self.list_button.clicked.connect(self.show_behind)
        self.declare_button.clicked.connect(self.declare)
        self.print_button.clicked.connect(self.print_table)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_table)

    def _build(self) -> None:
        theme.mark(self._why, "role", "near")
        theme.mark(self._details, "role", "muted")
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.periods)
        top.addStretch(1)
        for button in (self.declare_button, self.list_button, self.print_button):
            top.addWidget(button)
        card = QFrame()
        theme.mark(card, "role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        inside.setSpacing(theme.XS)
        for part in (self._title, self._details, self._why):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(top)
        column.addWidget(self.problem)
        column.addWidget(self.table, 1)
        column.addWidget(card)


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Mã", text=lambda row: row.target.code, width=48),
        Column(title="Chỉ tiêu", text=lambda row: row.target.title),
        Column(title="Căn cứ", text=lambda row: row.target.source, width=172, optional=True),
        Column(title="Mức giao", text=lambda row: row.result.level if row.result else "", width=142, optional=True),
        Column(
            title="Tử số", text=lambda row: printed(row.result.figure).text if row.result else "", right=True, width=76
        ),
        Column(title="Mẫu số", text=lambda row: _whole(row.result), right=True, width=70),
        Column(title="Tỷ lệ", text=lambda row: _share(row.result), right=True, width=118),
        Column(title="Đánh giá", text=_verdict, width=152),
    )


def _whole(result: TargetResult | None) -> str:
    return "" if result is None or result.kind == "count" else printed(result.figure).den or "…"


def _share(result: TargetResult | None) -> str:
    return "" if result is None or result.kind == "count" else printed(result.figure).share


def _verdict(row: _Row) -> str:
    if row.result is None:
        return "Không tự tính được"
    return f"{SIGNS[VERDICT_STATES[row.result.verdict]]} {VERDICTS[row.result.verdict]}".strip()


def _details(row: _Row) -> str:
    """Say where the target stands, which days were looked at, and the figure in full."""
    if isinstance(row.target, Target):
        return f"{row.target.source}  ·  {why_words(row.target)}."
    result = row.target
    window = f" ({period_name(result.window)})" if "-H" in result.window else ""
    days = f"tính từ {short_date(result.starts)} đến {short_date(result.ends)}{window}"
    as_of = f"  ·  số lao động ngày {short_date(result.figure.as_of)}" if result.figure.as_of else ""
    return f"{result.source}  ·  mức giao: {result.level}  ·  {days}  ·  {figure_words(result)}{as_of}"
