"""Rows of Biểu 10 (units) and Biểu 11 (targets), as a report and a workbook draw them (`domain.report.Table`)."""

from collections.abc import Iterable, Mapping

from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.numbers import count_text, span_text
from congdoan_desktop.domain.province.board import Row, Tally
from congdoan_desktop.domain.province.consolidated import Consolidated, Reading
from congdoan_desktop.domain.province.merged_tallies import MergedChoice, MergedQuestion
from congdoan_desktop.domain.province.sums import Sum
from congdoan_desktop.domain.report import Cell, Figure, NamedFigure

Cells = tuple[Cell, ...]
UNIT_FIGURES = ("activities", "reached", "surveys", "trained_digital", "dialogues")
"""Of each unit in Biểu 10."""
GROUP_FIGURES = ("workers_total", "members_total", "activities", "attendances", "reached")
"""Of each group of units."""


def unit_rows(
    units: Iterable[tuple[Row, Mapping[str, NamedFigure]]], kinds: Catalogue, words: Mapping[str, str]
) -> tuple[Cells, ...]:
    """Biểu 10: index, unit, kind, handed up, day, activities, share reached, survey, digital, dialogues, note.

    `words`: of the states of a unit, "late" and "overdue" (with `{days}`), "yes".
    """
    return tuple(
        (
            number,
            row.unit.short_name,
            short_label(kinds, row.unit.kind),
            words["yes"] if row.counts else "",
            row.handed_on.isoformat() if row.handed_on else "",
            *(count_cell(figures.get(code)) if row.counts else "" for code in ("activities",)),
            share_cell(figures.get("reached")) if row.counts else "",
            *(
                count_cell(figures.get(code)) if row.counts else ""
                for code in ("surveys", "trained_digital", "dialogues")
            ),
            _note(row, words),
        )
        for number, (row, figures) in enumerate(units, 1)
    )


def target_rows(found: Iterable[Consolidated], words: Mapping[str, str]) -> tuple[Cells, ...]:
    """Biểu 11: index, target, level, of those who reported (numerator, denominator, share), the same of all who must,
    reported / must, of how many that reported nothing is known, verdict.

    A target that no report proves has its reason behind its name. `words`: of the verdicts, "not_counted".
    """
    return tuple((number, *_target_cells(one, words)) for number, one in enumerate(found, 1))


def _target_cells(one: Consolidated, words: Mapping[str, str]) -> Cells:
    name = f"{one.target.code}. {one.target.title}"
    if one.of_all is None:
        return (f"{name} ({one.why_not})", one.level, "", "", "", "", "", "", words["not_counted"])
    return (
        name,
        one.level,
        *_reading_cells(one.of_reported),
        *_reading_cells(one.of_all),
        f"{one.reported}/{one.must}",
        one.unknown,
        words[one.of_all.verdict],
    )


def _reading_cells(reading: Reading | None) -> Cells:
    """Numerator over denominator, and the share."""
    if reading is None or reading.figure.low is None:
        return (None, None)
    figure = reading.figure
    return (_fraction(figure), share_cell(figure))


def _fraction(figure: NamedFigure) -> Cell:
    low, high = figure.low or 0, figure.high
    if high is None or figure.den is None:
        return Figure(low=low, high=low, at_least=True)
    return f"{span_text(count_text(low), count_text(high))}/{count_text(figure.den)}"


def short_label(codes: Catalogue, code: str) -> str:
    """Return the label of a code without what it explains in brackets: a table of all units has little room."""
    return label(codes, code).partition(" (")[0] if code else ""


def count_cell(figure: NamedFigure | None) -> Cell:
    """Return a count that may be unknown, a range, or a lower end."""
    if figure is None or figure.low is None:
        return None
    if figure.high is None:
        return Figure(low=figure.low, high=figure.low, at_least=True, estimated=figure.estimated)
    return Figure(low=figure.low, high=figure.high, estimated=figure.estimated)


def share_cell(figure: NamedFigure | None) -> Cell:
    """Return a share; `None` where numerator, upper end or denominator is not known."""
    if figure is None or figure.low is None or figure.high is None or figure.den is None:
        return None
    return Figure(low=figure.low, high=figure.high, den=figure.den, estimated=figure.estimated)


def _note(row: Row, words: Mapping[str, str]) -> str:
    parts = [] if row.counts else [words[row.state]]
    parts += [words["late" if row.counts else "overdue"].format(days=row.days_late)] if row.days_late else []
    return "; ".join(parts)


def group_rows(groups: Mapping[str, tuple[Tally, Mapping[str, Sum]]]) -> tuple[Cells, ...]:
    """Index, group, reported / must, then the sums of `GROUP_FIGURES`; by name of the group."""
    return tuple(
        (
            number,
            name,
            f"{tally.received}/{tally.expected}",
            *(count_cell(totals[code].as_figure() if code in totals else None) for code in GROUP_FIGURES),
        )
        for number, (name, (tally, totals)) in enumerate(sorted(groups.items()), 1)
    )


def merged_rows(questions: Iterable[MergedQuestion], words: Mapping[str, str]) -> tuple[Cells, ...]:
    """Index, question, answer, sheets, share; a hidden answer as such, a sum with hidden parts as a lower end."""
    return tuple(
        (number, question.label, choice.label or words["no_answer"], *_answer_cells(choice, question.total))
        for number, question in enumerate(questions, 1)
        for choice in question.choices
    )


def _answer_cells(choice: MergedChoice, total: int) -> tuple[Cell, Cell]:
    if choice.low is None:
        return Figure(low=0, high=total, hidden=True), Figure(low=0, high=total, den=total, hidden=True)
    if choice.high is None:
        at_least = Figure(low=choice.low, high=choice.low, at_least=True)
        return at_least, Figure(low=choice.low, high=choice.low, den=total, at_least=True)
    return choice.low, Figure(low=choice.low, high=choice.high, den=total)
