"""The report on a survey: what may be seen, the same on paper, in the workbook, in the charts and in report.json."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.numbers import percent_tenths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Petition
from congdoan_desktop.domain.report import Figure, Report, Table
from congdoan_desktop.domain.survey_results import Results
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.report_json import decode, encode
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.render.workbook import draw_workbook
from congdoan_desktop.store import repository, survey_outcome
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.draft_report import Draft, draft
from congdoan_desktop.usecases.finding import Finding
from congdoan_desktop.usecases.look_at_report import look_at_report
from congdoan_desktop.usecases.report_subject import subject_of
from congdoan_desktop.usecases.save_narrative import save_narrative
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.survey import close_round, results
from tests.fixtures import survey_round
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

KIND, PERIOD = "khao-sat", "2026-H1"
NOW = datetime(2026, 6, 30, 16, 0, tzinfo=VIETNAM)
REFERENCE = load(paths.resources())
HIDDEN = "ẩn"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "tan-uyen.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as opened:
        yield opened


def drawn(store: Store) -> Draft:
    return draft(store, REFERENCE, KIND, PERIOD, NOW)


def seen(store: Store) -> Results:
    found = results(store, "r2")
    assert found is not None
    return found


def annex(report: Report, code: str) -> Table:
    return next(table for table in report.annexes if table.code == code)


def said(report: Report, section: str) -> str:
    return "\n".join(next(one for one in report.sections if one.id == section).paragraphs)


def codes(store: Store) -> list[str]:
    return [finding.code for finding in findings(store)]


def findings(store: Store) -> tuple[Finding, ...]:
    return look_at_report(store, REFERENCE, KIND, PERIOD, NOW.date()).findings


def hand_counted(store: Store, valid: int = 80) -> None:
    repository.save(store, survey_round.round_(handed_out=100, returned=90, valid=valid))
    close_round(store, "r2", date(2026, 6, 17), survey_round.form())


# ── the same cells everywhere ──


def test_the_same_cells_are_hidden_on_paper_in_the_workbook_in_charts_and_in_the_data(store: Store) -> None:
    survey_round.closed_round(store)
    found, paper = seen(store), drawn(store)
    wanted = [count for tally in found.tallies for count in (*tally.counts, tally.blank)]
    assert wanted.count(None) > 10

    rows = annex(paper.report, "07").rows
    assert [None if isinstance(row[3], Figure) else row[3] for row in rows] == wanted
    assert all(
        isinstance(row[4], Figure) and row[4].hidden == (count is None) for row, count in zip(rows, wanted, strict=True)
    )

    data = json.loads(encode(paper.report))
    cells = [row[3] for table in data["annexes"] if table["code"] == "07" for row in table["rows"]]
    assert [None if isinstance(cell, dict) else cell for cell in cells] == wanted
    for cell in cells:
        if isinstance(cell, dict):
            assert (cell["low"], cell["high"], cell["hidden"]) == (0, found.total, True)

    book = openpyxl.load_workbook(BytesIO(draw_workbook(paper.report, fonts=paths.resources() / "fonts")))
    sheet = book["Biểu 07"]
    written = [(row[3].value, row[4].value) for row in sheet.iter_rows(min_row=7, max_row=6 + len(wanted))]
    shares = [HIDDEN if count is None else percent_tenths(count, found.total) / 1000 for count in wanted]
    assert written == list(zip([HIDDEN if count is None else count for count in wanted], shares, strict=True))

    assert words_on_paper(paper, "annex.07", "annex.07a").count(HIDDEN) == 2 * wanted.count(None) + 1


def words_on_paper(paper: Draft, first: str, after: str) -> list[str]:
    """Return the words between two places of the paper; a note names the sign for hidden once more."""
    pages = range(paper.paper.section_pages[first], paper.paper.section_pages[after])
    with pypdfium2.PdfDocument(paper.paper.pdf) as document:
        text = " ".join(document[page].get_textpage().get_text_range() for page in pages)
    return [word.strip("“”:.,;") for word in text.split()]


def test_charts_draw_what_may_be_seen_and_no_more(store: Store) -> None:
    survey_round.closed_round(store)
    found, report = seen(store), drawn(store).report
    shown = {tally.label: tally for tally in found.tallies}
    panels = [panel for section in report.sections if section.chart for panel in section.chart.panels]
    assert {panel.title for panel in panels} == {
        tally.label for tally in found.tallies if tally.group_name != "about_you" and set(tally.counts) != {None}
    }
    for panel in panels:
        tally = shown[panel.title]
        assert tuple(part.count for part in panel.parts)[: len(tally.counts)] == tally.counts
        assert panel.full == found.total
    book = openpyxl.load_workbook(BytesIO(draw_workbook(report, fonts=paths.resources() / "fonts")))
    charts = book["Biểu đồ"]
    assert len(charts._charts) == len(panels)
    values = [row[1].value for row in charts.iter_rows(min_row=4) if row[0].value and row[1].value is not None]
    told = [HIDDEN if part.count is None else part.count for panel in panels for part in panel.parts]
    assert [value for value in values if value != "Số phiếu"] == told


def test_groups_stand_in_tables_of_their_own_only_where_they_are_shown(store: Store) -> None:
    survey_round.closed_round(store)
    found, report = seen(store), drawn(store).report
    shown = [one for one in found.breakdowns if one.crosses]
    tables = [table for table in report.annexes if table.code.startswith("07") and table.code != "07"]
    assert [table.code for table in tables] == [f"07{letter}" for letter in "abc"[: len(shown)]]
    assert any(sum(one.sizes) < found.total for one in shown), "a small group is left out"
    for one, table in zip(shown, tables, strict=True):
        assert one.label in table.title
        assert [column.heading for column in table.columns[3:]] == [group.label or "Không nêu" for group in one.groups]
        assert table.rows[0][3:] == one.sizes
        cells = [tuple(None if isinstance(cell, Figure) else cell for cell in row[3:]) for row in table.rows[1:]]
        assert cells == [row for cross in one.crosses for row in zip(*cross.rows, strict=True)]


def test_the_report_comes_back_from_its_data(store: Store) -> None:
    survey_round.closed_round(store)
    report = drawn(store).report
    assert decode(encode(report)) == report


# ── only tallies travel ──


def test_no_written_answer_travels_that_nobody_gave_free(store: Store) -> None:
    survey_round.closed_round(store)
    texts = survey_outcome.written(store, "r2")
    with store.atomic():
        for text in texts:
            survey_outcome.judge(store, "r2", replace(text, quote="", state="unread"))
        survey_outcome.judge(store, "r2", replace(texts[0], quote="Mong có xe đưa đón.", state="quotable"))
        survey_outcome.judge(store, "r2", replace(texts[1], quote="Bị giữ lại.", state="withheld"))
    data = encode(drawn(store).report).decode()
    assert "Mong có xe đưa đón" in data
    assert "Bị giữ lại" not in data
    for quote in survey_round.QUOTES:
        assert quote.rstrip(".") not in data


def test_only_figures_and_targets_of_the_survey_travel(store: Store) -> None:
    survey_round.closed_round(store)
    report = drawn(store).report
    assert {figure.code: figure.low for figure in report.figures} == {
        "surveys": 1,
        "survey_handed": 240,
        "survey_returned": 120,
        "survey_valid": 120,
    }
    assert {target.figure.code for target in report.targets} == {"surveys"}


# ── what is said ──


def test_every_area_of_the_questionnaire_is_a_section(store: Store) -> None:
    survey_round.closed_round(store)
    save_narrative(store, KIND, PERIOD, "results.area.jobs", "Lương trả đúng hạn.")
    report = drawn(store).report
    areas = [(one.number, one.heading) for one in report.sections if one.id.startswith("results.area.")]
    headings = [heading for code, heading, _ in survey_round.AREAS if code != "about_you"]
    assert areas == [(str(number), heading) for number, heading in enumerate(headings, 1)]
    assert said(report, "results.area.jobs").endswith("Lương trả đúng hạn.")
    assert "“Tiền lương có được trả đúng hạn không?”: nhiều nhất là “Luôn luôn”, 114/120 phiếu (95,0" in said(
        report, "results.area.jobs"
    )
    assert "Chưa có cuộc khảo sát trước" in said(report, "results")


def test_what_changed_since_the_round_before_is_said(store: Store) -> None:
    earlier = survey_round.round_(id="r1", period="2025-H2", title="Khảo sát cuối 2025", opened_on=date(2025, 12, 1))
    survey_round.ask(store, earlier, survey_round.sheets(150, seed=9), date(2025, 12, 20))
    survey_round.closed_round(store)
    before, now, report = results(store, "r1"), seen(store), drawn(store).report
    assert before is not None
    assert "“Khảo sát cuối 2025”" in said(report, "results")
    text = said(report, "results.area.union")
    tally = next(one for one in now.tallies if one.question == "q17")
    place = max(range(3), key=lambda one: tally.counts[one] or 0)
    count = next(one for one in before.tallies if one.question == "q17").counts[place]
    line = next(line for line in text.split("\n") if tally.label in line)
    assert (count is not None) == ("kỳ trước" in line)
    if count is not None:
        grew = (tally.counts[place] or 0) * before.total > count * now.total
        assert ("tăng so với" if grew else "giảm so với") in line


def test_petitions_stand_by_how_often_they_were_raised_and_by_who_settles_them(store: Store) -> None:
    survey_round.closed_round(store)
    report = drawn(store).report
    rows = annex(report, "08").rows
    assert [row[3] for row in rows] == [34, 21, 12, 2]
    assert rows[-1][2:] == ("Chưa ghi lĩnh vực", 2, "Chưa xác định cấp giải quyết", "Mới ghi nhận")
    levels = [(one.number, one.heading) for one in report.sections if one.id.startswith("proposals.level.")]
    assert levels == [
        ("1", "Người sử dụng lao động"),
        ("2", "Cấp ủy, chính quyền xã, phường"),
        ("3", "Chưa xác định cấp giải quyết"),
    ]
    assert "34 lượt nêu" in said(report, "hopes.petitions").split("\n")[1]


def test_a_round_counted_by_hand_says_so(store: Store) -> None:
    hand_counted(store)
    report = drawn(store).report
    assert report.annexes == ()
    assert not [one for one in report.sections if one.id.startswith("results.area.") or one.chart]
    assert "hợp lệ 80" in said(report, "about.sheets")
    assert "survey_by_hand" in codes(store)


def test_of_fewer_than_ten_sheets_only_their_number_is_told(store: Store) -> None:
    survey_round.closed_round(store, 8)
    report = drawn(store).report
    assert not [one for one in report.sections if one.id.startswith("results.area.") or one.chart]
    assert [table.code for table in report.annexes] == ["08"]  # every cell of the others would be hidden
    assert "dưới 10" in said(report, "results")
    assert "survey_few" in codes(store)


def test_no_section_is_left_without_a_word(store: Store) -> None:
    survey_round.closed_round(store)
    for name in ("with petitions", "without"):
        report = drawn(store).report
        for one, after in zip(report.sections, [*report.sections[1:], None], strict=True):
            heads = after is not None and after.level > one.level
            assert one.paragraphs or heads, (name, one.id)
        for petition in survey_round.PETITIONS:
            repository.archive(store, Petition, petition[0])


# ── what is to be done first ──


def test_without_a_closed_round_the_officer_is_told_what_to_do_first(store: Store) -> None:
    with pytest.raises(UserError) as caught:
        drawn(store)
    assert (caught.value.code, caught.value.values["period"]) == ("report.no_survey", "6 tháng đầu năm 2026")
    assert codes(store)[0] == "survey_none"
    repository.save(store, survey_round.round_())
    first = findings(store)[0]
    assert (first.code, first.page, first.record_id) == ("survey_open", "survey", "r2")


def test_what_is_left_to_do_is_on_the_check_list(store: Store) -> None:
    survey_round.closed_round(store, handed_out=None)
    texts = survey_outcome.written(store, "r2")
    by_code = {finding.code: finding for finding in findings(store)}
    assert {"survey_unread", "survey_paper", "survey_handed", "survey_level"} <= set(by_code)
    assert f"Còn {len(texts) - 2} ý kiến" in by_code["survey_unread"].sentence
    assert "empty_section" in by_code
    assert not {"head_count", "range", "no_survey"} & set(by_code)


def test_the_sections_of_the_page_are_those_of_the_paper(store: Store) -> None:
    survey_round.closed_round(store)
    template = subject_of(store, REFERENCE, KIND, PERIOD).template
    report = drawn(store).report
    assert [(p.id, p.number, p.heading) for p in template.sections] == [
        (s.id, s.number, s.heading) for s in report.sections
    ]
    assert set(look_at_report(store, REFERENCE, KIND, PERIOD, NOW.date()).proposals) == {s.id for s in report.sections}
