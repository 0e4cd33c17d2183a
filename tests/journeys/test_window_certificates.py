"""Certificates by keyboard: the ceremony, a unit asks, the province compares and issues, the unit signs, is revoked."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.ui.pages.packs import PacksPage
from congdoan_desktop.ui.province.certificates.part import CertificatesPart
from congdoan_desktop.ui.province.intake import clock
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.exchange import Sticks, in_front, rest

__all__ = ["cheap_keys"]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NOW = datetime(2026, 6, 30, 9, 0, tzinfo=VIETNAM)
WORDS, OFFICE = "mười cây cầu qua sông Đà", "chín con trâu trên đồi chè"


class ToFile:
    """A printer whose paper is a PDF file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> tuple[str, ...]:
        return ("Máy in văn phòng",)

    def open(self, _name: str) -> QPrinter:
        printer = QPrinter()
        printer.setResolution(96)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


@pytest.fixture(autouse=True)
def then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def part(province_desk: Desk, tmp_path: Path) -> Iterator[CertificatesPart]:
    page = province_desk.open("packs").page()
    assert isinstance(page, PacksPage)
    press(Key.Key_3, ALT)
    found = page.current()
    assert isinstance(found, CertificatesPart)
    found.drives = Sticks()
    found.printers = ToFile(tmp_path / "giay.pdf")
    rest(province_desk)
    yield found


def fill(desk: Desk, *texts: str) -> None:
    """Type into one line after the other, from the one that has the focus; Enter in the last."""
    for number, text in enumerate(texts):
        if number:
            press(Key.Key_Tab)
        while not isinstance(focus(), QLineEdit):  # a button beside a field
            press(Key.Key_Tab)
        press(Key.Key_A, CTRL)
        write(text)
    press(Key.Key_Return)
    rest(desk)


def form_of(desk: Desk, part: CertificatesPart, kind: str) -> QWidget:
    """Return the dialog that is open, which is of that class, brought to the front."""
    assert type(part.form).__name__ == kind, part.form
    return in_front(desk, part.form)


def ceremony(desk: Desk, part: CertificatesPart, stick: Path) -> str:
    """Do the whole ceremony; return the recovery code of the authority."""
    sticks = part.drives
    assert isinstance(sticks, Sticks) and QApplication.focusWidget() is part.first.button
    press(Key.Key_Return)
    form_of(desk, part, "MakeAuthorityDialog")
    fill(desk, WORDS, WORDS)
    paper = form_of(desk, part, "PaperCopyDialog")
    code = str(paper._code)  # type: ignore[attr-defined]
    paper.rows["code"].field.setFocus()  # type: ignore[attr-defined]
    fill(desk, "0" * 28, "két Văn phòng")
    assert part.form is paper and paper.isVisible()
    paper.rows["code"].field.setFocus()  # type: ignore[attr-defined]
    sticks.plug(stick)
    fill(desk, code.lower(), "két Văn phòng")
    copy = form_of(desk, part, "StickCopyDialog")
    assert copy.rows["folder"].field.text() == str(stick)  # type: ignore[attr-defined]
    fill(desk, WORDS)
    form_of(desk, part, "TryPassphraseDialog")
    fill(desk, WORDS)
    form_of(desk, part, "OfficeKeyDialog")
    fill(desk, WORDS, OFFICE, OFFICE)
    shown = in_front(desk, part.code)
    shown.on_paper.setChecked(True)
    press(Key.Key_Escape)
    rest(desk)
    assert part._desk is not None and (part._desk.steps, part._desk.office) == ((), "good")
    return code


def test_the_ceremony_is_gone_through_step_by_step(province_desk: Desk, part: CertificatesPart, tmp_path: Path) -> None:
    ceremony(province_desk, part, tmp_path / "USB")
    assert [path.suffix for path in (tmp_path / "USB").iterdir()] == [".congdoan-ca"]
    assert "Dấu vân tay đọc cho đơn vị" in part._facts.text() and part.empty.isVisible()
