"""A closed survey round as a report tells it: what may be seen of it, by area, beside the round before."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from congdoan_desktop.domain.records import Petition, SurveyRound
from congdoan_desktop.domain.survey_results import ABOUT_YOU, Breakdown, Results, Tally

UNNAMED = "-"
"""Code of the area of the questions that stand under no heading."""


@dataclass(frozen=True, kw_only=True)
class Area:
    """The questions under one heading of the questionnaire; `name` is empty for those under none."""

    code: str
    name: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, kw_only=True)
class Surveyed:
    """`results` is `None` for a round counted by hand. `earlier`: the round before that asked the same, if any."""

    round: SurveyRound
    results: Results | None = None
    earlier: SurveyRound | None = None
    earlier_results: Results | None = None
    petitions: tuple[Petition, ...] = ()
    """Drawn from written answers of the round, the one raised most often first."""
    quotes: tuple[str, ...] = ()
    """Written answers that somebody read and gave free."""
    unread: int = 0

    @property
    def tallies(self) -> tuple[Tally, ...]:
        return self.results.tallies if self.results else ()

    @property
    def about_you(self) -> tuple[Tally, ...]:
        """Questions about the person who answers."""
        return tuple(tally for tally in self.tallies if tally.group_name == ABOUT_YOU)

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Areas of the questionnaire, in its order, of which anything may be seen."""
        asked = [tally for tally in self.tallies if tally.group_name != ABOUT_YOU]
        codes = dict.fromkeys(tally.group_name for tally in asked)
        groups = [(code, tuple(tally for tally in asked if tally.group_name == code)) for code in codes]
        return tuple(
            Area(code=code or UNNAMED, name=tallies[0].group, tallies=tallies)
            for code, tallies in groups
            if any(map(is_seen, tallies))
        )

    @property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Those with anything to show."""
        return tuple(one for one in self.results.breakdowns if one.crosses) if self.results else ()

    @property
    def hides(self) -> bool:
        """Whether anything is hidden."""
        crossed = (row for one in self.breakdowns for cross in one.crosses for row in cross.rows)
        return any(None in (*t.counts, t.blank) for t in self.tallies) or any(None in row for row in crossed)

    def before(self, tally: Tally) -> Tally | None:
        """Return what was answered in the earlier round to the same question with the same choices."""
        for other in self.earlier_results.tallies if self.earlier_results else ():
            if _same_question(tally, other):
                return other
        return None

    @property
    def is_comparable(self) -> bool:
        """Whether the earlier round asked any question of this one in the same words."""
        return any(self.before(tally) for area in self.areas for tally in area.tallies)


def _same_question(one: Tally, other: Tally) -> bool:
    asked = (one.question, one.label, one.kind, one.choices)
    return asked == (other.question, other.label, other.kind, other.choices)


def is_seen(tally: Tally) -> bool:
    """Whether any answer to the question may be seen."""
    return any(count is not None for count in tally.counts)


def heap(tally: Tally, total: int) -> int:
    """Return how many sheets the hidden answers to a `select_one` hold together: everybody can work it out."""
    return total - sum(count for count in (*tally.counts, tally.blank) if count is not None)


def leading(tally: Tally, total: int) -> tuple[int, ...]:
    """Return the places of the answers given most often, as far as what is shown proves it; first of a tie first.

    Of `select_multiple` the three most ticked of those shown.
    """
    seen = [(count, place) for place, count in enumerate(tally.counts) if count]
    if tally.kind == "select_multiple":
        return tuple(place for _, place in sorted(seen, key=lambda one: (-one[0], one[1]))[:3])
    most = max((count for count, _ in seen), default=0)
    proven = most > 0 and (most > heap(tally, total) or None not in (*tally.counts, tally.blank))
    return tuple(place for count, place in seen if count == most) if proven else ()


def parts(tally: Tally) -> Iterator[tuple[str, int | None]]:
    """Yield (label, sheets) of every answer; last, with an empty label, the sheets without one."""
    yield from zip((choice.label for choice in tally.choices), tally.counts, strict=True)
    yield "", tally.blank
