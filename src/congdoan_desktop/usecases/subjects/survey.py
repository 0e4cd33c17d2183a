"""The survey round of the periods that end in a period which was closed last."""

from collections.abc import Mapping
from dataclasses import replace

from congdoan_desktop import codec
from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.expand import Lists, expanded
from congdoan_desktop.domain.facts import Span
from congdoan_desktop.domain.measures import is_closed_in
from congdoan_desktop.domain.records import Petition, SurveyRound
from congdoan_desktop.domain.survey_items import areas, levels
from congdoan_desktop.domain.survey_results import Results
from congdoan_desktop.domain.survey_tables import breakdown_tables
from congdoan_desktop.domain.surveyed import Surveyed
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository, survey_outcome
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.survey_report import SURVEY_REPORT
from congdoan_desktop.usecases.compare_rounds import previous_round
from congdoan_desktop.usecases.subjects import period
from congdoan_desktop.usecases.subjects.subject import Subject
from congdoan_desktop.usecases.survey_writing import with_survey

windows = period.windows


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the period with the round reported on; `survey` is `None` as long as none is closed.

    Raises `UserError` report.no_subject.
    """
    plain = period.subject_of(db, reference, template, window)
    survey = surveyed(db, plain.span)
    lists = _lists(survey, reference.catalogues) if survey else {}
    return replace(
        plain,
        template=expanded(template, lists),
        lists=lists,
        survey=survey,
        tell=lambda writing, _: with_survey(writing, survey, reference.catalogues),
    )


def surveyed(db: Reader, span: Span) -> Surveyed | None:
    """Return the round of the periods that end in `span` that was closed last, with all a report says of it."""
    closed = [one for one in repository.find(db, SurveyRound) if is_closed_in(one, span)]
    found = max(closed, key=lambda one: (one.closed_on, one.id), default=None)
    if found is None:
        return None
    texts = survey_outcome.written(db, found.id)
    earlier = previous_round(db, found)
    return Surveyed(
        round=found,
        results=_results(db, found.id),
        earlier=earlier,
        earlier_results=_results(db, earlier.id) if earlier else None,
        petitions=_petitions(db, found.id),
        quotes=tuple(dict.fromkeys(one.quote for one in texts if one.state == "quotable" and one.quote.strip())),
        unread=sum(one.state == "unread" for one in texts),
    )


def _lists(survey: Surveyed, catalogues: Mapping[str, Catalogue]) -> Lists:
    return {
        "survey_areas": areas(survey, SURVEY_REPORT["other_area"]),
        "survey_levels": levels(survey, catalogues, SURVEY_REPORT["no_level"]),
        "survey_breakdowns": breakdown_tables(survey, SURVEY_REPORT["no_group"]),
    }


def _petitions(db: Reader, round_id: str) -> tuple[Petition, ...]:
    found = repository.find(db, Petition, where={"round_id": round_id})
    return tuple(sorted(found, key=lambda one: (-one.raised_times, one.raised_on, one.content, one.id)))


def _results(db: Reader, round_id: str) -> Results | None:
    kept = survey_outcome.results_json(db, round_id)
    return None if kept is None else codec.from_json(kept, Results)
