"""Templates of papers on one record: each word exists, and whatever is known or not, no gap is printed."""

import re
import string
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.compose import Writing, fill, told, write_sections
from congdoan_desktop.domain.expand import Each, expanded
from congdoan_desktop.domain.numbers import roman
from congdoan_desktop.domain.report import Section
from congdoan_desktop.domain.template import ReportTemplate, Sentence
from tests.reference.record_tellings import KNOWN, Known, words
from tests.reference.shipped import shipped

KINDS = [kind for kind, template in shipped().templates.items() if template.about in KNOWN]


def known(template: ReportTemplate) -> Known:
    return KNOWN[template.about]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def asked(sentence: Sentence) -> set[str]:
    return {word.removeprefix("!") for word in sentence.when.split()}


def sentences(template: ReportTemplate) -> Iterator[Sentence]:
    yield from (*template.grounds, *template.opening)
    for section in template.sections:
        yield from (*section.sentences, *section.suggestions)


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_asks_only_for_what_its_subject_knows(kind: str) -> None:
    template = shipped().templates[kind]
    for sentence in sentences(template):
        assert asked(sentence) <= known(template).states | {"written"}, sentence
    for part in template.sections:
        assert bool(part.items) == bool(part.item_sentences), part.id
        values, present = known(template).items[part.items] if part.items else (words(), words())
        for sentence in part.item_sentences:
            assert placeholders(sentence.text) <= values and asked(sentence) <= present, sentence
    assert {part.each for part in template.sections} <= known(template).lists | {""}
    assert {table.rows for table in template.tables} <= known(template).rows
    assert template.file_topic.isascii() and template.file_topic.isalnum()


@pytest.mark.parametrize("kind", KINDS)
def test_sections_are_named_once_and_hints_stand_where_one_may_write(kind: str) -> None:
    template = shipped().templates[kind]
    ids = [part.id for part in template.sections]
    assert len(set(ids)) == len(ids)
    for part in template.sections:
        assert part.narrative or not (part.required or part.hint or part.suggestions), part.id
        assert part.hint or not part.narrative, part.id
        assert part.level in (1, 2)


def test_minutes_are_signed_by_several_and_go_to_nobody_above() -> None:
    for template in map(shipped().templates.__getitem__, KINDS):
        assert (template.form == "minutes") == bool(template.parties), template.kind
        assert not (template.form == "minutes" and template.addressed), template.kind


GAPS = re.compile(r"None|\{[a-z_.]+\}|  | [.;,:](?!\S)|(?<!như sau):\s*$|\(\)|\.\.|[.;] ?;|,\.")


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=120)
@given(data=st.data())
def test_whatever_is_known_the_paper_has_no_gap(kind: str, data: st.DataObject) -> None:
    template = shipped().templates[kind]
    writing = data.draw(known(template).tellings)
    matters = [name for name in writing.items if name.startswith("dialogue_said:")]
    lists = {"dialogue_items": [Each(code=name.split(":")[1], name="Việc") for name in matters]}
    own = {part.id: "Lời của đơn vị." for part in template.sections if part.narrative and data.draw(st.booleans())}
    assert writing.states <= known(template).states
    writing = Writing(values=writing.values, states=writing.states, narrative=own, charts={}, items=writing.items)
    found = write_sections(expanded(template, lists), writing)
    said = [*told(template.grounds, writing), *told(template.opening, writing), fill(template.closing, writing.values)]
    said += [fill(template.subject, writing.values), *_signers(template, writing)]
    lines = [line for section in found for line in section.paragraphs]
    for line in [*said, *lines]:
        assert not GAPS.search(line), line
    if template.only_said:
        assert_numbered(found)


def _signers(template: ReportTemplate, writing: Writing) -> Iterator[str]:
    for party in template.parties:
        yield fill(party.full_name, writing.values)


def assert_numbered(found: tuple[Section, ...]) -> None:
    """Chapters and what stands under them are numbered without a gap, and each says something."""
    chapters, numbers = 0, 0
    for place, section in enumerate(found):
        if section.level == 1:
            chapters, numbers = chapters + 1, 0
            below = found[place + 1 : place + 2]
            assert section.number == roman(chapters)
            assert section.paragraphs or (below and below[0].level == 2), section.id
        else:
            numbers += 1
            assert section.number == str(numbers) and section.paragraphs
