"""A round: sheets go in, nothing comes out before it is closed, small groups never."""

from dataclasses import replace
from datetime import date

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Choice, Question, Questionnaire
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.survey import (
    close_round,
    keep_sheet,
    questionnaire,
    questionnaires,
    results,
    sheet_count,
)

DAY = date(2026, 6, 20)
FORM = Questionnaire(
    code="thu",
    version="1",
    title="Thử",
    questions=(
        Question(
            name="job",
            label="Việc làm",
            kind="select_one",
            choices=tuple(Choice(name=name, label=name) for name in ("good", "fair", "bad")),
            required=True,
        ),
        Question(
            name="topics",
            label="Nội dung",
            kind="select_multiple",
            choices=tuple(Choice(name=name, label=name) for name in ("law", "pay")),
        ),
        Question(name="words", label="Ý kiến", kind="text"),
    ),
)


@pytest.fixture
def store(union: Store) -> Store:
    survey = SurveyRound(
        id="round", title="Khảo sát", questionnaire=FORM.reference, period="2026-H1", opened_on=date(2026, 6, 8)
    )
    repository.save(union, survey)
    return union


def put(store: Store, job: str, count: int, topics: str = "law pay") -> None:
    for _ in range(count):
        keep_sheet(store, "round", {"job": job, "topics": topics, "words": "Mong có bữa ăn ca tốt hơn"}, FORM)


def test_sheets_are_counted_as_they_come(store: Store) -> None:
    assert keep_sheet(store, "round", {"job": "good"}, FORM) == 1
    assert keep_sheet(store, "round", {"job": "bad"}, FORM) == 2
    assert sheet_count(store, "round") == 2


@pytest.mark.parametrize("sheet", [{}, {"job": "splendid"}, {"job": "good fair"}, {"job": "good", "other": "1"}])
def test_a_faulty_sheet_stays_out(store: Store, sheet: dict[str, str]) -> None:
    with pytest.raises(UserError) as caught:
        keep_sheet(store, "round", sheet, FORM)
    assert caught.value.code == "survey.faulty_sheet"
    assert sheet_count(store, "round") == 0


def test_four_sheets_do_not_end_a_round(store: Store) -> None:
    put(store, "good", 4)
    with pytest.raises(UserError) as caught:
        close_round(store, "round", DAY)
    assert (caught.value.code, caught.value.values["count"]) == ("survey.too_few", 4)
    kept = repository.get(store, SurveyRound, "round")
    assert kept is not None and kept.closed_on is None


def test_a_closed_round_says_how_many_answered_what(store: Store) -> None:
    put(store, "good", 7)
    put(store, "bad", 6, topics="law")
    closed = close_round(store, "round", DAY)
    assert (closed.closed_on, closed.valid, closed.returned, closed.handed_out) == (DAY, 13, 13, None)
    found = results(store, "round", FORM)
    assert found.total == 13
    assert [(r.question.name, r.counts) for r in found.questions] == [("job", (7, 0, 6)), ("topics", (13, 7))]


def test_a_small_group_is_hidden_and_so_is_what_gives_it_away(store: Store) -> None:
    put(store, "good", 9)
    put(store, "fair", 6)
    put(store, "bad", 2)
    close_round(store, "round", DAY)
    job = results(store, "round", FORM).questions[0]
    assert job.counts == (9, None, None)


def test_nothing_is_seen_before_the_end_and_nothing_comes_in_after_it(store: Store) -> None:
    put(store, "good", 5)
    with pytest.raises(UserError, match=r"survey\.open"):
        results(store, "round", FORM)
    close_round(store, "round", DAY)
    for late in (lambda: put(store, "good", 1), lambda: close_round(store, "round", DAY)):
        with pytest.raises(UserError, match=r"survey\.closed"):
            late()
    assert sheet_count(store, "round") == 5


@pytest.mark.parametrize(("valid", "ends"), [(None, False), (4, False), (5, True)])
def test_a_round_counted_by_hand_needs_five_valid_sheets_too(store: Store, valid: int | None, ends: bool) -> None:
    survey = repository.get(store, SurveyRound, "round")
    assert survey is not None
    repository.save(store, replace(survey, handed_out=20, returned=8, valid=valid))
    if not ends:
        with pytest.raises(UserError, match=r"survey\.too_few"):
            close_round(store, "round", DAY)
        return
    closed = close_round(store, "round", DAY)
    assert (closed.handed_out, closed.returned, closed.valid) == (20, 8, 5)
    assert results(store, "round", FORM).total == 0


def test_the_questionnaires_of_the_program_can_be_asked_for_by_name() -> None:
    for form in questionnaires(paths.resources()):
        assert questionnaire(paths.resources(), form.reference) == form
        assert questionnaire(paths.resources(), form.code) == form
    with pytest.raises(UserError, match=r"survey\.unknown_questionnaire"):
        questionnaire(paths.resources(), "no-such@1")
