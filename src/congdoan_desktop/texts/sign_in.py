"""Words of the list that people sign at a session, and of the filled one afterwards."""

SIGN_IN: dict[str, str] = {
    "title": "DANH SÁCH NGƯỜI DỰ",
    "time": "Thời gian",
    "place": "Địa điểm",
    "topics": "Nội dung",
    "host": "Chủ trì",
    "speaker": "Báo cáo viên",
    "department": "Bộ phận, tổ",
    "index": "STT",
    "full_name": "Họ và tên",
    "role": "Chức vụ",
    "women": "Nữ",
    "signature": "Ký tên",
    "note": "Ghi chú",
    "yes": "x",
    "hours": "{starts} – {ends}, ",
    "from_hour": "{starts}, ",
    "on_day": "ngày {day}",
    "to_day": "từ ngày {day} đến ngày {last}",
    "photos": (
        "Thông báo: buổi này có chụp ảnh để làm minh chứng cho hoạt động công đoàn. Ảnh chỉ dùng vào việc đó, giữ "
        "{months} tháng rồi xóa, không ghi nơi chụp. Ai không muốn có mặt trong ảnh xin báo người chủ trì "
        "(Điều 32 Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15)."
    ),
    "counted": "Có tên trong danh sách: {count} người{women}{members}.",
    "counted_women": ", nữ {count}",
    "counted_members": ", đoàn viên {count}",
    "beyond": "Ngoài danh sách còn {count} lượt người dự chỉ đếm số.",
    "author": "NGƯỜI LẬP DANH SÁCH",
    "chair": "NGƯỜI CHỦ TRÌ",
}
