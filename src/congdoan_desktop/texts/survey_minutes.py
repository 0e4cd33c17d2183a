"""Words of the minutes that say paper sheets of a survey were destroyed."""

DESTRUCTION: dict[str, str] = {
    "type_name": "Biên bản",
    "type_code": "BB",
    "subject": "Hủy phiếu khảo sát đã tổng hợp xong",
    "day": "Thời gian: {day}.",
    "place": "Địa điểm: {place}.",
    "by": "Người hủy phiếu: {name}.",
    "witness": "Người chứng kiến: {name}.",
    "contents": "Những người có tên trên cùng hủy phiếu giấy của đợt khảo sát đã kết thúc, như sau:",
    "round": "- Phiếu của đợt: {title}, từ {opened} đến {closed}.",
    "period": "{title} ({period})",
    "counts": "- Số phiếu phát ra: {handed_out}; thu về: {returned}; hợp lệ: {valid}.",
    "sheets": "- Số phiếu giấy đã hủy: {sheets} phiếu, gồm cả phiếu không hợp lệ.",
    "left": "- Còn {left} phiếu thu về chưa hủy.",
    "how": "- Cách hủy: {how}, không còn đọc được.",
    "why": "- Lý do: đợt đã kết thúc, kết quả chung đã được tổng hợp; giữ phiếu thì có thể lộ ai trả lời gì.",
    "silent": "- Không sao chụp phiếu trước khi hủy; biên bản không ghi câu trả lời của phiếu nào.",
    "closing": "Biên bản được đọc lại cho những người có mặt cùng nghe, nhất trí và cùng ký tên; lập thành 02 bản "
    "có giá trị như nhau.",
    "destroyer": "Người hủy phiếu",
    "watcher": "Người chứng kiến",
    "sign": "(Ký, ghi rõ họ tên)",
    "blank": "………………",
    "blank_count": "……",
    "blank_day": "ngày …… tháng …… năm {year}",
}

WAYS: tuple[str, ...] = ("cắt vụn bằng máy hủy giấy", "đốt", "xé nhỏ và ngâm nước")
"""How paper is destroyed, as the minutes say it."""
