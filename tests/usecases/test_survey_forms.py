"""The library of questionnaires: shipped, taken in, copied to a new version, put away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop import texts
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Question, Questionnaire
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create
from congdoan_desktop.usecases.survey_forms import (
    archive,
    export,
    form_by_name,
    form_of,
    forms,
    library,
    next_version,
    save_form,
    take_in,
)
from tests.intake.xlsforms import SETTINGS, workbook

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = ("nhu-cau-tuyen-truyen@1", "tam-tu-nguyen-vong@1")
DATA = workbook([["text", "a", "Điều gì?"]])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create(tmp_path / "x.cddb") as store:
        yield store


def references(store: Store) -> tuple[str, ...]:
    return tuple(form.reference for form in forms(store, RESOURCES))


def ask(store: Store, reference: str) -> None:
    asked = SurveyRound(id="r1", title="Đợt", questionnaire=reference, period="2026-H1", opened_on=date(2026, 6, 1))
    with store.atomic():
        repository.save(store, asked)


def test_shipped_questionnaires_are_there_from_the_beginning(store: Store) -> None:
    assert references(store) == SHIPPED
    assert form_by_name("tam-tu-nguyen-vong", RESOURCES).reference == SHIPPED[1]
    assert [kept.is_settled for kept in library(store, RESOURCES)] == [True, True]


def test_one_of_others_is_taken_in_and_given_out_as_it_came(store: Store) -> None:
    form = take_in(store, DATA, RESOURCES)
    assert references(store) == (*SHIPPED, "thu@3")
    assert form_of(store, RESOURCES, "thu@3").questionnaire == form.questionnaire
    assert export(store, RESOURCES, "thu@3") == DATA
    assert export(store, RESOURCES, SHIPPED[1]) == (RESOURCES / "surveys" / "tam-tu-nguyen-vong.xlsx").read_bytes()


def test_the_same_one_twice_is_one(store: Store) -> None:
    take_in(store, DATA, RESOURCES)
    archive(store, "thu@3", date(2026, 6, 1))
    take_in(store, workbook([["text", "a", "Điều gì?"]]), RESOURCES)
    assert references(store) == (*SHIPPED, "thu@3")


@pytest.mark.parametrize("reference", ["thu@3", "tam-tu-nguyen-vong@1"])
def test_another_one_of_the_same_version_is_refused(store: Store, reference: str) -> None:
    take_in(store, DATA, RESOURCES)
    code, version = reference.split("@")
    other = workbook([["text", "b", "Khác?"]], settings=[SETTINGS[0], ["Phiếu khác", code, version]])
    with pytest.raises(UserError) as caught:
        take_in(store, other, RESOURCES)
    assert caught.value.code == "survey.form_differs" and "số bản" in texts.error_sentence(caught.value)
    assert export(store, RESOURCES, "thu@3") == DATA


def test_a_faulty_one_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(UserError) as caught:
        take_in(store, workbook([["geopoint", "a", "Ở đâu?"]]), RESOURCES)
    assert caught.value.values == {"sheet": "survey", "row": 2, "what": "geopoint"}
    assert references(store) == SHIPPED


def test_a_copy_becomes_a_new_version_that_can_be_asked(store: Store) -> None:
    old = form_by_name("tam-tu-nguyen-vong", RESOURCES).questionnaire
    version = next_version(store, RESOURCES, old.code)
    more = Question(name="more", label="Còn gì nữa?", kind="text", relevant="${wish} != ''")
    save_form(store, replace(old, version=version, questions=(*old.questions, more)), RESOURCES)
    assert (version, next_version(store, RESOURCES, old.code)) == ("2", "3")
    form = form_of(store, RESOURCES, "tam-tu-nguyen-vong@2")
    assert form.questionnaire == replace(old, version="2", questions=(*old.questions, more))
    assert "more" in form.logic.relevant({"wish": "x"}) and "more" not in form.logic.relevant({})


def test_an_own_version_changes_until_a_round_asks_it(store: Store) -> None:
    form = take_in(store, DATA, RESOURCES).questionnaire
    changed = replace(form, title="Phiếu thử mới")
    save_form(store, changed, RESOURCES)
    assert form_of(store, RESOURCES, "thu@3").questionnaire == changed
    ask(store, "thu@3")
    with pytest.raises(UserError) as caught:
        save_form(store, replace(changed, title="Lại khác"), RESOURCES)
    assert caught.value.code == "store.form_locked"
    assert [kept.rounds for kept in library(store, RESOURCES)] == [0, 0, 1]


def test_a_shipped_version_is_never_overwritten(store: Store) -> None:
    with pytest.raises(UserError) as caught:
        save_form(store, replace(form_by_name("tam-tu-nguyen-vong", RESOURCES).questionnaire, title="X"), RESOURCES)
    assert caught.value.code == "survey.form_shipped"


def test_what_the_editor_made_wrong_is_told_by_row(store: Store) -> None:
    wrong = Question(name="a", label="A", kind="text", relevant="${nobody} = 'x'")
    with pytest.raises(UserError) as caught:
        save_form(store, Questionnaire(code="x", version="1", title="X", questions=(wrong,)), RESOURCES)
    assert caught.value.code == "xlsform.unknown"


def test_what_is_put_away_is_still_there_for_its_round(store: Store) -> None:
    take_in(store, DATA, RESOURCES)
    ask(store, "thu@3")
    archive(store, "thu@3", date(2026, 7, 1))
    assert references(store) == SHIPPED
    assert form_of(store, RESOURCES, "thu@3").reference == "thu@3"
    assert [kept.is_archived for kept in library(store, RESOURCES)] == [False, False, True]


def test_versions_that_are_no_numbers_get_one_that_is_free(store: Store) -> None:
    take_in(store, workbook([["text", "a", "A"]], settings=[SETTINGS[0], ["T", "t", "v-x"]]), RESOURCES)
    assert next_version(store, RESOURCES, "t") == "2"
    assert next_version(store, RESOURCES, "new") == "1"
    with pytest.raises(UserError) as caught:
        form_of(store, RESOURCES, "t@9")
    assert caught.value.code == "survey.unknown_questionnaire"
