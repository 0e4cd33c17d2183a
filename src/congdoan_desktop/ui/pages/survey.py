"""*Khảo sát*: rounds, every way in for their sheets, their end, and what comes of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPushButton

from congdoan_desktop import paths
from congdoan_desktop.domain.checks import errors
from congdoan_desktop.domain.period import VIETNAM, Period, half_of, parse_period
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey_results import may_break_down
from congdoan_desktop.store import repository
from congdoan_desktop.texts import period_name
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.survey.form_fit import FormFit
from congdoan_desktop.ui.survey.round_form import DESTROYED, round_groups
from congdoan_desktop.ui.survey.round_state import RoundState, state_of
from congdoan_desktop.ui.survey.steps import StepsCard
from congdoan_desktop.ui.survey.ways import way_in
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.usecases.survey_forms import KeptForm, library

if TYPE_CHECKING:
    from congdoan_desktop.ui.survey.results_panel import ResultsPanel

_EMPTY = (
    "Ở đây ghi các đợt khảo sát tâm tư, nguyện vọng công nhân, 6 tháng một lần.\n"
    "Phiếu giấy, máy quét, máy tự trả lời hay điện thoại đều được. Phiếu không gắn với ai; chỉ xem được kết quả chung, "
    "sau khi kết thúc đợt."
)
_LACKS = "Hãy điền xong các mục còn thiếu ở dưới trước."
_FILL_IN = "Hãy ghi ngày hủy, số phiếu, người hủy, người chứng kiến. Bấm lần nữa thì in bản để trống, điền bằng bút."
_READING = "Đang đọc mẫu phiếu…"
_NEW = "new@"
_STANDARD = "tam-tu-nguyen-vong"


class SurveyPage(LedgerPage):
    """The list of rounds and one of them."""

    shows = frozenset({"SurveyRound"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.steps = StepsCard()
        self.forms_button = QPushButton("Các mẫu phiếu…")
        self._kept: Mapping[str, KeptForm] = {}
        self._asked_for_forms = False
        self._begun_blind: set[str] = set()
        """Rounds begun before it was known what their questionnaire asks."""
        self._asked_to_fill_in = ""
        self._wanted = ""
        """A step that was asked for before the questionnaires were read."""
        self._panel: ResultsPanel | None = None
        self._fit = FormFit(self.ledger.form)
        self._build()
        self._connect()

    @property
    def panel(self) -> "ResultsPanel":
        """What may be seen of a closed round; loaded when it is first asked for."""
        if self._panel is None:
            from congdoan_desktop.ui.survey.results_panel import ResultsPanel

            self._panel = ResultsPanel()
            self._panel.closed.connect(self._leave_results)
            self._panel.report_asked.connect(lambda _: self._go_to_report())
        return self._panel

    def refresh(self) -> None:
        """Look at the store again."""
        if not self._asked_for_forms:
            self._asked_for_forms = True
            self.load_forms()
        super().refresh()
        self._look()

    def open_record(self, record_id: str) -> None:
        """Show the round; `new@2026-H1` begins one of that period."""
        self.ledger.search.clear()
        if record_id.startswith(_NEW):
            period = parse_period(record_id.removeprefix(_NEW))
            self.ledger.begin_from(self._round(repository.new_id(), period), keep=False)
        elif record_id:
            self.ledger.open(record_id)

    def load_forms(self) -> None:
        """Read the questionnaires anew, beside the window: the first time it takes a while."""
        self._context.looker.run(
            lambda db: library(db, paths.resources()),
            done=self._have_forms,
            failed=lambda error: self.steps.words.show_state("bad", sentence_of(error)),
            key="questionnaires",
        )

    def act(self, step: str) -> QDialog | None:
        """Do a step of the open round (see `steps`), where it can be done now; return the dialog that it opened."""
        if self.ledger.record is None or not self.steps.is_offered(step):
            return None
        own = {
            "forms": self.open_forms,
            "results": self.show_results,
            "texts": self._open_texts,
            "minutes": self.print_minutes,
            "report": self._go_to_report,
        }
        return own[step]() if step in own else self._open(step)

    def enter_sheets(self) -> QDialog | None:
        """Open the dialog for sheets by keyboard."""
        return self.act("enter")

    def close_survey(self) -> QDialog | None:
        """Open the dialog that ends the round shown."""
        return self.act("close")

    def show_results(self) -> None:
        """Show what may be seen of the round."""
        survey = self.ledger.typed(SurveyRound)
        if survey is not None and self.steps.is_offered("results"):
            self.panel.show_round(self._context, survey)
            self.ledger.show_panel(self.panel)
            self.panel.setFocus()

    def print_minutes(self) -> QDialog | None:
        """Show the minutes of destroying paper; while nothing is known of it, lead to the fields that say it."""
        from congdoan_desktop.ui.printing.dialog import show_paper
        from congdoan_desktop.usecases.draw_papers import record_pdf

        survey = self._kept_now()
        if survey is None or self._asks_to_fill_in(survey):
            return None
        record_id, reference, now = survey.id, self._context.reference, datetime.now(VIETNAM)
        return show_paper(
            self,
            self._context,
            "Biên bản hủy phiếu giấy",
            f"Biên bản hủy phiếu {survey.title}",
            lambda db: record_pdf(db, reference, "bien-ban-huy-phieu", record_id, now),
        )

    def open_forms(self) -> QDialog:
        """Open the library of questionnaires."""
        from congdoan_desktop.ui.survey.forms_dialog import FormsDialog

        self.leave()
        dialog = FormsDialog(self._context, self)
        dialog.finished.connect(lambda _: self.load_forms())
        dialogs.open_once(dialog, self._context.worker, self._context.looker)
        return dialog

    def _open(self, step: str) -> QDialog | None:
        """Open a way in, the check or the end of the round."""
        survey = self._kept_now()
        if not self._kept:
            self._wanted = step
            self.steps.words.show_state("open", _READING)
            return None
        kept = self._kept.get(survey.questionnaire) if survey is not None else None
        if survey is None or kept is None:
            return None
        if step == "close":
            from congdoan_desktop.ui.survey.close_dialog import CloseDialog

            return self._shown(CloseDialog(self._context, self._state(survey), kept.form, self))
        return self._shown(way_in(step, self._context, survey, kept.form, self))

    def _open_texts(self) -> QDialog | None:
        from congdoan_desktop.ui.survey.texts_dialog import TextsDialog

        survey = self._kept_now()
        return self._shown(TextsDialog(self._context, survey, self)) if survey is not None else None

    def _shown(self, dialog: QDialog) -> QDialog:
        dialog.finished.connect(lambda _: self.refresh())
        dialogs.open_once(dialog, self._context.worker, self._context.looker)
        return dialog

    def _go_to_report(self) -> None:
        survey = self.ledger.typed(SurveyRound)
        if survey is not None:
            self.go.emit("report", f"khao-sat@{survey.period}")

    def _asks_to_fill_in(self, survey: SurveyRound) -> bool:
        if survey.destroyed_on is not None or self._asked_to_fill_in == survey.id:
            return False
        self._asked_to_fill_in = survey.id
        self.ledger.form.open_group(DESTROYED)
        self.ledger.form.enter("destroyed_on")
        self.ledger.status.show_state("near", _FILL_IN)  # the steps are scrolled out of sight
        return True

    def _kept_now(self) -> SurveyRound | None:
        """Keep the round before anything is tied to it, or say that it cannot be kept yet."""
        if errors(self.ledger.form.problems()):
            self.steps.words.show_state("bad", _LACKS)
            return None
        self.ledger.flush()
        self.ledger.keep_begun()
        return self.ledger.typed(SurveyRound)

    def _have_forms(self, kept: Sequence[KeptForm]) -> None:
        self._kept = {one.form.reference: one for one in kept}
        self._fit.offer(self._kept)
        survey = self.ledger.typed(SurveyRound)
        if survey is not None and survey.id in self._begun_blind and not survey.breakdowns:
            self.ledger.form.field("breakdowns").set_value(self._breakdowns(survey.questionnaire))
        self._begun_blind.clear()
        self._look()
        wanted, self._wanted = self._wanted, ""
        if wanted and self.isVisible():
            self.act(wanted)

    def _look(self) -> None:
        """Show how far the open round is."""
        survey = self.ledger.typed(SurveyRound)
        self.steps.setVisible(survey is not None)
        if survey is not None:
            state = self._state(survey)
            self.steps.show_state(state)
            self._fit.fit(state)

    def _state(self, survey: SurveyRound) -> RoundState:
        return state_of(self._context.reader, survey, has_form=not self._kept or survey.questionnaire in self._kept)

    def _leave_results(self) -> None:
        self.ledger.show_record(True)
        self.steps.buttons["results"].setFocus()

    def book(self) -> Book:
        return Book(
            kind=SurveyRound,
            title="Khảo sát",
            create_words="Mở đợt khảo sát",
            empty_words=_EMPTY,
            columns=(
                Column(title="Kỳ · Đợt khảo sát", text=_listed),
                Column(title="Tình trạng", text=lambda s: "✓ Xong" if s.closed_on else "… Đang làm", width=92),
            ),
            groups=round_groups(self._context),
            blank=lambda new_id: self._round(new_id, half_of(self._context.today())),
            name=lambda survey: survey.title or "chưa đặt tên",
            footer=lambda rounds: f"{len(rounds)} đợt khảo sát",
            list_width=330,
        )

    def _round(self, new_id: str, period: Period) -> SurveyRound:
        standard = [ref for ref, one in self._kept.items() if ref.startswith(f"{_STANDARD}@") and not one.is_archived]
        if not self._kept:
            self._begun_blind.add(new_id)
        questionnaire = standard[-1] if standard else f"{_STANDARD}@1"
        before = repository.count(self._context.reader, SurveyRound, where={"period": period.code})
        again = f" (lần {before + 1})" if before else ""
        return SurveyRound(
            id=new_id,
            title=f"Khảo sát tâm tư, nguyện vọng công nhân {period_name(period)}{again}",
            questionnaire=questionnaire,
            period=period.code,
            breakdowns=self._breakdowns(questionnaire),
            opened_on=self._context.today(),
        )

    def _breakdowns(self, questionnaire: str) -> tuple[str, ...]:
        """Return the questions about the person: there are few, and their answers are coarse."""
        kept = self._kept.get(questionnaire)
        return tuple(q.name for q in may_break_down(kept.form.questionnaire)) if kept is not None else ()

    def _connect(self) -> None:
        self.ledger.opened.connect(lambda _: self._look())
        self.ledger.stored.connect(lambda _: self._look())
        self.ledger.form.settled.connect(self._look)
        self.steps.asked.connect(self.act)
        self.forms_button.clicked.connect(self.open_forms)
        self.ledger.keys("Ctrl+T", self.enter_sheets)
        self.ledger.keys("Ctrl+L", self.open_forms)
        self.ledger.keys("Ctrl+R", lambda: self.act("results"))
        self.ledger.keys("Ctrl+P", lambda: self.act("paper") or self.act("minutes"))

    def _build(self) -> None:
        self.forms_button.setToolTip("Ctrl+L: xem, chép, sửa mẫu phiếu")
        self.ledger.add_action(self.forms_button)
        self.ledger.empty.add_way("Xem các mẫu phiếu…  Ctrl+L", self.open_forms)
        self.ledger.add_above(self.steps)
        self.steps.hide()


def _listed(survey: SurveyRound) -> str:
    """Titles begin alike: what tells rounds from one another comes first."""
    name = period_name(survey.period)
    return f"{name} · {survey.title}"
