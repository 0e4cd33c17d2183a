"""Words of the consolidated report of a province."""

from congdoan_desktop.texts.records import VERDICTS

CONSOLIDATION: dict[str, str] = {
    "yes": "x",
    "received": "Đã nhận",
    "approved": "Đã duyệt",
    "sent_back": "Cần bổ sung",
    "missing": "Chưa nộp",
    "late": "chậm {days} ngày",
    "no_group": "Chưa ghi",
    "direct": "Trực thuộc trực tiếp",
    "not_counted": "Không tính từ báo cáo",
    "no_answer": "Không trả lời",
}

AT_LEAST = "ít nhất {count}"
GAP = "{figure} (thiếu số của {units} đơn vị)"

CONSOLIDATION_CHECKS: dict[str, str] = {
    "none": "Chưa có đơn vị nào báo cáo kỳ này.",
    "missing": "Còn {count} đơn vị chưa nộp hoặc cần bổ sung.",
    "unapproved": "Có {count} báo cáo chưa duyệt.",
}

CONSOLIDATION_WORDS: dict[str, str] = {**CONSOLIDATION, **VERDICTS}
