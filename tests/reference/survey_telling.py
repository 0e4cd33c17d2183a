"""A survey as reports are tested with: what may be said of it, and any round."""

from datetime import date

from hypothesis import strategies as st

from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.domain.survey_items import areas, levels
from congdoan_desktop.domain.survey_results import Results
from congdoan_desktop.domain.survey_tables import breakdown_tables
from congdoan_desktop.domain.surveyed import Surveyed
from congdoan_desktop.usecases.survey_writing import with_survey
from tests.domain.samples import survey
from tests.fixtures.survey_round import PETITIONS, petition
from tests.reference.shipped import shipped
from tests.reference.telling import BARE, Figures, Telling, Told


def surveyed(figures: Figures) -> st.SearchStrategy[Told]:
    """No round, one counted by hand, one with few sheets, one counted."""
    rounds = st.builds(
        survey,
        st.just("s"),
        purpose=st.sampled_from(["", "Nắm tâm tư."]),
        audiences=st.sampled_from([(), ("women",)]),
        handed_out=st.none() | st.integers(0, 120),
        returned=st.none() | st.integers(0, 120),
        destroyed_on=st.sampled_from([None, date(2026, 7, 1)]),
        findings=st.sampled_from(["", "Yên tâm.\n- Lo việc làm."]),
    )
    results = st.none() | st.builds(
        Results, questionnaire=st.just("k@1"), total=st.integers(0, 40), tallies=st.just(())
    )
    petitions = st.sampled_from([(), tuple(petition(one) for one in PETITIONS)])
    found = st.builds(Surveyed, round=rounds, results=results, petitions=petitions)
    return st.builds(_of_survey, st.none() | found, st.just(figures))


def _of_survey(one: Surveyed | None, figures: Figures) -> Told:
    lists = shipped().catalogues
    if one is None:
        none = NamedFigure(code="surveys", low=0, high=0)
        return Told(tell=lambda writing: with_survey(writing, None, lists), figures={"surveys": none})
    valid = one.results.total if one.results else figures["survey_valid"].low
    counts = {
        "surveys": 1,
        "survey_handed": one.round.handed_out,
        "survey_returned": one.round.returned,
        "survey_valid": valid,
    }
    return Told(
        tell=lambda writing: with_survey(writing, one, lists),
        figures={name: NamedFigure(code=name, low=count, high=count) for name, count in counts.items()},
        lists={
            "survey_areas": areas(one, "Khác"),
            "survey_levels": levels(one, lists, "Chưa rõ"),
            "survey_breakdowns": breakdown_tables(one, "Không nêu"),
        },
    )


_SURVEY = (
    *("none", "counted", "few", "by_hand", "paper_left", "destroyed", "purpose", "audiences", "response", "hidden"),
    *("breakdowns", "makeup", "earlier", "earlier_period", "petitions", "quotes", "findings"),
)
_PETITION = (frozenset({"content", "area", "times", "state"}), frozenset({"area"}))
_SURVEY_ITEMS = {
    "survey_makeup": (frozenset({"question", "parts"}), frozenset({"seen", "partly", "hidden"})),
    "survey_questions": (
        frozenset({"question", "total", "top", "count", "share", "before"}),
        frozenset({"seen", "hidden", "one", "tie", "several", "partly", "risen", "fallen", "same"}),
    ),
    "survey_findings": (frozenset({"line"}), frozenset[str]()),
    "survey_quotes": (frozenset({"quote"}), frozenset[str]()),
    "survey_petitions": _PETITION,
    "survey_level": _PETITION,
}

SURVEY = Telling(
    words=frozenset(with_survey(BARE, Surveyed(round=survey("s")), shipped().catalogues).values),
    states=frozenset(f"survey:{state}" for state in _SURVEY),
    items=_SURVEY_ITEMS,
    each=frozenset({"survey_areas", "survey_levels", "survey_breakdowns"}),
    told=surveyed,
)
