"""Words on the printed questionnaire, and what is said of its scans."""

from collections.abc import Mapping

from congdoan_desktop.domain.skip_hints import AnyOf, Condition, Picked
from congdoan_desktop.domain.survey import Question

SURVEY_SHEET: dict[str, str] = {
    "no_name": "Không ghi tên",
    "no_name_why": "Không ai biết phiếu này của ai.",
    "how": "Mỗi câu tô kín một ô tròn bên cạnh ý anh/chị chọn, bằng bút bi hoặc bút chì đậm. "
    "Câu nào cho chọn nhiều ý sẽ ghi rõ.",
    "right": "Đúng",
    "wrong": "Chưa đúng",
    "mend": "Tô nhầm: gạch chéo ô nhầm rồi tô ô khác.",
    "several": "Có thể chọn nhiều ý",
    "skip": "Chỉ trả lời nếu {condition}",
    "skip_unclear": "Chỉ trả lời nếu câu này đúng với anh/chị",
    "picked": "câu {number} chọn “{choice}”",
    "or_choice": " hoặc “{choice}”",
    "and": " và ",
    "or": " hoặc ",
    "then": "; và ",
    "day": "ngày",
    "month": "tháng",
    "year": "năm",
    "page_of": "Trang {page}/{pages}",
    "goes_on": "Trang {page}/{pages} · Mời xem tiếp trang sau",
    "thanks": "Trang {page}/{pages} · Cảm ơn anh/chị!",
    "serial": "Số phiếu {serial}: số ngẫu nhiên, chỉ để ghép các trang, không gắn với ai",
}

SCAN_TROUBLES: dict[str, str] = {
    "no_codes": "Không tìm thấy các mã vuông ở góc trang. "
    "Hãy quét lại trang này cho đủ bốn góc, độ nét 150 dpi trở lên.",
    "blank_page": "Trang trắng.",
    "unknown_layout": "Phiếu này không in từ tệp dữ liệu đang mở nên không biết các ô nằm ở đâu.",
    "other_questionnaire": "Trang này thuộc một mẫu phiếu khác với mẫu của đợt khảo sát.",
    "page_twice": "Trang này đã quét ở {other_file}, trang {other_page}.",
    "page_missing": "Phiếu này thiếu trang {missing}.",
    "out_of_order": "Trang này không theo thứ tự nên không biết thuộc phiếu nào. "
    "Hãy quét lại, các trang của mỗi phiếu liền nhau.",
    "damaged_file": "Không đọc được tệp này: tệp hỏng hoặc không đúng loại.",
    "damaged_page": "Không đọc được trang này: ảnh hỏng.",
    "locked_file": "Tệp PDF này có mật khẩu nên không đọc được.",
    "not_a_scan": "Tệp này không phải bản quét (PDF, JPEG, PNG, TIFF).",
    "too_large": "Tệp hoặc ảnh quá lớn nên không mở. Hãy quét ở 150–300 dpi.",
    "too_many_pages": "Tệp có quá nhiều trang. Hãy chia thành nhiều tệp.",
}
"""By the code of a `ScanProblem`; its fields fill the placeholders."""

DOUBTS: dict[str, str] = {
    "two_marks": "Tô nhiều ô",
    "faint": "Dấu mờ hoặc nhỏ",
    "crossed_out": "Có ô bị gạch",
    "written": "Có chữ viết tay",
    "required": "Để trống câu bắt buộc",
    "not_asked": "Trả lời câu không cần trả lời",
    "constraint": "Câu trả lời không đúng mẫu",
}
"""Why a person has to look at an answer, by `domain.omr.Doubt`."""


def skip_hint(condition: Condition | None, numbers: Mapping[str, int], rows: Mapping[str, Question]) -> str:
    """Return who is to answer a question, in words. `numbers`: of the questions on paper, by their names."""
    words = None if condition is None else _words(condition, numbers, rows)
    return SURVEY_SHEET["skip_unclear"] if words is None else SURVEY_SHEET["skip"].format(condition=words)


def _words(condition: Condition, numbers: Mapping[str, int], rows: Mapping[str, Question]) -> str | None:
    if isinstance(condition, Picked):
        return _picked(condition.question, (condition.choice,), numbers, rows)
    if isinstance(condition, AnyOf):
        picked = [part for part in condition.parts if isinstance(part, Picked)]
        if len(picked) == len(condition.parts) and len({part.question for part in picked}) == 1:
            return _picked(picked[0].question, tuple(part.choice for part in picked), numbers, rows)
    parts = [_words(part, numbers, rows) for part in condition.parts]
    said = [part for part in parts if part is not None]
    is_nested = any(not isinstance(part, Picked) for part in condition.parts)
    joint = "or" if isinstance(condition, AnyOf) else "then" if is_nested else "and"
    return SURVEY_SHEET[joint].join(said) if len(said) == len(parts) else None


def _picked(
    question: str, choices: tuple[str, ...], numbers: Mapping[str, int], rows: Mapping[str, Question]
) -> str | None:
    labels = {choice.name: choice.label for choice in rows[question].choices} if question in rows else {}
    if question not in numbers or not set(choices) <= set(labels):
        return None
    first, *others = (labels[choice] for choice in choices)
    said = SURVEY_SHEET["picked"].format(number=numbers[question], choice=first)
    return said + "".join(SURVEY_SHEET["or_choice"].format(choice=label) for label in others)
