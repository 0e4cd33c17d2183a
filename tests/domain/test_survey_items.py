"""What is said of a survey follows from what may be seen of it, whatever the questionnaire and the answers."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.compose import Writing, write_sections
from congdoan_desktop.domain.expand import expanded
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.report import Figure
from congdoan_desktop.domain.survey import Choice
from congdoan_desktop.domain.survey_items import areas, charts_of, items_of, levels
from congdoan_desktop.domain.survey_results import Results, Tally, drawn_from
from congdoan_desktop.domain.survey_tables import answers, breakdown_tables, by_groups
from congdoan_desktop.domain.surveyed import Surveyed, leading
from congdoan_desktop.domain.table_input import TableInput
from congdoan_desktop.texts.survey_report import SURVEY_REPORT
from tests.attacks import rounds
from tests.domain.samples import survey, unit
from tests.fixtures.survey_round import PETITIONS, petition
from tests.reference.shipped import shipped


def tally(counts: list[int | None], blank: int | None = 0, **values: object) -> Tally:
    choices = tuple(Choice(name=f"c{place}", label=f"Trả lời {place}") for place in range(len(counts)))
    fields: dict[str, object] = {
        "question": "q",
        "label": "Câu hỏi?",
        "group": "Việc làm",
        "group_name": "jobs",
        "kind": "select_one",
        "is_scale": False,
        "choices": choices,
        "counts": tuple(counts),
        "blank": blank,
    }
    return Tally(**{**fields, **values})  # type: ignore[arg-type]


def surveyed(*tallies: Tally, total: int, before: tuple[Tally, ...] = (), before_total: int = 100) -> Surveyed:
    earlier = Results(questionnaire="k@1", total=before_total, tallies=before) if before else None
    found = Results(questionnaire="k@1", total=total, tallies=tallies)
    return Surveyed(round=survey("s"), results=found, earlier_results=earlier)


def said(one: Surveyed) -> str:
    """Return what the shipped template says of the only question."""
    part = next(part for part in shipped().templates["khao-sat"].sections if part.each == "survey_areas")
    template = replace(shipped().templates["khao-sat"], sections=(part,))
    written = Writing(
        values={},
        states=frozenset(),
        narrative={},
        charts={},
        items=items_of(one, shipped().catalogues, SURVEY_REPORT),
    )
    lists = {"survey_areas": areas(one, "Khác")}
    (section,) = write_sections(expanded(template, lists), written)
    (line,) = section.paragraphs
    return line


@pytest.mark.parametrize(
    ("counts", "total", "places"),
    [
        ([30, 60, 10], 100, (1,)),
        ([45, 45, 10], 100, (0, 1)),
        ([None, 60, None], 100, (1,)),
        ([None, 40, None], 100, ()),  # the heap of 60 may be one answer
        ([None, None, 0], 100, ()),
        ([0, 0, 0], 0, ()),
    ],
)
def test_an_answer_leads_only_where_what_is_shown_proves_it(
    counts: list[int | None], total: int, places: tuple[int, ...]
) -> None:
    assert leading(tally(counts, None if None in counts else 0), total) == places


WORKED = [
    (tally([30, 60, 10]), (), "nhiều nhất là “Trả lời 1”, 60/100 phiếu (60,0\u00a0%)."),
    (tally([30, 60, 10]), (tally([60, 30, 10]),), "(60,0\u00a0%), tăng so với kỳ trước (30,0\u00a0%)."),
    (tally([30, 60, 10]), (tally([10, 80, 10]),), "(60,0\u00a0%), giảm so với kỳ trước (80,0\u00a0%)."),
    (tally([30, 60, 10]), (tally([20, 60, 20]),), "(60,0\u00a0%), bằng kỳ trước."),
    (tally([30, 60, 10]), (tally([20, 60, 20], label="Câu khác?"),), "60/100 phiếu (60,0\u00a0%)."),
    (tally([30, 60, 10]), (tally([20, None, None]),), "60/100 phiếu (60,0\u00a0%)."),
    (tally([45, 45, 10]), (), "nhiều nhất là “Trả lời 0” và “Trả lời 1”, cùng 45/100 phiếu (45,0\u00a0%)."),
    (tally([None, 40, None], None), (), ": xem Biểu 07."),
    (
        tally([90, 50, 20, 10], kind="select_multiple"),
        (),
        "nhiều nhất là “Trả lời 0” (90,0\u00a0%), “Trả lời 1” (50,0\u00a0%), “Trả lời 2” (20,0\u00a0%).",
    ),
    (
        tally([None, 50], kind="select_multiple"),
        (),
        "trong các phương án được nêu, nhiều nhất là “Trả lời 1” (50,0\u00a0%).",
    ),
]


@pytest.mark.parametrize(("asked", "before", "expected"), WORKED)
def test_a_question_in_words(asked: Tally, before: tuple[Tally, ...], expected: str) -> None:
    line = said(surveyed(asked, total=100, before=before))
    assert line.startswith("- “Câu hỏi?”")
    assert line.endswith(expected)


@settings(deadline=None, max_examples=80)
@given(seed=st.integers(min_value=0, max_value=10**6), count=st.integers(min_value=5, max_value=120))
def test_nothing_is_said_that_is_not_in_the_results(seed: int, count: int) -> None:
    dice = Random(seed)
    form = rounds.questionnaire(dice)
    sheets = rounds.answers(form, count, dice)
    found = drawn_from(form, sheets, ("sex", "age", "contract"))
    one = Surveyed(round=survey("s", closed_on=date(2026, 6, 20)), results=found)
    charts = charts_of(one, SURVEY_REPORT)
    assert {panel.title for chart in charts.values() for panel in chart.panels} <= {t.label for t in found.tallies}
    for chart in charts.values():
        for panel in chart.panels:
            shown = next(t for t in found.tallies if t.label == panel.title)
            assert tuple(part.count for part in panel.parts)[: len(shown.counts)] == shown.counts
    drawn = table_input(one)
    cells = [row[3] for row in answers(drawn).rows]
    wanted = [cell for t in found.tallies for cell in (*t.counts, t.blank)]
    assert [None if isinstance(cell, Figure) else cell for cell in cells] == wanted
    assert all(cell.hidden and (cell.low, cell.high) == (0, count) for cell in cells if isinstance(cell, Figure))
    for table in breakdown_tables(one, "Không nêu"):
        rows = by_groups(drawn, table.code).rows
        assert {len(row) for row in rows} == {3 + len(table.columns)}
        assert all(cell.hidden and not cell.low for row in rows for cell in row if isinstance(cell, Figure))
    items = items_of(one, shipped().catalogues, SURVEY_REPORT)
    assert all(item.values["question"] for name, told in items.items() if "questions" in name for item in told)


def table_input(one: Surveyed) -> TableInput:
    span = Span(start=date(2026, 1, 1), end=date(2026, 6, 30))
    lists = shipped().catalogues
    return TableInput(
        facts=Facts(unit=unit()), span=span, catalogues=lists, targets=(), words=SURVEY_REPORT, survey=one
    )


def test_petitions_without_a_level_come_last() -> None:
    one = replace(surveyed(total=20), petitions=tuple(map(petition, PETITIONS)))
    assert [(level.code, level.name) for level in levels(one, shipped().catalogues, "chưa rõ")] == [
        ("employer", "Người sử dụng lao động"),
        ("commune", "Cấp ủy, chính quyền xã, phường"),
        ("-", "chưa rõ"),
    ]
