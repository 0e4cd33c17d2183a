"""Words of the report on a survey that stand in no template."""

SURVEY_REPORT: dict[str, str] = {
    "no_answer": "Không trả lời",
    "no_group": "Không nêu",
    "no_area": "Chưa ghi lĩnh vực",
    "no_level": "Chưa xác định cấp giải quyết",
    "other_area": "Nội dung khác",
    "sheets_by_group": "Số phiếu hợp lệ của nhóm",
    "sheets": "phiếu",
    "and": "và",
    "part": "{answer} {count} phiếu ({share})",
    "chart": "Tỷ lệ trả lời: {area}",
    "by_group": "Kết quả khảo sát theo câu hỏi “{name}”",
}

SURVEY_CHECKS: dict[str, str] = {
    "survey_open": "Chưa kết thúc đợt khảo sát “{title}”. Vào trang Khảo sát, nhập đủ phiếu rồi kết thúc đợt.",
    "survey_none": "Chưa có đợt khảo sát nào của {period}. Vào trang Khảo sát để mở đợt; báo cáo lập được sau khi "
    "kết thúc đợt.",
    "survey_unread": "Còn {count} ý kiến viết tay chưa đọc.",
    "survey_paper": "Chưa hủy phiếu giấy, hoặc chưa ghi biên bản hủy phiếu.",
    "survey_handed": "Chưa ghi số phiếu khảo sát phát ra.",
    "survey_no_petition": "Chưa ghi kiến nghị nào rút ra từ khảo sát: báo cáo không có Biểu 08.",
    "survey_level": "Có {count} kiến nghị của đợt khảo sát chưa ghi cấp giải quyết.",
    "survey_few": "Chỉ có {count} phiếu hợp lệ (dưới 10) nên báo cáo không nêu kết quả từng câu.",
    "survey_by_hand": "Phiếu được đếm tay nên báo cáo không có Biểu 07; hãy viết kết quả ở mục II.",
}
