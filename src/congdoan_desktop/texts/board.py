"""The board of a province: states, reasons for silence, words of its command, its letters and its lists."""

from collections.abc import Sequence

from congdoan_desktop.texts.days import period_name

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

SIGNED: dict[str, str] = {
    "valid": "Hợp lệ",
    "unconfirmed": "Chưa xác nhận được",
}

TO_DO: dict[str, str] = {
    "silent": "{asked}: còn {count}/{of} đơn vị chưa nộp hoặc cần bổ sung",
    "proposed": "Ấn định hạn nộp cho đơn vị, đang theo hạn đề xuất: {asked}",
    "unseen": "{asked}: {count} báo cáo đã nhận, chưa duyệt",
    "certificates_end": "Cấp lại chứng thư cho {count} đơn vị",
    "no_certificate": "{count}/{of} đơn vị đang hoạt động chưa có chứng thư để ký",
    "no_pack": "Chưa phát hành bộ nào: đơn vị chưa có kế hoạch, hạn nộp, chứng thư của cấp trên",
    "receipts": "Lập biên nhận cho {count} tệp đã tiếp nhận",
}

TO_DO_BUTTONS: dict[str, str] = {
    "silent": "Xem đơn vị",
    "proposed": "Ấn định hạn",
    "unseen": "Xem, duyệt",
    "certificates_end": "Mở chứng thư",
    "no_certificate": "Mở chứng thư",
    "no_pack": "Lập bộ đầu tiên",
    "receipts": "Mở Tiếp nhận",
}

REMINDER: dict[str, str] = {
    "all": "Các công đoàn cơ sở có tên trong danh sách kèm theo",
    "no_reason": "nội dung chưa đủ",
}

CALLS: dict[str, str] = {
    "title": "Danh sách gọi điện đôn đốc nộp báo cáo",
    "due": "Hạn nộp",
    "counted": "Tình hình",
    "said": "đã nhận {received}/{expected}; danh sách này {count} đơn vị",
    "made": "Lập ngày",
    "index": "STT",
    "code": "Mã",
    "unit": "Đơn vị",
    "contact": "Người liên hệ",
    "phone": "Điện thoại, thư",
    "lacking": "Còn thiếu gì, vì sao",
    "note": "Ngày gọi, trả lời",
}

BOARD_WORDS: dict[str, str] = {
    "title": "{title}, {window} · hạn {due}",
    "tally": "Phải nộp {expected} · đã nhận {received} (đúng hạn {on_time}, chậm {late}; đã duyệt {approved}) · "
    "cần bổ sung {sent_back} · chưa nộp {missing}",
    "late": "chậm {days} ngày",
    "overdue": "quá hạn {days} ngày",
    "others": "Ngoài ra đã nhận {count} báo cáo của đơn vị không thuộc diện phải nộp.",
    "silent": "Đơn vị chưa nộp hoặc cần bổ sung:",
}

BOARD_ERRORS: dict[str, str] = {
    "summary.no_template": "Chưa có mẫu báo cáo tổng hợp cho loại báo cáo “{kind}”.",
    "board.no_file": "Không có tệp PDF của báo cáo này trong thư mục bản gốc, hoặc tệp đã bị thay đổi.",
    "board.no_expectation": "Không có báo cáo phải nộp cho kỳ “{window}”.",
}


def asked_words(title: str, window: str) -> str:
    """Return "Báo cáo 6 tháng, 6 tháng đầu năm 2026"; the title of a đợt says itself which it is."""
    try:
        return f"{title}, {period_name(window)}"
    except ValueError:
        return title


def why_words(why: Sequence[str], reason: str = "") -> str:
    """Return what may hold a unit up; `reason`: why its report was sent back."""
    told = [f"đã trả lại: {reason}" if code == "sent_back" and reason else SILENT[code] for code in why]
    return "; ".join(told)
