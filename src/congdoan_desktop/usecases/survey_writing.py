"""The words and states that a report on a survey has beside the figures of the unit (`domain/compose.py`)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from congdoan_desktop import texts
from congdoan_desktop.domain.catalogue import Catalogue, in_order, label
from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.disclosure import LEAST_SHEETS
from congdoan_desktop.domain.numbers import count_text, day_text, percent_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey_items import charts_of, items_of
from congdoan_desktop.domain.surveyed import Surveyed
from congdoan_desktop.domain.text import inside
from congdoan_desktop.texts.survey_report import SURVEY_REPORT
from congdoan_desktop.usecases.subjects.sheets import lacks_destruction


def with_survey(writing: Writing, survey: Surveyed | None, lists: Mapping[str, Catalogue]) -> Writing:
    """Return `writing` with what may be said of the round."""
    if survey is None:
        return replace(writing, states=writing.states | {"survey:none"})
    return replace(
        writing,
        values={**writing.values, **_values(survey, lists)},
        states=writing.states | frozenset(_states(survey)),
        items=items_of(survey, lists, SURVEY_REPORT),
        charts={**writing.charts, **charts_of(survey, SURVEY_REPORT)},
    )


def _values(survey: Surveyed, lists: Mapping[str, Catalogue]) -> Mapping[str, object]:
    one, earlier = survey.round, survey.earlier
    return {
        "survey_opened": day_text(one.opened_on),
        "survey_purpose": one.purpose.strip(" .\n").replace("\n", " "),
        "survey_method": inside(label(lists["survey_methods"], one.method)),
        "survey_audiences": _told(lists["audiences"], one.audiences),
        "survey_destroyed": day_text(one.destroyed_on) if one.destroyed_on else "",
        "survey_questions": count_text(len(survey.tallies)),
        "survey_response": _response(one),
        "survey_quotes": count_text(len(survey.quotes)),
        "survey_petitions": count_text(len(survey.petitions)),
        "survey_raised": count_text(sum(petition.raised_times for petition in survey.petitions)),
        "earlier_title": earlier.title if earlier else "",
        "earlier_period": texts.period_name(earlier.period) if earlier else "",
        "earlier_valid": count_text(survey.earlier_results.total) if survey.earlier_results else "",
    }


def _states(survey: Surveyed) -> Iterable[str]:
    one, earlier, total = survey.round, survey.earlier, survey.results.total if survey.results else None
    known = {
        "counted": total is not None and total >= LEAST_SHEETS,
        "few": total is not None and total < LEAST_SHEETS,
        "by_hand": total is None,
        "paper_left": lacks_destruction(one),
        "purpose": bool(one.purpose.strip()),
        "audiences": bool(one.audiences),
        "destroyed": one.destroyed_on is not None,
        "response": bool(_response(one)),
        "hidden": survey.hides,
        "breakdowns": bool(survey.breakdowns),
        "makeup": bool(survey.about_you),
        "earlier": survey.is_comparable,
        "earlier_period": earlier is not None and texts.period_name(earlier.period) not in earlier.title,
        "petitions": bool(survey.petitions),
        "quotes": bool(survey.quotes),
        "findings": bool(one.findings.strip()),
    }
    return (f"survey:{name}" for name, holds in known.items() if holds)


def _response(one: SurveyRound) -> str:
    """The share of forms that came back; empty where it is no share (more came back than are known to be out)."""
    out, back = one.handed_out, one.returned
    return percent_text(back, out) if out and back is not None and back <= out else ""


def _told(catalogue: Catalogue, codes: Iterable[str]) -> str:
    return "; ".join(inside(label(catalogue, code)) for code in in_order(catalogue, codes))
