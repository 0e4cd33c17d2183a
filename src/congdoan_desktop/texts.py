"""Code → Vietnamese sentence: errors, problems, verdicts, reasons; for the window and the command line alike."""

from collections.abc import Mapping
from datetime import date

from congdoan_desktop.domain.period import Period, parse_period
from congdoan_desktop.errors import UserError

ERRORS: dict[str, str] = {
    "file.disk_full": "Ổ đĩa đã đầy, chưa ghi được “{name}”. Hãy dọn bớt hoặc chọn nơi khác rồi làm lại.",
    "file.read_only": "Không có quyền ghi “{name}” ở nơi này. Hãy chọn thư mục khác.",
    "file.missing_folder": "Không có thư mục để ghi “{name}”. Hãy chọn thư mục khác.",
    "file.not_written": "Chưa ghi được “{name}”. Tệp cũ (nếu có) vẫn còn nguyên.",
    "file.too_large": "Tệp “{name}” quá lớn (cho phép tối đa {limit} byte).",
    "file.unreadable": "Không đọc được tệp “{name}”.",
    "program.incomplete": "Bản cài đặt thiếu tệp ({path}). Hãy cài lại chương trình.",
    "data.invalid": "Dữ liệu không đúng khuôn dạng: {where}",
}

PROBLEMS: dict[str, str] = {
    "required": "Cần điền mục này.",
    "too_early": "Ngày quá xa trong quá khứ. Hãy kiểm tra lại năm.",
    "ends_before_start": "Kết thúc trước khi bắt đầu.",
    "not_a_time": "Giờ viết như 07:30.",
    "not_a_number": "Chỉ ghi số, ví dụ 1250.",
    "not_a_date": "Ngày viết như 02/06/2026.",
    "more_than_total": "Lớn hơn tổng số.",
    "at_least_one": "Ít nhất là 1.",
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
    "more_than_workers": "Số người dự lớn hơn tổng số lao động. Hãy kiểm tra lại buổi đó hoặc số lao động.",
    "declared_outside": "Số ước tính nằm ngoài khoảng mà hồ sơ cho phép nên không dùng.",
}

REASONS: dict[str, str] = {}


def error_sentence(error: UserError) -> str:
    """Return the sentence for `error`."""
    return ERRORS[error.code].format_map(error.values)


def period_name(period: Period | str) -> str:
    """Return a period in running text: "6 tháng đầu năm 2026"."""
    period = parse_period(period) if isinstance(period, str) else period
    return {0: "năm", 1: "6 tháng đầu năm", 2: "6 tháng cuối năm"}[period.half] + f" {period.year}"


def short_date(day: date) -> str:
    """Return `02/06/2026`."""
    return day.strftime("%d/%m/%Y")


def long_date(day: date) -> str:
    """Return "ngày 07 tháng 5 năm 2026": day below 10 and months 1, 2 with a leading 0 (NĐ 30/2020 Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày\u00a0{day.day:02d} tháng\u00a0{month} năm\u00a0{day.year}"


def words(table: Mapping[str, str], codes: tuple[str, ...]) -> str:
    """Return the sentences of `codes`, one after the other (an unknown code stands for itself)."""
    return " ".join(table.get(code, code) for code in codes)
