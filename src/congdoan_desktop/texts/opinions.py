"""Words of the list of petitions, and what is due on the page of opinions."""

PETITIONS: dict[str, str] = {
    "title": "DANH SÁCH KIẾN NGHỊ CỦA ĐOÀN VIÊN, NGƯỜI LAO ĐỘNG",
    "subtitle": "(Biểu 08) Tính đến ngày {day}",
    "table": "Kiến nghị",
    "no": "STT",
    "content": "Nội dung",
    "area": "Lĩnh vực",
    "times": "Số lượt",
    "level": "Cấp giải quyết",
    "due": "Hạn",
    "state": "Trạng thái",
    "overdue": "{state}; quá hạn {days} ngày",
    "settled": "{state} ngày {day}",
    "note": "{count} kiến nghị; còn {waiting} đang chờ giải quyết, trong đó {overdue} đã quá hạn.",
}

FOLLOW_UP: dict[str, str] = {
    "petition": "Kiến nghị đến hạn: {title}",
    "incident": "Chưa báo cáo nhanh vụ việc: {title}",
    "contents": "Gửi nội dung đối thoại: {title}",
    "answer": "Trả lời yêu cầu đối thoại: {title}",
    "planned": "Đối thoại sắp tới: {title}",
    "minutes": "Ký biên bản đối thoại: {title}",
    "publish": "Công bố nội dung đối thoại: {title}",
}
"""Lines of what is due, by the code of `usecases.follow_up.OpenItem`."""
