"""Lines of the check list of a report that are about more than one record, and about time."""

REPORT_CHECKS: dict[str, str] = {
    "crowded": "{title} ({day}): có {count} người dự, nhiều hơn số lao động của đơn vị ({workers}). Hãy kiểm tra lại, "
    "hoặc ghi thêm số lao động tại thời điểm đó ở trang Cài đặt.",
    "late_report": "Báo cáo này đã quá hạn ngày {day}.",
    "late_duty": "Quá hạn ngày {day}: {title}.",
    "paper_waiting": "Văn bản này đã đưa ra ký, chưa nhận lại. Hãy nhận lại bản đã ký, hoặc bỏ bản ấy trước khi lập "
    "bản mới (thẻ Chờ ký).",
    "number_waiting": "Số {number} đang giữ cho văn bản chờ ký: {subject}.",
    "number_waiting_bare": "Số {number} đang giữ cho một văn bản chờ ký.",
}

LATE: dict[str, str] = {
    "task": "Việc trong kế hoạch của đơn vị quá hạn ngày {day}: {title}.",
    "activity": "Hoạt động dự kiến ngày {day} đã qua, chưa ghi là đã tổ chức: {title}.",
    "petition": "Kiến nghị quá hạn giải quyết ngày {day}: {title}.",
    "incident": "Chưa báo cáo nhanh vụ việc ngày {day}: {title}.",
    "answer": "Chưa ghi ngày trả lời yêu cầu đối thoại (hạn {day}): {title}.",
    "minutes": "Chưa ký biên bản đối thoại ngày {day}: {title}.",
    "publish": "Chưa công bố nội dung đối thoại (hạn {day}): {title}.",
    "sheets": "Chưa hủy phiếu giấy hoặc chưa ghi biên bản hủy phiếu (nên xong trước {day}): {title}.",
}
"""By the code of `usecases.waiting.Waiting`."""
