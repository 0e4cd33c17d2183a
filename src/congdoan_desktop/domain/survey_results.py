"""What may be seen of a closed round: counts of every answer, and the same by a few groups settled beforehand.

Nothing finer is kept anywhere: sheets are counted once, when the round is closed (`drawn_from`), and forgotten.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from congdoan_desktop.domain.disclosure import LEAST_SHEETS, shown, shown_with_rest
from congdoan_desktop.domain.disclosure_tables import shown_table
from congdoan_desktop.domain.report import ShownChoice, ShownQuestion, ShownSurvey
from congdoan_desktop.domain.survey import Choice, Logic, Question, Questionnaire, Sheet, tally
from congdoan_desktop.domain.survey_skips import Skips, shown_of_asked, skips_of, splits_small, tells_in_group

ABOUT_YOU = "about_you"
"""Group of the questions about the person: only these break results down, and they are not broken down themselves."""

Shown = tuple[int | None, ...]
"""Counts; `None` is hidden."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The answers to one question."""

    question: str
    label: str
    group: str
    group_name: str
    kind: Literal["select_one", "select_multiple"]
    is_scale: bool
    choices: tuple[Choice, ...]
    counts: Shown
    """Sheets that ticked each choice."""
    blank: int | None
    """Sheets without an answer to it."""


@dataclass(frozen=True, kw_only=True)
class Cross:
    """One question by groups: a row a group, a cell a choice; of `select_one` also, last, the sheets without answer."""

    question: str
    rows: tuple[Shown, ...]


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """Answers by the answer to one question about the person; a question that cannot be shown so is left out."""

    by: str
    label: str
    groups: tuple[Choice, ...]
    """Choices of `by` whose size is seen; the name of those who did not say is empty. Small groups are left out."""
    sizes: tuple[int, ...]
    crosses: tuple[Cross, ...]


@dataclass(frozen=True, kw_only=True)
class Results:
    """`total` is the number of valid sheets; `withheld` are questions that were to break results down and cannot."""

    questionnaire: str
    """`code@version`."""
    total: int
    tallies: tuple[Tally, ...]
    breakdowns: tuple[Breakdown, ...] = ()
    withheld: tuple[str, ...] = ()


def shown_survey(results: Results) -> ShownSurvey:
    """Return the results as a report carries them: nothing but what they show, and no breakdown."""
    return ShownSurvey(
        questionnaire=results.questionnaire,
        total=results.total,
        questions=tuple(
            ShownQuestion(
                name=tally.question,
                label=tally.label,
                kind=tally.kind,
                choices=tuple(
                    ShownChoice(name=choice.name, label=choice.label, count=count)
                    for choice, count in zip(tally.choices, tally.counts, strict=True)
                ),
                blank=tally.blank,
            )
            for tally in results.tallies
        ),
    )


def may_break_down(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """Return the questions that results may be broken down by."""
    return tuple(q for q in questionnaire.questions if q.group_name == ABOUT_YOU and q.kind == "select_one")


def drawn_from(
    questionnaire: Questionnaire, sheets: Sequence[Sheet], breakdowns: Iterable[str], logic: Logic | None = None
) -> Results:
    """Return what may be seen of the valid `sheets`, broken down by the questions named.

    `logic` says who was asked what; without it everybody was asked everything.
    """
    chosen = [question for question in questionnaire.questions if question.choices]
    skips = skips_of(questionnaire, logic, sheets)
    tallies = _untold({question.name: _tally(question, sheets, skips) for question in chosen}, chosen, skips, sheets)
    wanted = [question for question in may_break_down(questionnaire) if question.name in set(breakdowns)]
    usable = [by for by in wanted if _groups(by, tallies[by.name])]
    return Results(
        questionnaire=questionnaire.reference,
        total=len(sheets),
        tallies=tuple(tallies.values()),
        breakdowns=tuple(_breakdown(by, chosen, tallies, sheets, skips) for by in usable),
        withheld=tuple(by.name for by in wanted if by not in usable),
    )


def _untold(
    tallies: dict[str, Tally], chosen: Sequence[Question], skips: Skips, sheets: Sequence[Sheet]
) -> Mapping[str, Tally]:
    """Hide every conditional question whose answers would tell what is hidden of those that lead to it."""
    telling = {
        question.name
        for question in chosen
        for lead in chosen
        if lead.name in skips.leads.get(question.name, ()) and splits_small(question, lead, skips, sheets)
    }
    while True:
        for name in telling:
            tallies[name] = replace(tallies[name], counts=(None,) * len(tallies[name].counts), blank=None)
        hidden = {name for name, one in tallies.items() if None in (*one.counts, one.blank)}
        telling = {name for name, leads in skips.leads.items() if leads & hidden and _shows(tallies[name])}
        if not telling:
            return tallies


def _shows(one: Tally) -> bool:
    return any(count is not None for count in (*one.counts, one.blank))


def _tally(question: Question, sheets: Sequence[Sheet], skips: Skips) -> Tally:
    counts = _counts(question, sheets)
    total = len(sheets)
    seen: list[int | None]
    blank: int | None
    if question.name in skips.leads:
        silent = sum(not sheet.get(question.name) for sheet in sheets)
        *seen, blank = shown_of_asked(question, counts, silent, total, len(skips.asked(question.name, sheets)))
    elif question.kind == "select_one":
        *seen, blank = shown_with_rest(counts, total)
    else:
        seen = list(shown(counts, total, exclusive=False))
        (blank,) = shown([sum(not sheet.get(question.name) for sheet in sheets)], total, exclusive=False)
    return Tally(
        question=question.name,
        label=question.label,
        group=question.group,
        group_name=question.group_name,
        kind="select_one" if question.kind == "select_one" else "select_multiple",
        is_scale=question.appearance == "likert",
        choices=question.choices,
        counts=tuple(seen),
        blank=blank,
    )


def _counts(question: Question, sheets: Iterable[Sheet]) -> list[int]:
    return list(tally(question, sheets).values())


def _breakdown(
    by: Question, chosen: Sequence[Question], tallies: Mapping[str, Tally], sheets: Sequence[Sheet], skips: Skips
) -> Breakdown:
    groups = _groups(by, tallies[by.name])
    parts = [[sheet for sheet in sheets if sheet.get(by.name, "") == group.name] for group in groups]
    names = {group.name for group in groups}
    rest = [sheet for sheet in sheets if sheet.get(by.name, "") not in names]
    counted = [*parts, *([rest] if rest else [])]
    crosses = [
        Cross(question=question.name, rows=rows[: len(groups)])
        for question in chosen
        if question.group_name != ABOUT_YOU
        for rows in _cross(
            tallies[question.name], [_counts(question, part) for part in counted], list(map(len, counted))
        )
    ]
    telling = {q.name for q in chosen if q.name in skips.leads and tells_in_group(q, skips, counted)}
    kept = tuple(_crosses_untold(crosses, skips, telling, {q.name for q in chosen if q.group_name != ABOUT_YOU}))
    return Breakdown(by=by.name, label=by.label, groups=groups, sizes=tuple(map(len, parts)), crosses=kept)


def _crosses_untold(crosses: Sequence[Cross], skips: Skips, telling: set[str], crossed: set[str]) -> Iterator[Cross]:
    """Leave out a conditional question unless nothing of it, nor of what leads to it, has to be hidden in any group.

    Its rows say how many of each group were asked: the very numbers that the rows of the other question may hide.
    """
    whole = {cross.question for cross in crosses if not any(None in row for row in cross.rows)} - telling
    for cross in crosses:
        leads = skips.leads.get(cross.question)
        if leads is None or (cross.question in whole and leads & crossed <= whole):
            yield cross


def _groups(by: Question, tally_: Tally) -> tuple[Choice, ...]:
    """Return the groups whose size is seen and not 0. The others are one heap, protected like a group and not shown."""
    named = [choice for choice, count in zip(by.choices, tally_.counts, strict=True) if count]
    return (*named, *([Choice(name="", label="")] if tally_.blank else []))


def _cross(all_: Tally, counts: list[list[int]], sizes: list[int]) -> Iterator[tuple[Shown, ...]]:
    """Yield the table of a question (`all_`: what is seen of it for everybody), if it may be shown at all."""
    if max(sizes, default=0) < LEAST_SHEETS:
        return
    if all_.kind == "select_multiple":
        yield from _cross_several(all_, counts, sizes)
        return
    whole = [[*row, size - sum(row)] for row, size in zip(counts, sizes, strict=True)]
    seen_by_all = (*all_.counts, all_.blank)
    open_places = [place for place, count in enumerate(seen_by_all) if count is not None]
    heap = [place for place, count in enumerate(seen_by_all) if count is None]
    # What is hidden for everybody is one heap here too: its size is known, how it is made up is not.
    table = [[row[place] for place in open_places] + ([sum(row[p] for p in heap)] if heap else []) for row in whole]
    seen = shown_table(table) if open_places else None
    if seen is not None:
        rows = (dict(zip(open_places, row, strict=False)) for row in seen)
        yield tuple(tuple(row.get(place) for place in range(len(seen_by_all))) for row in rows)


def _cross_several(all_: Tally, counts: list[list[int]], sizes: list[int]) -> Iterator[tuple[Shown, ...]]:
    """Each choice is a table of its own, ticked or not: nothing of one follows from another."""
    columns: list[Shown] = []
    for place, ticked in enumerate(all_.counts):
        table = [[row[place], size - row[place]] for row, size in zip(counts, sizes, strict=True)]
        seen = None if ticked is None else shown_table(table)
        columns.append(tuple(row[0] for row in seen) if seen is not None else (None,) * len(sizes))
    if any(cell is not None for column in columns for cell in column):
        yield tuple(zip(*columns, strict=True))
