"""What is said while a sheet is being filled in: by an officer at the keyboard, and by a worker at the kiosk."""

ENTRY_FAULTS: dict[str, str] = {
    "required": "Câu này phải có trả lời. Nếu trên phiếu bỏ trống thì phiếu không hợp lệ: nhấn F8 để bỏ cả phiếu.",
    "nothing_ticked": "Hãy chọn ít nhất một ý bằng phím số. Nếu trên phiếu bỏ trống thì nhấn F8 để bỏ cả phiếu.",
    "unknown_choice": "Không có phương án này.",
    "not_a_number": "Chỉ ghi số, ví dụ 12 hoặc 1,5.",
    "not_a_whole_number": "Chỉ ghi số nguyên, ví dụ 12.",
    "ambiguous_number": "Số này đọc được hai cách. Một nghìn rưỡi thì gõ 1500, một phẩy rưỡi thì gõ 1,5.",
    "not_a_date": "Ghi ngày/tháng/năm, ví dụ 5/3/2026.",
    "too_long": "Câu trả lời dài quá 500 chữ. Hãy ghi ý chính.",
    "constraint": "Câu trả lời này không đúng yêu cầu của câu hỏi. Hãy xem lại trên phiếu.",
}
"""By the codes of `SheetEntry`."""

KIOSK_FAULTS: dict[str, str] = {
    "required": "Xin chọn câu trả lời rồi bấm Tiếp tục.",
    "nothing_ticked": "Xin chọn ít nhất một ý rồi bấm Tiếp tục.",
    "nothing_written": "Xin viết câu trả lời rồi bấm Tiếp tục.",
    "unknown_choice": "Không có ý này. Xin chọn lại.",
    "not_a_number": "Chỉ ghi số. Ví dụ: 12 hoặc 1,5.",
    "not_a_whole_number": "Chỉ ghi số. Ví dụ: 12.",
    "ambiguous_number": "Xin ghi số không có dấu chấm. Ví dụ: 1500 hoặc 1,5.",
    "not_a_date": "Xin ghi ngày, tháng, năm. Ví dụ: 5/3/2026.",
    "too_long": "Câu trả lời dài quá. Xin viết ngắn hơn.",
    "constraint": "Câu trả lời này chưa đúng. Xin xem lại.",
}
