"""What the first page says of days and figures."""

from datetime import date

from congdoan_desktop.domain.compose import printed
from congdoan_desktop.domain.report import NamedFigure, TargetResult
from congdoan_desktop.texts import MISSING, words

NEAR = 14
"""Days from which on a day counts as near."""

_COUNTED = {
    "activities": "hoạt động",
    "surveys": "đợt khảo sát",
    "people_trained": "người",
    "dialogues_held": "cuộc đối thoại",
    "it_uses": "việc",
    "reports": "báo cáo",
}
"""What a count counts, by the code of its figure."""


def days_words(due_on: date, today: date) -> tuple[str, str]:
    """Return (state of a status label, words) for the days left."""
    left = (due_on - today).days
    if left < 0:
        return "bad", f"Quá hạn {-left} ngày"
    if left == 0:
        return "near", "Hôm nay là hạn"
    return ("near" if left <= NEAR else "open"), f"Còn {left} ngày"


def figure_words(result: TargetResult) -> str:
    """Return "168–212/240 người · 70,0–88,3 %" or "7 hoạt động"."""
    figure, said = result.figure, printed(result.figure)
    if figure.low is None:
        return "Chưa có số liệu"
    if result.kind == "count":
        return f"{said.text} {_COUNTED.get(figure.code, '')}".strip()
    if not figure.den:
        return "Không có đối tượng" if figure.den == 0 else f"{said.text} người"
    estimated = " (ước tính)" if figure.estimated else ""
    return f"{said.text}/{said.den} người · {said.share}{estimated}"


def missing_words(figure: NamedFigure) -> str:
    """Return why the figure is not whole, or nothing."""
    return words(MISSING, figure.missing)


def is_open(result: TargetResult) -> bool:
    """Whether a number of people may be declared inside the range."""
    figure = result.figure
    is_range = figure.low is not None and figure.high is not None and figure.low < figure.high
    return result.kind == "share" and (figure.estimated or is_range)
