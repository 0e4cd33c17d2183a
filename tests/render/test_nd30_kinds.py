"""Every kind of report that is shipped, with no, one and many rows in its Biểu, under a short and a long name.

Every page keeps to the margins, numbers, heads and ends of NĐ 30/2020/NĐ-CP, Phụ lục I.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.domain.report import Cell, Column, Report, Section, SignatureBlock, Table
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.render.body import is_wide
from congdoan_desktop.render.drawn import Paper
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.papers import EMPLOYER, LONG_UNION, WORKERS
from tests.fixtures.sample_report import sample_report
from tests.reference.shipped import shipped
from tests.render.seen import MM, Line, lines, page_sizes

SENTENCE = "Tuyên truyền, phổ biến chính sách, pháp luật liên quan trực tiếp đến người lao động tại các đội, xưởng. "
KINDS = sorted(shipped().templates)
CASES = [(kind, *case) for kind in KINDS for case in ((0, ""), (1, LONG_UNION), (60, ""))]


def report_of(template: ReportTemplate, rows: int, union: str) -> Report:
    """A report that looks as `template` says, of texts of many lengths."""
    sample = sample_report()
    document = replace(
        sample.document, type_name=template.type_name, code_notation=template.type_code, subject=template.subject
    )
    sections = tuple(
        Section(
            id=f"s{n}",
            level=section.level,
            number=section.number,
            heading=section.heading,
            paragraphs=(SENTENCE * (n * 3 % 7 + 1),),
        )
        for n, section in enumerate(template.sections)
    )
    annexes = tuple(
        Table(
            code=f"{table.code}{'abcdefgh'[n] if table.each else ''}",
            title=table.title,
            columns=table.columns,
            rows=rows_of(table.columns, rows),
        )
        for n, table in enumerate(template.tables)
    )
    return replace(
        sample,
        form=template.form,
        document=document,
        header=replace(sample.header, organ_name=union or sample.header.organ_name),
        addressees=sample.addressees if template.addressed else (),
        via=sample.via if template.addressed else "",
        internal=template.internal,
        grounds=tuple(ground.text for ground in template.grounds),
        sections=sections,
        annexes=annexes,
        parties=tuple(_party(number) for number, _ in enumerate(template.parties)),
    )


def _party(number: int) -> SignatureBlock:
    return (EMPLOYER, WORKERS)[number % 2]


def rows_of(columns: tuple[Column, ...], count: int) -> tuple[tuple[Cell, ...], ...]:
    def cell(column: Column, number: int) -> Cell:
        values: dict[str, Cell] = {"index": number, "count": number * 37, "share": number, "date": "2026-05-29"}
        return values.get(column.kind, SENTENCE[: 20 + number * 13 % 80])

    return tuple(tuple(cell(column, number) for column in columns) for number in range(1, count + 1))


@pytest.fixture(scope="module", params=CASES, ids=[f"{kind} {rows} {union[:4]}" for kind, rows, union in CASES])
def drawn(request: pytest.FixtureRequest, fonts: Path) -> tuple[Report, Paper, list[list[Line]]]:
    kind, rows, union = request.param
    report = report_of(shipped().templates[kind], rows, union)
    paper = draw_pdf(report, fonts=fonts, draft=False)
    return report, paper, [lines(paper.pdf, page, columns=True) for page in range(paper.pages)]


def starts(paper: Paper) -> list[int]:
    """First page of the text, and of every annex."""
    return [0, *sorted(page for key, page in paper.section_pages.items() if key.startswith("annex."))]


def test_the_head_is_that_of_its_form(drawn: tuple[Report, Paper, list[list[Line]]]) -> None:
    report, _, (first, *_) = drawn
    texts = [line.text for line in first]
    assert {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"} <= set(texts)
    assert any(text.startswith("Số: 05/") for text in texts)
    assert any(text.startswith("Tân Uyên, ngày 12") for text in texts) == (report.form != "minutes")
    assert (report.document.type_name.upper() in texts) == (report.form != "letter")
    assert any(text.startswith("V/v ") for text in texts) == (report.form == "letter")
    assert any(text.startswith("Kính gửi:") for text in texts) == bool(report.addressees)
    assert ("LƯU HÀNH NỘI BỘ" in texts) == report.internal


def test_every_page_keeps_its_margins_and_its_number(drawn: tuple[Report, Paper, list[list[Line]]]) -> None:
    _, paper, pages = drawn
    begun = starts(paper)
    for page, ((width, height), found) in enumerate(zip(page_sizes(paper.pdf), pages, strict=True)):
        number = page - max(start for start in begun if start <= page) + 1
        above = [line for line in found if line.base > height - 20 * MM]
        assert [line.text for line in above] == ([str(number)] if number > 1 else [])
        assert all((line.left + line.right) / 2 == pytest.approx((width + 10 * MM) / 2, abs=1) for line in above)
        assert all(10 * MM < height - line.base < 20 * MM for line in above)
        for line in found:
            assert line.left >= 30 * MM - 1, line
            assert line.right <= width - 20 * MM + 1, line
            assert line.base >= 20 * MM, line


def test_no_page_ends_with_a_heading_and_the_end_is_whole(drawn: tuple[Report, Paper, list[list[Line]]]) -> None:
    report, paper, pages = drawn
    last = paper.signature.page
    assert last == [*starts(paper), paper.pages][1] - 1
    for page in range(last):
        assert "Bold" not in pages[page][-1].font, pages[page][-1]
    texts = [line.text for line in pages[last]]
    blocks = report.parties or (report.signature,)
    place = min(texts.index(part) for part in ("Nơi nhận:", *(block.full_name for block in blocks)))
    assert {"Nơi nhận:", *(block.full_name for block in blocks)} <= set(texts)
    assert sum("./." in text for found in pages for text in (line.text for line in found)) == 1
    assert place >= 2, "a signature is never alone on its page"


def test_annexes_lie_as_they_need_and_repeat_their_heads(drawn: tuple[Report, Paper, list[list[Line]]]) -> None:
    report, paper, pages = drawn
    begun = [*starts(paper)[1:], paper.pages]
    for number, (table, first, after) in enumerate(zip(report.annexes, begun, begun[1:], strict=False)):
        sizes = page_sizes(paper.pdf)[first:after]
        assert {(round(w / MM), round(h / MM)) for w, h in sizes} == {(297, 210) if is_wide(table) else (210, 297)}
        assert pages[first][0].text.split()[:2] == ["Phụ", "lục"]
        assert (len(pages[first][0].text.split()) == 3) == (len(report.annexes) > 1), number
        bold = {line.text for line in pages[first] if line.font.endswith("Bold")}
        heads = {text for text in bold if any(text in column.heading for column in table.columns)}
        assert heads
        for page in range(first, after):
            assert heads <= {line.text for line in pages[page]} or not _has_rows(pages[page])


def _has_rows(found: list[Line]) -> bool:
    """Notes may stand on a page of their own."""
    return any(line.text.isdigit() for line in found[1:])
