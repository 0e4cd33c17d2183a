"""Rows of Biểu 07 (answers, also by groups) and 08 (petitions): what may be seen, and nothing beside it."""

from collections.abc import Iterator

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.expand import Each
from congdoan_desktop.domain.report import Cell, Column, Figure
from congdoan_desktop.domain.survey_results import Breakdown, Shown
from congdoan_desktop.domain.surveyed import Surveyed, parts
from congdoan_desktop.domain.table_input import Filled, TableInput

_MOST_GROUPS = 8
"""Groups side by side in one table; what is over goes into the next one."""


def answers(source: TableInput) -> Filled:
    """Biểu 07: index, question, answer, sheets, share; none for a round that was counted by hand."""
    survey = source.survey
    if survey is None or survey.results is None:
        return Filled(rows=())
    total = survey.results.total
    return Filled(
        rows=tuple(
            (number, tally.label, answer or source.words["no_answer"], seen(count, total), _share(count, total))
            for number, tally in enumerate(survey.tallies, 1)
            for answer, count in parts(tally)
        )
    )


def seen(count: int | None, total: int) -> Cell:
    """Return the cell of a count that may be hidden."""
    return Figure(low=0, high=total, hidden=True) if count is None else count


def _share(count: int | None, total: int) -> Cell:
    if count is None:
        return Figure(low=0, high=total, den=total, hidden=True)
    return Figure(low=count, high=count, den=total)


def breakdown_tables(survey: Surveyed, no_group: str) -> tuple[Each, ...]:
    """Return the tables by groups: one a breakdown, or several where it has many groups."""
    return tuple(
        Each(code=f"{one.by}:{first}", name=one.label, columns=tuple(_columns(one, first, no_group)))
        for one in survey.breakdowns
        for first in range(0, len(one.groups), _MOST_GROUPS)
    )


def _columns(one: Breakdown, first: int, no_group: str) -> Iterator[Column]:
    for group in one.groups[first : first + _MOST_GROUPS]:
        yield Column(heading=group.label or no_group, kind="count", width=10)


def by_groups(source: TableInput, which: str) -> Filled:
    """Biểu 07a …: index, question, answer, one column a group; first the sheets of each group.

    `which` is the code of a `breakdown_tables`.
    """
    assert source.survey is not None
    by, _, first = which.partition(":")
    one = next(one for one in source.survey.breakdowns if one.by == by)
    groups = range(int(first), min(len(one.groups), int(first) + _MOST_GROUPS))
    labels = {tally.question: (tally.label, [answer for answer, _ in parts(tally)]) for tally in source.survey.tallies}
    rows: list[tuple[Cell, ...]] = [("", source.words["sheets_by_group"], "", *(one.sizes[group] for group in groups))]
    for number, cross in enumerate(one.crosses, 1):
        question, answers = labels[cross.question]
        for place in range(len(cross.rows[0])):
            cells = (_cell(cross.rows[group], place, one.sizes[group]) for group in groups)
            rows.append((number, question, answers[place] or source.words["no_answer"], *cells))
    return Filled(rows=tuple(rows))


def _cell(row: Shown, place: int, size: int) -> Cell:
    return seen(row[place], size)


def petitions(source: TableInput) -> Filled:
    """Biểu 08: index, content, area, times raised, who is to settle it, state."""
    if source.survey is None:
        return Filled(rows=())
    lists = source.catalogues
    return Filled(
        rows=tuple(
            (
                number,
                one.content,
                label(lists["opinion_areas"], one.area) if one.area else source.words["no_area"],
                one.raised_times,
                label(lists["settlement_levels"], one.level) if one.level else source.words["no_level"],
                label(lists["petition_states"], one.state),
            )
            for number, one in enumerate(source.survey.petitions, 1)
        )
    )
