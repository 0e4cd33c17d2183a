"""A workbook saved in memory is the workbook, and no sheet of it was on a disk."""

import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference

from congdoan_desktop.render.in_memory import saved

NAME = "Nguyễn Thị Thanh Ánh"


def book() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ((NAME, 1), ("Lò Văn Đức", 2)):
        sheet.append(row)
    sheet["A1"].hyperlink = "https://congdoan.vn"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    book.create_sheet("Biểu").add_chart(chart, "A1")
    return book


def test_the_parts_are_those_that_the_library_writes() -> None:
    usual = BytesIO()
    book().save(usual)
    assert parts(saved(book())) == parts(usual.getvalue())
    assert load_workbook(BytesIO(saved(book()))).worksheets[0]["A1"].value == NAME


def test_no_sheet_comes_to_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError):
        book().save(BytesIO())
    assert saved(book())


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist() if name != "docProps/core.xml"}
