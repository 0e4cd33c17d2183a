"""Words of the paper and of the workbook, and where their lines must not end."""

import re

from congdoan_desktop.texts.records import HEAD_COUNTS

CHART: dict[str, str] = {
    "title": "Tỷ lệ người lao động được tuyên truyền, quán triệt",
    "unit": "người",
    "reached": "Được tuyên truyền",
    "briefed": "Được quán triệt Chỉ thị 58",
}

FIGURES: dict[str, str] = {
    **HEAD_COUNTS,
    "reached": "Người được tuyên truyền (không trùng)",
    "briefed": "Người được quán triệt (không trùng)",
    "activities": "Hoạt động tính vào chỉ tiêu",
    "sessions": "Buổi tuyên truyền trực tiếp",
    "attendances": "Lượt người dự",
    "attendances_women": "Lượt người dự là nữ",
    "attendances_minority": "Lượt người dự là dân tộc thiểu số",
    "indirect_reach": "Lượt tiếp cận gián tiếp, ước tính",
    "digital_products": "Tin, bài, sản phẩm trên nền tảng số",
    "ai_products": "Sản phẩm có ứng dụng AI",
    "material_copies": "Bản tài liệu đã cấp",
    "funds_union": "Kinh phí công đoàn (đồng)",
    "funds_employer": "Kinh phí người sử dụng lao động (đồng)",
    "funds_social": "Kinh phí xã hội hóa (đồng)",
    "opinion_collaborators": "Cộng tác viên dư luận xã hội",
    "core_propagandists": "Tuyên truyền viên nòng cốt",
    "reporters": "Báo cáo viên",
    "core_workers": "Công nhân nòng cốt",
    "surveys": "Đợt khảo sát đã kết thúc",
    "survey_handed": "Phiếu khảo sát phát ra",
    "survey_returned": "Phiếu khảo sát thu về",
    "survey_valid": "Phiếu khảo sát hợp lệ",
    "courses": "Lớp tập huấn",
    "people_trained": "Người hoàn thành tập huấn",
    "trained_oral": "Người hoàn thành tập huấn tuyên truyền miệng",
    "trained_digital": "Người hoàn thành tập huấn truyền thông số",
    "trained_refute": "Người hoàn thành tập huấn phản bác thông tin xấu độc",
    "officers_trained": "Cán bộ chuyên trách được tập huấn tuyên truyền miệng",
    "opinions": "Ý kiến, phản ánh của người lao động",
    "incidents": "Vụ việc phát sinh",
    "incidents_open": "Vụ việc còn đang giải quyết khi hết kỳ",
    "petitions": "Kiến nghị mới phát sinh",
    "petitions_settled": "Kiến nghị đã giải quyết trong kỳ",
    "petitions_open": "Kiến nghị còn đang giải quyết khi hết kỳ",
    "refutations": "Lượt phản bác, cảnh báo thông tin xấu độc",
    "dialogues": "Cuộc đối thoại",
    "dialogue_workers": "Lượt đại diện người lao động dự đối thoại",
    "conferences": "Hội nghị người lao động (cán bộ, công chức, viên chức)",
}

PAPER: dict[str, str] = {
    "state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "number": "Số:",
    "to": "Kính gửi:",
    "via": "(qua {desk})",
    "recipients": "Nơi nhận:",
    "filing": "Lưu:",
    "replaces": "{type} này thay thế {type} số {number} ngày {day}.",
    "draft": "DỰ THẢO",
    "annex": "Phụ lục",
    "annex_title": "Biểu {code}: {title}",
    "annex_of": "(Kèm theo {type} số {number} {date} của {organ})",
    "total": "Tổng cộng",
    "no_rows": "Không phát sinh trong kỳ báo cáo",
    "empty_list": "Danh sách trống",
    "page_of": "Trang {page}/{pages}",
    "no_subject": "không có đối tượng",
    "estimated": "ước tính",
    "no_area": "chưa ghi lĩnh vực",
    "no_mood": "chưa ghi thái độ",
    "unknown": "…",
    "unknown_note": "Ký hiệu “…”: chưa có số liệu.",
    "at_least_note": "Ký hiệu “≥”: mới biết số ít nhất.",
    "hidden": "ẩn",
    "hidden_note": "Ký hiệu “ẩn”: không nêu vì ít phiếu hoặc vì có thể suy ra câu trả lời của một nhóm nhỏ.",
    "bar_value": "{count}/{full} {unit}",
    "bar_sure": "đã chắc chắn",
    "bar_maybe": "có thể có, chưa xác định",
    "attached_data": "Số liệu của báo cáo",
    "attached_workbook": "Báo cáo dạng bảng tính, đã ký",
    "stamp_signed": "Người ký: {name}",
    "stamp_position": "Chức vụ: {position}",
    "stamp_organisation": "Đơn vị: {organisation}",
    "stamp_time": "Thời gian ký: {time}",
    "stamp_clock": "(theo đồng hồ máy người ký)",
}

SHEETS: dict[str, str] = {
    "cover": "Báo cáo",
    "annex": "Biểu {code}",
    "figures": "Số liệu",
    "charts": "Biểu đồ",
    "charts_title": "BIỂU ĐỒ KẾT QUẢ THEO CÂU HỎI",
    "charts_note": "Tỷ lệ tính trên tổng số phiếu hợp lệ. Ô “ẩn” không có cột trong biểu đồ.",
    "answer": "Phương án",
    "sheets": "Số phiếu",
    "unit": "Đơn vị",
    "unit_code": "Mã đơn vị",
    "period": "Kỳ báo cáo",
    "revision": "Lần lập",
    "made_at": "Thời điểm lập",
    "signer": "Người ký",
    "targets": "KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
    "index": "STT",
    "target": "Chỉ tiêu",
    "source": "Căn cứ",
    "level": "Mức giao",
    "window": "Kỳ tính",
    "result": "Kết quả",
    "share": "Tỷ lệ",
    "verdict": "Đánh giá",
    "figures_title": "SỐ LIỆU CỦA BÁO CÁO",
    "code": "Mã",
    "label": "Số liệu",
    "spans": "Khoảng số",
    "not_recorded": "Chưa ghi đủ: {label}.",
    "low": "Thấp nhất",
    "high": "Cao nhất",
    "den": "Trên tổng số",
    "estimated": "Ước tính",
    "as_of": "Tổng số tính đến ngày",
    "missing": "Chưa rõ vì",
    "yes": "có",
    "figures_note": (
        "Hai cột “Thấp nhất” và “Cao nhất” bằng nhau khi số liệu là số chính xác. Ô để trống nghĩa là chưa có số liệu, "
        "không phải bằng 0."
    ),
    "spans_title": "CÁC Ô LÀ KHOẢNG SỐ TRONG BIỂU",
    "spans_note": "Trong biểu các ô này là chữ (ví dụ 168–212); ở đây là hai đầu của khoảng, để máy đọc được.",
    "table": "Biểu",
    "cell": "Ô",
    "row": "Dòng",
    "column": "Cột",
    "page": "Trang &P/&N",
}

_KEPT_TOGETHER = re.compile(
    r"(?<=\bngày) (?=\d{1,2}\b(?!/))|(?<=\btháng) (?=\d)|(?<=\bnăm) (?=\d)|(?<=\b[Ss]ố) (?=\d)|(?<=\d) (?=%)|(?<=^-) "
    r"|(?<=\b[Bb]iểu) (?=\d)|(?<=≥) |(?<=\b[TK][MT]\.) "
)

_COMPOUNDS = re.compile(
    r"\b(?:ban bí thư|ban chấp hành|ban thường vụ|báo cáo|chính sách|chính trị|chỉ thị|công đoàn|công nhân|công ty"
    r"|cơ sở|cổ phần|doanh nghiệp|đại hội|đoàn viên|giáo dục|hợp tác xã|kế hoạch|kết quả|khảo sát|lao động|liên đoàn"
    r"|nghị quyết|người lao động|nguyện vọng|pháp luật|sản xuất|tâm tư|tăng cường|thành viên|thực hiện|thương mại"
    r"|tỉnh ủy|trách nhiệm hữu hạn|triển khai|tuyên truyền|tư tưởng|\d+ tháng (?:đầu|cuối) năm \d+|năm \d+)\b",
    re.IGNORECASE,
)


def keep_together(text: str) -> str:
    """Return `text` with non-breaking spaces where a line must not end: in dates, "số 30", "70,5 %", after a dash."""
    return _KEPT_TOGETHER.sub("\u00a0", text)


def hold_compounds(text: str) -> str:
    """Return `text` with words of several syllables held together, for headings that are broken into even lines."""
    return _COMPOUNDS.sub(lambda match: match[0].replace(" ", "\u00a0"), text)
