"""What the page of plans says of due days."""

from congdoan_desktop.domain.plan import Duty
from congdoan_desktop.texts import period_name, short_date
from congdoan_desktop.ui.entry import shown_month_day
from congdoan_desktop.usecases.phases import DutyState

_WINDOWS = {"half": "6 tháng", "year": "năm", "phase": "đợt", "plan": "kế hoạch"}


def day_words(duty: Duty) -> str:
    """Return how the due day of `duty` is found: "15/06 hằng năm", "10 ngày sau khi hết đợt"."""
    if duty.due:
        return f"{shown_month_day(duty.due)} hằng năm"
    window = _WINDOWS[duty.window]
    return f"{duty.days_after} ngày sau khi hết {window}" if duty.days_after else f"ngày cuối {window}"


def due_words(state: DutyState) -> str:
    """Return how and when a duty is due, and whether that is only proposed."""
    proposed = " (đề xuất)" if state.now.proposed else ""
    return f"hạn {day_words(state.now)}{proposed}; {next_words(state)}"


def next_words(state: DutyState) -> str:
    """Return when the duty is due next, and whether it was done."""
    due = state.next
    if due is None:
        return "chưa có kỳ nào: chưa biết ngày kết thúc đợt" if state.now.window == "phase" else "chưa có kỳ nào"
    window = due.phase.split(":")[0] if due.phase else period_name(due.window)
    return f"{window}: {short_date(due.due_on)}{', đã xong' if due.done else ''}"
