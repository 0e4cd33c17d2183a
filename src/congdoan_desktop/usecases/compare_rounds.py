"""A closed round beside the one before that asked the same."""

from dataclasses import dataclass

from congdoan_desktop.domain.comparison import Change, changes
from congdoan_desktop.domain.disclosure import LEAST_SHEETS
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey_results import Results
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.survey import results


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """`before`: the earlier round; `total_before`: sheets of it that were counted; `changes`: every answer of now."""

    before: SurveyRound
    total_before: int
    changes: tuple[Change, ...]


def previous_round(db: Reader, survey: SurveyRound) -> SurveyRound | None:
    """Return the round that was closed last before `survey`, asked the same questionnaire (any version of it) and shows
    more than the number of its sheets; none that was put away.
    """
    code = _code(survey)
    earlier = [one for one in repository.find(db, SurveyRound) if _code(one) == code and _key(one) < _key(survey)]
    shown = (one for one in sorted(earlier, key=_key, reverse=True) if one.closed_on and _is_shown(db, one.id))
    return next(shown, None) if survey.closed_on else None


def compare_rounds(db: Reader, survey: SurveyRound, found: Results) -> Comparison | None:
    """Return how `found`, the results of `survey`, differ from the previous round; `None` where there is none."""
    before = previous_round(db, survey)
    earlier = results(db, before.id) if before is not None else None
    if before is None or earlier is None:
        return None
    return Comparison(before=before, total_before=earlier.total, changes=changes(found, earlier))


def _is_shown(db: Reader, round_id: str) -> bool:
    found = results(db, round_id)
    return found is not None and found.total >= LEAST_SHEETS


def _code(survey: SurveyRound) -> str:
    return survey.questionnaire.partition("@")[0]


def _key(survey: SurveyRound) -> tuple[str, str, str]:
    return (survey.closed_on or survey.opened_on).isoformat(), survey.opened_on.isoformat(), survey.id
