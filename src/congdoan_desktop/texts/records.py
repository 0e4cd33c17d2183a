"""Problems of records, lines of the check list, verdicts on targets."""

from collections.abc import Mapping

from congdoan_desktop.domain.checks import Problem
from congdoan_desktop.texts.units import UNIT_PROBLEMS

PROBLEMS: dict[str, str] = {
    **UNIT_PROBLEMS,
    "required": "Cần điền mục này.",
    "too_early": "Ngày quá xa trong quá khứ. Hãy kiểm tra lại năm.",
    "ends_before_start": "Kết thúc trước khi bắt đầu.",
    "not_a_time": "Giờ viết như 07:30.",
    "not_a_number": "Chỉ ghi số, ví dụ 1250.",
    "not_a_date": "Ngày viết như 02/06/2026.",
    "more_than_total": "Lớn hơn tổng số.",
    "more_than_handed_out": "Lớn hơn số phiếu phát ra. Hãy kiểm tra lại.",
    "more_than_returned": "Lớn hơn số phiếu thu về. Hãy kiểm tra lại.",
    "destroyed_before_end": "Chỉ hủy phiếu giấy sau khi kết thúc đợt: trước đó có thể còn phải nhập lại.",
    "destroyed_when": "Đã ghi số phiếu hủy thì cần ghi ngày hủy.",
    "at_least_one": "Ít nhất là 1.",
    "classified": "Đoạn này có dấu MẬT nên không được lưu, kể cả bản nháp: theo Luật Bảo vệ bí mật nhà nước, chương "
    "trình không được chứa tài liệu mật. Hãy xóa đoạn này và xử lý theo quy định.",
    "overdue": "Quá hạn {words} ngày. Hãy hỏi nơi giải quyết rồi ghi kết quả, hoặc hẹn hạn mới.",
    "alarming": "Phải báo cáo nhanh ngay trong ngày: bấm “Ghi thành vụ việc” (Ctrl+B) rồi in báo cáo nhanh.",
    "report_today": "Hãy báo cáo nhanh trong hôm nay (Ctrl+P để in), rồi ghi ngày báo cáo.",
    "report_late": "Chưa báo cáo nhanh, đã quá ngày xảy ra. Hãy in (Ctrl+P), gửi ngay rồi ghi ngày báo cáo.",
    "rule": "{words}",
    "reported_when": "Đã ghi nơi báo cáo: hãy ghi cả ngày báo cáo.",
    "reported_late": "Báo cáo nhanh sau ngày xảy ra vụ việc; phải báo ngay trong ngày.",
    "due_before_raised": "Hạn giải quyết sớm hơn ngày nêu.",
    "settled_when": "Đã có kết quả thì cần ghi ngày giải quyết, trả lời.",
    "settled_but_open": "Đã ghi ngày giải quyết. Hãy chọn trạng thái đã giải quyết, hoặc xóa ngày.",
    "settled_how": "Hãy ghi kết quả: đã giải quyết, trả lời thế nào.",
    "after_the_day": "Sau ngày đối thoại. Hãy kiểm tra lại.",
    "names": "Có vẻ có tên người: {words}. Hãy bỏ tên ra.",
    "planned_not_counted": "Buổi mới dự kiến nên số này chưa được tính. Bấm “Đã diễn ra” khi đã tổ chức.",
    "not_in_list": "Chọn một mục trong danh sách.",
    "out_of_range": "Số quá lớn. Hãy kiểm tra lại.",
    "not_a_year": "Năm viết đủ bốn chữ số, ví dụ 2026.",
    "not_a_month_day": "Viết ngày và tháng như 15/06.",
    "role_of_no_member": "Có chức vụ công đoàn nhưng chưa ghi là đoàn viên.",
    "member_without_role": "Là đoàn viên thì chọn “Đoàn viên” hoặc chức vụ.",
    "reporter_decision": "Báo cáo viên do cấp ủy chọn, công nhận: ghi số quyết định.",
    "network_twice": "Đang ghi hai lần: {words}. Hãy ghi ngày kết thúc của lần trước.",
    "network_after_leaving": "Đã thôi việc nhưng vẫn còn trong mạng lưới: {words}. Hãy ghi ngày kết thúc.",
    "not_a_birth_year": "Năm sinh viết đủ bốn chữ số, ví dụ 1990.",
}

VERDICTS: dict[str, str] = {
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "in_progress": "Đang thực hiện",
    "undetermined": "Chưa xác định được",
    "no_subject": "Không có đối tượng",
    "unknown": "Chưa có số liệu",
}

MISSING: dict[str, str] = {
    "head_count": "Chưa ghi số lao động của đơn vị.",
    "attendance": "Có buổi chưa ghi số người dự.",
    "more_than_workers": (
        "Có buổi ghi số người dự lớn hơn số lao động của đơn vị. Hãy kiểm tra lại buổi đó, "
        "hoặc ghi thêm số lao động tại thời điểm đó ở trang Cài đặt."
    ),
    "roster": "Danh sách người lao động còn trống.",
    "dialogue_presence": "Có cuộc đối thoại chưa ghi đủ số thành viên, số có mặt nên chưa biết có hợp lệ.",
    "never_kept": "Đơn vị chưa ghi loại hồ sơ này trong chương trình.",
    "declared_outside": "Số ước tính nằm ngoài khoảng mà hồ sơ cho phép nên không dùng.",
}

CHECKS: dict[str, str] = {
    "record": "{title} ({day}) – {field}: {problem}",
    "head_count": "Số lao động, đoàn viên",
    "no_attendance": "{title} ({day}): chưa ghi số người dự.",
    "no_result": "Lớp “{title}”: chưa có kết quả.",
    "no_survey": "Trong kỳ chưa kết thúc đợt khảo sát nào.",
    "range": "Số người được tuyên truyền mới là một khoảng. Có thể khai số ước tính kèm căn cứ ở trang Tổng quan.",
    "empty_section": "Chưa viết mục {heading}",
}

HEAD_COUNTS: dict[str, str] = {
    "workers_total": "Tổng số lao động",
    "workers_women": "Lao động nữ",
    "workers_minority": "Lao động dân tộc thiểu số",
    "workers_seasonal": "Lao động thời vụ",
    "members_total": "Đoàn viên",
    "members_women": "Đoàn viên nữ",
    "members_minority": "Đoàn viên dân tộc thiểu số",
}

FIELDS: dict[str, str] = {
    "title": "Tên",
    "form": "Hình thức",
    "kind": "Loại",
    "period": "Kỳ",
    "held_on": "Ngày",
    "starts": "Giờ bắt đầu",
    "times": "Số lần",
    "sessions": "Số buổi",
    "full_name": "Họ và tên",
    "year": "Năm",
    "content": "Nội dung",
    "issue": "Vấn đề",
    "network": "Mạng lưới",
    "purpose": "Mục đích",
    "text_version": "Bản lời đồng ý",
    "given_by": "Cách đồng ý",
    "withdrawn_on": "Ngày rút lại",
    "sha256": "Mã nội dung tệp",
    "keep_until": "Giữ đến ngày",
    "birth_year": "Năm sinh",
    "name": "Tên đơn vị",
    "header_name": "Tên trên đầu văn bản",
    "short_name": "Tên ngắn",
    "parent_name": "Công đoàn cấp trên",
    "place": "Địa danh",
    "symbol": "Ký hiệu",
    "title_lines": "Chức vụ người ký",
    "signer_name": "Người ký",
    "addressees": "Kính gửi",
    "filing": "Lưu",
    **HEAD_COUNTS,
    "women": "Nữ",
    "minority": "Dân tộc thiểu số",
    "members": "Đoàn viên",
    "seasonal": "Thời vụ",
    "ends": "Giờ kết thúc",
    "ended_on": "Ngày kết thúc",
    "closed_on": "Ngày kết thúc",
    "handed_out": "Số phiếu phát",
    "returned": "Số phiếu thu",
    "valid": "Số phiếu hợp lệ",
    "opened_on": "Ngày bắt đầu",
    "destroyed_on": "Ngày hủy phiếu",
    "destroyed_sheets": "Số phiếu hủy",
    "employer_present": "Số có mặt bên người sử dụng lao động",
    "worker_present": "Số có mặt bên người lao động",
    "contents_sent_on": "Ngày gửi nội dung đối thoại",
    "answered_on": "Ngày trả lời",
    "published_on": "Ngày công bố",
    "code": "Mã đơn vị",
    "parent_id": "Cấp trên trực tiếp",
    "tier": "Cấp",
    "founded_on": "Ngày thành lập",
    "suspended_on": "Ngày tạm ngừng",
    "resumed_on": "Ngày hoạt động lại",
    "counted_on": "Số liệu tính đến ngày",
    "successors": "Đơn vị kế thừa",
    "workers": "Số lao động",
}

AUDIENCES: dict[str, str] = {"all_workers": "Toàn thể người lao động"}


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong, for beside the field."""
    return PROBLEMS[problem.code].format(words=problem.words)


def words(table: Mapping[str, str], codes: tuple[str, ...]) -> str:
    """Return the sentences of `codes`, one after the other (an unknown code stands for itself)."""
    return " ".join(table.get(code, code) for code in codes)
