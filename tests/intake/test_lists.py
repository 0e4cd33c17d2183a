"""Lists as they come: hostile files are refused with their reason, honest ones read to the last letter."""

import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from congdoan_desktop import codec
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake import lists
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.list_file import ROWS_LIMIT, Cell, ListFile
from tests.intake import hostile

DATA = Path(__file__).parent / "data"


def read(data: bytes) -> ListFile:
    """As the program does it: in a child process, back through JSON."""
    answer = run_apart(lists.TASK_FILE, data, seconds=lists.SECONDS, megabytes=lists.MEGABYTES)
    return codec.from_json(answer, ListFile)


def rows_of(data: bytes) -> list[list[str]]:
    (sheet,) = codec.from_json(lists.read(data), ListFile).sheets
    return [[cell.text for cell in row] for row in sheet.rows]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", list(hostile.HOSTILE))
def test_a_hostile_file_is_refused_with_its_reason(name: str) -> None:
    make, codes = hostile.HOSTILE[name]
    with pytest.raises(UserError) as caught:
        read(make())
    assert caught.value.code in codes


def test_an_honest_list_of_many_rows_passes() -> None:
    rows = read(hostile.workbook(3000)).sheets[0].rows
    assert len(rows) == 3001
    assert rows[-1] == (Cell("Nguyễn Văn Đức", "text", 1), Cell("1990", "number"), Cell("Tổ 1", "text", 1))


def test_one_row_too_many() -> None:
    with pytest.raises(UserError, match=r"intake\.too_many_rows"):
        lists.read(b"a\n" * (ROWS_LIMIT + 1))
    assert len(rows_of(b"a\n" * ROWS_LIMIT)) == ROWS_LIMIT


def test_values_of_a_workbook() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Tên", date(1990, 3, 5), 1990.0, 1.5, True, None, "=1/0"))
    sheet["A1"].font = Font(name=".VnTime")
    hidden = book.create_sheet("Kangatang")
    hidden.append(["macro"])
    hidden.sheet_state = "veryHidden"
    (only,) = read(saved(book)).sheets
    assert [tuple(cell[:2]) for cell in only.rows[0]] == [
        *(("Tên", "text"), ("1990-03-05", "date"), ("1990", "number"), ("1.5", "number"), ("1", "flag")),
    ]
    assert only.fonts[only.rows[0][0].font] == ".VnTime"


def test_days_since_1904_are_told() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append((date(1990, 3, 5), "x"))
    found = read(saved(book))
    assert found.since_1904 and found.sheets[0].rows[0][0] == Cell("1990-03-05", "date")


def test_the_font_of_a_part_of_a_cell_counts_before_that_of_the_cell() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = CellRichText(TextBlock(InlineFont(rFont="VNI-Times"), "Ñöùc"), " x")
    data = saved(book)
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><rPr><rFont val="VNI-Times"/>'
    )
    strings += "</rPr><t>Ñöùc</t></r></si></sst>"
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    data = hostile.with_part("xl/worksheets/sheet1.xml", hostile.sheet_xml(row), data=data)
    (only,) = read(hostile.with_part("xl/sharedStrings.xml", strings.encode(), data=data)).sheets
    cell = only.rows[0][0]
    assert (cell.text, only.fonts[cell.font]) == ("Ñöùc", "VNI-Times")


def test_an_old_workbook() -> None:
    found = read((DATA / "danh-sach.xls").read_bytes())
    (sheet,) = found.sheets  # the other one is hidden
    assert (found.kind, sheet.name, len(sheet.rows)) == ("xls", "Danh sách", 4)
    assert sheet.rows[1][:4] == (
        Cell("1", "number"),
        Cell("NguyÔn V¨n §øc", "text", 7),
        Cell("1990-03-05", "date"),
        Cell("1", "flag"),
    )
    assert sheet.fonts[7] == ".VnTime" and sheet.rows[3][4] == Cell("#DIV/0!", "error")


@pytest.mark.parametrize("place", range(0, 15_000, 700))
def test_a_damaged_old_workbook_never_breaks_out(place: int) -> None:
    data = bytearray((DATA / "danh-sach.xls").read_bytes())
    data[place : place + 40] = bytes(range(200, 240))
    try:
        read(bytes(data))
    except UserError as error:
        assert error.code.startswith("intake.")


@pytest.mark.parametrize(
    "data",
    [
        'Họ tên,Tổ\r\nĐức,"Hái, sao"\r\n'.encode(),
        "Họ tên;Tổ\nĐức;Hái, sao\n".encode("utf-8-sig"),
        "Họ tên\tTổ\nĐức\tHái, sao\n".encode("utf-16"),
        "Họ tên\tTổ\nĐức\tHái, sao\n".encode("utf-16-le"),
        "Ho\u0323 t\u00ean;T\u00f4\u0309\n\u0110\u01b0\u0301c;Ha\u0301i, sao\n".encode("cp1258"),
    ],
    ids=["utf-8 comma", "bom semicolon", "utf-16", "utf-16 without mark", "windows 1258"],
)
def test_text_in_any_encoding(data: bytes) -> None:
    assert rows_of(data) == [["Họ tên", "Tổ"], ["Đức", "Hái, sao"]]


def test_text_in_an_old_encoding_keeps_its_bytes_as_letters() -> None:
    assert rows_of("Tªn;Tæ\nNguyÔn V¨n §øc;H¸i\n".encode("latin-1"))[1] == ["NguyÔn V¨n §øc", "H¸i"]


def test_what_is_pasted() -> None:
    (sheet,) = codec.from_json(lists.read_pasted('A\tB\n"hai\ndòng"\t2\n'.encode()), ListFile).sheets
    assert [[cell.text for cell in row] for row in sheet.rows] == [["A", "B"], ["hai\ndòng", "2"]]


def test_a_part_that_is_no_xml_may_be_there() -> None:
    out = io.BytesIO(hostile.workbook())
    with ZipFile(out, "a") as archive:
        archive.writestr("xl/media/a.png", b"\x89PNG")
    assert len(rows_of(out.getvalue())) == 21
