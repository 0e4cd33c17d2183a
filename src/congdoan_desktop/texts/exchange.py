"""Words about handing over: what can go wrong on the way, the letter, the list of people, the printed register."""

EXCHANGE_ERRORS: dict[str, str] = {
    "handover.exists": "Nơi nhận đã có tệp khác cùng tên “{name}”. Hãy chọn thư mục khác để không ghi đè.",
    "handover.differs": "Đọc lại “{name}” ở nơi nhận thấy không giống bản gốc, nên đã xóa bản vừa ghi. Hãy rút ổ ra, "
    "cắm lại rồi ghi lần nữa; nếu vẫn vậy thì ổ hỏng, hãy dùng ổ khác.",
    "handover.no_room": "Ổ chỉ còn trống {free}, cần {needed}. Hãy xóa bớt tệp trên ổ hoặc chọn ổ khác rồi ghi lại.",
    "handover.full": "Ổ đã đầy, phần ghi dở đã xóa. Hãy xóa bớt tệp trên ổ hoặc chọn ổ khác rồi ghi lại.",
    "handover.read_only": "Ổ khóa ghi hoặc không cho ghi. Hãy gạt lẫy khóa trên ổ, hoặc chọn nơi khác rồi ghi lại.",
    "handover.gone": "Ổ đã bị rút ra, hoặc không còn thư mục đó. Hãy cắm lại, chờ ổ hiện trong danh sách rồi ghi lại; "
    "phần ghi dở sẽ được dọn.",
    "handover.not_written": "Chưa ghi được vì ổ báo lỗi. Hãy rút ổ ra, cắm lại rồi ghi lần nữa.",
    "handover.cancelled": "Đã dừng. Phần ghi dở đã xóa, chưa có tệp nào được gửi.",
    "handover.broken": "“{name}” không qua được bước kiểm tra chữ ký nên không gửi. Hãy chép lại tệp đã ký từ USB hoặc "
    "thư đã gửi.",
    "handover.letter_too_large": "Thư nặng {size}, hộp thư thường chỉ nhận đến {limit}. Hãy ghi ra USB thay cho gửi "
    "thư.",
    "handover.bad_address": "“{address}” không phải địa chỉ thư điện tử. Hãy viết như ban@congdoan.vn, nhiều địa chỉ "
    "thì cách nhau bằng dấu phẩy.",
    "handover.no_reason": "Hãy ghi lý do gửi danh sách có tên người, ít nhất {least} chữ cái.",
    "handover.nobody": "Danh sách này không có ai nên không có gì để gửi.",
}

LETTER: dict[str, str] = {
    "subject": "{type_name} số {number} ngày {day} của {unit}",
    "type_name": "Báo cáo",
    "list_subject": "Danh sách đã mã hóa của {unit}",
    "greeting": "Kính gửi: {receivers}.",
    "body": "{unit} gửi {type_name} số {number} ngày {day}: {subject}.",
    "files": "Tệp kèm theo ({count} tệp, {size}):",
    "digest": "Mã SHA-256: {sha256}",
    "signed": "Tệp đã ký số. Mở bằng chương trình đọc PDF, Excel hoặc LibreOffice để xem và kiểm tra chữ ký.",
    "by_hand": "Bản PDF là bản quét văn bản giấy đã ký, đóng dấu; tệp .p7m là dữ liệu của văn bản, có niêm phong của "
    "đơn vị.",
    "acknowledge": "Nhận được, đề nghị quý cơ quan trả lời thư này.",
    "list_body": "{unit} gửi {title}, ký rồi mã hóa riêng cho {receiver}; chỉ nơi đó mở được.",
    "reason": "Lý do gửi: {reason}",
}

LISTS: dict[str, str] = {
    "type_name": "Danh sách",
    "people": "đoàn viên, người lao động",
    "course": "học viên lớp “{title}”",
    "network": "{network}",
    "choice_people": "Đoàn viên, người lao động của đơn vị",
    "choice_course": "Học viên lớp “{title}” ({day})",
    "topic_people": "NguoiLaoDong",
    "topic_course": "HocVien",
    "topic_network": "MangLuoi",
    "opening": "{unit} gửi danh sách {title} gồm {count} người, tính đến {day}.",
    "reason": "Lý do gửi: {reason}.",
    "care": "Danh sách có dữ liệu cá nhân: chỉ dùng cho lý do nêu trên, dùng xong thì xóa (Luật Bảo vệ dữ liệu cá nhân "
    "số 91/2025/QH15).",
    "as_above": "Như trên",
    "closing": "Danh sách cụ thể ở Phụ lục kèm theo.",
    "table": "Danh sách {title}",
    "index": "STT",
    "full_name": "Họ và tên",
    "department": "Tổ, bộ phận",
    "union_role": "Chức vụ công đoàn",
    "role": "Vai trò",
    "officer": "Cán bộ công đoàn",
    "full_time": "Cán bộ công đoàn chuyên trách",
    "result": "Kết quả",
    "result_attended": "Có dự",
    "result_completed": "Hoàn thành",
    "certificate_no": "Số giấy chứng nhận",
    "decision": "Quyết định",
    "since": "Từ ngày",
    "counted": "Tổng cộng: {count} người.",
}

REGISTER: dict[str, str] = {
    "title": "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    "year": "Năm {year}",
    "span": "Từ số {first} đến số {last}",
    "number": "Số, ký hiệu văn bản",
    "issued_on": "Ngày tháng văn bản",
    "about": "Tên loại và trích yếu nội dung văn bản",
    "signer_name": "Người ký",
    "receivers": "Nơi nhận văn bản",
    "copy_kept_by": "Đơn vị, người nhận bản lưu",
    "copies": "Số lượng bản",
    "sent_on": "Ngày chuyển",
    "received_by": "Ký nhận",
    "note": "Ghi chú",
    "void": "SỐ BỊ HỦY",
    "skipped": "SỐ BỎ TRỐNG",
    "reserved": "ĐANG CHỜ KÝ",
    "as_of": "In ngày {day}: {count} văn bản, {skipped} số bỏ trống, {void} số hủy, {reserved} số đang chờ ký.",
    "empty": "Chưa có văn bản đi nào trong năm.",
}

SIZES: dict[str, str] = {"bytes": "{size} byte", "kb": "{size} KB", "mb": "{size} MB", "gb": "{size} GB"}


def size_text(size: int) -> str:
    """Return a number of bytes in words: "820 byte", "35 KB", "1,4 MB", "3,2 GB" (steps of 1024)."""
    if size < 1024:
        return SIZES["bytes"].format(size=size)
    for unit, step in (("kb", 10), ("mb", 20)):
        if size < 1024 << step:
            value = size / (1 << step)
            return SIZES[unit].format(size=f"{value:.0f}" if unit == "kb" or value >= 100 else _tenths(value))
    return SIZES["gb"].format(size=_tenths(size / (1 << 30)))


def _tenths(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").removesuffix(",0")
