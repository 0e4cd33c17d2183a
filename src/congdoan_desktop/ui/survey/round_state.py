"""How far a survey round is, and which step comes next. No Qt here."""

from collections.abc import Mapping
from dataclasses import dataclass

from congdoan_desktop.domain.disclosure import LEAST_SHEETS, SMALLEST
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.store import survey_box, survey_outcome
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import short_date
from congdoan_desktop.usecases.ballot_box import has_key
from congdoan_desktop.usecases.subjects.sheets import lacks_destruction
from congdoan_desktop.usecases.survey import has_results

WAYS: Mapping[str, str] = {"scan": "scan", "kiosk": "kiosk", "lan": "phones", "online": "import"}
"""Step by the method of a round; by keyboard otherwise."""
SEALED = "Phiếu nằm trong thùng phiếu khóa kín, đến khi kết thúc đợt mới mở; không gắn với ai."
_NO_KEY = (
    "Ở đây nhập phiếu được nhưng không mở được thùng phiếu: chìa khóa nằm ở máy (hoặc tài khoản Windows) đã nhập phiếu "
    "đầu tiên. Hãy kết thúc đợt ở máy đó. Nếu máy đó không còn thì cất đợt này đi, mở đợt mới, nhập lại từ phiếu giấy."
)


@dataclass(frozen=True, kw_only=True)
class RoundState:
    """What the steps depend on. `aside`: sheets put aside for a check; `unread`: written answers nobody looked at."""

    survey: SurveyRound
    sheets: int = 0
    aside: int = 0
    unread: int = 0
    written: int = 0
    has_form: bool = True
    has_key: bool = True
    has_results: bool = False

    @property
    def is_open(self) -> bool:
        return self.survey.closed_on is None

    @property
    def lost_key(self) -> bool:
        """Whether there are sheets that this computer cannot open."""
        return self.is_open and self.sheets > 0 and not self.has_key

    @property
    def is_settled(self) -> bool:
        """Whether the questionnaire and the breakdowns can no longer be changed."""
        return self.sheets > 0 or not self.is_open


def state_of(db: Reader, survey: SurveyRound, *, has_form: bool) -> RoundState:
    """Return how far the round is."""
    written, unread = survey_outcome.text_counts(db, survey.id)
    return RoundState(
        survey=survey,
        sheets=survey_box.sheet_count(db, survey.id),
        aside=len(survey_box.aside(db, survey.id)),
        unread=unread,
        written=written,
        has_form=has_form,
        has_key=has_key(db, survey.id),
        has_results=has_results(db, survey.id),
    )


def next_step(state: RoundState) -> str:
    """Return the code of the one step that comes next."""
    survey = state.survey
    if not state.is_open:
        return _after_the_end(state)
    if not state.has_form:
        return "forms"
    wanted = survey.returned or survey.handed_out or 0
    if not state.lost_key and wanted and state.sheets >= max(wanted, SMALLEST):
        return "check" if state.aside else "close"
    if survey.method == "scan" and not state.sheets and not survey.handed_out:
        return "paper"
    return WAYS.get(survey.method, "enter")


def _after_the_end(state: RoundState) -> str:
    if state.has_results and not state.survey.findings:
        return "results"
    if state.unread:
        return "texts"
    return "minutes" if lacks_destruction(state.survey) else "report"


def counted(state: RoundState) -> str:
    """Return how many sheets there are, as "41/240 phiếu"."""
    survey = state.survey
    if not state.is_open:
        return f"{count_text(survey.valid or 0)} phiếu hợp lệ"
    of = survey.returned or survey.handed_out
    if not state.sheets:
        return f"0/{count_text(of)} phiếu" if of else "Chưa có phiếu nào"
    return f"{count_text(state.sheets)}/{count_text(of)} phiếu" if of else f"{count_text(state.sheets)} phiếu"


def said(state: RoundState) -> tuple[str, str]:
    """Return the sentence under the count, and the state of a status label."""
    if state.lost_key:
        return _NO_KEY, "bad"
    if state.survey.closed_on is not None:
        sentence, tone = _said_at_the_end(state)
        return f"Kết thúc ngày {short_date(state.survey.closed_on)}. {sentence}", tone
    if state.aside:
        return f"{state.aside} phiếu đang để riêng, chờ người thứ hai nhập lại. {SEALED}", "none"
    return SEALED, "none"


def _said_at_the_end(state: RoundState) -> tuple[str, str]:
    valid = state.survey.valid or 0
    if not state.has_results:
        return "Số liệu kiểm bằng tay: không có phiếu trong máy.", "none"
    if valid < LEAST_SHEETS:
        return f"Dưới {LEAST_SHEETS} phiếu nên chỉ hiện số phiếu, không hiện câu trả lời.", "none"
    if state.unread:
        return f"Thùng phiếu đã mở và hủy. Còn {count_text(state.unread)} ý kiến viết tay chưa đọc.", "none"
    if lacks_destruction(state.survey):
        return "Thùng phiếu đã mở và hủy. Phiếu giấy còn giữ: hãy hủy và lập biên bản.", "near"
    return "Thùng phiếu đã mở và hủy: chỉ còn kết quả chung.", "good"
