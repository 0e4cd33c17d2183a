"""What the first page says of each thing that is due, and where its button leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.duties import Due
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.texts import period_name, short_date
from congdoan_desktop.texts.opinions import FOLLOW_UP
from congdoan_desktop.ui.overview.words import days_words
from congdoan_desktop.usecases.overview import DueWork, is_written_here
from congdoan_desktop.usecases.waiting import Waiting

_TITLES: Mapping[str, str] = {
    **FOLLOW_UP,
    "task": "Việc trong kế hoạch của đơn vị: {title}",
    "activity": "Đã dự kiến, nay qua ngày, chưa ghi kết quả: {title}",
    "request": "Trả lời yêu cầu về dữ liệu cá nhân: {title}",
    "evidence": "{count} minh chứng đã hết thời gian lưu, nên xóa",
    "unsent": "Gửi văn bản đã ký số {title}",
    "sent_back": "Cấp trên trả lại văn bản số {title}",
    "refused": "Cấp trên không tiếp nhận văn bản số {title}",
    "certificate": "Xin chứng thư mới cho khóa của đơn vị ({title})",
    "certificate_gone": "Chứng thư của đơn vị đã bị thu hồi ({title})",
    "sheets": "Hủy phiếu giấy và lập biên bản: {title}",
}
_BUTTONS: Mapping[str, str] = {
    "petition": "Mở kiến nghị",
    "incident": "Báo cáo nhanh",
    "task": "Mở đầu việc",
    "activity": "Ghi kết quả",
    "request": "Mở yêu cầu",
    "evidence": "Xem, xóa…",
    "sheets": "Lập biên bản",
    "unsent": "Gửi…",
    "certificate": "Xin chứng thư…",
    "certificate_gone": "Xem phải làm gì",
    "sent_back": "Lập báo cáo thay thế",
    "refused": "Xem lý do",
}
_ON_A_DAY = ("activity", "planned", "incident")
"""What was or will be on that day, not until that day."""
_ANSWERED = {"sent_back": "Cần bổ sung", "refused": "Bị từ chối"}
_NOT_TYPED = ("scan", "kiosk", "lan", "online")


@dataclass(frozen=True, kw_only=True)
class DueLine:
    """One thing that is due on `day`, in words. `detail`: how far it is, or nothing; the button leads to `page` and
    `record_id`, without a page to the folder of evidence.
    """

    day: date
    state: str
    days: str
    title: str
    detail: str
    button: str
    page: str
    record_id: str


def work_said(work: DueWork, reference: Reference, today: date) -> DueLine:
    """Return the line of a duty of a plan."""
    due = work.due
    state, days = days_words(due.due_on, today)
    proposed = " (hạn đề xuất)" if due.proposed else ""
    title = f"{due.title}, {due.phase or period_name(due.window)} – hạn {short_date(due.due_on)}{proposed}"
    detail, button, page, record = _step(work, reference)
    return DueLine(
        day=due.due_on, state=state, days=days, title=title, detail=detail, button=button, page=page, record_id=record
    )


def waiting_said(one: Waiting, today: date) -> DueLine:
    """Return the line of something else that waits."""
    if one.code in _ANSWERED:
        return _answer_said(one)
    state, days = days_words(one.due_on, today)
    on_day = "nên xong trước" if one.code == "sheets" else "ngày" if one.code in _ON_A_DAY else "hạn"
    title = _TITLES[one.code].format(title=one.title or "người không còn trong danh sách", count=count_text(one.count))
    return DueLine(
        day=one.due_on,
        state=state,
        days=days if one.code not in _ON_A_DAY or one.due_on >= today else _ago(one.due_on, today),
        title=f"{title} – {on_day} {short_date(one.due_on)}",
        detail="",
        button=_BUTTONS.get(one.code, "Mở đối thoại"),
        page=one.page,
        record_id=one.record_id,
    )


def _answer_said(one: Waiting) -> DueLine:
    return DueLine(
        day=one.due_on,
        state="bad",
        days=_ANSWERED[one.code],
        title=f"{_TITLES[one.code].format(title=one.title)} – trả lời nhận ngày {short_date(one.due_on)}",
        detail=one.detail,
        button=_BUTTONS[one.code],
        page=one.page,
        record_id=one.record_id,
    )


def _ago(day: date, today: date) -> str:
    return f"Đã qua {(today - day).days} ngày"


def _step(work: DueWork, reference: Reference) -> tuple[str, str, str, str]:
    """Return (detail, button, page, record id)."""
    due = work.due
    if due.kind == "survey":
        return _survey_step(work)
    if due.kind == "dialogue":
        return "", "Ghi đối thoại", "opinions", "@Dialogue"
    if not is_written_here(due, reference):
        return _elsewhere(due)
    record = f"{due.report_kind}@{due.window}"
    if work.to_mend is None:
        return "", "Lập báo cáo", "report", record
    detail = f"còn thiếu {work.to_mend} mục" if work.to_mend else "đủ để ký"
    return detail, "Lập báo cáo", "report", record


def _elsewhere(due: Due) -> tuple[str, str, str, str]:
    """A report that is not written here yet: on a đợt the unit says when it was handed up."""
    return ("", "Mở đợt", "plans", due.window) if due.phase else ("", "Xem hoạt động", "activities", "")


def _survey_step(work: DueWork) -> tuple[str, str, str, str]:
    if work.survey is None:
        return "chưa mở đợt nào", "Mở đợt khảo sát", "survey", f"new@{work.due.window}"
    of = work.survey.returned or work.survey.handed_out
    counted = f"{count_text(work.sheets)}/{count_text(of)} phiếu" if of else f"{count_text(work.sheets)} phiếu"
    return counted, "Mở đợt khảo sát" if work.survey.method in _NOT_TYPED else "Nhập phiếu", "survey", work.survey.id
