"""*Khảo sát*: rounds, their sheets by keyboard, their end and their results."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.period import Period, half_of, parse_period
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.texts import period_name, short_date
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.survey.close_dialog import CloseDialog
from congdoan_desktop.ui.survey.results_panel import ResultsPanel
from congdoan_desktop.ui.survey.round_form import round_groups
from congdoan_desktop.ui.survey.sheet_dialog import SheetDialog
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.usecases.survey import has_results, results, sheet_count
from congdoan_desktop.usecases.survey_forms import shipped_forms

_EMPTY = (
    "Ở đây ghi các đợt khảo sát tâm tư, nguyện vọng công nhân, 6 tháng một lần.\n"
    "Nhập từng phiếu bằng phím số; phiếu không gắn với ai, chỉ xem được kết quả chung sau khi kết thúc đợt."
)
_NEW = "new@"
_STANDARD = "tam-tu-nguyen-vong@1"


class SurveyPage(LedgerPage):
    """The list of rounds and one of them."""

    shows = frozenset({"SurveyRound"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._forms: Mapping[str, Form] = {}
        self._asked_for_forms = False
        self.enter_button = QPushButton("Nhập phiếu")
        self.enter_button.setToolTip("Ctrl+T")
        self.close_button = QPushButton("Kết thúc đợt…")
        self.results_button = QPushButton("Xem kết quả")
        self.counted = QLabel(wordWrap=True)
        self.panel = ResultsPanel()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Look at the store again."""
        if not self._asked_for_forms:
            self._asked_for_forms = True
            self._context.worker.run(lambda _: shipped_forms(paths.resources()), done=self._have_forms)
        super().refresh()
        self._show_actions()

    def open_record(self, record_id: str) -> None:
        """Show the round; `new@2026-H1` begins one of that period."""
        self.ledger.search.clear()
        if record_id.startswith(_NEW):
            period = parse_period(record_id.removeprefix(_NEW))
            self.ledger.begin_from(self._round(repository.new_id(), period), keep=False)
        elif record_id:
            self.ledger.open(record_id)

    def enter_sheets(self) -> SheetDialog | None:
        """Open the dialog for sheets of the round shown."""
        survey = self.ledger.typed(SurveyRound)
        form = self._forms.get(survey.questionnaire) if survey is not None else None
        if survey is None or form is None or survey.closed_on is not None or not self._settled():
            return None
        dialog = SheetDialog(self._context, survey, form, self)
        dialog.finished.connect(lambda _: self._show_actions())
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def close_survey(self) -> CloseDialog | None:
        """Open the dialog that ends the round shown."""
        survey = self.ledger.typed(SurveyRound)
        form = self._forms.get(survey.questionnaire) if survey is not None else None
        if survey is None or form is None or survey.closed_on is not None or not self._settled():
            return None
        dialog = CloseDialog(self._context, survey, form, sheet_count(self._context.reader, survey.id), self)
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def show_results(self) -> None:
        """Show what may be seen of the round."""
        survey = self.ledger.typed(SurveyRound)
        if survey is None:
            return
        try:
            found = results(self._context.reader, survey.id)
        except UserError as error:
            self.counted.setText(sentence_of(error))
            return
        if found is None:
            return
        self.panel.show_results(survey.title, found)
        self.ledger.show_panel(self.panel)
        self.panel.table.setFocus()

    def _settled(self) -> bool:
        """Keep the round before sheets are tied to it, or say that it cannot be kept yet."""
        if errors(self.ledger.form.problems()):
            self.counted.setText("Hãy điền xong các mục còn thiếu ở trên trước.")
            return False
        self.ledger.flush()
        self.ledger.keep_begun()
        return True

    def _have_forms(self, forms: Sequence[Form]) -> None:
        self._forms = {form.reference: form for form in forms}
        self._show_actions()

    def _show_actions(self) -> None:
        survey = self.ledger.typed(SurveyRound)
        self.below.setVisible(survey is not None)
        if survey is None:
            return
        sheets, is_open = sheet_count(self._context.reader, survey.id), survey.closed_on is None
        known = survey.questionnaire in self._forms
        self.enter_button.setVisible(is_open)
        self.enter_button.setEnabled(known)
        self.close_button.setVisible(is_open)
        self.results_button.setVisible(not is_open and has_results(self._context.reader, survey.id))
        ended = "" if survey.closed_on is None else f"Đã kết thúc ngày {short_date(survey.closed_on)}. "
        self.counted.setText(f"{ended}{_counted(sheets, survey)}")

    def book(self) -> Book:
        return Book(
            kind=SurveyRound,
            title="Khảo sát",
            create_words="Mở đợt khảo sát",
            empty_words=_EMPTY,
            columns=(
                Column(title="Bắt đầu", text=lambda s: short_date(s.opened_on), width=86, optional=True),
                Column(title="Đợt khảo sát", text=lambda s: s.title),
                Column(title="Tình trạng", text=lambda s: "✓ Xong" if s.closed_on else "… Đang làm", width=92),
            ),
            groups=round_groups(self._context),
            blank=lambda new_id: self._round(new_id, half_of(self._context.today())),
            name=lambda survey: survey.title or "chưa đặt tên",
            footer=lambda rounds: f"{len(rounds)} đợt khảo sát",
            list_width=330,
        )

    def _round(self, new_id: str, period: Period) -> SurveyRound:
        return SurveyRound(
            id=new_id,
            title=f"Khảo sát tâm tư, nguyện vọng công nhân {period_name(period)}",
            questionnaire=next(iter(self._forms), _STANDARD),
            period=period.code,
            opened_on=self._context.today(),
        )

    def _connect(self) -> None:
        self.ledger.opened.connect(lambda _: self._show_actions())
        self.ledger.stored.connect(lambda _: self._show_actions())
        self.enter_button.clicked.connect(self.enter_sheets)
        self.close_button.clicked.connect(self.close_survey)
        self.results_button.clicked.connect(self.show_results)
        self.panel.closed.connect(lambda: self.ledger.show_record(True))
        self.ledger.keys("Ctrl+T", self.enter_sheets)

    def _build(self) -> None:
        theme.mark(self.enter_button, "role", "primary")
        theme.mark(self.counted, "role", "muted")
        self.below = QWidget()
        row = QHBoxLayout(self.below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        for part in (self.enter_button, self.close_button, self.results_button):
            row.addWidget(part)
        row.addWidget(self.counted, 1)
        self.ledger.add_below(self.below)


def _counted(sheets: int, survey: SurveyRound) -> str:
    if sheets:
        return f"Đã nhập {sheets} phiếu."
    return "Chưa nhập phiếu nào." if survey.closed_on is None else "Số liệu kiểm bằng tay, không có phiếu trong máy."
