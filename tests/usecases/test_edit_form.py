"""A copy of a questionnaire, changed and kept; what is wrong with an expression is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain import survey_editing as editing
from congdoan_desktop.domain.survey import Questionnaire
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.texts.survey_editor import LACKS
from congdoan_desktop.usecases.edit_form import all_lacks, copy_form
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.survey_forms import library, save_form, shipped_forms, take_in
from tests.domain.groups import paper
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as opened:
        yield opened


def test_a_copy_is_the_next_version_and_can_be_changed(store: Store) -> None:
    resources = paths.resources()
    original = shipped_forms(resources)[0].questionnaire
    copied = copy_form(store, resources, original)
    assert (copied.code, copied.version) == (original.code, "2")
    assert copied.questions == original.questions
    first = next(q for q in copied.questions if q.is_answered)
    saved = save_form(store, editing.with_text(copied, copied.language, f"label:{first.name}", "Lời mới?"), resources)
    assert editing.question_of(saved.questionnaire, first.name).label == "Lời mới?"
    kept = next(one for one in library(store, resources) if one.form.reference == copied.reference)
    assert not kept.is_settled and kept.form.questionnaire == saved.questionnaire


def test_what_the_editor_makes_is_an_xlsform_that_is_taken_in_again(store: Store) -> None:
    from congdoan_desktop.render.xlsform import write_xlsform

    made, name = editing.with_question(editing.with_text(paper(), "Thái", "label:a", "Lời"), "b", "select_multiple")
    for key, text in (("label", "Muốn gì?"), ("hint", "Chọn nhiều ý")):
        made = editing.with_text(made, "", f"{key}:{name}", text)
    for number, choice in enumerate(editing.question_of(made, name).choices):
        made = editing.with_text(made, "", f"choice:{name}:{choice.name}", f"Ý {number}")
    made = editing.changed(editing.moved(made, "f", -1), "e", relevant=f"selected(${{{name}}}, 'c2')")
    assert all_lacks(made) == ()
    assert take_in(store, write_xlsform(made), paths.resources()).questionnaire == made


@pytest.mark.parametrize(
    ("expression", "code", "what"),
    [
        ("${b} = ", "expression", ""),
        ("${zz} = 'yes'", "unknown", "zz"),
        ("pulldata('a', 'b')", "function", "pulldata"),
        ("selected(${b})", "arguments", "selected"),
    ],
)
def test_a_broken_expression_is_named_with_its_question(expression: str, code: str, what: str) -> None:
    (lack,) = all_lacks(editing.changed(paper(), "c", relevant=expression))
    assert (lack.question, lack.code) == ("c", code) and what in lack.what
    assert lack.what in LACKS[code].format(what=lack.what)


def test_questions_that_wait_for_each_other_are_named() -> None:
    waiting = editing.changed(editing.changed(paper(), "c", relevant="${b} = 'yes'"), "b", relevant="${c} = 'yes'")
    (lack,) = all_lacks(waiting)
    assert lack.code == "cycle" and lack.question in ("b", "c")


def test_every_lack_has_words() -> None:
    broken: Questionnaire = editing.changed(paper(), "a", label="", choices=())
    assert {lack.code for lack in all_lacks(broken)} <= set(LACKS)
    for code, sentence in LACKS.items():
        assert sentence.format(what="x").endswith((".", "'c2').")), code
