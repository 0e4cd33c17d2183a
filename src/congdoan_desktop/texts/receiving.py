"""Taking in what units hand up: what was found of a file, and what is proposed."""

from congdoan_desktop.texts.days import period_name

RECEIVE_ERRORS: dict[str, str] = {
    "receive.nothing_there": "Không tìm thấy “{name}”. Nếu là ổ USB, hãy cắm lại rồi làm lại.",
    "receive.too_many": "Có quá nhiều tệp (cho phép tối đa {most} tệp một lần). Hãy chọn từng thư mục.",
    "receive.cancelled": "Đã dừng. Những gì đã tiếp nhận trước đó vẫn được giữ.",
    "receive.changed": "Tệp “{name}” đã thay đổi từ lúc kiểm tra. Hãy kiểm tra lại.",
    "receive.day_ahead": "Ngày {day} chưa đến. Ngày nhận phải là hôm nay hoặc trước đó.",
    "receive.no_reason": "Hãy ghi lý do.",
    "receive.no_unit": "Không thể tiếp nhận “{name}”: tệp không dùng được hoặc chưa rõ đơn vị.",
    "receive.two_of_one": "“{name}” và một tệp khác mang cùng mã báo cáo nhưng nội dung khác nhau: chỉ chọn một tệp.",
    "receive.cannot_start": "Không khởi động được phần đọc tệp. Hãy khởi động lại máy rồi làm lại; nếu vẫn thế, có thể "
    "phần mềm diệt vi-rút đang chặn.",
    "receive.not_counting": "Báo cáo này đã được thay thế hoặc trả lại.",
    "letter.unreadable": "Không đọc được thư đã lưu này.",
}

_LONGEST_WORD = 200
RECEIVE_WORDS: dict[str, str] = {
    "repeated": "{count} tệp trùng hệt tệp khác trong lần này nên chỉ xem một lần.",
    "earlier_day": "{source}, ghi là đến ngày {day}",
    "others": "{count} tệp khác không phải báo cáo nên bỏ qua.",
}

PROPOSALS: dict[str, str] = {
    "accept": "Tiếp nhận được",
    "look": "Cần xem",
    "refuse": "Không dùng được",
    "known": "Đã có",
}

OUTCOMES: dict[str, str] = {
    "accepted": "Đã tiếp nhận",
    "sent_back": "Trả lại để bổ sung",
    "refused": "Không tiếp nhận",
    "known": "Đã có từ trước",
    "left": "Chờ xem",
}

REPORT_STATES: dict[str, str] = {
    "missing": "Chưa nộp",
    "received": "Đã nhận",
    "sent_back": "Cần bổ sung",
    "approved": "Đã duyệt",
    "replaced": "Đã được thay thế",
}

FINDINGS: dict[str, str] = {
    "known": "Tệp này đã tiếp nhận từ trước.",
    "late": "Nộp chậm {0} ngày.",
    "replaces": "Thay cho bản V{0} đang giữ.",
    "replaces_unseen": "Thay cho một bản chưa từng nhận được.",
    "not_owed": "Đơn vị không thuộc diện phải nộp báo cáo này.",
    "other_unit_kind": "Loại hình ghi trong báo cáo khác với danh sách đơn vị.",
    "scan_of_seal": "Bản quét của văn bản ký tay, đúng bản mà dữ liệu niêm phong ghi.",
    "signature_unconfirmed": "Chưa xác nhận được chữ ký tại đây.",
    "signer_unknown": "Chứng thư của người ký ({0}) chưa có trong danh sách. Hãy đối chiếu với đơn vị rồi ghi nhận.",
    "signer_of_other": "Ký bằng chứng thư của đơn vị khác: {0}.",
    "signer_revoked": "Chứng thư của {0} đã bị thu hồi.",
    "signature_broken": "Chữ ký hoặc niêm phong đã hỏng: tệp bị sửa hoặc làm giả.",
    "not_signed": "Tệp chưa ký.",
    "workbook_broken": "Bảng tính kèm trong báo cáo có chữ ký hỏng.",
    "workbook_differs": "Bảng tính kèm trong báo cáo nói khác với báo cáo.",
    "data_invalid": "Dữ liệu trong tệp không đúng quy cách.",
    "no_data": "Không có dữ liệu báo cáo trong tệp.",
    "too_new": "Báo cáo do bản chương trình mới hơn lập. Hãy cập nhật chương trình rồi tiếp nhận lại.",
    "too_large": "Tệp hoặc phần kèm theo quá lớn.",
    "too_slow": "Đọc quá lâu nên đã dừng: tệp có thể được làm ra để gây hại.",
    "too_costly": "Tệp đòi quá nhiều bộ nhớ hoặc làm hỏng việc đọc: có thể được làm ra để gây hại.",
    "letter_given_up": "Không đọc tiếp tệp này: thư có nhiều tệp làm hỏng việc đọc. Hãy lưu riêng rồi tiếp nhận.",
    "unreadable": "Không đọc được tệp.",
    "not_ours": "Không phải báo cáo của chương trình này.",
    "scan_missing": "Có dữ liệu niêm phong nhưng thiếu bản quét (mã đối chiếu trên giấy: {0}).",
    "scan_alone": "Bản quét hoặc bản in không có dữ liệu kèm theo. Cần thêm tệp .p7m của đơn vị.",
    "scan_by_code": "Bản quét khác tệp ban đầu nhưng mang đúng mã đối chiếu của dữ liệu niêm phong.",
    "unit_unknown": "Không có đơn vị mang mã {0} trong danh sách ({1}).",
    "unit_ended": "Đơn vị đã kết thúc ngày {0}.",
    "unit_ended_to": "Đơn vị đã kết thúc ngày {0}, nay thuộc {1}.",
    "unit_suspended": "Đơn vị đang tạm dừng hoạt động.",
    "unit_not_yet": "Khi đó đơn vị chưa thành lập.",
    "window_not_asked": "Kỳ {0} không có trong các kỳ phải báo cáo.",
    "window_in_future": "Kỳ {0} chưa bắt đầu.",
    "made_in_future": "Báo cáo ghi lập ngày {0}, sau hôm nay.",
    "same_id_other_data": "Đã có báo cáo cùng mã nhưng nội dung khác: một trong hai đã bị sửa.",
    "sent_back_before": "Báo cáo này đã bị trả lại: {0}",
    "same_revision": "Đang giữ một báo cáo khác cũng là bản V{0} của kỳ này.",
    "older_than_held": "Cũ hơn bản V{0} đang giữ.",
    "part_above_whole": "Số liệu mâu thuẫn: {0} ({1}) lớn hơn {2} ({3}).",
    "people_above_number": "Số liệu mâu thuẫn ở chỉ tiêu {0}: {1} người trên {2} người.",
    "impossible_figure": "Số liệu không thể có: {0}.",
    "total_is_not_sum": "Biểu {0}: dòng tổng của cột “{1}” không bằng tổng các dòng.",
}

FIGURE_NAMES: dict[str, str] = {
    "workers_total": "tổng số lao động",
    "workers_women": "lao động nữ",
    "workers_minority": "lao động dân tộc thiểu số",
    "workers_seasonal": "lao động thời vụ",
    "members_total": "tổng số đoàn viên",
    "members_women": "đoàn viên nữ",
    "members_minority": "đoàn viên dân tộc thiểu số",
    "attendances": "tổng lượt người",
    "attendances_women": "lượt người nữ",
    "attendances_minority": "lượt người dân tộc thiểu số",
    "reached": "số người được tuyên truyền",
    "briefed": "số người được quán triệt",
    "survey_handed": "số phiếu phát ra",
    "survey_returned": "số phiếu thu về",
    "survey_valid": "số phiếu hợp lệ",
}


def finding_sentence(code: str, words: tuple[str, ...]) -> str:
    """Return what was found, in one sentence. Words may come from the file: nothing but letters is let through."""
    named = [FIGURE_NAMES.get(word, _plain(word)) for word in words]
    if code.startswith("window_"):
        named = [window_name(_plain(word)) for word in words]
    sentence = FINDINGS[code]
    return sentence.format(*named, *("–",) * 4)


def _plain(word: str) -> str:
    """Return `word` in one short line, whatever a stranger has written into it."""
    return "".join(letter if letter.isprintable() else " " for letter in word[:_LONGEST_WORD])


def window_name(window: str) -> str:
    """Return "6 tháng đầu năm 2026" for "2026-H1"; the code itself for what is no period."""
    try:
        return period_name(window)
    except ValueError:
        return window
