from dataclasses import replace
from typing import Any

import pytest

from congdoan_desktop.domain.compose import Item, Writing, chosen, printed, reach_chart, states, write_sections
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.domain.template import ReportTemplate, SectionTemplate, Sentence

RANGE = NamedFigure(code="reached", low=168, high=212, den=240)
EXACT = NamedFigure(code="activities", low=7, high=7)
ZERO = NamedFigure(code="surveys", low=0, high=0)
UNKNOWN = NamedFigure(code="workers_women", low=None, high=None)
DECLARED = NamedFigure(code="briefed", low=190, high=190, den=240, estimated=True)
FIGURES = {f.code: f for f in (RANGE, EXACT, ZERO, UNKNOWN, DECLARED)}


def test_states_tell_known_unknown_zero_range_and_estimate_apart() -> None:
    assert states(FIGURES) == {
        "reached:some",
        "reached:range",
        "activities:some",
        "activities:exact",
        "surveys:zero",
        "surveys:exact",
        "workers_women:unknown",
        "briefed:some",
        "briefed:estimated",
    }


def test_figures_are_printed_with_vietnamese_separators() -> None:
    text = "{x} of {x.den}, {x.share}, {x.low} to {x.high}"
    assert text.format(x=printed(RANGE)) == "168–212 of 240, 70,0–88,3\u00a0%, 168 to 212"
    assert f"{printed(NamedFigure(code='x', low=12486, high=12486))}" == "12.486"
    assert printed(NamedFigure(code="x", low=9996, high=9996, den=10000)).share == "99,9\u00a0%"
    assert printed(NamedFigure(code="x", low=0, high=0, den=0)).share == ""


def test_sentences_are_chosen_by_state() -> None:
    sentences = (
        Sentence(text="always"),
        Sentence(text="range", when="reached:range"),
        Sentence(text="both", when="reached:some !surveys:some"),
        Sentence(text="never", when="reached:exact"),
    )
    assert chosen(sentences, states(FIGURES)) == ("always", "range", "both")


def template(*sections: SectionTemplate) -> ReportTemplate:
    return ReportTemplate(
        kind="k",
        version=1,
        type_name="BÁO CÁO",
        type_code="BC",
        plan="p",
        subject="s",
        file_topic="T",
        opening=(),
        closing="",
        nothing="Không có.",
        sections=sections,
        tables=(),
    )


def test_a_section_holds_sentences_then_the_officers_own_lines() -> None:
    part = SectionTemplate(
        id="a",
        level=1,
        number="I",
        heading="H",
        sentences=(Sentence(text="Có {activities} hoạt động."),),
        narrative=True,
        chart="c",
    )
    chart = reach_chart("t", "người", [("a", RANGE), ("b", UNKNOWN)])
    assert chart is not None and len(chart.bars) == 1
    writing = Writing(
        values={"activities": printed(EXACT)},
        states=states(FIGURES),
        narrative={"a": "Một.\n\n  Hai. "},
        charts={"c": chart},
    )
    section = write_sections(template(part), writing)[0]
    assert section.paragraphs == ("Có 7 hoạt động.", "Một.", "Hai.")
    assert section.chart == chart


def test_a_placeholder_that_is_no_value_is_a_broken_template() -> None:
    part = SectionTemplate(id="a", level=1, number="I", heading="H", sentences=(Sentence(text="{nothing}"),))
    writing = Writing(values={}, states=frozenset(), narrative={}, charts={})
    with pytest.raises(KeyError):
        write_sections(template(part), writing)


def test_a_section_left_empty_says_so_and_a_mere_heading_does_not() -> None:
    parts = (
        SectionTemplate(id="a", level=1, number="I", heading="H"),
        SectionTemplate(id="b", level=2, number="1", heading="H", narrative=True),
    )
    writing = Writing(values={}, states=frozenset(), narrative={"b": " \n"}, charts={})
    assert [section.paragraphs for section in write_sections(template(*parts), writing)] == [(), ("Không có.",)]


def test_what_says_nothing_is_left_out_and_the_rest_is_numbered_without_a_gap() -> None:
    def part(id: str, level: int, **values: Any) -> SectionTemplate:
        return SectionTemplate(id=id, level=level, number="9", heading=id, **values)

    one = (Sentence(text="{x}"),)
    whole = template(
        part("empty", 1),
        part("empty.below", 2, sentences=(Sentence(text="never", when="x:zero"),)),
        part("full", 1),
        part("full.silent", 2, narrative=True),
        part("full.said", 2, sentences=one),
        part("written", 1, narrative=True),
        part("listed", 1, items="list", item_sentences=one),
    )
    writing = Writing(
        values={"x": "a\n\nb"},
        states=frozenset(),
        narrative={"written": "own"},
        charts={},
        items={"list": (Item(values={"x": "c"}),)},
    )
    found = write_sections(replace(whole, nothing="", only_said=True), writing)
    assert [(part.id, part.number, part.paragraphs) for part in found] == [
        ("full", "I", ()),
        ("full.said", "1", ("a", "b")),
        ("written", "II", ("own",)),
        ("listed", "III", ("c",)),
    ]
    assert [part.number for part in write_sections(whole, writing)] == ["9"] * 7


def test_dots_for_the_pen_stand_only_where_the_officer_wrote_nothing() -> None:
    dots = (Sentence(text="…", when="!written"),)
    part = SectionTemplate(id="a", level=1, number="I", heading="A", narrative=True, sentences=dots)
    bare = Writing(values={}, states=frozenset(), narrative={}, charts={})
    (empty,) = write_sections(template(part), bare)
    (full,) = write_sections(template(part), replace(bare, narrative={"a": "own"}))
    assert (empty.paragraphs, full.paragraphs) == (("…",), ("own",))
