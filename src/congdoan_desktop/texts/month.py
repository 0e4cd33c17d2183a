"""Words of the month view, on the screen and on paper."""

MONTH: dict[str, str] = {
    "title": "LỊCH CÔNG TÁC THÁNG {month} NĂM {year}",
    "day": "Ngày",
    "weekday": "Thứ",
    "what": "Nội dung",
    "kind": "Loại",
    "state": "Tình trạng",
    "index": "STT",
    "nothing": "Trong tháng chưa có việc nào được ghi hoặc dự kiến.",
    "hours": "{at}: {title}",
    "free": "{day}: {name}",
}

STATES_OF_ITEMS: dict[str, str] = {
    "done": "Đã làm",
    "planned": "Dự kiến",
    "due": "Đến hạn",
    "late": "Quá ngày",
}

SIGNS_OF_ITEMS: dict[str, str] = {"done": "✓", "planned": "○", "due": "▸", "late": "!"}

KINDS_OF_ITEMS: dict[str, str] = {
    "Activity": "Tuyên truyền",
    "Course": "Tập huấn",
    "Dialogue": "Đối thoại",
    "DialogueItem": "Việc sau đối thoại",
    "Due": "Hạn nộp, hạn làm",
    "Incident": "Vụ việc",
    "Petition": "Hạn trả lời kiến nghị",
    "PlanTask": "Việc trong kế hoạch",
    "SurveyRound": "Mở đợt khảo sát",
    "SurveyRound+": "Kết thúc khảo sát",
}

WEEKDAYS: tuple[str, ...] = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
