"""A short text is set closer where that saves the page that would bear little but the signature (NĐ 30, Phụ lục I)."""

from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.domain.report import Report
from congdoan_desktop.render import style
from congdoan_desktop.render.drawn import Paper
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.papers import CHAIR, CLERK, short_report
from tests.render.seen import MM, Line, lines

SENTENCE = "Đoàn viên, người lao động yên tâm làm việc, chấp hành tốt chủ trương của Đảng và nội quy của đơn vị."


def report_of(paragraphs: int, *, minutes: bool = False) -> Report:
    report = short_report()
    section = replace(report.sections[0], paragraphs=(SENTENCE,) * paragraphs, chart=None)
    parties = (CLERK, CHAIR) if minutes else ()
    return replace(report, sections=(section,), parties=parties, form="minutes" if minutes else "named")


def draw(fonts: Path, report: Report) -> Paper:
    return draw_pdf(report, fonts=fonts, draft=False)


def body(paper: Paper) -> list[Line]:
    return [line for line in lines(paper.pdf, 0) if "yên tâm làm việc" in line.text]


@pytest.mark.parametrize("minutes", [False, True])
def test_the_lines_draw_near_only_to_save_a_page(fonts: Path, minutes: bool) -> None:
    drawn = {count: draw(fonts, report_of(count, minutes=minutes)) for count in range(1, 14)}
    sizes = {count: (paper.pages, round(body(paper)[0].size, 1)) for count, paper in drawn.items()}
    looks = [sizes[count] for count in sorted(sizes)]
    assert (1, 14.0) in looks and (1, 13.0) in looks and (2, 14.0) in looks and (2, 13.0) not in looks
    assert looks == sorted(looks, key=lambda look: (look[0], -look[1]))


def test_the_closest_text_keeps_within_the_decree() -> None:
    for one in (style.CLOSE, style.SMALL):
        for look in (one.body, one.ground, *one.headings.values()):
            assert 13 <= look.fontSize <= 14
            assert 1.15 <= look.leading / look.fontSize <= 1.5
            assert look.spaceBefore >= 6 and look.spaceAfter >= 6
        assert one.signature_room >= 20 * MM


def test_long_papers_are_set_as_ever(fonts: Path) -> None:
    paper = draw(fonts, report_of(90))
    assert paper.pages > 3 and body(paper)[0].size == pytest.approx(14)
