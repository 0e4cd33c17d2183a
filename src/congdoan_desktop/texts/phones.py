"""Words of the pages on a worker's phone, of the slips with one-time codes and of the poster beside the door."""

PHONE: dict[str, str] = {
    "anonymous": "Phiếu không ghi tên. Mã bốc thăm nên không ai biết mã nào của ai.",
    "code": "Mã trên mảnh giấy",
    "code_hint": "8 chữ và số. Gõ chữ thường cũng được.",
    "start": "Bắt đầu",
    "part": "Phần {number}/{count}",
    "next": "Tiếp tục",
    "back": "Quay lại",
    "send": "Gửi phiếu",
    "no_answer": "Không trả lời câu này",
    "several": "Chọn được nhiều ý.",
    "optional": "Không bắt buộc trả lời.",
    "text_hint": "Không ghi tên, số điện thoại.",
    "ready_title": "Đã hết các câu hỏi",
    "ready": "Bấm “Gửi phiếu” để gửi. Gửi rồi thì không sửa được nữa.",
    "left_out": "Có {count} câu chưa trả lời. Muốn trả lời thì bấm “Quay lại”, không thì gửi luôn cũng được.",
    "sent_title": "Đã nhận phiếu",
    "sent": "Cảm ơn anh/chị. Bây giờ có thể đóng trang này và bỏ mảnh giấy đi.",
    "again": "Về trang đầu",
    "mend": "Có câu cần xem lại, đánh dấu ✗ ở dưới.",
}

PHONE_FAULTS: dict[str, str] = {
    "required": "Hãy trả lời câu này.",
    "unknown_choice": "Hãy chọn trong các ý có sẵn.",
    "not_a_number": "Hãy viết bằng chữ số, ví dụ 25.",
    "not_a_date": "Hãy viết ngày như 31/12/2025.",
    "too_long": "Dài quá. Hãy viết ngắn lại, nhiều nhất 500 chữ cái.",
    "constraint": "Câu trả lời này chưa hợp lý. Hãy xem lại.",
}

PHONE_NOTICES: dict[str, tuple[str, str]] = {
    "unknown_code": ("Mã chưa đúng", "Không có mã này. Hãy xem kỹ từng chữ trên mảnh giấy rồi gõ lại."),
    "used_code": (
        "Mã này đã dùng rồi",
        "Mỗi mã chỉ gửi được một phiếu. Nếu anh/chị vừa bấm gửi thì phiếu đã được nhận, không cần làm lại.",
    ),
    "closed": ("Đã hết giờ nhận phiếu", "Đợt khảo sát này không nhận thêm phiếu nữa. Cảm ơn anh/chị."),
    "not_kept": (
        "Chưa gửi được",
        "Phiếu chưa được nhận, mã vẫn còn dùng được. Chờ một lát rồi bấm “Gửi phiếu” lần nữa.",
    ),
    "not_ready": ("Máy nhận phiếu đang bận", "Chờ một lát rồi bấm lại. Các câu đã trả lời trước vẫn còn."),
    "too_large": ("Nội dung quá dài", "Hãy quay lại và viết ngắn hơn."),
    "not_found": ("Không có trang này", "Hãy quét lại mã QR, hoặc gõ đúng địa chỉ ghi trên tờ hướng dẫn."),
    "not_understood": ("Không hiểu yêu cầu này", "Hãy quét lại mã QR, hoặc gõ đúng địa chỉ ghi trên tờ hướng dẫn."),
}

SLIP: dict[str, str] = {
    "title": "MÃ PHIẾU KHẢO SÁT",
    "way": "Quét ô bên, hoặc mở",
    "type": "rồi gõ mã dưới đây:",
    "once": "Mã dùng một lần. Gửi xong thì bỏ đi.",
}

POSTER: dict[str, str] = {
    "title": "TRẢ LỜI KHẢO SÁT BẰNG ĐIỆN THOẠI",
    "wifi": "Vào Wi-Fi của buổi khảo sát",
    "wifi_scan": "Quét mã này, hoặc chọn Wi-Fi bằng tay:",
    "wifi_name": "Tên: {name}",
    "wifi_password": "Mật khẩu: {password}",
    "stay": "Điện thoại báo “Wi-Fi không có Internet” thì chọn “Vẫn kết nối”. Nên tắt dữ liệu di động.",
    "page": "Mở trang trả lời",
    "page_scan": "Quét mã này, hoặc gõ vào trình duyệt:",
    "code": "Bốc một mảnh giấy trong hộp, gõ mã",
    "code_note": "Quét mã trên mảnh giấy thì không cần gõ. Mỗi mã gửi được một phiếu.",
    "anonymous": "Phiếu không ghi tên. Mã bốc thăm nên không ai biết mã nào của ai. "
    "Máy không ghi điện thoại nào trả lời, trả lời lúc nào.",
}
