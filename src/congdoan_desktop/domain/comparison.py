"""How the answers of a round differ from those of the round before; only where both may be seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from congdoan_desktop.domain.numbers import percent_tenths
from congdoan_desktop.domain.survey_results import ABOUT_YOU, Results, Tally

Reason = Literal["", "not_asked", "asked_otherwise", "hidden_now", "hidden_before"]
"""`asked_otherwise`: other words or other answers to choose from; what they say cannot be laid side by side."""

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One answer now and before. `question`, `choice`: names, the same in both rounds.

    `points`: tenths of a percentage point between the two shares as they are printed, so that anybody can check it by
    hand; `None` with the `reason` why it cannot be told. `now`, `before`: tenths of a percent, `None` where hidden.
    """

    question: str
    choice: str
    now: int | None = None
    before: int | None = None
    points: int | None = None
    reason: Reason = ""


def changes(now: Results, before: Results) -> tuple[Change, ...]:
    """Return every answer of `now` beside the same one of `before`, in the order of the questionnaire."""
    earlier = {tally.question: tally for tally in before.tallies}
    return tuple(
        _change(tally, place, now.total, earlier.get(tally.question), before.total)
        for tally in now.tallies
        for place in range(len(tally.choices))
    )


def largest_first(found: Iterable[Change], about_you: Iterable[str] = ()) -> tuple[Change, ...]:
    """Return what changed, the largest change first; without the questions `about_you`: who answered is no opinion."""
    left_out = set(about_you)
    moved = [one for one in found if one.points and one.question not in left_out]
    return tuple(sorted(moved, key=lambda one: -abs(one.points or 0)))


def about_you(results: Results) -> frozenset[str]:
    """Return the names of the questions about the person."""
    return frozenset(tally.question for tally in results.tallies if tally.group_name == ABOUT_YOU)


def signed_text(tenths: int) -> str:
    """Return "+4,2", "−0,5" (with a minus sign) or "0,0"."""
    whole, tenth = divmod(abs(tenths), 10)
    sign = "+" if tenths > 0 else MINUS if tenths < 0 else ""
    return f"{sign}{whole},{tenth}"


def _change(tally: Tally, place: int, total: int, earlier: Tally | None, earlier_total: int) -> Change:
    name, now = tally.choices[place].name, _share(tally.counts[place], total)
    reason = _why_not(tally, earlier)
    if reason or earlier is None:
        return Change(question=tally.question, choice=name, now=now, reason=reason)
    before = _share(earlier.counts[place], earlier_total)
    points = now - before if now is not None and before is not None else None
    reason = "hidden_now" if now is None else "hidden_before" if before is None else ""
    return Change(question=tally.question, choice=name, now=now, before=before, points=points, reason=reason)


def _why_not(now: Tally, before: Tally | None) -> Reason:
    if before is None:
        return "not_asked"
    same = (now.kind, now.label, now.choices) == (before.kind, before.label, before.choices)
    return "" if same else "asked_otherwise"


def _share(count: int | None, total: int) -> int | None:
    return percent_tenths(count, total) if count is not None and total > 0 else None
