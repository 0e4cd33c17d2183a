"""Words of the report on a đợt that stand in no template."""

PHASE: dict[str, str] = {
    "name": "đợt {code}",
    "window": "Đợt {code} · {plan} ({days})",
    "days": "{start} - {end}",
    "days_from": "từ {start}",
    "days_to": "đến {end}",
    "no_days": "chưa rõ thời gian",
    "whole": "Cả đợt",
    "done": "Đã tuyên truyền",
    "left": "Chưa ghi nhận",
    "before": "Trước sự kiện trung tâm của đợt",
    "during": "Trong sự kiện",
    "after": "Sau sự kiện",
    "no_phase": "Chưa ghi thời điểm",
    "count": "{count} {unit}",
    "times": "lần",
    "other_forms": "Hình thức khác",
}

PHASE_CHECKS: dict[str, str] = {
    "phase_open_end": "{phase} chưa ghi ngày kết thúc. Vào trang Kế hoạch để ghi; đến khi ấy báo cáo chỉ tính đến "
    "ngày của hồ sơ ghi sau cùng.",
    "phase_open_start": "{phase} chưa ghi ngày bắt đầu. Vào trang Kế hoạch để ghi.",
    "phase_running": "{phase} đến ngày {day} mới kết thúc. Báo cáo lập bây giờ chỉ có số liệu đến hôm nay.",
    "phase_nothing": "Chưa có hoạt động nào được ghi là thuộc {phase}. Mở hoạt động đã tổ chức, chọn đợt ở ô Kế hoạch.",
    "phase_contents": "{phase}: chưa đánh dấu nội dung nào đã tuyên truyền.",
    "phase_outside": "{title} ({day}) được ghi là thuộc {phase} nhưng nằm ngoài thời gian của đợt nên không được tính.",
    "phase_plan_only": "{title} ({day}) chỉ ghi tên kế hoạch, chưa chọn đợt, nên không được tính vào {phase}.",
    "phase_no_mood": "{phase}: chưa ghi nhận tư tưởng, tâm trạng nào của người lao động.",
    "phase_untagged": "Có {count} ý kiến của {phase} chưa ghi là trước, trong hay sau đại hội.",
}
