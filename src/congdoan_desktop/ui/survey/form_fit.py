"""What the form of a round offers, and what of it cannot be changed any more."""

from collections.abc import Mapping

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Questionnaire
from congdoan_desktop.domain.survey_results import may_break_down
from congdoan_desktop.ui.forms import RecordForm
from congdoan_desktop.ui.survey.round_state import RoundState
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.ticks_field import TicksField
from congdoan_desktop.usecases.survey_forms import KeptForm

_SETTLED = " (đã có phiếu nên không đổi)"


class FormFit:
    """Fits the form to the questionnaires there are and to the state of the open round."""

    def __init__(self, form: RecordForm) -> None:
        self._form = form
        self._kept: Mapping[str, KeptForm] = {}
        self._seen = ("", "")
        """Round and questionnaire that were fitted last: of another questionnaire other questions break down."""

    def offer(self, kept: Mapping[str, KeptForm]) -> None:
        """Let these questionnaires be chosen."""
        self._kept = kept
        self._offer_questionnaires("")

    def fit(self, state: RoundState) -> None:
        """Show what can be chosen and lock what is settled."""
        survey = state.survey
        kept = self._kept.get(survey.questionnaire)
        if kept is not None and kept.is_archived:
            self._offer_questionnaires(survey.questionnaire)
        if kept is not None:
            self._fit_breakdowns(survey, kept.form.questionnaire, state.is_settled)
        for name, words in (("questionnaire", "Mẫu phiếu"), ("breakdowns", "Chia nhóm kết quả theo câu")):
            self._form.field(name).setEnabled(not state.is_settled)
            self._form.say_label(name, words + (_SETTLED if state.is_settled and state.is_open else ""))
        self._form.field("valid").setEnabled(not state.sheets and not state.has_results)

    def _offer_questionnaires(self, besides: str) -> None:
        field = self._form.field("questionnaire")
        assert isinstance(field, ChoiceField)
        offered = [kept for kept in self._kept.values() if not kept.is_archived or kept.form.reference == besides]
        field.offer([Entry(code=one.form.reference, label=form_name(one.form.questionnaire)) for one in offered])

    def _fit_breakdowns(self, survey: SurveyRound, questionnaire: Questionnaire, is_settled: bool) -> None:
        field = self._form.field("breakdowns")
        assert isinstance(field, TicksField)
        offered = may_break_down(questionnaire)
        field.offer([Entry(code=question.name, label=question.label) for question in offered])
        seen, self._seen = self._seen, (survey.id, questionnaire.reference)
        if not is_settled and seen[0] == survey.id and seen[1] != questionnaire.reference:
            field.set_value([question.name for question in offered])
            field.edited.emit()


def form_name(questionnaire: Questionnaire) -> str:
    """Return how a questionnaire is called in a list: versions of one title differ."""
    return f"{questionnaire.title} · bản {questionnaire.version}"
