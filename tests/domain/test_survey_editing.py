"""Changing a questionnaire: codes stay with what they mean, nothing is left over of what went."""

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain import survey_editing as editing
from congdoan_desktop.domain.survey import Choice, Questionnaire
from tests.domain.groups import YES_NO, paper

A, B, C = (q.name for q in paper().questions[:3])


def test_new_wording_leaves_the_code() -> None:
    changed = editing.with_text(paper(), "", f"label:{A}", "Anh, chị là nam hay nữ?")
    assert editing.question_of(changed, A).label == "Anh, chị là nam hay nữ?"
    assert [q.name for q in changed.questions] == [q.name for q in paper().questions]


def test_an_answer_is_worded_in_another_language() -> None:
    first, second = YES_NO[0].name, YES_NO[1].name
    changed = editing.with_text(paper(), "Thái", f"choice:{A}:{first}", "Chaư")
    assert editing.text_in(changed, "Thái", f"choice:{A}:{first}") == "Chaư"
    assert editing.text_in(changed, "", f"choice:{A}:{first}") == YES_NO[0].label
    gone = editing.without_choice(changed, A, first)
    assert editing.text_in(gone, "Thái", f"choice:{A}:{first}") == ""
    assert [choice.name for choice in editing.question_of(gone, A).choices] == [second]


def test_a_group_is_called_something_else_everywhere() -> None:
    changed = editing.with_text(paper(), "", "group:about_you", "Về bản thân")
    assert {q.group for q in changed.questions if q.group_name == "about_you"} == {"Về bản thân"}


def test_a_question_joins_the_next_group_before_it_moves_on_in_it() -> None:
    last = [q.name for q in paper().questions if q.group_name == "about_you"][-1]
    once = editing.moved(paper(), last, 1)
    assert [q.name for q in once.questions] == [q.name for q in paper().questions]
    assert editing.question_of(once, last).group_name == "work"
    assert [q.name for q in editing.moved(once, last, 1).questions] != [q.name for q in once.questions]


def test_another_kind_has_not_what_the_first_one_had() -> None:
    changed = editing.changed(paper(), A, kind="text", appearance="likert")
    assert editing.question_of(changed, A).choices == () and editing.question_of(changed, A).appearance == ""
    note = editing.question_of(editing.changed(paper(), A, kind="note", required=True), A)
    assert not note.required


def test_who_asks_for_an_answer_is_known() -> None:
    asking = editing.changed(paper(), C, relevant=f"${{ {A} }} = 'c1'")
    assert [q.name for q in editing.users_of(asking, A)] == [C]
    assert editing.users_of(asking, B) == ()


def test_a_question_that_was_taken_out_comes_back_with_its_translations() -> None:
    before = editing.with_text(paper(), "Thái", f"label:{B}", "Lời")
    assert editing.with_question_back(editing.without_question(before, B), before, B) == before


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (replace(paper(), title=" "), "title"),
        (replace(paper(), questions=()), "no_question"),
        (editing.changed(paper(), A, label=""), "label"),
        (editing.changed(paper(), A, hint="Xem ${b}"), "reference"),
        (editing.changed(paper(), A, choices=YES_NO[:1]), "few_choices"),
        (editing.changed(paper(), A, choices=(*YES_NO, Choice(name="x", label=""))), "choice_label"),
        (editing.changed(paper(), A, choices=(*YES_NO, Choice(name="x", label=YES_NO[0].label))), "choice_twice"),
    ],
)
def test_what_is_missing_is_named(broken: Questionnaire, code: str) -> None:
    assert code in {lack.code for lack in editing.lacks(broken)}
    assert list(editing.lacks(paper())) == []


MOVES = st.lists(
    st.tuples(st.sampled_from(("add", "remove", "up", "down", "choice", "drop", "kind")), st.integers(0, 20)),
    max_size=30,
)


@given(MOVES)
def test_whatever_is_done_codes_differ_groups_hold_together_and_translations_have_something_to_translate(
    moves: list[tuple[str, int]],
) -> None:
    now = editing.with_text(paper(), "Thái", f"choice:{A}:{YES_NO[0].name}", "Chaư")
    for act, number in moves:
        now = _done(now, act, number)
    names = [q.name for q in now.questions]
    assert len(set(names)) == len(names)
    groups = [name for name, _ in groupby(q.group_name for q in now.questions)]
    assert len(set(groups)) == len(groups)
    for question in now.questions:
        codes = [choice.name for choice in question.choices]
        assert len(set(codes)) == len(codes) and bool(codes) <= question.kind.startswith("select")
    alive = {f"choice:{q.name}:{c.name}" for q in now.questions for c in q.choices}
    assert {key for one in now.translations for key in one.texts if key.startswith("choice")} <= alive


def _done(now: Questionnaire, act: str, number: int) -> Questionnaire:
    if not now.questions:
        return editing.with_question(now, "")[0]
    question = now.questions[number % len(now.questions)]
    name, codes = question.name, [choice.name for choice in question.choices]
    code = codes[number % len(codes)] if codes else ""
    return {
        "add": lambda: editing.with_question(now, name)[0],
        "remove": lambda: editing.without_question(now, name),
        "up": lambda: editing.moved(now, name, -1),
        "down": lambda: editing.moved(now, name, 1),
        "kind": lambda: editing.changed(now, name, kind=("text", "integer", "note")[number % 3]),
        "drop": lambda: editing.without_choice(now, name, code) if code else now,
        "choice": lambda: editing.moved_choice(editing.with_choice(now, name, 0)[0], name, code, 1) if code else now,
    }[act]()
