"""The unit's key in the window, by keyboard: made, printed, changed, recovered, carried, asked for, ended."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from congdoan_desktop.domain.unit_key import KeptKey
from congdoan_desktop.signing.signer import Signer, load_pkcs12
from congdoan_desktop.store import unit_keys
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.pages.settings import UNIT_KEY, SettingsPage
from congdoan_desktop.ui.settings.unit_key_dialogs import (
    ChangePassphraseDialog,
    EndKeyDialog,
    ImportKeyDialog,
    MakeKeyDialog,
    NewSheetDialog,
    RecoverDialog,
)
from congdoan_desktop.ui.settings.unit_key_export import ExportKeyDialog
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.settings.unit_key_pane import UnitKeyPane
from congdoan_desktop.ui.settings.unit_key_prompt import UnitKeyPrompt, ask_unit_key
from congdoan_desktop.ui.settings.unit_key_sheet import RecoveryCodeDialog, SheetDialog
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases import unit_key
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.front import activate

__all__ = ["cheap_keys"]

Key = Qt.Key
FIRST, SECOND = "chè xanh núi Pú Đao", "sương sớm trên đồi chè"
OF_FILE = "một mật khẩu thật dài cho tệp rời"
D = TypeVar("D", bound=QDialog)


class ToFile:
    """A printer whose paper is a PDF file; none at all without a path."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def names(self) -> tuple[str, ...]:
        return ("Máy in văn phòng",) if self.path else ()

    def open(self, _name: str) -> QPrinter:
        printer = QPrinter()
        printer.setResolution(96)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


@pytest.fixture
def pane(desk: Desk, tmp_path: Path) -> Iterator[UnitKeyPane]:
    page = desk.open("settings").page()
    assert isinstance(page, SettingsPage)
    page.parts.setCurrentRow(UNIT_KEY)
    page.unit_key.printers = ToFile(tmp_path / "printed.pdf")
    desk.settle()
    yield page.unit_key


def opened(desk: Desk, kind: type[D]) -> D:
    """Return the open dialog of a kind, brought to the front."""
    window = desk.windows[-1]

    def found() -> list[D]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    desk.bot.waitUntil(lambda: bool(found()))
    (dialog,) = found()
    activate(desk.bot, dialog)
    return dialog


def begin(desk: Desk, button: QPushButton, kind: type[D]) -> D:
    """Press a button of the pane by keyboard."""
    activate(desk.bot, desk.windows[-1])
    assert button.isVisible()
    button.setFocus()
    press(Key.Key_Space)
    return opened(desk, kind)


def is_over(dialog: QDialog) -> bool:
    """Whether it was closed (and by now perhaps dropped)."""
    return not isValid(dialog) or not dialog.isVisible()


def fill(desk: Desk, *texts: str, first: Labelled | None = None) -> None:
    """Type into one field after the other from `first` on (or where the focus is), and press Enter in the last."""
    if first is not None:
        first.field.setFocus()
    for number, text in enumerate(texts):
        if number:
            press(Key.Key_Tab)
        while not isinstance(focus(), QLineEdit):  # a button beside a field
            press(Key.Key_Tab)
        press(Key.Key_A, CTRL)
        write(text)
    press(Key.Key_Return)
    desk.settle()


def said(form: KeyForm) -> str:
    return " ".join([form.trouble.text(), *(row._problem.text() for row in form.rows.values())])


def keys(desk: Desk) -> tuple[KeptKey, ...]:
    with desk.reader() as reader:
        return unit_keys.all_keys(reader)


def opens(desk: Desk, passphrase: str) -> bool:
    with desk.reader() as reader:
        return unit_key.open_unit_key(reader, passphrase).algorithm == "ecdsa"


def make(desk: Desk, pane: UnitKeyPane) -> str:
    """Make a key, copy the code by hand, and return it."""
    begin(desk, pane.make, MakeKeyDialog)
    fill(desk, FIRST, FIRST)
    return copied(desk)


def copied(desk: Desk) -> str:
    dialog = opened(desk, RecoveryCodeDialog)
    code = dialog._code
    dialog.on_paper.setFocus()
    press(Key.Key_Space)
    press(Key.Key_Escape)
    desk.settle()
    assert is_over(dialog)
    return code


def test_a_key_is_made_and_its_sheet_printed(desk: Desk, pane: UnitKeyPane, tmp_path: Path) -> None:
    assert "chưa có khóa" in pane.state.text() and not pane.change.isVisible()
    form = begin(desk, pane.make, MakeKeyDialog)
    assert (
        focus() is form.pair.first.field.line and form.pair.first.field.line.echoMode() == QLineEdit.EchoMode.Password
    )
    fill(desk, FIRST, FIRST)
    dialog = opened(desk, RecoveryCodeDialog)
    assert focus() is dialog.print_button
    press(Key.Key_Return)
    sheet = opened(desk, SheetDialog)
    desk.bot.waitUntil(sheet.print_button.isEnabled, timeout=20_000)
    assert sheet.paper.pages == 1 and not sheet.save_button.isVisible()
    press(Key.Key_S, CTRL)  # it comes into no file
    press(Key.Key_P, CTRL)
    desk.bot.waitUntil(lambda: sheet.given_out, timeout=20_000)
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, dialog)
    assert dialog.on_paper.isChecked()
    press(Key.Key_Return)
    desk.settle()
    assert is_over(dialog) and (tmp_path / "printed.pdf").stat().st_size > 1000
    assert "Đang dùng" in pane.state.text() and pane.change.isVisible() and not pane.make.isVisible()
    assert len(keys(desk)) == 1 and opens(desk, FIRST)


def test_nothing_of_the_sheet_lies_beside_the_store(desk: Desk, pane: UnitKeyPane, tmp_path: Path) -> None:
    code = make(desk, pane)
    held = [path for path in (*tmp_path.rglob("*"), *Path(desk.path).parent.rglob("*")) if path.is_file()]
    forms = (code.encode(), code.replace("-", "").encode(), FIRST.encode())
    assert held and not any(form in path.read_bytes() for path in held for form in forms)


def test_a_poor_pass_phrase_is_told_under_its_field(desk: Desk, pane: UnitKeyPane) -> None:
    form = begin(desk, pane.make, MakeKeyDialog)
    fill(desk, "", "")
    assert "✗" in said(form) and focus() is form.pair.first.field.line
    fill(desk, "chè xanh", "chè xanh", first=form.pair.first)
    assert "ít nhất 12" in form.pair.first._problem.text() and focus() is form.pair.first.field.line
    fill(desk, FIRST, SECOND, first=form.pair.first)
    assert "chưa giống nhau" in form.pair.again._problem.text() and focus() is form.pair.again.field.line
    assert keys(desk) == ()
    press(Key.Key_Escape)
    desk.settle()
    assert is_over(form) and keys(desk) == ()


def test_a_code_that_is_on_no_paper_is_asked_for_once_more(desk: Desk, pane: UnitKeyPane) -> None:
    begin(desk, pane.make, MakeKeyDialog)
    fill(desk, FIRST, FIRST)
    dialog = opened(desk, RecoveryCodeDialog)
    press(Key.Key_Escape)
    assert dialog.isVisible() and "Chưa xác nhận" in dialog.trouble.text()
    press(Key.Key_Escape)
    desk.settle()
    assert is_over(dialog)


def test_without_a_printer_the_code_is_copied(desk: Desk, pane: UnitKeyPane) -> None:
    pane.printers = ToFile(None)
    begin(desk, pane.make, MakeKeyDialog)
    fill(desk, FIRST, FIRST)
    dialog = opened(desk, RecoveryCodeDialog)
    assert not dialog.print_button.isVisible() and "chép mã ra giấy" in dialog.words.text()
    assert focus() is dialog.on_paper


def test_another_pass_phrase(desk: Desk, pane: UnitKeyPane) -> None:
    make(desk, pane)
    form = begin(desk, pane.change, ChangePassphraseDialog)
    fill(desk, SECOND, SECOND, SECOND)
    assert "Sai mật khẩu" in form.rows["old"]._problem.text() and focus() is form.rows["old"].field.line
    fill(desk, FIRST, SECOND, SECOND)
    assert is_over(form) and opens(desk, SECOND)


def test_a_forgotten_pass_phrase(desk: Desk, pane: UnitKeyPane) -> None:
    code = make(desk, pane)
    form = begin(desk, pane.forgotten, RecoverDialog)
    fill(desk, code[:-2], SECOND, SECOND)
    assert "28 ký tự" in form.rows["code"]._problem.text() and focus() is form.rows["code"].field.line
    fill(desk, code.replace("-", " ").lower(), SECOND, SECOND)
    assert copied(desk) != code and opens(desk, SECOND)


def test_a_new_sheet(desk: Desk, pane: UnitKeyPane) -> None:
    code = make(desk, pane)
    begin(desk, pane.new_sheet, NewSheetDialog)
    fill(desk, FIRST)
    assert copied(desk) != code and opens(desk, FIRST)


def test_the_key_is_carried(desk: Desk, pane: UnitKeyPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(desk, pane)
    asked: list[Path | None] = [None, tmp_path / "khoa"]
    monkeypatch.setattr(folders, "ask_new_file", lambda *_: asked.pop(0))
    form = begin(desk, pane.take_out, ExportKeyDialog)
    fill(desk, FIRST, SECOND[:12], SECOND[:12])
    assert "ít nhất 20" in form.pair.first._problem.text()
    fill(desk, OF_FILE, OF_FILE, OF_FILE, first=form.rows["old"])
    assert "mật khẩu khác" in form.pair.first._problem.text()
    fill(desk, FIRST, OF_FILE, OF_FILE, first=form.rows["old"])
    assert form.isVisible() and not list(tmp_path.glob("*.p12"))  # no place was chosen
    press(Key.Key_Return)
    desk.settle()
    assert is_over(form)
    carried = tmp_path / "khoa.p12"
    assert load_pkcs12(carried.read_bytes(), OF_FILE).certificate_der == keys(desk)[0].certificate
    assert str(carried) in pane.state.text()
    take_in(desk, pane, carried)


def take_in(desk: Desk, pane: UnitKeyPane, carried: Path) -> None:
    form = begin(desk, pane.bring_in, ImportKeyDialog)
    assert "kết thúc" in form.words.text()
    fill(desk, str(carried), "sai", SECOND, SECOND)
    assert "Sai mật khẩu" in form.rows["file_passphrase"]._problem.text()
    fill(desk, str(carried), OF_FILE, SECOND, SECOND, first=form.rows["file"])
    copied(desk)
    assert [key.ended_at is None for key in keys(desk)] == [True, False] and opens(desk, SECOND)
    assert pane._ended.isVisible()


def test_a_key_is_ended_knowingly(desk: Desk, pane: UnitKeyPane) -> None:
    make(desk, pane)
    form = begin(desk, pane.end, EndKeyDialog)
    press(Key.Key_Return)
    assert form.isVisible() and "đánh dấu" in form.trouble.text() and focus() is form.sure
    press(Key.Key_Space)
    press(Key.Key_Return)
    desk.settle()
    assert is_over(form) and keys(desk)[0].ended_at is not None
    assert "chưa có khóa" in pane.state.text() and pane.make.isVisible() and not pane.end.isVisible()


def test_the_prompt_opens_the_key_or_nothing(desk: Desk, pane: UnitKeyPane) -> None:
    make(desk, pane)
    got: list[Signer] = []
    prompt = ask_unit_key(pane, pane._context, got.append)
    assert isinstance(prompt, UnitKeyPrompt)
    activate(desk.bot, prompt)
    fill(desk, SECOND)
    assert "Sai mật khẩu" in said(prompt) and got == []
    fill(desk, FIRST)
    assert is_over(prompt) and [signer.algorithm for signer in got] == ["ecdsa"]
    again = ask_unit_key(pane, pane._context, got.append)
    activate(desk.bot, again)
    press(Key.Key_Escape)
    desk.settle()
    assert len(got) == 1


def test_the_prompt_leads_to_the_first_key(desk: Desk, pane: UnitKeyPane) -> None:
    got: list[Signer] = []
    making = ask_unit_key(pane, pane._context, got.append)
    assert isinstance(making, MakeKeyDialog) and "chưa có khóa" in making.words.text()
    activate(desk.bot, making)
    fill(desk, FIRST, FIRST)
    copied(desk)
    opened(desk, UnitKeyPrompt)
    fill(desk, FIRST)
    assert len(got) == 1


def test_what_is_typed_can_be_shown(desk: Desk, pane: UnitKeyPane) -> None:
    form = begin(desk, pane.make, MakeKeyDialog)
    (box,) = [one for one in form.findChildren(QWidget) if one.metaObject().className() == "ShowSecrets"]
    box.setFocus()
    press(Key.Key_Space)
    lines = (form.pair.first.field.line, form.pair.again.field.line)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Normal}
    press(Key.Key_Space)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
