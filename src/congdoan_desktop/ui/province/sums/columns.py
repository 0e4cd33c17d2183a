"""The columns of Biểu 10 and 11, and of the reports behind a figure."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QPixmap

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.province.consolidated import Consolidated
from congdoan_desktop.domain.province.tables import short_label
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.texts import VERDICTS, short_date
from congdoan_desktop.ui.province.board.columns import late_words, state_tone, state_words
from congdoan_desktop.ui.province.sums.words import (
    count_words,
    reading_words,
    share_words,
    source_words,
    target_name,
)
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.range_bar import range_picture
from congdoan_desktop.ui.widgets.status_label import SIGNS, VERDICT_STATES
from congdoan_desktop.usecases.province.summary import UnitFigures

_BAR = 76
_TONES = {"good": "good", "bad": "bad", "near": "near"}


def target_key(one: Consolidated) -> str:
    """Return what a row of Biểu 11 is known by."""
    return f"{one.target.code}|{one.window}"


def target_columns() -> tuple[Column, ...]:
    """Return the columns of a list of `Consolidated` (Biểu 11)."""
    return (
        Column(title="Mã", text=lambda one: one.target.code, width=48),
        Column(title="Chỉ tiêu", text=target_name),
        Column(title="Đơn vị đã báo cáo", text=lambda one: reading_words(one.of_reported), width=224, optional=True),
        Column(
            title="Tất cả đơn vị phải báo cáo",
            text=lambda one: reading_words(one.of_all) or one.why_not,
            picture=_target_bar,
            width=316,
        ),
        Column(title="Báo cáo", text=_target_reported, right=True, width=72, optional=True),
        Column(
            title="Thiếu số",
            text=lambda one: count_text(one.unknown) if one.unknown else "",
            right=True,
            width=68,
            optional=True,
        ),
        Column(title="Đánh giá", text=_verdict_words, tone=_verdict_tone, width=164),
    )


def unit_columns(kinds: Catalogue) -> tuple[Column, ...]:
    """Return the columns of a list of `UnitFigures` (Biểu 10)."""

    def figure(code: str, words: Callable[[NamedFigure | None], str] = count_words) -> Callable[[UnitFigures], str]:
        return lambda one: words(one.figures.get(code)) if one.row.counts else ""

    return (
        Column(title="Mã", text=lambda one: one.row.unit.code, width=72),
        Column(title="Đơn vị", text=lambda one: one.row.unit.short_name),
        Column(title="Loại hình", text=lambda one: short_label(kinds, one.row.unit.kind), width=150, optional=True),
        Column(title="Đã nộp", text=lambda one: state_words(one.row), tone=lambda one: state_tone(one.row), width=112),
        Column(
            title="Ngày",
            text=lambda one: short_date(one.row.handed_on) if one.row.handed_on else "",
            width=88,
            optional=True,
        ),
        Column(title="Hoạt động", text=figure("activities"), right=True, width=84),
        Column(title="Được tuyên truyền", text=figure("reached", share_words), right=True, width=136),
        Column(title="Khảo sát", text=figure("surveys"), right=True, width=76, optional=True),
        Column(title="Học TT số", text=figure("trained_digital"), right=True, width=84, optional=True),
        Column(title="Đối thoại", text=figure("dialogues"), right=True, width=80, optional=True),
        Column(title="Ghi chú", text=lambda one: late_words(one.row), width=124, optional=True),
    )


def source_columns() -> tuple[Column, ...]:
    """Return the columns of a list of `Source`."""
    return (
        Column(title="Mã", text=lambda one: one.unit.code, width=72),
        Column(title="Đơn vị", text=lambda one: one.unit.short_name),
        Column(title="Số liệu", text=source_words, width=372),
        Column(
            title="Đánh giá",
            text=lambda one: VERDICTS.get(one.verdict, ""),
            tone=lambda one: _TONES.get(VERDICT_STATES.get(one.verdict, ""), ""),
            width=150,
        ),
        Column(title="Bản", text=lambda one: f"V{one.report.revision}" if one.report else "", width=48),
    )


def _target_reported(one: Consolidated) -> str:
    return f"{count_text(one.reported)}/{count_text(one.must)}" if one.of_all is not None else ""


def _verdict_words(one: Consolidated) -> str:
    if one.of_all is None:
        return "Không tính từ báo cáo"
    return f"{SIGNS[VERDICT_STATES[one.of_all.verdict]]} {VERDICTS[one.of_all.verdict]}".strip()


def _verdict_tone(one: Consolidated) -> str:
    return _TONES.get(VERDICT_STATES[one.of_all.verdict], "") if one.of_all is not None else ""


def _target_bar(one: Consolidated) -> QPixmap | None:
    figure = one.of_all.figure if one.of_all is not None else None
    if figure is None or figure.low is None or not figure.den or one.of_all is None:
        return None
    return bar(figure.low, figure.high, figure.den, VERDICT_STATES[one.of_all.verdict])


def bar(low: int, high: int | None, full: int, state: str = "open") -> QPixmap:
    """Return the bar of a range, sharp on this screen."""
    scale = QGuiApplication.primaryScreen().devicePixelRatio()
    return range_picture(low, high, full, state=state, width=_BAR, scale=scale)
