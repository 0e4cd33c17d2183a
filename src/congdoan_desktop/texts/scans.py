"""What a person is to do about a scan that could not be read, and about an answer that does not fit."""

from congdoan_desktop.domain.omr import Doubt, ScanProblem, Trouble
from congdoan_desktop.texts.survey_paper import SCAN_TROUBLES

SCAN_REMEDIES: dict[Trouble, str] = {
    "no_codes": "Nếu là giấy khác lẫn vào thì bỏ qua.",
    "blank_page": "Không cần làm gì.",
    "unknown_layout": "Hãy đọc ở máy đã in phiếu, hoặc nhập các phiếu này bằng bàn phím.",
    "other_questionnaire": "Hãy đọc trang này ở đợt khảo sát dùng mẫu đó.",
    "page_twice": "Máy chỉ tính một lần. Nếu đây là tờ photo của phiếu khác thì nhập bằng bàn phím.",
    "page_missing": "Hãy tìm trang đó rồi quét lại cả phiếu.",
    "damaged_file": "Hãy chép lại tệp, hoặc quét lại.",
    "damaged_page": "Hãy quét lại cả phiếu có trang này.",
    "locked_file": "Hãy lưu lại tệp không đặt mật khẩu, hoặc quét lại.",
    "not_a_scan": "Nếu là tệp khác lẫn vào thì bỏ qua.",
}
"""By the code of a `ScanProblem`, where `SCAN_TROUBLES` does not say it already."""

DOUBT_HINTS: dict[Doubt, str] = {
    "two_marks": "Câu này chỉ chọn một.",
    "faint": "Máy không chắc là đã đánh dấu.",
    "crossed_out": "Xem người trả lời giữ ô nào.",
    "written": "Gõ lại chữ trong hình, hoặc để trống. Không chép họ tên người.",
    "required": "Máy không thấy ô nào được đánh dấu.",
    "not_asked": "Theo các câu trước thì người này không phải trả lời câu này, nên không tính. Nhấn 0 để đi tiếp.",
    "constraint": "Xem lại hình. Nếu đúng là ghi như vậy: 0 để bỏ trống, hoặc F8 để loại phiếu.",
}
"""What to look for, said after the reason (`texts.survey_paper.DOUBTS`)."""

REVIEW_FAULTS: dict[str, str] = {
    "not_asked": "Theo các câu trước thì người này không phải trả lời câu này. Nhấn 0 để đi tiếp.",
    "pick_one": "Hãy chọn bằng phím số; bỏ trống thì nhấn 0.",
    "first_place": "Đây là chỗ đầu của phiếu này. Phiếu trước đã vào thùng, không mở lại được.",
}
"""Why a key says nothing here, by the code of a `ui.paper.review.Step`; the others are in `ENTRY_FAULTS`."""


def trouble_sentence(problem: ScanProblem) -> str:
    """Return what is wrong with a scan, and what to do."""
    told = {"other_file": problem.other_file, "other_page": problem.other_page, "missing": problem.missing}
    what = SCAN_TROUBLES[problem.code].format_map(told)
    numbered = f"Phiếu số {problem.serial}: {what[:1].lower()}{what[1:]}" if problem.serial else what
    return " ".join(filter(None, (numbered, SCAN_REMEDIES.get(problem.code, ""))))
