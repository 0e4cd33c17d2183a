"""Which round is the one before: closed, the same questionnaire, with something to show, not put away."""

from datetime import date

import pytest

from congdoan_desktop import codec
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Choice, Question, Questionnaire
from congdoan_desktop.domain.survey_results import Results, drawn_from
from congdoan_desktop.store import repository, survey_outcome
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.compare_rounds import compare_rounds, previous_round
from congdoan_desktop.usecases.survey import results

MEAL = Question(
    name="meal",
    label="Bữa ăn",
    kind="select_one",
    choices=tuple(Choice(name=name, label=name) for name in ("good", "bad")),
)
NOW = SurveyRound(
    id="now",
    title="Kỳ này",
    questionnaire="thu@2",
    period="2026-H1",
    opened_on=date(2026, 5, 1),
    closed_on=date(2026, 6, 1),
)


def drawn(good: int, bad: int) -> Results:
    sheets = [{"meal": "good"}] * good + [{"meal": "bad"}] * bad
    return drawn_from(Questionnaire(code="thu", version="1", title="Thử", questions=(MEAL,)), sheets, ())


def keep(store: Store, name: str, closed: date | None, *, good: int = 20, bad: int = 20, asked: str = "thu@1") -> None:
    opened = date(2025, 1, 1)
    one = SurveyRound(id=name, title=name, questionnaire=asked, period="2025-H1", opened_on=opened, closed_on=closed)
    repository.save(store, one)
    if closed is not None and good:
        with store.atomic():
            survey_outcome.keep_results(store, name, codec.to_json(drawn(good, bad)))


@pytest.fixture
def store(union: Store) -> Store:
    repository.save(union, NOW)
    with union.atomic():
        survey_outcome.keep_results(union, "now", codec.to_json(drawn(30, 10)))
    keep(union, "older", date(2025, 6, 1))
    return union


def test_the_last_one_closed_before_is_taken(store: Store) -> None:
    keep(store, "newer", date(2025, 12, 1))
    keep(store, "later", date(2026, 6, 2))
    found = previous_round(store, NOW)
    assert found is not None and found.id == "newer"


@pytest.mark.parametrize("case", ["open", "by hand", "other", "tiny", "away"])
def test_others_are_passed_over(store: Store, case: str) -> None:
    closed = None if case == "open" else date(2025, 12, 1)
    sheets = {"by hand": 0, "tiny": 3}.get(case, 20)
    keep(store, "newer", closed, good=sheets, bad=3, asked="khac@1" if case == "other" else "thu@1")
    if case == "away":
        repository.archive(store, SurveyRound, "newer")
    found = previous_round(store, NOW)
    assert found is not None and found.id == "older"


def test_shares_stand_beside_those_before(store: Store) -> None:
    found = results(store, "now")
    assert found is not None
    compared = compare_rounds(store, NOW, found)
    assert compared is not None and compared.total_before == 40
    assert [(one.choice, one.points) for one in compared.changes] == [("good", 250), ("bad", -250)]


def test_the_first_round_has_none_before_it(store: Store) -> None:
    repository.archive(store, SurveyRound, "older")
    found = results(store, "now")
    assert found is not None and compare_rounds(store, NOW, found) is None
