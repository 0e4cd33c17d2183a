"""What figures of a survey are called: on the chart, and for who has them read aloud."""

from collections.abc import Mapping

from congdoan_desktop.domain.comparison import Change, signed_text
from congdoan_desktop.domain.disclosure import LEAST_SHEETS
from congdoan_desktop.domain.numbers import count_text, percent_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.store.survey_checks import CheckSums

HIDDEN = "ẩn"
NO_ANSWER = "Không trả lời"
NOT_SAID = "Không ghi"
DASH = "–"
HIDDEN_NOTE = (
    f"“{HIDDEN}”: số dưới 5, hoặc số mà từ đó tính ra được một số dưới 5. Không hiện ở đâu, để không ai đoán được "
    "người trả lời."
)
SEVERAL = "Chọn nhiều ý: cộng lại có thể quá 100 %."
WHOLLY_HIDDEN = "Không hiện câu này: từ các số còn lại sẽ đoán ra câu trả lời của từng người."
NOT_CROSSED = "Không chia nhóm câu này: có số quá nhỏ, chia ra sẽ đoán được người trả lời."
WITHHELD = "Không xem theo “{name}” được: có nhóm quá nhỏ, hoặc gần như ai cũng như nhau."
LEFT_OUT = "Nhóm dưới 5 người, và người không trả lời câu này, không hiện thành cột riêng."
BY_HAND = (
    "Đợt này đếm phiếu bằng tay, trong máy không có phiếu nào nên không có kết quả từng câu. Điều nổi lên ghi ở mục "
    "“Điều nổi lên” của đợt."
)
TOO_FEW = (
    "Chỉ có {count} phiếu hợp lệ. Dưới {least} phiếu thì chương trình chỉ cho biết số phiếu: kết quả từng câu của ít "
    "người như vậy sẽ cho thấy ai trả lời gì. Những điều cần nói, hãy ghi ở mục “Điều nổi lên” của đợt."
)
NOTHING_CHANGED = "Không có câu nào so được mà thay đổi."
_REASONS: Mapping[str, str] = {
    "not_asked": "đợt trước không hỏi",
    "asked_otherwise": "đợt trước hỏi khác",
    "hidden_now": "số kỳ này ẩn",
    "hidden_before": "số đợt trước ẩn",
}


_GROUPINGS: Mapping[str, str] = {
    "gender": "Giới tính",
    "age_group": "Nhóm tuổi",
    "contract": "Loại hợp đồng",
    "seniority": "Thâm niên",
}


def grouping_words(question: str, label: str) -> str:
    """Return what answers are broken down by; the question itself where it is none of the usual ones."""
    return _GROUPINGS.get(question, label)


def count_words(count: int | None) -> str:
    """Return "45", or that it is hidden."""
    return HIDDEN if count is None else count_text(count)


def share_words(count: int | None, total: int) -> str:
    """Return "37,5 %"; nothing for what is hidden."""
    return percent_text(count, total) if count is not None and total else ""


def spoken(label: str, count: int | None, total: int, change: str = "") -> str:
    """Return one answer as a sentence part: "Tốt: 45 phiếu, 37,5 %"."""
    figures = ["số ẩn"] if count is None else [f"{count_text(count)} phiếu", share_words(count, total)]
    return f"{label}: {', '.join(part for part in (*figures, change) if part)}"


def change_words(change: Change | None) -> str:
    """Return "+4,2 điểm", or a dash."""
    return DASH if change is None or change.points is None else f"{signed_text(change.points)} điểm"


def change_spoken(change: Change | None) -> str:
    """Return the change as it is read aloud, or why there is none."""
    if change is None:
        return ""
    if change.points is None:
        return f"không so được, {_REASONS[change.reason]}"
    if not change.points:
        return "không đổi so với đợt trước"
    return f"{'tăng' if change.points > 0 else 'giảm'} {signed_text(abs(change.points))[1:]} điểm so với đợt trước"


def why_not_compared(reasons: frozenset[str]) -> str:
    """Return why there are dashes instead of changes; `reasons` as of `Change`."""
    told = [_REASONS[code] for code in _REASONS if code in reasons]
    return f"Dấu {DASH}: không so được ({'; '.join(told)})." if told else ""


def head_words(survey: SurveyRound, total: int | None, sums: CheckSums) -> str:
    """Return what was handed out, came back and was valid, and how well it was typed."""
    valid = total if total is not None else survey.valid
    parts = []
    if survey.handed_out is not None:
        parts.append(f"Phát ra {count_text(survey.handed_out)} phiếu")
    if survey.returned is not None:
        parts.append(f"thu về {count_text(survey.returned)}{_of(survey.returned, survey.handed_out)}")
    if valid is not None:
        parts.append(f"hợp lệ {count_text(valid)}{_of(valid, survey.returned)}")
    if sums.answers:
        wrong = percent_text(sums.first_wrong, sums.answers)
        parts.append(f"nhập sai {wrong} số câu (thử {count_text(sums.sheets)} phiếu)")
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def compared_words(period: str, total: int) -> str:
    """Return what the changes are from."""
    return f"So với đợt khảo sát {period} ({count_text(total)} phiếu), tính bằng điểm phần trăm."


def too_few_words(total: int) -> str:
    """Return why only the number of sheets is shown."""
    return TOO_FEW.format(count=count_text(total), least=LEAST_SHEETS)


def one_sheet_words(total: int) -> str:
    """Return what one sheet makes, so that nobody takes two sheets for a mood."""
    return f"Một phiếu ứng với khoảng {percent_text(1, total).replace('%', 'điểm')}; chênh lệch nhỏ chỉ là vài phiếu."


def _of(part: int, whole: int | None) -> str:
    return f" ({percent_text(part, whole)})" if whole and part <= whole and part != whole else ""
