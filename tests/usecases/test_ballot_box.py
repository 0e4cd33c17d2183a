"""The box and its key: what is written can be taken out again only while it is open, and only here."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop import paths
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import TEXT_LIMIT, Form, NoLogic, Questionnaire, Sheet
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.sealing import new_pair
from congdoan_desktop.store import repository, survey_box
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.ballot_box import (
    Box,
    box_of,
    destroy_old_keys,
    forget_in_box,
    has_key,
    opened,
    sheet_size,
)
from congdoan_desktop.usecases.survey import close_round, keep_sheets
from congdoan_desktop.usecases.survey_forms import form_by_name
from tests.usecases.test_survey import ASKED

FORM = Form(questionnaire=ASKED, logic=NoLogic(ASKED.questions))


@pytest.fixture
def store(union: Store) -> Store:
    survey = SurveyRound(
        id="round", title="Khảo sát", questionnaire="thu@1", period="2026-H1", opened_on=date(2026, 6, 8)
    )
    repository.save(union, survey)
    return union


def box(questionnaire: Questionnaire) -> Box:
    public, private = new_pair()
    return Box(public=public, marking=bytes(32), size=sheet_size(questionnaire), private=private)


@given(st.text(st.characters(exclude_categories=["C"]), max_size=TEXT_LIMIT), st.sampled_from(["", "law", "law pay"]))
def test_whatever_is_written_a_sheet_has_one_size(words: str, topics: str) -> None:
    sheet = {name: answer for name, answer in {"job": "good", "words": words, "topics": topics}.items() if answer}
    one = box(ASKED)
    assert len(one.seal(sheet)) == len(one.seal({}))
    assert one.unseal(one.seal(sheet)) == sheet


def test_the_largest_sheet_of_a_questionnaire_that_comes_with_the_program_fits() -> None:
    asked = form_by_name("tam-tu-nguyen-vong").questionnaire
    sheet: dict[str, str] = {}
    for question in (one for one in asked.questions if one.is_answered):
        names = sorted((choice.name for choice in question.choices), key=len, reverse=True)
        several = question.kind == "select_multiple"
        sheet[question.name] = " ".join(names if several else names[:1]) or "\U00020000" * TEXT_LIMIT
    one = box(asked)
    assert one.unseal(one.seal(sheet)) == sheet
    assert len(one.seal({})) < 6000


def test_the_key_lies_on_the_computer_and_not_in_the_store(store: Store) -> None:
    made = box_of(store, "round", ASKED)
    assert has_key(store, "round")
    assert box_of(store, "round", ASKED) == made
    (key,) = paths.box_folder().iterdir()
    assert key.read_bytes() == made.private
    store.empty_log()
    assert made.private not in store.path.read_bytes()
    assert made.private.hex() not in repr(made)
    assert made.mark("code A") != made.mark("code B")


def test_a_name_is_taken_out_of_sealed_sheets(store: Store) -> None:
    sheets: list[Sheet] = [
        {"job": "good", "words": "Chị Lò Thị Mai ở tổ 3 hay làm thêm giờ"},
        {"job": "bad", "words": "Mong có bữa ăn ca tốt hơn"},
        {"job": "bad"},
    ]
    keep_sheets(store, "round", sheets, FORM)
    kept = box_of(store, "round", ASKED)
    with store.atomic():
        survey_box.put_aside(store, "round", "K7M", kept.seal({"job": "good", "words": "LÒ THỊ MAI nói đúng"}))
        forget_in_box(store, "round", ASKED, re.compile(r"lo thi mai"))
    left = sorted((sheet["job"], sheet.get("words", "")) for sheet in opened(store, "round", kept))
    assert left == [("bad", ""), ("bad", "Mong có bữa ăn ca tốt hơn"), ("good", ""), ("good", "")]
    assert survey_box.sheet_count(store, "round") == 4


def test_a_letter_that_grows_when_it_is_cleaned_is_refused_and_breaks_nothing(store: Store) -> None:
    with pytest.raises(UserError, match=r"survey\.faulty_sheet"):
        keep_sheets(store, "round", [{"job": "good", "words": "\U0001d160" * TEXT_LIMIT}], FORM)
    assert survey_box.sheet_count(store, "round") == 0


def test_a_folder_that_cannot_be_made_is_said_in_words(store: Store) -> None:
    paths.box_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.box_folder().write_bytes(b"")
    with pytest.raises(UserError, match=r"file\."):
        keep_sheets(store, "round", [{"job": "good"}], FORM)
    assert has_key(store, "round")  # there is no box yet
    assert survey_box.keys(store, "round") is None


def test_a_key_that_cannot_be_destroyed_at_once_goes_at_the_next_start(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_sheets(store, "round", [{"job": "good"}] * 12, FORM)
    (key,) = paths.box_folder().iterdir()

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "held by somebody")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        assert close_round(store, "round", date(2026, 6, 20), FORM).closed_on
        destroy_old_keys(store)
    assert key.read_bytes() == bytes(32)
    destroy_old_keys(store)
    assert not key.exists()


def test_a_damaged_key_is_another_key(store: Store) -> None:
    keep_sheets(store, "round", [{"job": "good"}] * 12, FORM)
    (key,) = paths.box_folder().iterdir()
    key.write_bytes(b"short")
    with pytest.raises(UserError, match=r"survey\.wrong_key"):
        close_round(store, "round", date(2026, 6, 20), FORM)
    assert survey_box.sheet_count(store, "round") == 12


def test_every_key_that_a_round_had_goes_at_its_end(store: Store) -> None:
    keep_sheets(store, "round", [{"job": "good"}] * 12, FORM)
    with store.atomic():  # as after going back to a backup from before the first sheet
        store.execute("DELETE FROM survey_answers")
        store.execute("DELETE FROM survey_boxes")
    keep_sheets(store, "round", [{"job": "bad"}] * 12, FORM)
    other = paths.box_folder() / "other.key"
    other.write_bytes(bytes(32))
    assert len(list(paths.box_folder().iterdir())) == 3
    close_round(store, "round", date(2026, 6, 20), FORM)
    assert list(paths.box_folder().iterdir()) == [other]
