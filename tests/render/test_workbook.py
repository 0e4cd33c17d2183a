"""The workbook read back by openpyxl, and by LibreOffice."""

import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from congdoan_desktop.domain.report import Cell, Figure, Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.render.workbook import draw_workbook
from tests.fixtures.sample_report import forms_table, sample_report

EVIL = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "#N/A", "\t=1", "{=1}")


@pytest.fixture(scope="module")
def data(fonts: Path) -> bytes:
    return draw_workbook(sample_report(), fonts=fonts)


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def values(sheet: Worksheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_there_is_a_cover_a_sheet_for_each_table_and_the_figures(book: Workbook) -> None:
    assert book.sheetnames == ["Báo cáo", "Biểu 01", "Biểu 02", "Biểu 03", "Biểu 04", "Biểu 05", "Số liệu", "Khoảng số"]


def test_every_sheet_prints_on_a4_landscape_one_page_wide(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.center.text == "Trang &P/&N"


def test_heads_are_repeated_in_print_and_stay_in_view(book: Workbook) -> None:
    assert (book["Biểu 01"].print_title_rows, book["Biểu 01"].freeze_panes) == ("$6:$7", "A8")
    assert (book["Biểu 02"].print_title_rows, book["Biểu 02"].freeze_panes) == ("$6:$6", "A7")
    assert "D6:F6" in {str(area) for area in book["Biểu 01"].merged_cells.ranges}


def test_everything_is_times_new_roman(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None} == {
            "Times New Roman"
        }


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "number_format"),
    [
        ("Biểu 01", "A8", 1, "0"),
        ("Biểu 01", "D8", 187, "#,##0"),
        ("Biểu 01", "F8", "…", "@"),
        ("Biểu 01", "G9", None, "#,##0"),
        ("Biểu 01", "B14", "Tổng cộng", "@"),
        ("Biểu 01", "D14", 486, "#,##0"),
        ("Biểu 01", "E14", 230, '"≥ "#,##0'),
        ("Biểu 03", "D7", "168–212", "@"),
        ("Biểu 03", "E7", "70,0–88,3\u00a0%", "@"),
        ("Biểu 03", "E9", 0.872, '0.0%" (ước tính)"'),
        ("Biểu 03", "D10", "…", "@"),
        ("Biểu 03", "E11", "không có đối tượng", "@"),
        ("Biểu 04", "J8", datetime(2026, 5, 29), "dd/mm/yyyy"),
        ("Biểu 05", "H9", 0.983, "0.0%"),
        ("Báo cáo", "C11", datetime(2026, 6, 12, 9, 30), "dd/mm/yyyy hh:mm"),
        ("Báo cáo", "D1", "Số: 05/BC-CĐCS", "@"),
    ],
)
def test_cells_are_what_they_are(book: Workbook, sheet: str, cell: str, value: object, number_format: str) -> None:
    found = book[sheet][cell]
    assert (found.value, found.number_format) == (value, number_format)
    assert type(found.value) is type(value)


def test_a_share_just_below_all_is_not_shown_as_all(fonts: Path) -> None:
    report = sample_report()
    table = report.annexes[2]
    row: tuple[Cell, ...] = (1, "Gần đủ", 2500, 2499, Figure(low=2499, high=2499, den=2500))
    drawn = load_workbook(BytesIO(draw_workbook(replace(report, annexes=(replace(table, rows=(row,)),)), fonts=fonts)))
    assert drawn["Biểu 03"]["E7"].value == 0.999


def test_the_cover_shows_every_target(book: Workbook) -> None:
    found = values(book["Báo cáo"])
    for target in sample_report().targets:
        assert target.title in found
    assert {"168–212", "70,0–88,3\u00a0%", 236, 0.983, 20, "Đạt", "Đang thực hiện"} <= set(found)


def test_all_figures_stand_with_both_ends(book: Workbook) -> None:
    rows = {row[-1]: row for row in book["Số liệu"].iter_rows(min_row=5, values_only=True)}
    name = "Người được tuyên truyền (không trùng)"
    assert rows["reached"] == (name, 168, 212, 240, None, datetime(2026, 6, 1), None, "reached")
    assert rows["briefed"][1:5] == (236, 236, 240, "có")
    assert rows["attendances_women"][1:4] == (230, None, None)
    assert rows["attendances_women"][6] == "Chưa ghi đủ: Lượt người dự là nữ."
    assert rows["attendances_minority"][1:4] == (None, None, None)
    assert list(rows) == [figure.code for figure in sample_report().figures]


def test_every_range_can_be_read_by_a_machine_and_points_to_its_cell(book: Workbook) -> None:
    spans = list(book["Khoảng số"].iter_rows(min_row=5, values_only=True))
    assert len(spans) == 6
    assert ("Biểu 03", 168, 212, 240, "E7", "Tỷ lệ", "Toàn thể người lao động") in spans
    for sheet, low, high, den, cell, *_ in spans:
        shown = book[str(sheet)][str(cell)].value
        assert "–" in shown
        assert den is not None or shown == f"{low}–{high}"


def test_without_ranges_there_is_no_sheet_of_ranges(fonts: Path) -> None:
    report = replace(sample_report(), annexes=(forms_table(),))
    assert "Khoảng số" not in load_workbook(BytesIO(draw_workbook(report, fonts=fonts))).sheetnames


@pytest.mark.parametrize("text", EVIL)
def test_a_text_is_never_a_formula(fonts: Path, text: str) -> None:
    report = with_text(text)
    data = draw_workbook(report, fonts=fonts)
    for part, xml in parts(data).items():
        if part.startswith("xl/worksheets/"):
            assert b"<f>" not in xml
            assert b"<f " not in xml
            assert b't="e"' not in xml
    cell = load_workbook(BytesIO(data))["Biểu 01"]["B8"]
    assert (cell.value, cell.data_type, cell.quotePrefix, cell.number_format) == (
        text.replace("\t", " "),
        "s",
        True,
        "@",
    )


def test_control_characters_and_endless_texts_do_not_break_the_sheet(fonts: Path) -> None:
    data = draw_workbook(with_text("a\x00b\x0bc" + "đ" * 40_000), fonts=fonts)
    value = load_workbook(BytesIO(data))["Biểu 01"]["B8"].value
    assert isinstance(value, str)
    assert (value[:4], len(value)) == ("abcđ", 32_767)


def test_rows_are_as_high_as_their_texts(book: Workbook) -> None:
    heights = {row: book["Biểu 01"].row_dimensions[row].height for row in (8, 10)}
    assert heights[8] > 1.5 * heights[10]
    assert all(book["Biểu 01"].row_dimensions[row].height for row in range(1, 15) if row != 5)


def test_no_rows_are_said_in_words(fonts: Path) -> None:
    report = replace(sample_report(), annexes=(replace(forms_table(), rows=(), total=()),))
    sheet = load_workbook(BytesIO(draw_workbook(report, fonts=fonts)))["Biểu 01"]
    assert "Không phát sinh trong kỳ báo cáo" in values(sheet)


def test_many_rows(fonts: Path) -> None:
    row = forms_table().rows[0]
    report = replace(sample_report(), annexes=(replace(forms_table(), rows=(row,) * 200),))
    sheet = load_workbook(BytesIO(draw_workbook(report, fonts=fonts)))["Biểu 01"]
    assert [sheet.cell(r, 4).value for r in range(8, 208)] == [187] * 200


def test_the_same_report_gives_the_same_bytes_whenever_it_is_drawn(
    data: bytes, fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2031, 1, 2, 3, 4, 5)

    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", Later)
    assert draw_workbook(sample_report(), fonts=fonts) == data


def test_properties_that_no_signature_covers_hold_nothing_of_meaning(data: bytes) -> None:
    core = parts(data)["docProps/core.xml"].decode()
    assert re.sub(r"<[^>]+>", " ", core).split() == ["2026-06-12T02:30:00Z", "2026-06-12T02:30:00Z"]
    assert {info.date_time for info in zipfile.ZipFile(BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_missing_font_stops_it(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"font\.missing"):
        draw_workbook(sample_report(), fonts=tmp_path)


def test_libreoffice_shows_the_figures(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "report.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=150)
    run = subprocess.run(["pdftotext", "-layout", "report.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    shown = run.stdout.decode()
    assert shown.count("\f") == 8, "one page a sheet"
    for wanted in (
        "168–212",
        "70,0–88,3",
        "486",
        "≥ 230",
        "87.2% (ước tính)",
        "29/05/2026",
        "BIỂU 05",
        "Số: 05/BC-CĐCS",
    ):
        assert wanted in shown, wanted
    assert "###" not in shown


def with_text(text: str) -> Report:
    first, *others = forms_table().rows
    return replace(sample_report(), annexes=(replace(forms_table(), rows=((1, text, *first[2:]), *others)),))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}
