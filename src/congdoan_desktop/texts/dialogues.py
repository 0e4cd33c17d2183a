"""Rules of dialogues in words, and the words of the notice."""

RULES: dict[str, str] = {
    "worker_members": "Số thành viên bên người lao động",
    "employer_members": "Số thành viên bên người sử dụng lao động",
    "members_list": "Danh sách thành viên đối thoại",
    "contents_sent": "Gửi nội dung trước khi đối thoại",
    "requested": "Ngày nhận yêu cầu đối thoại",
    "answered": "Trả lời yêu cầu đối thoại",
    "legal_representative": "Người đại diện theo pháp luật",
    "present": "Số thành viên bên người lao động có mặt",
    "minutes": "Biên bản có chữ ký hai bên",
    "published": "Công bố nội dung chính",
}
"""What a rule is about, by the code of its finding."""

SOURCES: dict[str, str] = {
    "worker_members": "NĐ 145/2020, Điều 38 khoản 1 điểm b",
    "employer_members": "NĐ 145/2020, Điều 38 khoản 1 điểm a",
    "members_list": "NĐ 145/2020, Điều 38",
    "contents_sent": "NĐ 145/2020, Điều 39",
    "requested": "NĐ 145/2020, Điều 40",
    "answered": "NĐ 145/2020, Điều 40",
    "legal_representative": "NĐ 145/2020, Điều 39",
    "present": "NĐ 145/2020, Điều 39",
    "minutes": "NĐ 145/2020, Điều 39",
    "published": "NĐ 145/2020, Điều 39",
}

STANDS: dict[str, str] = {
    "worker_members.kept": "{named} người, cần ít nhất {least}.",
    "worker_members.broken": "Mới cử {named} người; đơn vị có {workers} lao động thì cần ít nhất {least}. Hãy cử thêm.",
    "worker_members.missing": "Hãy ghi số lao động của đơn vị và số thành viên được cử.",
    "employer_members.kept": "{named} người, cần ít nhất {least}.",
    "employer_members.broken": "Mới cử {named} người; cần ít nhất {least}, có người đại diện theo pháp luật.",
    "employer_members.missing": "Hãy ghi số người được cử; cần ít nhất {least}.",
    "members_list.kept": "Còn dùng đến {until}.",
    "members_list.broken": "Danh sách đã quá 2 năm (đến {until}). Hãy xác định lại thành viên đối thoại.",
    "contents_sent.kept": "Đã gửi {done}, hạn {latest}.",
    "contents_sent.broken": "Phải gửi chậm nhất {latest} (trước 5 ngày làm việc). Hãy lùi ngày đối thoại, "
    "hoặc ghi lại ngày gửi cho đúng.",
    "contents_sent.ahead": "Hãy gửi chậm nhất {latest}.",
    "requested.missing": "Hãy ghi ngày nhận yêu cầu để tính hạn trả lời.",
    "answered.kept": "Đã trả lời {done}, hạn {latest}.",
    "answered.broken": "Phải trả lời bằng văn bản chậm nhất {latest} (5 ngày làm việc). Nếu đã trả lời, hãy ghi ngày.",
    "answered.ahead": "Hãy trả lời bằng văn bản chậm nhất {latest}.",
    "legal_representative.kept": "Có mặt (hoặc người được ủy quyền).",
    "legal_representative.broken": "Không có mặt nên đối thoại không hợp lệ. Cần người đại diện hoặc "
    "người được ủy quyền bằng văn bản.",
    "legal_representative.missing": "Hãy ghi người đại diện theo pháp luật hoặc người được ủy quyền có mặt không.",
    "legal_representative.ahead": "Phải có mặt, hoặc ủy quyền bằng văn bản.",
    "present.kept": "{present}/{named} người, cần ít nhất {least}.",
    "present.broken": "Mới có {present}/{named} người; phải trên 70 %, tức ít nhất {least}. Hãy hoãn và hẹn lại ngày.",
    "present.missing": "Hãy ghi số thành viên được cử và số có mặt.",
    "present.ahead": "Phải có mặt trên 70 % thành viên.",
    "minutes.kept": "Đã ký.",
    "minutes.missing": "In biên bản (Ctrl+P), lấy chữ ký đại diện hai bên rồi đánh dấu.",
    "minutes.ahead": "Lập tại cuộc đối thoại, đại diện hai bên ký.",
    "published.kept": "Đã công bố {done}, hạn {latest}.",
    "published.broken": "Phải công bố tại nơi làm việc chậm nhất {latest} (3 ngày làm việc). "
    "Nếu đã công bố, hãy ghi ngày.",
    "published.ahead": "Hãy công bố tại nơi làm việc chậm nhất {latest}.",
}
"""How a rule stands and what to do, by rule and state."""

UNKNOWN_YEARS = "Chưa có lịch nghỉ lễ năm {years} nên hạn này có thể lệch."

VALID: dict[bool | None, tuple[str, str]] = {
    True: ("good", "Đủ điều kiện hợp lệ"),
    False: ("bad", "Chưa đủ điều kiện hợp lệ"),
    None: ("near", "Chưa đủ số liệu để biết hợp lệ hay không"),
}
"""Answer to "Đủ điều kiện hợp lệ?": state of a status label and sentence."""

NO_RULES = (
    "Loại này không thuộc đối thoại tại nơi làm việc theo Nghị định 145/2020 (thực hiện theo Luật Thực hiện dân chủ ở "
    "cơ sở 2022 hoặc quy chế của đơn vị), nên chương trình không xét các điều kiện của Nghị định."
)

NOTICE: dict[str, str] = {
    "title": "CÔNG BỐ NỘI DUNG CHÍNH",
    "subtitle": "{title}, ngày {day}",
    "day": "Ngày đối thoại",
    "venue": "Địa điểm",
    "members": "Thành viên có mặt",
    "members_words": "bên người sử dụng lao động {employer} người; bên người lao động {workers} người",
    "table": "Nội dung và kết quả",
    "no": "STT",
    "issue": "Vấn đề",
    "answer": "Trả lời, kết luận",
    "agreed": "Kết quả",
    "due": "Thời hạn",
    "yes": "Thống nhất",
    "not_yet": "Chưa thống nhất",
    "open": "Chưa kết luận",
    "note": "Niêm yết tại nơi làm việc chậm nhất ngày {latest} (03 ngày làm việc kể từ khi đối thoại kết thúc). "
    "Bản công bố không ghi tên người nêu ý kiến.",
    "date_line": "{place}, {day}",
    "employer": "Đại diện người sử dụng lao động",
    "workers": "Đại diện tập thể người lao động",
    "sign": "(Ký, ghi rõ họ tên)",
}
