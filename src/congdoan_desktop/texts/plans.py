"""Usual title of the unit's own plan, words of the printed table of targets, who gets a paper."""

PLAN: dict[str, str] = {
    "title": "Tuyên truyền, giáo dục chính trị, tư tưởng, pháp luật cho người lao động năm {year}",
    "targets_title": "KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
    "targets_of": "{period}, tính đến ngày {day}",
    "not_counted": "không tự tính được: {why}",
    "not_counted_title": "Chỉ tiêu không tự tính được từ hồ sơ của đơn vị:",
    "as_above": "Như trên",
    "for_report": "{receiver} (b/c)",
}
