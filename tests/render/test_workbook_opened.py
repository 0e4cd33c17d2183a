"""The workbook opened by LibreOffice: the same figures as the report, all on A4, and no formula anywhere."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from congdoan_desktop.domain.numbers import percent_tenths
from congdoan_desktop.domain.report import Cell, Column, Figure, Report, Table
from congdoan_desktop.render.cells import cell_text, total_texts
from congdoan_desktop.render.grid import heads_of
from congdoan_desktop.render.workbook import draw_workbook
from tests.fixtures.papers import minutes
from tests.fixtures.sample_report import sample_report
from tests.independent.libreoffice_convert import converted
from tests.render.seen import MM, lines, page_sizes, text

EVIL = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|'/c calc'!A1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "{=1+1}",
    "'=1+1",
    "＝1+1",
)
DIARY = (
    Column(heading="STT", kind="index", width=5),
    Column(heading="Ngày", kind="date", width=11),
    Column(heading="Tên hoạt động", width=34),
    Column(heading="Hình thức", width=18),
    Column(heading="Địa điểm", width=16),
    Column(heading="Tổng", kind="count", width=9, group="Số người"),
    Column(heading="Nữ", kind="count", width=9, group="Số người"),
    Column(heading="Tỷ lệ nữ", kind="share", width=10),
)


def diary(count: int) -> Table:
    def row(n: int) -> tuple[Cell, ...]:
        women = Figure(low=n % 40, high=n % 40, den=40 + n % 60)
        where = f"Xưởng sao chè số {n % 7}"
        return (
            n,
            f"2026-05-{1 + n % 28:02d}",
            f"Buổi tuyên truyền thứ {n}",
            "Nói chuyện",
            where,
            40 + n % 60,
            n % 40,
            women,
        )

    rows = tuple(row(n) for n in range(1, count + 1))
    total = ("", "", "", "", "", sum(40 + n % 60 for n in range(1, count + 1)), None, "") if rows else ()
    return Table(code="06", title="Nhật ký hoạt động", columns=DIARY, rows=rows, total=total)


def report_of(count: int) -> Report:
    report = sample_report()
    return replace(report, annexes=(*report.annexes[:3], diary(count)))


@pytest.fixture(scope="module", params=[0, 100, 10_000])
def opened(
    request: pytest.FixtureRequest, fonts: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Report, Workbook]:
    report = report_of(request.param)
    data = converted(draw_workbook(report, fonts=fonts), "xlsx", tmp_path_factory.mktemp("opened"))
    return report, load_workbook(BytesIO(data))


def expected(table: Table) -> Iterator[list[object]]:
    rows = [*table.rows, *([table.total] if table.total else [])]
    for number, row in enumerate(rows):
        shown = [_shown(cell, column) for cell, column in zip(row, table.columns, strict=True)]
        if number == len(table.rows):
            label = next(i for i, column in enumerate(table.columns) if column.kind == "text")
            shown[label] = total_texts(table)[label]
        yield shown


def _shown(cell: Cell, column: Column) -> object:
    if isinstance(cell, Figure) and not cell.hidden and cell.low == cell.high and cell.den != 0:
        return cell.low if cell.den is None else percent_tenths(cell.low, cell.den) / 1000
    if column.kind == "date" and isinstance(cell, str) and cell:
        day = date.fromisoformat(cell)
        return datetime(day.year, day.month, day.day)
    return cell if isinstance(cell, int) else cell_text(cell, column) or None


def test_every_figure_is_that_of_the_report(opened: tuple[Report, Workbook]) -> None:
    report, book = opened
    for table in report.annexes:
        sheet = book[f"Biểu {table.code}"]
        first = 6 + len(heads_of(table)[0])
        wanted = list(expected(table))
        last, columns = first + len(wanted) - 1, len(table.columns)
        found = list(sheet.iter_rows(min_row=first, max_row=last, max_col=columns, values_only=True)) if wanted else []
        assert [list(row) for row in found] == wanted
    named = {row[7]: row[1:4] for row in book["Số liệu"].iter_rows(min_row=5, values_only=True)}
    assert named == {figure.code: (figure.low, figure.high, figure.den) for figure in report.figures}


def test_it_has_understood_no_formula_and_no_error(opened: tuple[Report, Workbook]) -> None:
    for sheet in opened[1].worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.parametrize("count", [0, 100, 300])
def test_it_prints_on_a4_with_every_column_and_the_heads_on_every_page(count: int, fonts: Path, tmp_path: Path) -> None:
    report = report_of(count)
    pdf = converted(draw_workbook(report, fonts=fonts), "pdf", tmp_path)
    assert {(round(w / MM), round(h / MM)) for w, h in page_sizes(pdf)} == {(297, 210)}
    pages = text(pdf, "-layout").split("\f")
    assert "###" not in "".join(pages)
    diary_pages = [n for n, page in enumerate(pages) if "Tên hoạt động" in page]
    assert len(diary_pages) >= count / 30
    for number in diary_pages:
        words = " ".join(pages[number].split())
        assert all(column.heading.split()[0] in words for column in DIARY)
        for line in lines(pdf, number):
            assert line.left > 10 * MM
            assert line.right < 287 * MM
    whole = " ".join(" ".join(pages).split())
    assert all(f"Buổi tuyên truyền thứ {n} " in whole for n in range(1, count + 1))
    assert pages[diary_pages[0]].split("\n")[0].strip() == "Số: 05/BC-CĐCS"
    assert f"Trang 1/{len(pages) - 1}" in whole


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_of_a_person_becomes_a_formula_wherever_it_stands(evil: str, fonts: Path) -> None:
    data = draw_workbook(spoilt(evil), fonts=fonts)
    for part, xml in parts(data).items():
        if part.startswith("xl/worksheets/"):
            assert not any(mark in xml for mark in (b"<f>", b"<f ", b't="e"', b't="str"'))
    book = load_workbook(BytesIO(data))
    said = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if "1" in str(cell.value)]
    assert {cell.data_type for cell in said} <= {"s", "n", "d"}
    texts = [cell for cell in said if cell.data_type == "s"]
    assert len(texts) > 20
    assert all(cell.quotePrefix and cell.number_format == "@" for cell in texts)
    for sheet in book.worksheets:
        assert not set("[]:*?/\\\n\r\t") & set(sheet.title)
        assert not sheet.title.startswith("'")
        for names in sheet.defined_names.values():
            assert names.attr_text.startswith("'")


def spoilt(evil: str) -> Report:
    """A report with `evil` wherever a person may have written."""
    report = sample_report()
    columns = tuple(
        replace(column, heading=evil, group=evil if 2 < place < 5 else "")
        for place, column in enumerate(report.annexes[0].columns)
    )
    rows = ((1, evil, *[evil] * (len(columns) - 2)),)
    table = Table(code=evil, title=evil, columns=columns, rows=rows, total=tuple([evil] * len(columns)), note=evil)
    document = replace(report.document, type_name=evil, subject=evil, code_notation=evil)
    return replace(
        report,
        annexes=(table, replace(table, code=""), replace(table, code="")),
        document=replace(document, signer_info=replace(document.signer_info, full_name=evil, position=evil)),
        header=replace(report.header, parent_name=evil, organ_name=evil, place=evil),
        unit_name=evil,
        unit_code=evil,
        targets=tuple(replace(target, title=evil, source=evil, level=evil) for target in report.targets),
        figures=tuple(replace(figure, code=evil) for figure in report.figures),
    )


def test_a_formula_typed_by_a_person_is_shown_as_it_was_typed(fonts: Path, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(converted(draw_workbook(spoilt("=1+1"), fonts=fonts), "xlsx", tmp_path)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "f" not in {cell.data_type for cell in cells}
    assert sum(cell.value == "=1+1" for cell in cells) > 20


def test_a_paper_without_figures_has_only_its_cover(fonts: Path) -> None:
    book = load_workbook(BytesIO(draw_workbook(replace(minutes(), figures=(), targets=()), fonts=fonts)))
    assert book.sheetnames == ["Biên bản"]
    assert "KẾT QUẢ THỰC HIỆN CHỈ TIÊU" not in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]


def test_annexes_without_a_code_are_called_by_their_numerals(fonts: Path) -> None:
    plain = replace(diary(3), code="")
    report = replace(sample_report(), annexes=(plain, diary(2), plain))
    assert load_workbook(BytesIO(draw_workbook(report, fonts=fonts))).sheetnames[1:4] == [
        "Phụ lục I",
        "Biểu 06",
        "Phụ lục III",
    ]


def parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}
