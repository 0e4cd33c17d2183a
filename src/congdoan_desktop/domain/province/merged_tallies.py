"""Answers of many units to the same questionnaire, added up under the rule by which each unit shows its own.

What a unit hid never left it, so a merged count is made of shown counts alone and can tell nothing of a hidden one: it
is "at least" what was shown. The sums then stand the same test as any table (`domain.disclosure`), for a unit whose
program knew it less well.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from congdoan_desktop.domain.disclosure import LEAST_SHEETS, is_small, shown_with_rest
from congdoan_desktop.domain.province.examined import Tallied


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
    kind: str
    units: int
    total: int
    choices: tuple[MergedChoice, ...]


def merged(reports: Iterable[Sequence[Tallied]]) -> tuple[MergedQuestion, ...]:
    """Add up the tallies of reports, question by question, in the order of the questionnaires."""
    by_question: defaultdict[tuple[str, str], list[Sequence[Tallied]]] = defaultdict(list)
    for report in reports:
        for key, answers in _by_question(report).items():
            by_question[key].append(answers)
    return tuple(_merged_question(questionnaire, rounds) for (questionnaire, _), rounds in by_question.items())


def _by_question(report: Sequence[Tallied]) -> Mapping[tuple[str, str], Sequence[Tallied]]:
    found: defaultdict[tuple[str, str], list[Tallied]] = defaultdict(list)
    for one in report:
        found[one.questionnaire, one.question].append(one)
    return {key: sorted(answers, key=lambda one: one.place) for key, answers in found.items()}


def _merged_question(questionnaire: str, rounds: Sequence[Sequence[Tallied]]) -> MergedQuestion:
    first = rounds[0][0]
    total = sum(answers[0].total for answers in rounds)
    choices = list(dict.fromkeys(one.choice for answers in rounds for one in answers))
    labels = {one.choice: one.choice_label for answers in rounds for one in answers}
    counts = {choice: [_count(answers, choice) for answers in rounds] for choice in choices}
    may = _may_be_shown(counts, total, exclusive=first.kind == "select_one")
    return MergedQuestion(
        questionnaire=questionnaire,
        name=first.question,
        label=first.question_label,
        kind=first.kind,
        units=len(rounds),
        total=total,
        choices=tuple(_choice(choice, labels[choice], counts[choice], is_shown=choice in may) for choice in choices),
    )


def _count(answers: Sequence[Tallied], choice: str) -> int | None:
    """Return how many ticked `choice`; an answer that a unit does not list was ticked by nobody."""
    return next((one.count for one in answers if one.choice == choice), 0)


def _choice(name: str, label: str, counts: Sequence[int | None], *, is_shown: bool) -> MergedChoice:
    known = [count for count in counts if count is not None]
    if not is_shown:
        return MergedChoice(name=name, label=label, low=None, high=None)
    low = sum(known)
    return MergedChoice(name=name, label=label, low=low, high=low if len(known) == len(counts) else None)


def _may_be_shown(counts: Mapping[str, Sequence[int | None]], total: int, *, exclusive: bool) -> frozenset[str]:
    """Return the answers that may be shown; under an empty name the sheets without an answer."""
    whole = {choice: sum(count for count in parts if count is not None) for choice, parts in counts.items()}
    if total < LEAST_SHEETS:
        return frozenset()
    if exclusive and not any(None in parts for parts in counts.values()):
        named = [choice for choice in counts if choice]
        kept = shown_with_rest([whole[choice] for choice in named], total)
        return frozenset(choice for choice, count in zip([*named, ""], kept, strict=True) if count is not None)
    return frozenset(choice for choice, count in whole.items() if not is_small(count))
