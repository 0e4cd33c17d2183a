"""Whether what a file tells can be kept at all: numbers, days and texts of a size that a report may have.

Strict types do not say it: a count of 70 bits, a day in the year 9999, a kind of 8 million letters have the right one.
"""

from collections.abc import Iterator
from dataclasses import replace

from congdoan_desktop.domain.period import is_period
from congdoan_desktop.domain.province.examined import Fault, Told

_LARGEST = 10**12
"""Of any count: no union has so many sheets of paper."""
_LONGEST, _LONGEST_TEXT = 200, 2_000
"""Letters of a code, of a sentence."""
_MOST, _MOST_TALLIES = 2_000, 20_000
"""Figures and targets, answers of a survey; the longest report of the program has some hundred of each."""
_YEARS = range(2000, 3000)
MOST_CONTRADICTIONS = 20
"""That are told of one report."""


def is_keepable(told: Told) -> bool:
    """Tell whether a report like this can be laid beside others and kept."""
    return (
        is_period(told.period)
        and _YEARS.start < told.made_at.year < _YEARS.stop
        and all(0 < len(one) <= _LONGEST and one.isprintable() for one in (told.report_id, told.kind))
        and len(told.figures) <= _MOST
        and len(told.targets) <= _MOST
        and len(told.tallies) <= _MOST_TALLIES
        and all(abs(number) <= _LARGEST for number in _numbers(told))
        and all(len(word) <= _LONGEST and word.isprintable() for word in _words(told))
        and all(len(text) <= _LONGEST_TEXT for text in _texts(told))
    )


def shortened(contradictions: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return the first of them, in short words; a report that is wrong everywhere need not say it a thousand times."""
    return tuple(
        replace(one, words=tuple(word[:_LONGEST] for word in one.words)) for one in contradictions[:MOST_CONTRADICTIONS]
    )


def _numbers(told: Told) -> Iterator[int]:
    yield told.revision
    yield told.number or 0
    for figure in (*told.figures, *(target.figure for target in told.targets)):
        yield from (number for number in (figure.low, figure.high, figure.den) if number is not None)
    for tally in told.tallies:
        yield from (tally.place, tally.total, tally.count or 0)


def _words(told: Told) -> Iterator[str]:
    yield from (told.about, told.replaces, told.unit_code, told.unit_kind, told.notation)
    yield from (figure.code for figure in told.figures)
    for target in told.targets:
        yield from (target.code, target.window, target.verdict)
    for tally in told.tallies:
        yield from (tally.questionnaire, tally.question, tally.choice)


def _texts(told: Told) -> Iterator[str]:
    yield from (told.unit_name, told.type_name, told.subject)
    for tally in told.tallies:
        yield from (tally.question_label, tally.choice_label)
