"""A round: sheets go in, nothing comes out before it is closed, small groups never."""

from dataclasses import replace
from datetime import date

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Choice, Form, NoLogic, Question, Questionnaire
from congdoan_desktop.domain.survey_results import ABOUT_YOU
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import erase, repository, survey_box, survey_outcome
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.ballot_box import destroy_key, destroy_old_keys, has_key
from congdoan_desktop.usecases.survey import (
    close_round,
    code_fault,
    has_results,
    is_taken,
    keep_coded_sheet,
    keep_sheet,
    keep_sheets,
    make_codes,
    results,
    sheet_count,
)
from congdoan_desktop.usecases.survey_forms import form_by_name, shipped_forms

DAY = date(2026, 6, 20)
ASKED = Questionnaire(
    code="thu",
    version="1",
    title="Thử",
    questions=(
        Question(
            name="sex",
            label="Giới tính",
            kind="select_one",
            choices=tuple(Choice(name=name, label=name) for name in ("female", "male")),
            group_name=ABOUT_YOU,
        ),
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
FORM = Form(questionnaire=ASKED, logic=NoLogic(ASKED.questions))


@pytest.fixture
def store(union: Store) -> Store:
    survey = SurveyRound(
        id="round",
        title="Khảo sát",
        questionnaire=FORM.reference,
        period="2026-H1",
        opened_on=date(2026, 6, 8),
        breakdowns=("sex",),
    )
    repository.save(union, survey)
    return union


def put(store: Store, job: str, count: int, topics: str = "law pay", sex: str = "female") -> None:
    sheet = {"sex": sex, "job": job, "topics": topics, "words": "Mong có bữa ăn ca tốt hơn"}
    keep_sheets(store, "round", [sheet] * count, FORM)


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
        close_round(store, "round", DAY, FORM)
    assert (caught.value.code, caught.value.values["count"]) == ("survey.too_few", 4)
    kept = repository.get(store, SurveyRound, "round")
    assert kept is not None and kept.closed_on is None


def test_a_closed_round_says_how_many_answered_what(store: Store) -> None:
    put(store, "good", 13)
    put(store, "bad", 11, topics="law", sex="male")
    closed = close_round(store, "round", DAY, FORM)
    assert (closed.closed_on, closed.valid, closed.returned, closed.handed_out) == (DAY, 24, 24, None)
    found = results(store, "round")
    assert found is not None
    assert (found.total, found.questionnaire, found.withheld) == (24, "thu@1", ())
    assert [(t.question, t.counts, t.blank) for t in found.tallies] == [
        ("sex", (13, 11), 0),
        ("job", (13, 0, 11), 0),
        ("topics", (24, 13), 0),
    ]
    (by_sex,) = found.breakdowns
    assert ([group.name for group in by_sex.groups], by_sex.sizes) == (["female", "male"], (13, 11))
    # Thirteen of one mind, and eleven: what all of a small group said is not shown, so nothing is left of this table.
    assert [cross.question for cross in by_sex.crosses] == []


def test_a_small_group_is_hidden_and_so_is_what_gives_it_away(store: Store) -> None:
    put(store, "good", 9)
    put(store, "fair", 6)
    put(store, "bad", 2)
    close_round(store, "round", DAY, FORM)
    found = results(store, "round")
    assert found is not None
    job = next(tally for tally in found.tallies if tally.question == "job")
    assert job.counts == (9, None, None)


def test_of_fewer_than_ten_sheets_only_the_number_is_seen(store: Store) -> None:
    put(store, "good", 9)
    close_round(store, "round", DAY, FORM)
    found = results(store, "round")
    assert found is not None
    assert found.total == 9
    assert {count for tally in found.tallies for count in (*tally.counts, tally.blank)} == {None}
    assert (found.breakdowns, found.withheld) == ((), ("sex",))


def test_written_answers_are_kept_apart_and_in_an_order_of_their_own(store: Store) -> None:
    sheets = [{"job": "good", "words": f"  Ý kiến {number:02}  "} for number in range(30)]
    for sheet in sheets:
        keep_sheet(store, "round", sheet, FORM)
    close_round(store, "round", DAY, FORM)
    texts = [one.text for one in survey_outcome.written(store, "round")]
    assert sorted(texts) == [f"Ý kiến {number:02}" for number in range(30)]
    assert texts != sorted(texts)
    assert {(one.question, one.state, one.quote) for one in survey_outcome.written(store, "round")} == {
        ("words", "unread", "")
    }


def test_after_the_end_no_sheet_is_left_and_nobody_can_open_an_old_copy(store: Store) -> None:
    put(store, "good", 20)
    sealed = survey_box.sealed_sheets(store, "round")
    assert has_key(store, "round") and len(sealed) == 20
    close_round(store, "round", DAY, FORM)
    assert not has_key(store, "round")
    tables = ("survey_answers", "survey_marks", "survey_checks")
    assert [store.value(f"SELECT count(*) FROM {table}") for table in tables] == [0, 0, 0]
    path = store.path
    store.close()
    assert not any(sheet in path.read_bytes() for sheet in sealed)


def test_on_another_computer_sheets_go_in_and_none_comes_out(store: Store) -> None:
    put(store, "good", 6)
    destroy_key(store, "round")
    put(store, "good", 1)
    with pytest.raises(UserError, match=r"survey\.no_key"):
        close_round(store, "round", DAY, FORM)
    assert sheet_count(store, "round") == 7


def test_a_key_left_by_a_crash_in_the_middle_of_the_end_is_destroyed(store: Store) -> None:
    put(store, "good", 6)
    record = repository.get(store, SurveyRound, "round")
    assert record is not None
    destroy_old_keys(store)
    assert has_key(store, "round")
    repository.save(store, replace(record, closed_on=DAY))
    destroy_old_keys(store)
    assert not has_key(store, "round")


def test_sheets_survive_and_are_all_of_one_size(store: Store) -> None:
    put(store, "good", 3)
    keep_sheet(store, "round", {"job": "bad", "words": "đ" * 500}, FORM)
    path = store.path
    store.close()
    with open_store(path) as again:
        assert sheet_count(again, "round") == 4
        assert len({len(sheet) for sheet in survey_box.sealed_sheets(again, "round")}) == 1


def test_a_round_put_away_takes_nothing_until_it_is_brought_back(store: Store) -> None:
    put(store, "good", 6)
    repository.archive(store, SurveyRound, "round")
    for act in (
        lambda: put(store, "good", 1),
        lambda: make_codes(store, "round", FORM, 3),
        lambda: close_round(store, "round", DAY, FORM),
    ):
        with pytest.raises(UserError, match=r"survey\.put_away"):
            act()
    repository.restore(store, SurveyRound, "round")
    assert close_round(store, "round", DAY, FORM).valid == 6


def test_a_disk_too_full_to_write_the_file_anew_ends_the_round_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Store) -> bool:
        raise UserError("store.disk_full", name="a")

    monkeypatch.setattr(erase, "scrub", full)
    put(store, "good", 12)
    sealed = survey_box.sealed_sheets(store, "round")
    assert close_round(store, "round", DAY, FORM).closed_on == DAY
    assert not has_key(store, "round")
    path = store.path
    store.close()
    assert not any(sheet in path.read_bytes() for sheet in sealed)


def test_a_code_answers_once(store: Store) -> None:
    codes = make_codes(store, "round", FORM, 40)
    assert len(set(codes)) == 40
    assert all(len(code) == 8 and code.isalnum() for code in codes)
    typed = f"{codes[0][:4]}-{codes[0][4:]}".lower()
    assert code_fault(store, "round", FORM, typed) == ""
    keep_coded_sheet(store, "round", {"job": "good"}, FORM, typed)
    assert code_fault(store, "round", FORM, codes[0]) == "used_code"
    for code, fault in ((codes[0], "used_code"), ("ABCDEFGH", "unknown_code")):
        with pytest.raises(UserError, match=fault):
            keep_coded_sheet(store, "round", {"job": "good"}, FORM, code)
    with pytest.raises(UserError, match="faulty_sheet"):
        keep_coded_sheet(store, "round", {}, FORM, codes[1])
    assert code_fault(store, "round", FORM, codes[1]) == ""
    assert sheet_count(store, "round") == 1
    assert survey_box.unused_count(store, "round") == 39
    store.empty_log()
    assert not any(code.encode() in store.path.read_bytes() for code in codes)


def test_a_paper_goes_in_once(store: Store) -> None:
    keep_sheets(store, "round", [{"job": "good"}, {"job": "bad"}], FORM, papers=["A1", "B2"])
    assert is_taken(store, "round", FORM, "A1") and not is_taken(store, "round", FORM, "C3")
    for papers in (["B2"], ["C3", "C3"]):
        with pytest.raises(UserError, match=r"survey\.twice"):
            keep_sheets(store, "round", [{"job": "good"}], FORM, papers=papers)
    assert sheet_count(store, "round") == 2


def test_what_is_asked_and_how_it_is_broken_down_is_settled_with_the_first_sheet(store: Store) -> None:
    record = repository.get(store, SurveyRound, "round")
    assert record is not None
    repository.save(store, replace(record, breakdowns=()))
    repository.save(store, replace(record, breakdowns=("sex",)))
    put(store, "good", 1)
    for changed in (replace(record, breakdowns=()), replace(record, questionnaire="other@1")):
        with pytest.raises(UserError, match=r"store\.round_settled"):
            repository.save(store, changed)
    repository.save(store, replace(record, note="Vẫn ghi được"))


def test_nothing_is_seen_before_the_end_and_nothing_comes_in_after_it(store: Store) -> None:
    put(store, "good", 5)
    with pytest.raises(UserError, match=r"survey\.open"):
        results(store, "round")
    close_round(store, "round", DAY, FORM)
    for late in (lambda: put(store, "good", 1), lambda: close_round(store, "round", DAY, FORM)):
        with pytest.raises(UserError, match=r"survey\.closed"):
            late()
    assert sheet_count(store, "round") == 0


@pytest.mark.parametrize(("valid", "ends"), [(None, False), (4, False), (5, True)])
def test_a_round_counted_by_hand_needs_five_valid_sheets_too(store: Store, valid: int | None, ends: bool) -> None:
    survey = repository.get(store, SurveyRound, "round")
    assert survey is not None
    repository.save(store, replace(survey, handed_out=20, returned=8, valid=valid))
    if not ends:
        with pytest.raises(UserError, match=r"survey\.too_few"):
            close_round(store, "round", DAY, FORM)
        return
    closed = close_round(store, "round", DAY, FORM)
    assert (closed.handed_out, closed.returned, closed.valid) == (20, 8, 5)
    assert results(store, "round") is None
    assert not has_results(store, "round")


def test_the_questionnaires_of_the_program_can_be_asked_for_by_name() -> None:
    for form in shipped_forms(paths.resources()):
        assert form_by_name(form.reference) is form
        assert form_by_name(form.questionnaire.code, paths.resources()) is form
    with pytest.raises(UserError, match=r"survey\.unknown_questionnaire"):
        form_by_name("no-such@1")
