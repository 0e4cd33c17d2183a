"""Templates of papers on one record: each word exists, and whatever is known or not, no gap is printed."""

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.compose import Writing, fill, told, write_sections
from congdoan_desktop.domain.expand import Each, expanded
from congdoan_desktop.domain.numbers import roman
from congdoan_desktop.domain.records import Dialogue, DialogueItem, Incident, Opinion, OwnPlan, PlanTask, SurveyRound
from congdoan_desktop.domain.report import Section
from congdoan_desktop.domain.template import About, ReportTemplate, Sentence
from congdoan_desktop.usecases.subjects import dialogue, incident, meeting, month, plan, sheets
from congdoan_desktop.usecases.subjects.wording import saying
from tests.reference.shipped import shipped

UNIT = ("unit_name", "unit_short", "unit_kind", "parent_name", "place", "period_name", "period_start", "period_end")
DAY = date(2026, 6, 12)
BARE = Writing(
    values={name: f"[{name}]" for name in (*UNIT, "year")}, states=frozenset(), narrative={}, charts={}, items={}
)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What templates on one kind of subject may ask for: states, and words and states of each list."""

    states: frozenset[str] = frozenset()
    items: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    lists: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    tellings: st.SearchStrategy[Writing]
    """Everything that can be known of such a subject."""


def words(*names: str) -> frozenset[str]:
    return frozenset(names)


def with_prefix(prefix: str, *names: str) -> frozenset[str]:
    return frozenset(f"{prefix}:{name}" for name in names)


TEXTS = st.sampled_from(
    ["", "Một việc", "Dòng một.\nDòng hai", "Nguyễn Văn A – Giám đốc", "{không phải chỗ điền}", "Có chấm."]
)
COUNTS = st.none() | st.integers(0, 20)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
CLOCKS = st.sampled_from(["", "07:05", "14:00"])
TITLES = st.sampled_from(["Việc thứ nhất", "Việc {thứ} hai."])


def dialogues() -> st.SearchStrategy[Writing]:
    one = st.builds(
        Dialogue,
        id=st.just("d"),
        title=TITLES,
        kind=st.just("periodic"),
        held_on=st.just(DAY),
        starts=CLOCKS,
        ends=CLOCKS,
        venue=TEXTS,
        contents_sent_on=DAYS,
        employer_named=COUNTS,
        legal_representative=st.none() | st.booleans(),
        worker_named=COUNTS,
        worker_present=COUNTS,
        employer_members=st.lists(TITLES).map(tuple),
        chair=TEXTS,
        secretary=TEXTS,
        employer_signer=TEXTS,
        conclusion=TEXTS,
    )
    matter = st.builds(
        DialogueItem,
        id=st.just("i"),
        dialogue_id=st.just("d"),
        issue=TITLES,
        workers_view=TEXTS,
        employer_answer=TEXTS,
        agreed=st.none() | st.booleans(),
        conclusion=TEXTS,
        responsible=TEXTS,
        due_on=DAYS,
    )
    return st.builds(dialogue.told, st.just(BARE), one, st.lists(matter, max_size=3), TEXTS)


def opinions() -> st.SearchStrategy[list[Opinion]]:
    codes = shipped().catalogues
    one = st.builds(
        Opinion,
        id=st.just("o"),
        noted_on=st.just(DAY),
        content=TITLES,
        area=st.sampled_from(["", *codes["opinion_areas"]]),
        mood=st.sampled_from(["", *codes["opinion_moods"]]),
        spread=st.sampled_from(["", *codes["opinion_spreads"]]),
        risk=st.sampled_from(["", *codes["opinion_risks"]]),
        proposal=TEXTS,
    )
    return st.lists(one, max_size=4)


def incidents() -> st.SearchStrategy[Incident]:
    return st.builds(
        Incident,
        id=st.just("v"),
        title=TITLES,
        happened_on=st.just(DAY),
        happened_at=CLOCKS,
        place=TEXTS,
        people_involved=COUNTS,
        story=TEXTS,
        cause=TEXTS,
        handling=TEXTS,
        outcome=TEXTS,
        proposal=TEXTS,
    )


def plans() -> st.SearchStrategy[Writing]:
    one = st.builds(
        OwnPlan,
        id=st.just("p"),
        title=TITLES,
        year=st.just(2026),
        plans=st.sampled_from([(), ("kh-30-ldld-2026",)]),
        basis=TEXTS,
        purpose=TEXTS,
        targets=TEXTS,
        measures=TEXTS,
        organisation=TEXTS,
    )
    sources = st.sampled_from(["", *shipped().catalogues["funds_sources"]])
    task = st.builds(
        PlanTask, id=st.just("t"), plan_id=st.just("p"), content=TITLES, funds=COUNTS, funds_source=sources
    )
    return st.builds(plan.told, st.just(BARE), st.just(shipped()), one, st.lists(task, max_size=3))


MEETING = (
    *("starts", "day", "ends", "last", "kind", "title", "venue", "host", "partners", "speaker", "form", "total"),
    *("times", "women", "minority", "members", "method", "topics", "language", "materials", "assessment"),
)
ALWAYS = {"starts", "day", "ends", "last", "kind", "title", "venue"}


@st.composite
def meetings(draw: st.DrawFn) -> Writing:
    said = {name: f"[{name}]" if name in ALWAYS or draw(st.booleans()) else "" for name in MEETING}
    course = draw(st.booleans())
    said |= {"form": "" if course else "[form]", "times": "1" if course else draw(st.sampled_from(["1", "3"]))}
    return meeting.told(BARE, said, opinions=draw(TEXTS), course=course)


def rounds() -> st.SearchStrategy[Writing]:
    one = st.builds(
        SurveyRound,
        id=st.just("s"),
        title=TITLES,
        questionnaire=st.just("a@1"),
        period=st.just("2026-H1"),
        opened_on=st.just(DAY),
        closed_on=DAYS,
        handed_out=COUNTS,
        returned=COUNTS,
        valid=COUNTS,
        destroyed_on=DAYS,
        destroyed_sheets=COUNTS,
        destroyed_how=TEXTS,
        destroyed_by=TEXTS,
    )
    return st.builds(sheets.told, st.just(BARE), one)


CORRECTION = {name: f"[{name}]" for name in ("paper_type", "paper_number", "paper_day", "paper_subject")}
OPINION_LIST = (words("area", "count", "mood", "spread", "content"), words("area", "opinion", "spread"))
LINE = (words("line"), words())
RISK = (words("area", "risk", "content"), words())
KNOWN: Mapping[About, Known] = {
    "dialogue": Known(
        states=with_prefix("dialogue", "sent", "legal_there", "legal_away", "share", "items"),
        items={
            "dialogue_employers": (words("member"), words()),
            "dialogue_workers": (words("member"), words()),
            "dialogue_conclusion": LINE,
            "dialogue_said": (
                words("text", "name", "day"),
                words("workers_view", "employer_answer", "agreed", "not_agreed", "not_said")
                | words("responsible", "responsible_due", "due"),
            ),
        },
        lists=words("dialogue_items"),
        tellings=dialogues(),
    ),
    "incident": Known(
        states=with_prefix("incident", "place", "people", "proposals"),
        items={
            "incident_told": (
                words("story", "cause", "handling", "outcome"),
                words("story", "cause", "handling", "outcome", "nothing"),
            ),
            "incident_opinions": OPINION_LIST,
            "incident_risks": RISK,
            "incident_proposals": LINE,
        },
        tellings=st.builds(incident.told, st.just(BARE), st.just(shipped()), incidents(), opinions().map(tuple)),
    ),
    "month": Known(
        states=with_prefix("month", "nothing", "moods", "incidents", "risks", "proposals"),
        items={
            "month_opinions": OPINION_LIST,
            "month_incidents": (words("day", "title", "outcome"), words()),
            "month_risks": RISK,
            "month_proposals": LINE,
        },
        tellings=st.builds(
            month.told, st.just(BARE), st.just(shipped()), opinions(), st.lists(incidents(), max_size=2)
        ),
    ),
    "plan": Known(states=with_prefix("plan", "funds", "tasks"), items={}, rows=words("plan_tasks"), tellings=plans()),
    "meeting": Known(
        states=with_prefix("meeting", "course", "total", "several", "assessment", "host", "partners", "speaker")
        | with_prefix("meeting", "women", "minority", "members", "method", "topics", "materials", "language"),
        items={"meeting_opinions": LINE},
        tellings=meetings(),
    ),
    "correction": Known(items={}, tellings=st.just(saying(BARE, CORRECTION, {}))),
    "sheets": Known(states=with_prefix("sheets", "left"), items={}, tellings=rounds()),
}


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
