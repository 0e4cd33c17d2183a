"""What is said of certificates, requests and the authority."""

from collections.abc import Mapping

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.pack import short_print
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.texts import short_date
from congdoan_desktop.usecases.province.certificate_list import CertificateDesk, Line

STATES: Mapping[str, str] = {
    "waiting": "… Chờ đối chiếu",
    "untold": "✗ Thu hồi, chưa công bố",
    "soon": "! Sắp hết hạn",
    "good": "✓ Đang dùng",
    "not_yet": "… Chưa đến ngày",
    "ended": "✗ Hết hạn",
    "revoked": "✗ Đã thu hồi",
}
TONES: Mapping[str, str] = {
    "waiting": "near",
    "untold": "bad",
    "soon": "near",
    "good": "good",
    "not_yet": "",
    "ended": "bad",
    "revoked": "bad",
}
FILTERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "all": ("Tất cả", tuple(STATES)),
    "waiting": ("Chờ đối chiếu", ("waiting",)),
    "soon": ("Sắp hết hạn, cần cấp lại", ("soon", "ended")),
    "good": ("Đang dùng", ("good", "soon", "not_yet")),
    "revoked": ("Đã thu hồi", ("revoked", "untold")),
}
"""Words and states of what the list shows."""
SOURCES: Mapping[str, str] = {"issued": "chứng thư gốc của ta cấp", "registered": "nơi khác cấp, đã ghi nhận"}
STEPS: Mapping[str, str] = {
    "paper": "bản sao trên giấy",
    "drive": "bản sao trên USB",
    "test": "thử lại mật khẩu",
}
_OFFICE: Mapping[str, str] = {
    "none": "! Chưa có khóa ký của cơ quan: cần có để ký bộ phát hành, biên nhận.",
    "own": "! Khóa ký của cơ quan chưa được chứng thư gốc xác nhận.",
    "good": "✓ Khóa ký của cơ quan có chứng thư đến ngày {day}.",
    "soon": "! Chứng thư của khóa ký cơ quan sắp hết hạn (ngày {day}): cấp lại ở “Chứng thư gốc”.",
    "ended": "✗ Chứng thư của khóa ký cơ quan đã hết hạn ngày {day}: cấp lại ở “Chứng thư gốc”.",
}


def authority_words(desk: CertificateDesk) -> tuple[str, str]:
    """Return the name of the authority and what is to be known of it."""
    seen = desk.authority
    if seen is None:
        return "", ""
    until = short_date(seen.not_after.astimezone(VIETNAM).date())
    title = f"{seen.name} (đến {until})"
    lines = [f"Dấu vân tay đọc cho đơn vị nhận bộ phát hành đầu tiên: {short_print(seen.fingerprint)}"]
    if desk.steps:
        lines.append(f"! Chưa xong: {', '.join(STEPS[step] for step in desk.steps)}. Xong rồi mới cấp chứng thư được.")
    day = short_date(desk.office_until) if desk.office_until else ""
    lines.append(_OFFICE[desk.office].format(day=day))
    lines.append(_list_words(desk))
    soon = sum(line.state == "soon" for line in desk.lines)
    if soon:
        lines.append(f"! {count_text(soon)} chứng thư hết hạn trong 60 ngày: nhắc đơn vị xin lại.")
    return title, "\n".join(lines)


def _list_words(desk: CertificateDesk) -> str:
    if desk.is_behind:
        return "✗ Có chứng thư đã thu hồi mà chưa công bố: các đơn vị chưa biết."
    if desk.list_made is None:
        return "! Chưa lập danh sách thu hồi: bấm “Công bố thu hồi…” rồi phát hành."
    day = short_date(desk.list_made)
    if desk.list_is_old:
        return f"! Danh sách thu hồi lập ngày {day}, có giá trị 90 ngày: hãy công bố lại."
    return f"✓ Danh sách thu hồi lập ngày {day}."


def unit_words(line: Line) -> str:
    """Return the unit of a line, as far as it is known."""
    if line.unit is not None:
        return line.unit.short_name
    return line.waiting.organisation or line.holder if line.waiting is not None else "(không còn trong danh sách)"


def details(line: Line) -> str:
    """Return a line in full, for the foot of the list."""
    if line.waiting is not None:
        came = (
            f"Tệp {line.waiting.file_name}. Yêu cầu tự ghi: {line.holder or '–'}, mã {line.waiting.unit_code or '–'}."
        )
        return f"{came} Gọi đơn vị, nghe đọc dấu vân tay rồi bấm “Cấp chứng thư”."
    row = line.row
    assert row is not None
    lines = [f"Người ký {row.holder}, {SOURCES[row.source]} ({row.issuer}). Dấu vân tay khóa {line.print}."]
    if row.checked_with:
        lines.append(f"Đối chiếu: {row.checked_with}.")
    if row.revoked_at:
        lines.append(f"Lý do thu hồi: {row.revoked_why}.")
    return " ".join(lines)
