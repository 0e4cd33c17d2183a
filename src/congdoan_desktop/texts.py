"""Code → Vietnamese sentence: errors, problems, verdicts, reasons; for the window and the command line alike."""

import re
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
    "font.missing": "Thiếu hoặc hỏng phông chữ “{name}” đi kèm chương trình. Hãy cài lại chương trình.",
    "font.letters_missing": "Phông chữ không có các ký tự sau nên chưa in được: {letters}. Hãy gõ lại.",
    "report.invalid": "Dữ liệu báo cáo trong tệp không đúng khuôn dạng: {where}",
    "report.too_new": "Báo cáo này do bản chương trình mới hơn lập ({schema}). Hãy cập nhật chương trình rồi mở lại.",
    "pdf.unreadable": "Tệp PDF bị hỏng hoặc không phải tệp PDF.",
    "workbook.unreadable": "Tệp Excel bị hỏng hoặc không phải tệp .xlsx.",
    "attachment.missing": "Trong tệp không có phần dữ liệu “{name}”.",
    "attachment.too_large": "Phần đính kèm trong tệp quá lớn nên không mở.",
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


PAPER: dict[str, str] = {
    "state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "number": "Số:",
    "to": "Kính gửi:",
    "via": "(qua {desk})",
    "recipients": "Nơi nhận:",
    "draft": "DỰ THẢO",
    "annex": "Phụ lục",
    "annex_title": "Biểu {code}: {title}",
    "annex_of": "(Kèm theo {type} số {number} {date} của {organ})",
    "total": "Tổng cộng",
    "no_rows": "Không phát sinh trong kỳ báo cáo",
    "no_subject": "không có đối tượng",
    "estimated": "ước tính",
    "unknown": "…",
    "unknown_note": "Ký hiệu “…”: chưa có số liệu.",
    "at_least_note": "Ký hiệu “≥”: mới biết số ít nhất.",
    "bar_value": "{count}/{full} {unit}",
    "stamp_signed": "Ký số bởi: {name}",
    "stamp_position": "Chức vụ: {position}",
    "stamp_organisation": "Đơn vị: {organisation}",
    "stamp_time": "Thời gian ký: {time}",
    "stamp_clock": "(theo đồng hồ máy người ký)",
}

SHEETS: dict[str, str] = {
    "cover": "Báo cáo",
    "annex": "Biểu {code}",
    "figures": "Số liệu",
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
    "result": "Kết quả",
    "verdict": "Đánh giá",
    "figures_title": "SỐ LIỆU CỦA BÁO CÁO",
    "code": "Mã số liệu",
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
    "table": "Biểu",
    "cell": "Ô",
    "row": "Dòng",
    "column": "Cột",
    "page": "Trang &P/&N",
}

_KEPT_TOGETHER = re.compile(
    r"(?<=\bngày) (?=\d)|(?<=\btháng) (?=\d)|(?<=\bnăm) (?=\d)|(?<=\b[Ss]ố) (?=\d)|(?<=\d) (?=%)|(?<=^-) "
    r"|(?<=\b[Bb]iểu) (?=\d)|(?<=≥) "
)


def keep_together(text: str) -> str:
    """Return `text` with non-breaking spaces where a line must not end: in dates, "số 30", "70,5 %", after a dash."""
    return _KEPT_TOGETHER.sub("\u00a0", text)


def blank_date(year: int) -> str:
    """Return "ngày      tháng      năm 2026", with room for a pen (day and month are given after signing)."""
    gap = "\u00a0" * 8
    return f"ngày{gap}tháng{gap}năm\u00a0{year}"


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
