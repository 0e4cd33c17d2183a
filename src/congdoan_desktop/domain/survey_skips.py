"""Questions that not everybody is asked: how many were asked follows from other answers, and must give nothing away.

Who sees that 47 people answered "why?" knows how many gave the answer that leads to it. So such a question shows
nothing where an answer that it depends on is hidden; where fewer than 5 of those who gave one answer were, or were not,
asked; and what it shows is protected as if the number of those asked were printed beside it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from congdoan_desktop.domain.disclosure import LEAST_SHEETS, is_alike, is_small, shown, shown_with_rest
from congdoan_desktop.domain.survey import Logic, Question, Questionnaire, Sheet, tally

_NAME = re.compile(r"\$\{\s*([^{}\s]+)\s*\}")

Counts = tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True)
class Skips:
    """Who was asked what. `reached`: the rows that concern each sheet (by its identity)."""

    leads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each conditional question the questions that decide, directly or not, whether it is asked."""
    reached: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def asked(self, question: str, sheets: Iterable[Sheet]) -> list[Sheet]:
        """Return those of `sheets` on which the question was asked."""
        return [sheet for sheet in sheets if question in self.reached[id(sheet)]]


def skips_of(questionnaire: Questionnaire, logic: Logic | None, sheets: Sequence[Sheet]) -> Skips:
    """Return who was asked what; without `logic` everybody was asked everything. `sheets` must outlive it."""
    rows = {row.name: row for row in questionnaire.questions}
    leads = {row.name: _leads(rows, row) for row in questionnaire.questions if row.choices and row.relevant}
    if logic is None or not leads:
        return Skips()
    return Skips(leads=leads, reached={id(sheet): logic.relevant(sheet) for sheet in sheets})


def shown_of_asked(question: Question, counts: Sequence[int], silent: int, total: int, asked: int) -> Counts:
    """Return what may be seen of a conditional question: counts of its choices, last the sheets without an answer.

    `silent`: sheets without an answer, of those asked and of the others.
    """
    if is_small(total - asked) or is_small(silent):
        return (None,) * (len(counts) + 1)
    if question.kind == "select_one":
        *seen, rest = shown_with_rest(counts, asked)
        return (*seen, None if rest is None else silent)
    unanswered = silent - (total - asked)
    both = zip(
        shown([*counts, silent], total, exclusive=False),
        shown([*counts, unanswered], asked, exclusive=False),
        strict=True,
    )
    return tuple(None if None in pair else pair[0] for pair in both)


def splits_small(question: Question, lead: Question, skips: Skips, sheets: Sequence[Sheet]) -> bool:
    """Whether fewer than 5 of those who gave one answer to `lead` were asked `question`, or were not."""
    for answer in ("", *(choice.name for choice in lead.choices)):
        gave = [sheet for sheet in sheets if answer in (sheet.get(lead.name, "").split() or [""])]
        reached = len(skips.asked(question.name, gave))
        if is_small(reached) or is_small(len(gave) - reached):
            return True
    return False


def tells_in_group(question: Question, skips: Skips, groups: Iterable[Sequence[Sheet]]) -> bool:
    """Whether those asked in a group, or those asked who were silent, are too few to be seen or of one mind."""
    for group in groups:
        asked = skips.asked(question.name, group)
        counts = tally(question, asked).values()
        silent = sum(not sheet.get(question.name) for sheet in asked)
        if is_small(silent) or is_small(len(group) - len(asked)) or 0 < len(asked) < LEAST_SHEETS:
            return True
        if question.kind == "select_one" and asked and is_alike((*counts, silent)):
            return True
        if question.kind == "select_multiple" and asked and None in shown([*counts], len(asked), exclusive=False):
            return True
    return False


def _leads(rows: Mapping[str, Question], row: Question) -> frozenset[str]:
    found, waiting = set[str](), [row]
    while waiting:
        one = waiting.pop()
        for name in _NAME.findall(f"{one.relevant} {one.calculation}"):
            if name in rows and name not in found:
                found.add(name)
                waiting.append(rows[name])
    return frozenset(found)
