"""Words for answers that come from KoboToolbox or ODK: what is dropped, and why a row is refused."""

DROPPED: dict[str, str] = {
    "time": "ghi giờ trả lời",
    "device": "ghi máy, bản phiếu",
    "person": "ghi người trả lời, người gửi",
    "place": "ghi vị trí",
    "id": "số hiệu bản ghi",
    "work": "việc xử lý trên máy chủ",
    "reckoned": "lời dẫn hoặc kết quả tính",
    "unknown": "không có trong phiếu này",
    "sheet": "trang khác của tệp",
}

REFUSED: dict[str, str] = {
    "required": "chưa trả lời câu bắt buộc",
    "unknown_choice": "lựa chọn không có trong phiếu",
    "not_a_number": "không phải là số",
    "not_a_date": "không phải là ngày",
    "too_long": "dài quá 500 chữ cái",
    "constraint": "không đúng điều kiện của câu hỏi",
    "not_asked": "câu này không được hỏi",
    "no_such_question": "không có câu hỏi này",
    "ticks": "hai chỗ ghi các lựa chọn không khớp nhau",
    "empty": "dòng không có câu trả lời nào",
    "twice": "bản ghi này đã có ở dòng trên",
}

ANSWERS_ERRORS: dict[str, str] = {
    "answers.no_question": "Không thấy cột nào của phiếu “{title}” trong tệp. Hãy chọn đúng mẫu phiếu của đợt, "
    "hoặc tải lại tệp từ KoboToolbox với tên cột là tên câu hỏi (XML).",
    "answers.nothing": "Trong tệp không có phiếu nào nhận được. Hãy xem lý do của từng dòng.",
}
