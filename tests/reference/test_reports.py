import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.compose import (
    Printed,
    Writing,
    chosen,
    fill,
    printed,
    states,
    suggestion,
    told,
    write_sections,
)
from congdoan_desktop.domain.expand import expanded
from congdoan_desktop.domain.report import NamedFigure, Section
from congdoan_desktop.domain.tables import EACH_ROWS, ROWS
from congdoan_desktop.domain.template import ReportTemplate, SectionTemplate, Sentence
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.reports import report_template
from tests.reference.period_tellings import TELLINGS
from tests.reference.shipped import RESOURCES, shipped
from tests.reference.telling import FIGURES, TEXTS, Telling, figure_states, parts

GAP = "‹?›"
OPEN_SUMS = ("attendances", "attendances_women", "attendances_minority", "indirect_reach", "dialogue_workers")
KEPT = ("opinions", "incidents", "petitions", "refutations", "dialogues", "conferences")
MAYBE_UNKNOWN = tuple(name for name in FIGURES if name.startswith(("workers_", "members_", "survey_", "funds_", *KEPT)))
CHARTS = {"targets_reach", "survey_area", ""}
TEMPLATE = shipped().templates["ct58"]
KINDS = [kind for kind, template in shipped().templates.items() if template.about in TELLINGS]
"""Reports with figures; papers on one record are in `test_record_templates.py`."""


def telling(kind: str) -> Telling:
    return TELLINGS[shipped().templates[kind].about]


def sentences(template: ReportTemplate) -> Iterator[Sentence]:
    for section in template.sections:
        yield from section.sentences
        yield from section.suggestions
    for table in template.tables:
        yield from table.notes


def placeholders(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_placeholders_and_states_are_those_that_exist(kind: str) -> None:
    template = shipped().templates[kind]
    known = {*TEXTS, *parts(*FIGURES), *telling(kind).words}
    states_known = figure_states(*FIGURES) | telling(kind).states | {f"annex:{table.code}" for table in template.tables}
    for line in (template.subject, template.closing, *(one.text for one in template.opening)):
        assert set(placeholders(line)) <= set(TEXTS)
    for sentence in sentences(template):
        assert set(placeholders(sentence.text)) <= known, sentence
        words = {word.removeprefix("!") for word in sentence.when.split()}
        assert words <= states_known, sentence


@pytest.mark.parametrize("kind", KINDS)
def test_lists_are_told_in_words_they_have(kind: str) -> None:
    template = shipped().templates[kind]
    for part in template.sections:
        assert bool(part.items) == bool(part.item_sentences), part.id
        values, present = telling(kind).items[part.items] if part.items else (frozenset[str](), frozenset[str]())
        for sentence in part.item_sentences:
            assert set(placeholders(sentence.text)) <= values, sentence
            assert {word.removeprefix("!") for word in sentence.when.split()} <= present, sentence
    assert {part.each for part in (*template.sections, *template.tables)} <= {"", *telling(kind).each}
    assert set(template.figures) <= set(FIGURES)


@pytest.mark.parametrize("kind", KINDS)
def test_the_parts_of_a_template_exist(kind: str) -> None:
    template = shipped().templates[kind]
    ids = [section.id for section in template.sections]
    assert len(set(ids)) == len(ids)
    assert {section.chart for section in template.sections} <= CHARTS
    assert {section.level for section in template.sections} <= {1, 2}
    assert {table.rows for table in template.tables if not table.each} <= {*ROWS, *telling(kind).rows}
    assert {table.rows for table in template.tables if table.each} <= set(EACH_ROWS)
    assert template.file_topic.isascii() and template.file_topic.isalnum()
    for section in template.sections:
        assert section.narrative or not (section.required or section.hint or section.suggestions), section.id
        assert section.hint or not section.narrative, section.id


@pytest.mark.parametrize("kind", KINDS)
def test_sections_are_numbered_in_order(kind: str) -> None:
    numbers = [(section.level, section.number) for section in shipped().templates[kind].sections]
    roman = [number for level, number in numbers if level == 1]
    assert roman == ["I", "II", "III", "IV", "V", "VI"][: len(roman)] and len(roman) >= 5
    expected = 0
    for level, number in numbers:
        expected = expected + 1 if level == 2 else 0
        assert level == 1 or number == str(expected)


counts = st.integers(min_value=0, max_value=6000)


@st.composite
def figure_sets(draw: st.DrawFn) -> Mapping[str, NamedFigure]:
    """Any figures that the measures can give."""
    workers = draw(st.none() | st.integers(min_value=1, max_value=5000))
    figures = {name: _exact(name, draw(counts)) for name in FIGURES}
    figures |= {name: _exact(name, draw(st.none() | counts)) for name in MAYBE_UNKNOWN}
    figures["workers_total"] = _exact("workers_total", workers)
    figures |= {name: draw(_open_sum(name)) for name in OPEN_SUMS}
    figures |= {name: draw(_people(name, workers)) for name in ("reached", "briefed")}
    officers = draw(st.integers(min_value=0, max_value=5))
    trained = draw(st.integers(min_value=0, max_value=officers))
    return figures | {"officers_trained": replace(_exact("officers_trained", trained), den=officers)}


def _exact(name: str, count: int | None) -> NamedFigure:
    return NamedFigure(code=name, low=count, high=count)


def _open_sum(name: str) -> st.SearchStrategy[NamedFigure]:
    gap = st.builds(NamedFigure, code=st.just(name), low=st.integers(min_value=1, max_value=9999), high=st.none())
    return st.one_of(st.builds(_exact, st.just(name), st.none() | counts), gap)


@st.composite
def _people(draw: st.DrawFn, name: str, workers: int | None) -> NamedFigure:
    top = 5000 if workers is None else workers
    low, high = sorted((draw(st.integers(0, top)), draw(st.integers(0, top))))
    missing = draw(st.sampled_from([(), ("attendance",)]))
    figure = NamedFigure(code=name, low=low, high=high, den=workers, missing=missing)
    if workers is None and draw(st.booleans()):
        return replace(figure, high=None)
    other = [replace(figure, high=low), replace(figure, high=low, estimated=low < high)]
    unknown = [replace(figure, low=None, high=None)] if workers else []
    return draw(st.sampled_from([figure, *other, *unknown]))


def writing(figures: Mapping[str, NamedFigure]) -> Writing:
    said: dict[str, object] = {name: f"[{name}]" for name in TEXTS}
    values = said | {name: printed(figure) for name, figure in figures.items()}
    return Writing(values=values, states=states(figures), narrative={}, charts={})


def gaps_shown(value: object) -> object:
    """Make a text that is not known visible, where it would print as nothing."""
    if isinstance(value, Printed):
        return Printed(**{part: getattr(value, part) or GAP for part in ("text", "low", "high", "den", "share")})
    return GAP if value in ("", None) else value


def with_gaps(writing: Writing) -> Writing:
    shown = {name: gaps_shown(value) for name, value in writing.values.items()}
    items = {
        name: [replace(item, values={word: gaps_shown(value) for word, value in item.values.items()}) for item in found]
        for name, found in writing.items.items()
    }
    return replace(writing, values=shown, items=items)


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), drawn=figure_sets())
def test_whatever_is_known_nothing_empty_unknown_or_double_is_said(
    kind: str, data: st.DataObject, drawn: Mapping[str, NamedFigure]
) -> None:
    subject = data.draw(telling(kind).told(drawn))
    template = expanded(shipped().templates[kind], subject.lists)
    source = subject.tell(writing({**drawn, **subject.figures}))
    sections = write_sections(template, with_gaps(source))
    for line in lines_of(template, sections, with_gaps(source)):
        assert not any(sign in line for sign in (GAP, "None", "{", "  ", " .", " ,")), line
    for part, section in zip(template.sections, sections, strict=True):
        assert section.paragraphs or part.level == 1, part.id
        assert_said_once(part, source)


def lines_of(template: ReportTemplate, sections: Iterable[Section], source: Writing) -> Iterator[str]:
    yield from (line for section in sections for line in section.paragraphs)
    yield from (suggestion(part, source) for part in template.sections)
    yield from (text for table in template.tables for text in told(table.notes, source))
    yield from told(template.opening, source)
    yield fill(template.subject, source.values)


def assert_said_once(part: SectionTemplate, source: Writing) -> None:
    """Two sentences on one figure, or on one piece of a list, would both hold: their conditions overlap."""
    said = chosen(part.sentences, source.states)
    named = [name for text in said for name in {lead(one) for one in placeholders(text)} if name in FIGURES]
    assert len(named) == len(set(named)), (part.id, named)
    for item in source.items.get(part.items, ()):
        assert len(chosen(part.item_sentences, item.states)) <= 1, (part.id, item.states)


def lead(placeholder: str) -> str:
    return placeholder.split(".", maxsplit=1)[0]


WORKED = {
    "reached:exact": (
        NamedFigure(code="reached", low=236, high=236, den=240),
        "236/240 người lao động, đạt 98,3\u00a0%.",
    ),
    "reached:range": (
        NamedFigure(code="reached", low=168, high=212, den=240),
        "từ 168 đến 212 người trên tổng số 240 lao động, tương ứng 70,0–88,3\u00a0%; "
        "chưa xác định được số chính xác vì có buổi chỉ đếm số người dự",
    ),
    "reached:gap": (
        NamedFigure(code="reached", low=168, high=240, den=240, missing=("attendance",)),
        "từ 168 đến 240 người trên tổng số 240 lao động, tương ứng 70,0–100,0\u00a0%; "
        "chưa xác định được số chính xác vì có buổi chưa ghi số người dự.",
    ),
    "reached:estimated": (
        NamedFigure(code="reached", low=200, high=200, den=240, estimated=True),
        "200/240 người lao động, đạt 83,3\u00a0% (ước tính).",
    ),
    "reached:zero": (NamedFigure(code="reached", low=0, high=0, den=240), "Trong kỳ chưa ghi nhận người lao động"),
    "reached:unknown": (NamedFigure(code="reached", low=None, high=None, den=240), "Chưa xác định được số người"),
}


@pytest.mark.parametrize("state", WORKED)
def test_people_reached_in_words(state: str) -> None:
    figure, expected = WORKED[state]
    figures = {name: _exact(name, 1) for name in FIGURES} | {
        "reached": figure,
        "workers_total": _exact("workers_total", 240),
    }
    section = next(s for s in write_sections(TEMPLATE, writing(figures)) if s.id == "results.spread")
    assert sum(expected in line for line in section.paragraphs) == 1


def test_the_subject_is_that_of_the_plan() -> None:
    said = {"period_name": "6 tháng đầu năm 2026"}
    assert fill(TEMPLATE.subject, said) == "Kết quả thực hiện Chỉ thị số 58-CT/TW, 6 tháng đầu năm 2026"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "ct58"', 'kind = "other"'),
        ("version = 1", 'version = "1"'),
        ("[[tables]]", "[[table]]"),
        ("level = 2", "="),
    ],
)
def test_a_damaged_template_is_named(tmp_path: Path, old: str, new: str) -> None:
    text = (RESOURCES / "reports" / "ct58.toml").read_text("utf-8")
    (tmp_path / "ct58.toml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(UserError) as caught:
        report_template(tmp_path, "ct58")
    assert (caught.value.code, caught.value.values["name"]) == ("reference.damaged", "ct58.toml")


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        report_template(tmp_path, "ct58")
    assert caught.value.values["name"] == "ct58.toml"
