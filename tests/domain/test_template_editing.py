from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain import template_editing as editing
from congdoan_desktop.domain.template import ReportTemplate, SectionTemplate, Sentence
from tests.reference.shipped import shipped

CT58 = shipped().templates["ct58"]
KNOWN = editing.words_in(CT58)


def numbers(template: ReportTemplate) -> list[str]:
    return [f"{'' if part.level == 1 else '·'}{part.number} {part.id}" for part in template.sections]


def part(template: ReportTemplate, section: str) -> SectionTemplate:
    return next(one for one in template.sections if one.id == section)


def test_what_came_with_the_program_lacks_nothing() -> None:
    for template in shipped().templates.values():
        assert editing.lacks(template, editing.words_in(template)) == ()


def test_a_section_is_added_after_what_stands_under_the_chosen_one() -> None:
    found, name = editing.added(CT58, "review", "Việc làm thêm")
    assert name == "own.1"
    ids = [one.id for one in found.sections]
    assert ids.index(name) == ids.index("targets") - 1
    assert (part(found, name).number, part(found, name).level, part(found, name).narrative) == ("IV", 1, True)
    assert part(found, "targets").number == "V"
    again, other = editing.added(found, "results.lead", "Mục con")
    assert other == "own.2"
    assert part(again, other).number == "2"
    assert part(again, "results.spread").number == "3"


def test_only_what_has_nothing_computed_is_taken_out() -> None:
    assert editing.removed(CT58, "results.spread") is CT58  # sentences
    assert editing.removed(CT58, "review") is CT58  # something stands under it
    found = editing.removed(CT58, "review.causes")
    assert part(found, "review.lessons").number == "3"
    assert "review.causes" not in [one.id for one in found.sections]


@pytest.mark.parametrize(
    ("section", "by", "expected"),
    [
        ("review.limits", -1, ["review.limits", "review.strengths"]),
        ("review.strengths", 1, ["review.limits", "review.strengths"]),
        ("review.strengths", -1, ["review.strengths", "review.limits"]),  # the first stays under its chapter
        ("review.lessons", 1, ["review.strengths", "review.limits"]),  # the last does not go under the next one
    ],
)
def test_a_section_moves_among_its_neighbours(section: str, by: int, expected: list[str]) -> None:
    found = editing.moved(CT58, section, by)
    under = [one.id for one in found.sections if one.id.startswith("review.")]
    assert under[:2] == expected
    assert [one.number for one in found.sections if one.id in under] == ["1", "2", "3", "4"]


def test_a_chapter_moves_with_what_is_under_it() -> None:
    found = editing.moved(CT58, "results", -1)
    assert [one.id for one in found.sections if one.level == 1][:2] == ["results", "situation"]
    assert numbers(found)[:2] == ["I results", "·1 results.lead"]
    assert numbers(editing.moved(found, "situation", -1)) == numbers(CT58)


@given(st.lists(st.tuples(st.sampled_from([one.id for one in CT58.sections]), st.sampled_from([-1, 1])), max_size=12))
def test_moving_loses_nothing(steps: list[tuple[str, int]]) -> None:
    found = CT58
    for section, by in steps:
        found = editing.moved(found, section, by)
    assert sorted(one.id for one in found.sections) == sorted(one.id for one in CT58.sections)
    for one in found.sections:
        assert replace(one, number="") == replace(part(CT58, one.id), number="")
    chapter = ""
    for one in found.sections:
        chapter = one.id if one.level == 1 else chapter
        assert one.level == 1 or one.id.startswith(f"{chapter}.")


def test_proposals_that_ask_for_a_state_are_kept() -> None:
    found = editing.with_suggestion(CT58, "review.strengths", "Một điều\n\nHai điều {sessions}")
    told = part(found, "review.strengths").suggestions
    assert told[:2] == (Sentence(text="Một điều"), Sentence(text="Hai điều {sessions}"))
    assert told[2:] == tuple(one for one in part(CT58, "review.strengths").suggestions if one.when)
    assert editing.suggestion_text(part(found, "review.strengths")) == "Một điều\nHai điều {sessions}"


def test_the_opening_is_a_paragraph_a_line() -> None:
    found = editing.with_opening(CT58, "Một {unit_name}\nHai")
    assert editing.opening_text(found) == "Một {unit_name}\nHai"


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (replace(CT58, subject=" "), "words"),
        (editing.changed(CT58, "review", heading=" "), "heading"),
        (editing.with_suggestion(CT58, "next", "Có {nguoi} người"), "unknown_word"),
        (editing.with_suggestion(CT58, "next", "Có {sessions người"), "braces"),
        (editing.with_opening(CT58, "{}"), "unknown_word"),
    ],
)
def test_what_cannot_be_printed_is_named(template: ReportTemplate, code: str) -> None:
    assert [lack.code for lack in editing.lacks(template, KNOWN)] == [code]
