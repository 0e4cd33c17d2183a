"""One card a question, from what may be seen: `answer_cards`, `group_cards`, `change_cards`. Headings are strings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from congdoan_desktop.domain.comparison import Change, largest_first
from congdoan_desktop.domain.survey_results import ABOUT_YOU, Breakdown, Cross, Results, Tally
from congdoan_desktop.ui.survey.results.answer_chart import AnswerChart, AnswerLine
from congdoan_desktop.ui.survey.results.change_chart import ChangeChart, ChangeLine
from congdoan_desktop.ui.survey.results.group_chart import GroupChart, GroupColumn
from congdoan_desktop.ui.survey.results.question_card import QuestionCard
from congdoan_desktop.ui.survey.results.words import NO_ANSWER, NOT_CROSSED, NOT_SAID, SEVERAL, WHOLLY_HIDDEN

Shown = Iterator[str | QuestionCard]


def answer_cards(found: Results, compared: Sequence[Change] | None) -> Shown:
    """Yield all answers of the whole unit by area; `compared` with the round before, where there is one."""
    places = {(change.question, change.choice): change for change in compared or ()}
    for heading, tallies in _areas(found.tallies):
        yield heading
        for tally in tallies:
            yield _answers(tally, found.total, places if compared is not None else None)


def group_cards(found: Results, breakdown: Breakdown) -> Shown:
    """Yield the answers by the groups of `breakdown`; a question that cannot be shown so says why."""
    crosses = {cross.question: cross for cross in breakdown.crosses}
    for heading, tallies in _areas(tally for tally in found.tallies if tally.group_name != ABOUT_YOU):
        yield heading
        for tally in tallies:
            cross = crosses.get(tally.question)
            if cross is None:
                yield QuestionCard(tally.label, None, NOT_CROSSED)
            else:
                yield QuestionCard(tally.label, _groups(tally, cross, breakdown), _note(tally))


def change_cards(found: Results, compared: Iterable[Change]) -> Shown:
    """Yield the questions with what changed since the round before, the largest change first."""
    asides = {tally.question for tally in found.tallies if tally.group_name == ABOUT_YOU}
    by_question: dict[str, list[Change]] = {}
    for change in largest_first(compared, asides):
        by_question.setdefault(change.question, []).append(change)
    tallies = {tally.question: tally for tally in found.tallies}
    widest = max((abs(change.points or 0) for parts in by_question.values() for change in parts), default=0)
    for question, parts in by_question.items():
        labels = {choice.name: choice.label for choice in tallies[question].choices}
        lines = [ChangeLine(label=labels[change.choice], change=change) for change in parts]
        yield QuestionCard(tallies[question].label, ChangeChart(lines, widest), "")


def _areas(tallies: Iterable[Tally]) -> Iterator[tuple[str, list[Tally]]]:
    """Yield heading and questions, in the order of the questionnaire."""
    areas: dict[str, list[Tally]] = {}
    for tally in tallies:
        areas.setdefault(tally.group, []).append(tally)
    yield from areas.items()


def _answers(tally: Tally, total: int, places: Mapping[tuple[str, str], Change] | None) -> QuestionCard:
    if all(count is None for count in tally.counts):
        return QuestionCard(tally.label, None, WHOLLY_HIDDEN)
    lines = [
        AnswerLine(
            label=choice.label,
            count=count,
            total=total,
            change=(places or {}).get((tally.question, choice.name)),
            compares=places is not None,
        )
        for choice, count in zip(tally.choices, tally.counts, strict=True)
    ]
    if tally.blank != 0:
        lines.append(AnswerLine(label=NO_ANSWER, count=tally.blank, total=total))
    return QuestionCard(tally.label, AnswerChart(lines), _note(tally))


def _groups(tally: Tally, cross: Cross, breakdown: Breakdown) -> GroupChart:
    answers = [choice.label for choice in tally.choices]
    if tally.kind == "select_one" and any(row[-1] != 0 for row in cross.rows):
        answers.append(NO_ANSWER)
    groups = [
        GroupColumn(label=group.label or NOT_SAID, size=size, counts=tuple(row[: len(answers)]))
        for group, size, row in zip(breakdown.groups, breakdown.sizes, cross.rows, strict=True)
    ]
    return GroupChart(answers, groups)


def _note(tally: Tally) -> str:
    return SEVERAL if tally.kind == "select_multiple" else ""
