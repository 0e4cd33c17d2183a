"""Words of the report on training that stand in no template."""

COURSE_REPORT: dict[str, str] = {
    "name": "lớp “{title}”",
    "window": "Lớp “{title}” · {day}",
    "on_day": "ngày {first}",
    "on_days": "từ ngày {first} đến ngày {last}",
    "people": "{count} người",
    "nobody": "không có",
    "unknown": "chưa có số liệu",
}

COURSE_CHECKS: dict[str, str] = {
    "no_participants": "Lớp “{title}”: chưa ghi người được triệu tập.",
    "no_gender": "Lớp “{title}”: có người chưa ghi nam, nữ nên chưa có số nữ.",
    "no_minority": "Lớp “{title}”: chưa ghi số người dân tộc thiểu số.",
    "no_trainer": "Lớp “{title}”: chưa ghi giảng viên.",
    "minority_more": "Lớp “{title}”: số người dân tộc thiểu số lớn hơn số người được triệu tập.",
    "results_early": "Lớp “{title}”: có người ghi hoàn thành nhưng lớp chưa ghi là đã có kết quả.",
    "no_course": "{period}: chưa ghi lớp tập huấn nào.",
}
