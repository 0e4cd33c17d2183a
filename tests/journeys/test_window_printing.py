"""A paper is looked at, printed and kept as a PDF, by keyboard; printing goes through Qt's printer into a file."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.logging import _QtMessageCapture

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.report import Column, Table
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.errors import UserError
from congdoan_desktop.render.list_paper import draw_sheets
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.printing.dialog import PrintDialog, file_name, show_paper
from congdoan_desktop.ui.printing.printers import Installed
from tests.fixtures.desk import CTRL, Desk, focus, press, write

Key = Qt.Key
Make = Callable[[Reader], bytes]


@dataclass(frozen=True, kw_only=True)
class ToFile:
    """Printers whose paper is a PDF file."""

    path: Path

    def names(self) -> tuple[str, ...]:
        return ("Máy in phòng họp", "Máy in kho")

    def open(self, name: str) -> QPrinter:
        assert name in self.names()
        printer = QPrinter()
        printer.setResolution(96)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


def paper(_: Reader) -> bytes:
    """Two pages upright and one on its side."""
    rows = tuple((n, f"Người thứ {n}") for n in range(1, 50))
    table = Table(code="", title="", columns=(Column(heading="STT", kind="index"), Column(heading="Tên")), rows=rows)
    tall = Sheet(title="DANH SÁCH", table=table)
    wide = replace(tall, table=replace(table, rows=rows[:3]), landscape=True)
    return draw_sheets([tall, wide], fonts=paths.resources() / "fonts", made_at=datetime(2026, 6, 30, tzinfo=VIETNAM))


def shown(desk: Desk, printers: ToFile | None, make: Make = paper) -> PrintDialog:
    window = desk.open()
    dialog = show_paper(window.page(), window._context, "In danh sách", "Danh sách dự", make, printers=printers)
    desk.bot.waitUntil(dialog.isActiveWindow)
    desk.settle()
    return dialog


def pages_of(path: Path) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(path) as document:
        return [tuple(round(side) for side in document.get_page_size(n)) for n in range(len(document))]


def test_enter_prints_every_page_as_it_lies_and_the_next_enter_closes(desk: Desk, tmp_path: Path) -> None:
    printers = ToFile(path=tmp_path / "out.pdf")
    dialog = shown(desk, printers)
    assert dialog.paper.pages == 3
    desk.bot.waitUntil(lambda: dialog.paper.picture_size().width() > 300)
    assert focus() is dialog.print_button
    press(Key.Key_Return)
    desk.settle()
    assert dialog.status.text() == "✓ Đã gửi tới máy in “Máy in phòng họp”."
    upright, lying = (595, 842), (842, 595)
    assert pages_of(printers.path) == [upright, upright, lying]
    with pypdfium2.PdfDocument(printers.path) as document:
        drawn = document[0].render(scale=0.5).to_pil().convert("L")
    assert drawn.getextrema()[0] < 120  # not a white page
    assert focus() is dialog.close_button
    press(Key.Key_Return)
    assert not dialog.isVisible()


def test_a_paper_is_drawn_when_what_was_typed_before_it_is_in_the_store(desk: Desk) -> None:
    window, written, drawn = desk.open(), threading.Event(), []
    context = window._context
    context.worker.run(lambda _: written.wait(10))
    show_paper(window.page(), context, "In danh sách", "Danh sách dự", lambda db: drawn.append(1) or paper(db))
    desk.bot.waitUntil(lambda: not context.looker.busy)
    assert not drawn
    written.set()
    desk.settle()
    assert drawn


def test_copies_and_pages_as_typed(desk: Desk, tmp_path: Path) -> None:
    printers = ToFile(path=tmp_path / "out.pdf")
    dialog = shown(desk, printers)
    dialog.copies.field.setFocus()
    press(Key.Key_A, CTRL)
    write("2")
    dialog.pages.field.setFocus()
    write("2-3")
    press(Key.Key_P, CTRL)
    desk.settle()
    assert pages_of(printers.path) == [(595, 842), (842, 595)] * 2


@pytest.mark.parametrize(("copies", "pages"), [("0", ""), ("", ""), ("201", ""), ("1", "4"), ("1", "ba")])
def test_what_cannot_be_printed_is_said_beside_the_field(desk: Desk, tmp_path: Path, copies: str, pages: str) -> None:
    printers = ToFile(path=tmp_path / "out.pdf")
    dialog = shown(desk, printers)
    dialog.copies.field.set_text(copies)
    dialog.pages.field.set_text(pages)
    press(Key.Key_P, CTRL)
    desk.settle()
    assert not printers.path.exists()
    wrong = dialog.pages if pages else dialog.copies
    assert wrong._problem.text().startswith("✗ ")


def test_pages_are_turned_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    dialog = shown(desk, ToFile(path=tmp_path / "out.pdf"))
    press(Key.Key_PageDown)
    assert dialog.paper.page == 1
    press(Key.Key_End, CTRL)
    assert dialog.paper.page == 2
    press(Key.Key_PageUp)
    assert dialog.paper.page == 1
    press(Key.Key_Home, CTRL)
    assert dialog.paper.page == 0
    desk.settle()


def test_without_a_printer_the_first_step_is_the_pdf(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def ask(_parent: object, _title: str, start: Path, _kinds: str) -> Path:
        asked.append(start)
        return tmp_path / "Danh sách của tôi"

    monkeypatch.setattr(folders, "ask_new_file", ask)
    monkeypatch.setattr(Installed, "names", lambda _: ())
    dialog = shown(desk, None)
    assert not dialog.print_button.isVisible()
    assert focus() is dialog.save_button
    press(Key.Key_Return)
    desk.settle()
    assert [path.name for path in asked] == ["danh-sach-du.pdf"]
    kept = tmp_path / "Danh sách của tôi.pdf"
    assert len(pages_of(kept)) == 3
    assert dialog.status.text() == f"✓ Đã lưu {kept}"


def test_a_file_that_cannot_be_written_is_said_and_can_be_tried_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "không có" / "a.pdf"
    monkeypatch.setattr(folders, "ask_new_file", lambda *_: target)
    dialog = shown(desk, ToFile(path=tmp_path / "out.pdf"))
    press(Key.Key_S, CTRL)
    desk.settle()
    assert dialog.status.text().startswith("✗ Không có thư mục")
    target.parent.mkdir()
    press(Key.Key_S, CTRL)
    desk.settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_what_cannot_be_drawn_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    def make(_: Reader) -> bytes:
        raise UserError("profile.missing")

    dialog = shown(desk, ToFile(path=tmp_path / "out.pdf"), make)
    assert dialog.status.text().startswith("✗ Chưa khai báo người ký")
    press(Key.Key_P, CTRL)
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_printer_that_does_not_answer_is_a_sentence(desk: Desk, tmp_path: Path, qtlog: _QtMessageCapture) -> None:
    dialog = shown(desk, ToFile(path=tmp_path / "không có" / "out.pdf"))
    with qtlog.disabled():  # Qt says the same in its own words
        press(Key.Key_P, CTRL)
        desk.settle()
    assert dialog.status.text().startswith("✗ Chưa in được.")
    assert dialog.print_button.isEnabled()


def test_closing_while_it_is_drawn_does_no_harm(desk: Desk, tmp_path: Path) -> None:
    drawing, go_on = threading.Event(), threading.Event()

    def make(reader: Reader) -> bytes:
        drawing.set()
        assert go_on.wait(20)
        return paper(reader)

    window = desk.open()
    dialog = show_paper(
        window.page(), window._context, "In", "Danh sách", make, printers=ToFile(path=tmp_path / "out.pdf")
    )
    desk.bot.waitUntil(drawing.is_set)
    assert dialog.status.text() == "… Đang dựng trang in…"
    assert not dialog.print_button.isEnabled()
    dialog.reject()
    go_on.set()
    desk.settle()


def test_closing_while_it_prints_gives_up(desk: Desk, tmp_path: Path) -> None:
    dialog = shown(desk, ToFile(path=tmp_path / "out.pdf"))
    dialog.copies.field.set_value(50)
    press(Key.Key_P, CTRL)
    desk.bot.waitUntil(lambda: "trang 2/150" in dialog.status.text())
    assert not dialog.print_button.isEnabled()
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    desk.settle()


@pytest.mark.parametrize(
    ("words", "name"),
    [("Danh sách ký tên 02/6/2026", "danh-sach-ky-ten-02-6-2026"), ("???", "trang-in"), ("Đ" * 200, "d" * 80)],
)
def test_the_name_of_the_file_needs_no_vietnamese_letters(words: str, name: str) -> None:
    assert file_name(words) == name
