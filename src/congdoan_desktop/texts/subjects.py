"""Words of papers on one record that no template can say: names of records, room for a pen, times, counts."""

SUBJECTS: dict[str, str] = {
    "window": "{day} · {title}",
    "plan_window": "Năm {year} · {title}",
    "month_window": "Tháng {month} năm {year}",
    "paper_window": "{day} · {type} số {number}: {title}",
    "on_day": "ngày {day}",
    "in_year": "năm {year}",
    "in_month": "tháng {month} năm {year}",
    "blank": "………………………………",
    "blank_clock": "…… giờ …… phút",
    "blank_count": "……",
    "blank_day": "ngày …… tháng …… năm ……",
    "clock": "{hour} giờ {minute} phút",
}

OPINIONS: dict[str, str] = {
    "upset": "{count} ý kiến bức xúc",
    "worried": "{count} ý kiến băn khoăn",
    "positive": "{count} ý kiến tích cực",
    "not_said": "Chưa phân loại",
    "other_area": "Lĩnh vực khác",
    "at": "{clock}, {day}",
}

OWN_PLAN: dict[str, str] = {
    "cited": "Kế hoạch số {number} ngày {day} của {issuer}",
    "ground": "Căn cứ {name}",
    "grounds": "căn cứ|thực hiện|theo",
    "funds_part": "{source} {sum} đồng",
    "funds_other": "nguồn chưa xác định",
    "due": "chậm nhất {day}",
}

MEETING: dict[str, str] = {
    "activity": "Buổi tuyên truyền",
    "course": "Lớp tập huấn",
    "same_day": " cùng ngày",
    "other_day": ", {day}",
    "only_copies": "{count} bản",
    "copies": "{materials} ({count} bản)",
    "makeup": "; trong đó {parts}",
    "women": "nữ {count} người",
    "minority": "dân tộc thiểu số {count} người",
    "members": "đoàn viên công đoàn {count} người",
    "women_times": "nữ {count} lượt",
    "minority_times": "dân tộc thiểu số {count} lượt",
    "members_times": "đoàn viên công đoàn {count} lượt",
}

SHEETS: dict[str, str] = {
    "period": "{title} ({period})",
}

ONE_RECORD: dict[str, str] = {
    "nothing_said": "Văn bản chưa có nội dung. Hãy ghi ở hồ sơ trước.",
    "left_open": "Còn {count} chỗ in dấu chấm để ghi bút: {places}. Nếu ký số thì nên ghi đủ trong hồ sơ trước khi ký.",
    "more": "; …",
}
"""Lines of the check list of a paper on one record."""
