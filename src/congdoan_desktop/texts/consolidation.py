"""Words of the consolidated report of a province."""

from congdoan_desktop.texts.records import VERDICTS

CONSOLIDATION: dict[str, str] = {
    "yes": "x",
    "received": "Đã nhận",
    "approved": "Đã duyệt",
    "sent_back": "Cần bổ sung",
    "missing": "Chưa nộp",
    "late": "chậm {days} ngày",
    "overdue": "quá hạn {days} ngày",
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

CONSOLIDATION_ERRORS: dict[str, str] = {
    "pass_on.no_report": "Chưa ký báo cáo tổng hợp của kỳ này. Hãy lập và ký báo cáo tổng hợp trước, rồi chuyển lên.",
    "pass_on.no_original": "Không có tệp gốc của đơn vị {unit} trong thư mục bản gốc, hoặc tệp đã bị thay đổi. Hãy "
    "tiếp nhận lại tệp của đơn vị rồi chuyển lên.",
    "pass_on.too_much": "Các tệp gốc lớn hơn {limit} MB, không chuyển lên một lần được.",
}
