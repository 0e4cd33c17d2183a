"""Answers of many units to the same questionnaire, added up under the rule by which each unit shows its own.

What a unit hid never left it, so a merged count is made of shown counts alone and can tell nothing of a hidden one: it
is "at least" what was shown. The sums then stand the same test as any table (`domain.disclosure`), for a unit whose
program knew it less well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from congdoan_desktop.domain.disclosure import LEAST_SHEETS, is_small, shown, shown_with_rest


@dataclass(frozen=True, kw_only=True)
class Added:
    """One answer over all rounds: `count` sheets where units have shown it; `hidden`: how many units have not."""

    questionnaire: str
    """`code@version`."""
    question: str
    question_label: str
    exclusive: bool
    """A sheet has one answer at most."""
    choice: str
    """Empty: the sheets without an answer."""
    choice_label: str
    count: int
    hidden: int
    units: int
    """How many rounds name the answer, shown or hidden; `total`: the valid sheets of these."""
    total: int


@dataclass(frozen=True, kw_only=True)
class MergedChoice:
    """One answer: `low` sheets, or at least so many where `high` is `None`; both are `None` where it is not shown."""

    name: str
    label: str
    low: int | None
    high: int | None


@dataclass(frozen=True, kw_only=True)
class MergedQuestion:
    """One question over `units` rounds with `total` valid sheets."""

    questionnaire: str
    name: str
    label: str
    units: int
    total: int
    choices: tuple[MergedChoice, ...]


def merged(answers: Iterable[Added]) -> tuple[MergedQuestion, ...]:
    """Show the answers question by question, in the order in which they come, as far as they may be shown."""
    by_question: dict[tuple[str, str], list[Added]] = {}
    for one in answers:
        by_question.setdefault((one.questionnaire, one.question), []).append(one)
    return tuple(_merged_question(found) for found in by_question.values())


def _merged_question(answers: Sequence[Added]) -> MergedQuestion:
    """Every round names the sheets without an answer, and so stands in that sum."""
    first, total = answers[0], max(one.total for one in answers)
    may = _may_be_shown(answers, total)
    return MergedQuestion(
        questionnaire=first.questionnaire,
        name=first.question,
        label=first.question_label,
        units=max(one.units for one in answers),
        total=total,
        choices=tuple(_choice(one, is_shown=one.choice in may) for one in answers),
    )


def _choice(one: Added, *, is_shown: bool) -> MergedChoice:
    if not is_shown:
        return MergedChoice(name=one.choice, label=one.choice_label, low=None, high=None)
    high = None if one.hidden else one.count
    return MergedChoice(name=one.choice, label=one.choice_label, low=one.count, high=high)


def _may_be_shown(answers: Sequence[Added], total: int) -> frozenset[str]:
    """Return the answers that may be shown; under an empty name the sheets without an answer."""
    if total < LEAST_SHEETS:
        return frozenset()
    if any(one.hidden for one in answers):
        return frozenset(one.choice for one in answers if not is_small(one.count))
    if not answers[0].exclusive:
        kept = shown([one.count for one in answers], total, exclusive=False)
        return frozenset(one.choice for one, count in zip(answers, kept, strict=True) if count is not None)
    named = [one for one in answers if one.choice]
    kept = shown_with_rest([one.count for one in named], total)
    names = [*(one.choice for one in named), ""]
    return frozenset(name for name, count in zip(names, kept, strict=True) if count is not None)
