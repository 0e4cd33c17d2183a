"""The board of a province: states, reasons for silence, words of its command."""

BOARD_STATES: dict[str, str] = {
    "missing": "Chưa nộp",
    "received": "Đã nhận",
    "approved": "Đã duyệt",
    "sent_back": "Cần bổ sung",
    "replaced": "Thay thế",
}

SILENT: dict[str, str] = {
    "sent_back": "đã trả lại, chưa nộp lại",
    "file_refused": "có tệp gửi đến nhưng không dùng được",
    "no_certificate": "chưa có chứng thư",
    "certificate_ended": "chứng thư hết hạn hoặc bị thu hồi",
    "no_contact": "chưa có điện thoại, thư điện tử liên hệ",
}

BOARD_WORDS: dict[str, str] = {
    "title": "{title}, {window} · hạn {due}",
    "tally": "Phải nộp {expected} · đã nhận {received} (đúng hạn {on_time}, chậm {late}; đã duyệt {approved}) · "
    "cần bổ sung {sent_back} · chưa nộp {missing}",
    "late": "chậm {days} ngày",
    "overdue": "quá hạn {days} ngày",
    "others": "Ngoài ra đã nhận {count} báo cáo của đơn vị không thuộc diện phải nộp.",
    "nothing": "Chưa có báo cáo nào phải nộp.",
    "silent": "Đơn vị chưa nộp hoặc cần bổ sung:",
}

BOARD_ERRORS: dict[str, str] = {
    "summary.no_template": "Chưa có mẫu báo cáo tổng hợp cho loại báo cáo “{kind}”.",
    "board.no_file": "Không có tệp PDF của báo cáo này trong thư mục bản gốc, hoặc tệp đã bị thay đổi.",
    "board.no_expectation": "Không có báo cáo phải nộp cho kỳ “{window}”.",
}
