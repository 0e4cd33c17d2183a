"""One paper in ten is typed twice: the second time blind; what differs is settled, and only sums stay."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.double_entry import counted, merged, to_settle
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Choice, Form, NoLogic, Question, Questionnaire, Sheet, faults
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.xform_logic import form_of
from congdoan_desktop.store import repository, survey_box
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.survey_checks import CheckSums, check_sums
from congdoan_desktop.usecases import double_entry
from congdoan_desktop.usecases.double_entry import (
    drop_check,
    first_typed,
    is_waiting,
    keep_typed_sheet,
    settle_check,
    waiting_count,
)
from congdoan_desktop.usecases.survey import close_round, results, sheet_count


def one_of(name: str, *codes: str, relevant: str = "", required: bool = True) -> Question:
    choices = tuple(Choice(name=code, label=code) for code in codes)
    return Question(name=name, label=name, kind="select_one", choices=choices, required=required, relevant=relevant)


CHILDREN = form_of(
    Questionnaire(
        code="thu",
        version="1",
        title="Thử",
        questions=(
            one_of("children", "yes", "no"),
            one_of("care", "easy", "hard", relevant="${children} = 'yes'"),
            one_of("job", "good", "fair", "bad", required=False),
            Question(name="words", label="Ý kiến", kind="text"),
        ),
    )
)
LONG = tuple(one_of(f"q{n}", "a", "b", "c", "d", "e") for n in range(24))
TWENTY_FOUR = Form(
    questionnaire=Questionnaire(code="dai", version="1", title="Dài", questions=LONG), logic=NoLogic(LONG)
)


@pytest.fixture
def store(union: Store) -> Store:
    survey = SurveyRound(
        id="round",
        title="Khảo sát",
        questionnaire=CHILDREN.reference,
        period="2026-H1",
        opened_on=date(2026, 6, 8),
    )
    repository.save(union, survey)
    return union


def put_aside(store: Store, sheet: Sheet, form: Form = CHILDREN) -> str:
    code = keep_typed_sheet(store, "round", sheet, form, one_in=1)
    assert code
    return code


def test_a_drawn_sheet_waits_under_its_code_and_counts_as_in_the_box(store: Store) -> None:
    code = put_aside(store, {"children": "no", "job": "good"})
    assert len(code) == 3 and code[1].isdigit()
    assert (sheet_count(store, "round"), waiting_count(store, "round")) == (1, 1)
    assert is_waiting(store, "round", f" {code.lower()} ")
    assert first_typed(store, "round", CHILDREN, code.lower()) == {"children": "no", "job": "good"}


def test_about_one_in_ten_is_drawn_and_none_where_nobody_wants_it(store: Store) -> None:
    drawn = sum(bool(keep_typed_sheet(store, "round", {"children": "no"}, CHILDREN)) for _ in range(300))
    assert 8 <= drawn <= 60  # one in a million falls outside
    assert not any(keep_typed_sheet(store, "round", {"children": "no"}, CHILDREN, one_in=0) for _ in range(50))
    assert sheet_count(store, "round") == 350


def test_no_two_papers_of_a_round_ever_have_one_code(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(double_entry, "_LETTERS", "K")
    monkeypatch.setattr(double_entry, "_DIGITS", "7")
    code = put_aside(store, {"children": "no"})
    settle_check(store, "round", CHILDREN, code, {"children": "no"}, {"children": "no"})
    assert keep_typed_sheet(store, "round", {"children": "no"}, CHILDREN, one_in=1) == ""  # none is left: into the box
    assert (sheet_count(store, "round"), waiting_count(store, "round")) == (2, 0)


def test_the_settled_sheet_goes_into_the_box_and_only_sums_stay(store: Store) -> None:
    code = put_aside(store, {"children": "no", "job": "good"})
    second = {"children": "no", "job": "bad", "words": "Mong có nhà trẻ"}
    final = {"children": "no", "job": "bad"}
    sums = settle_check(store, "round", CHILDREN, code, second, final)
    assert sums == CheckSums(sheets=1, answers=3, differing=2, first_wrong=1)
    assert (sheet_count(store, "round"), waiting_count(store, "round")) == (1, 0)
    with pytest.raises(UserError, match=r"survey\.unknown_check"):
        settle_check(store, "round", CHILDREN, code, second, final)
    assert check_sums(store, "round") == sums


def test_a_sheet_that_is_not_settled_yet_is_not_taken(store: Store) -> None:
    code = put_aside(store, {"children": "no"})
    with pytest.raises(UserError, match=r"survey\.faulty_sheet"):
        settle_check(store, "round", CHILDREN, code, {"children": "yes"}, {"children": "yes"})
    assert is_waiting(store, "round", code)


def test_a_paper_that_is_not_valid_is_taken_out_and_is_in_no_sum(store: Store) -> None:
    code = put_aside(store, {"children": "no"})
    drop_check(store, "round", code)
    assert (sheet_count(store, "round"), check_sums(store, "round")) == (0, CheckSums())
    with pytest.raises(UserError, match=r"survey\.unknown_check"):
        drop_check(store, "round", code)


def test_what_nobody_typed_again_counts_as_typed_first_and_the_sums_outlive_the_end(store: Store) -> None:
    for _ in range(4):
        keep_typed_sheet(store, "round", {"children": "no"}, CHILDREN, one_in=0)
    put_aside(store, {"children": "yes", "care": "hard"})
    code = put_aside(store, {"children": "no"})
    settle_check(store, "round", CHILDREN, code, {"children": "no"}, {"children": "no"})
    assert close_round(store, "round", date(2026, 6, 20), CHILDREN).valid == 6
    found = results(store, "round")
    assert found is not None and found.total == 6
    assert check_sums(store, "round").sheets == 1
    assert survey_box.aside(store, "round") == {}


def test_the_same_words_written_otherwise_do_not_differ() -> None:
    first, second = {"children": "no", "words": "Mong có nhà trẻ."}, {"children": "no", "words": "mong có  Nhà trẻ"}
    assert to_settle(CHILDREN, first, second, {}) is None
    assert merged(CHILDREN, first, second, {}) == first


def test_what_an_answer_leads_to_is_settled_after_it_or_not_at_all() -> None:
    first, second = {"children": "yes", "care": "hard"}, {"children": "no"}
    question = to_settle(CHILDREN, first, second, {})
    assert question is not None and question.name == "children"
    assert to_settle(CHILDREN, first, second, {"children": "no"}) is None
    question = to_settle(CHILDREN, first, second, {"children": "yes"})
    assert question is not None and question.name == "care"
    settled = {"children": "yes", "care": "hard"}
    assert to_settle(CHILDREN, first, second, settled) is None
    assert merged(CHILDREN, first, second, settled) == first
    # both typed "no" for "yes" on the paper: the person settling says so, and is asked what follows from it
    question = to_settle(CHILDREN, second, second, {"children": "yes"})
    assert question is not None and question.name == "care"


SHEETS = st.fixed_dictionaries(
    {"children": st.sampled_from(["yes", "no"])},
    optional={
        "care": st.sampled_from(["easy", "hard"]),
        "job": st.sampled_from(["good", "fair", "bad"]),
        "words": st.sampled_from(["Lương thấp", "luong thap.", "Nhà trẻ"]),
    },
).filter(lambda sheet: not faults(CHILDREN, sheet))


@given(SHEETS, SHEETS, st.randoms(use_true_random=False))
def test_whatever_two_people_typed_a_settled_sheet_is_a_valid_one(
    first: Sheet, second: Sheet, person: random.Random
) -> None:
    settled: dict[str, str] = {}
    for _ in range(20):
        question = to_settle(CHILDREN, first, second, settled)
        if question is None:
            break
        others = [choice.name for choice in question.choices] or ["", "khác"]
        settled[question.name] = person.choice([first.get(question.name, ""), second.get(question.name, ""), *others])
    else:
        return  # somebody who insists on leaving blank what has to be answered is asked again and again
    final = merged(CHILDREN, first, second, settled)
    assert faults(CHILDREN, final) == ()
    found = counted(CHILDREN, first, second, final)
    assert 0 <= found.first_wrong <= found.answers and 0 <= found.differing <= found.answers
    if final == first == second:
        assert found.differing == found.first_wrong == 0


def typed_by(person: random.Random, paper: Sheet, rate: float) -> Sheet:
    """Type a sheet; of a hundred keys `100 * rate` hit another answer."""
    return {
        question.name: person.choice([c.name for c in question.choices if c.name != paper[question.name]])
        if person.random() < rate
        else paper[question.name]
        for question in LONG
    }


def test_one_in_ten_tells_how_many_answers_were_typed_wrong_and_none_stays_wrong_on_settled_sheets() -> None:
    person, wrong, answers, left = random.Random(7), 0, 0, 0
    for _ in range(500):  # a tenth of 5 000
        paper = {question.name: person.choice("abcde") for question in LONG}
        first, second = typed_by(person, paper, 0.01), typed_by(person, paper, 0.01)
        settled: dict[str, str] = {}
        while question := to_settle(TWENTY_FOUR, first, second, settled):
            settled[question.name] = paper[question.name]
        final = merged(TWENTY_FOUR, first, second, settled)
        assert faults(TWENTY_FOUR, final) == ()
        found = counted(TWENTY_FOUR, first, second, final)
        wrong, answers = wrong + found.first_wrong, answers + found.answers
        left += sum(final[name] != paper[name] for name in paper)
    assert answers == 12_000
    assert 0.007 < wrong / answers < 0.013
    assert left <= 1  # both hit the same wrong key: one in 40 000
