"""The columns of what is added up: figures, groups of units, windows, answers to a survey."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QPixmap

from congdoan_desktop.domain.numbers import NBSP, count_text, percent_text
from congdoan_desktop.domain.province.merged_tallies import MergedChoice, MergedQuestion
from congdoan_desktop.domain.province.sums import Sum
from congdoan_desktop.domain.province.tables import GROUP_FIGURES
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.texts import FIGURES
from congdoan_desktop.ui.province.sums.columns import bar
from congdoan_desktop.ui.province.sums.words import count_words, reported_words, share_words
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.usecases.province.summary import Group
from congdoan_desktop.usecases.province.trend import FOLLOWED, Moment

_SHORT = {
    "workers_total": "Lao động",
    "members_total": "Đoàn viên",
    "activities": "Hoạt động",
    "attendances": "Lượt người",
    "reached": "Được tuyên truyền",
    "surveys": "Khảo sát",
    "trained_digital": "Học TT số",
    "dialogues": "Đối thoại",
}


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """Some of the units: `code` tells them from the others, `name` is read."""

    code: str
    name: str
    group: Group


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One answer to one question; `first` of its question."""

    question: MergedQuestion
    choice: MergedChoice
    first: bool

    @property
    def key(self) -> str:
        return "|".join((self.question.questionnaire, self.question.name, self.choice.name))


def sum_columns() -> tuple[Column, ...]:
    """Return the columns of a list of `Sum`."""
    return (
        Column(title="Số liệu", text=lambda one: FIGURES.get(one.code, one.code)),
        Column(title="Tổng", text=lambda one: count_words(one.as_figure()), right=True, width=150),
        Column(
            title="Trên tổng số",
            text=lambda one: count_text(one.den) if one.den is not None else "",
            right=True,
            width=110,
        ),
        Column(title="Tỷ lệ", text=_sum_share, right=True, width=140),
        Column(title="Đơn vị có số", text=lambda one: count_text(one.units), right=True, width=104),
        Column(
            title="Thiếu số",
            text=lambda one: count_text(one.unknown) if one.unknown else "",
            tone=lambda one: "near" if one.unknown else "",
            right=True,
            width=84,
        ),
        Column(
            title="Ước tính",
            text=lambda one: count_text(one.estimated) if one.estimated else "",
            right=True,
            width=84,
            optional=True,
        ),
    )


def group_columns() -> tuple[Column, ...]:
    """Return the columns of a list of `GroupRow`."""

    def total(code: str) -> Callable[[GroupRow], str]:
        return lambda row: _total(row.group.totals.get(code), reported=row.group.tally.received)

    return (
        Column(title="Nhóm", text=lambda row: row.name),
        Column(
            title="Báo cáo",
            text=lambda row: reported_words(row.group.tally.received, row.group.tally.expected),
            right=True,
            width=116,
        ),
        *(_total_column(code, total(code), 112) for code in GROUP_FIGURES),
    )


def moment_columns(name: Callable[[Moment], str]) -> tuple[Column, ...]:
    """Return the columns of a list of `Moment`."""

    def total(code: str) -> Callable[[Moment], str]:
        return lambda one: _total(one.sums.get(code), reported=one.reported)

    return (
        Column(title="Kỳ", text=name),
        Column(title="Báo cáo", text=lambda one: reported_words(one.reported, one.must), right=True, width=116),
        *(_total_column(code, total(code), 96) for code in FOLLOWED),
    )


def answer_columns() -> tuple[Column, ...]:
    """Return the columns of a list of `AnswerRow`."""
    return (
        Column(title="Câu hỏi", text=lambda row: row.question.label if row.first else ""),
        Column(
            title="Cộng từ",
            text=lambda row: (
                f"{count_text(row.question.units)} đơn vị, {count_text(row.question.total)} phiếu" if row.first else ""
            ),
            width=158,
            optional=True,
        ),
        Column(title="Phương án", text=lambda row: row.choice.label or "Không trả lời", width=210),
        Column(title="Số phiếu", text=_answer_count, right=True, width=84),
        Column(title="Tỷ lệ", text=_answer_share, picture=_answer_bar, width=172),
    )


def answer_words(row: AnswerRow) -> str:
    """Return "≥ 30/80 phiếu · ≥ 37,5 %"."""
    return f"{_answer_count(row)}/{count_text(row.question.total)} phiếu · {_answer_share(row)}"


def _answer_bar(row: AnswerRow) -> QPixmap | None:
    if row.choice.low is None or not row.question.total:
        return None
    return bar(row.choice.low, row.choice.high if row.choice.high is not None else row.choice.low, row.question.total)


def _answer_figure(row: AnswerRow) -> NamedFigure:
    return NamedFigure(code="", low=row.choice.low, high=row.choice.high, den=row.question.total)


def _answer_count(row: AnswerRow) -> str:
    return "ẩn" if row.choice.low is None else count_words(_answer_figure(row))


def _answer_share(row: AnswerRow) -> str:
    if row.choice.low is None:
        return "ẩn"
    if row.choice.high is None:
        return f"≥{NBSP}{percent_text(row.choice.low, row.question.total)}"
    return share_words(_answer_figure(row))


def _sum_share(one: Sum) -> str:
    return share_words(one.as_figure()) if one.den else ""


def _total_column(code: str, text: Callable[[Any], str], width: int) -> Column:
    """People reached are what the page is for: they stay where there is little room."""
    is_main = code == "reached"
    return Column(title=_SHORT[code], text=text, right=True, width=140 if is_main else width, optional=not is_main)


def _total(one: Sum | None, *, reported: int) -> str:
    """Nothing where nobody has reported; "…" where none of those who have knows it."""
    return count_words(one.as_figure() if one is not None else None) if reported else ""
