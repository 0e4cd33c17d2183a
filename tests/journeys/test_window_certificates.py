"""Certificates by keyboard: the ceremony, a unit asks, the province compares and issues, the unit signs, is revoked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from congdoan_desktop.domain.pack import short_print
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import UnitCertificate
from congdoan_desktop.files import sha256
from congdoan_desktop.store import repository, unit_keys
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.folders import signed_folder
from congdoan_desktop.ui.pages.intake import IntakePage
from congdoan_desktop.ui.pages.packs import PacksPage
from congdoan_desktop.ui.pages.settings import UNIT_KEY, SettingsPage
from congdoan_desktop.ui.province.certificates.part import CertificatesPart
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.ui.settings.certificate_row import CertificateRow
from congdoan_desktop.usecases import survey_forms, unit_key
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.own_certificate import standing
from congdoan_desktop.usecases.signed_files import sign_files
from congdoan_desktop.usecases.take_pack import look_at_pack_file, take_pack
from congdoan_desktop.usecases.taken_packs import reference_of
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.exchange import Sticks, in_front, rest
from tests.fixtures.handed_up import report
from tests.fixtures.province_store import TEA
from tests.fixtures.signing import go_to, open_report, open_sign

__all__ = ["cheap_keys"]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NOW = datetime(2026, 6, 30, 9, 0, tzinfo=VIETNAM)
WORDS, OFFICE, OWN = "mười cây cầu qua sông Đà", "chín con trâu trên đồi chè", "bảy mùa lúa ở Than Uyên"


class Then(datetime):
    """The clock of the window stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # a plain one: it is kept as JSON
        return NOW.astimezone(tz)


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
    """A day in June, whenever this runs; questionnaires are read in processes of their own, which others look at."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(survey_forms, "forms", lambda _db, _resources: ())
    for module in (
        "report.signing.signing_step",
        "report.signing.own_key_step",
        "settings.certificate_row",
        "exchange.carry_dialog",
        "province.packs.new_dialog",
    ):
        monkeypatch.setattr(f"congdoan_desktop.ui.{module}.datetime", Then)


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


def test_a_unit_asks_signs_and_is_refused_once_revoked(
    desk: Desk, province_desk: Desk, part: CertificatesPart, tmp_path: Path
) -> None:
    usb = tmp_path / "USB"
    ceremony(province_desk, part, tmp_path / "SAO")
    row = unit_row(desk, usb)
    asks(desk, row)
    grants(province_desk, part, usb)
    takes(desk, row)
    signed = signs(desk)
    (usb / "bao-cao.pdf").write_bytes(signed.read_bytes())
    assert looked_at(province_desk, usb) == {"bao-cao.pdf": ("accept", "✓ Hợp lệ")}

    part = back(province_desk)
    revokes(province_desk, part)
    with open_store(desk.path) as store:
        signer = unit_key.open_unit_key(store, OWN)
    (usb / "bao-cao.pdf").write_bytes(sign_files(report(TEA, revision=2, made_at=NOW), signer, NOW).pdf)
    assert looked_at(province_desk, usb)["bao-cao.pdf"][0] == "refuse"

    pack = publishes(province_desk, back(province_desk))
    with open_store(desk.path) as store:
        (root,) = kept_roots(province_desk)
        seen = look_at_pack_file(store, reference_of(store), pack, NOW)
        take_pack(store, seen, NOW, fingerprint=short_print(sha256(root)))
        assert standing(store, NOW.date()).state == "revoked"


def unit_row(desk: Desk, usb: Path) -> CertificateRow:
    """Give the unit a code and a key; open its window at the part of the key, with a stick plugged in."""
    with open_store(desk.path) as store:
        repository.save(store, replace(the_unit(store), code=TEA.code))
        unit_key.make_unit_key(store, OWN, NOW)
    page = desk.open("settings").page()
    assert isinstance(page, SettingsPage)
    page.open_record("@UnitKey")
    assert page.parts.currentRow() == UNIT_KEY
    sticks = Sticks()
    sticks.plug(usb)
    row = page.unit_key.certificate
    row.drives = sticks
    rest(desk)
    assert "Chưa có chứng thư" in row.state.text()
    return row


def asks(desk: Desk, row: CertificateRow) -> None:
    row.ask_button.setFocus()
    press(Key.Key_Space)
    dialog = in_front(desk, row.form)
    assert row.print.text()[-24:] in dialog.words.text()
    fill(desk, OWN)
    carrying = in_front(desk, row.carrying)
    press(Key.Key_Return)
    rest(desk)
    assert "Có thể rút ổ" in carrying.status.text()
    press(Key.Key_Escape)
    rest(desk)
    assert "Đã xin chứng thư ngày 30/06/2026" in row.state.text()


def grants(desk: Desk, part: CertificatesPart, usb: Path) -> None:
    """Find the request on the stick, compare, issue, write the answer back to the stick."""
    sticks = part.drives
    assert isinstance(sticks, Sticks)
    sticks.plugged.clear()
    sticks.plug(usb)
    in_front(desk, part.window())
    part.take_focus()
    press(Key.Key_Return)
    rest(desk)
    assert "Nhận 1 yêu cầu mới" in part.said.text() and part.table.hasFocus()
    assert part._desk is not None
    (line,) = part._desk.lines
    assert line.unit == TEA and line.print not in part._details.text()
    press(Key.Key_Return)
    form = form_of(desk, part, "IssueDialog")
    fill(desk, "0" * 20, "Lò Văn Thịnh", WORDS)
    assert "Không khớp" in form.typed._problem.text()  # type: ignore[attr-defined]
    fill(desk, line.print.upper(), "Lò Văn Thịnh", WORDS)
    assert form.isVisible() and focus() is form.compared  # type: ignore[attr-defined]
    press(Key.Key_Space)
    press(Key.Key_Return)
    rest(desk)
    in_front(desk, part.carrying)
    press(Key.Key_Return)
    rest(desk)
    press(Key.Key_Escape)
    rest(desk)
    assert [line.state for line in part._desk.lines] == ["good"]
    assert [path.suffix for path in sorted(usb.iterdir())] == [".p7b", ".csr"]


def takes(desk: Desk, row: CertificateRow) -> None:
    in_front(desk, row.window())
    row.take_button.setFocus()
    press(Key.Key_Space)
    rest(desk)
    dialog = in_front(desk, row.form)
    assert "chưa biết nơi cấp" in dialog.words.text()
    press(Key.Key_Return)
    rest(desk)
    assert "✓ Có chứng thư của CA LĐLĐ tỉnh Lai Châu 2026-1, đến hết ngày 29/06/2028." in row.state.text()


def signs(desk: Desk) -> Path:
    """Sign the half-year's report with the unit's own key; return the file."""
    desk.close()
    page = open_report(desk)
    dialog = open_sign(desk, page)
    go_to(dialog, "own_key")
    write(OWN)
    press(Key.Key_Return)
    desk.bot.waitUntil(lambda: dialog.step.words() == "Ký" and not dialog.step.busy)
    press(Key.Key_Return)
    desk.bot.waitUntil(lambda: dialog.done_signing is not None, timeout=20_000)
    press(Key.Key_Escape)
    desk.settle()
    desk.close()
    (pdf,) = signed_folder(desk.path).glob("*.pdf")
    return pdf


def looked_at(desk: Desk, usb: Path) -> dict[str, tuple[str, str]]:
    """Look through the stick on *Tiếp nhận*; return by name what is proposed and how the signature is."""
    desk.close()
    page = desk.open("intake").page()
    assert isinstance(page, IntakePage)
    page.look_at((usb / "bao-cao.pdf",))
    rest(desk)
    return {line.name: (line.state, line.signature) for line in page._lines.values()}


def back(desk: Desk) -> CertificatesPart:
    """Open *Bộ phát hành* again, at the tab of certificates."""
    desk.close()
    page = desk.open("packs").page()
    assert isinstance(page, PacksPage)
    press(Key.Key_3, ALT)
    part = page.current()
    assert isinstance(part, CertificatesPart)
    rest(desk)
    return part


def revokes(desk: Desk, part: CertificatesPart) -> None:
    part.take_focus()
    press(Key.Key_Delete)
    form = form_of(desk, part, "RevokeDialog")
    write("Mất máy tính")
    form.act.setFocus()  # type: ignore[attr-defined]
    press(Key.Key_Return)
    rest(desk)
    assert "chỉ biết khi công bố" in part.said.text()
    with desk.reader() as reader:
        assert [row.revoked_why for row in repository.find(reader, UnitCertificate)] == ["Mất máy tính"]


def publishes(desk: Desk, part: CertificatesPart) -> Path:
    press(Key.Key_B, CTRL)
    form_of(desk, part, "PublishDialog")
    fill(desk, WORDS)
    dialog = in_front(desk, part.pack)
    desk.bot.waitUntil(dialog.sign_button.isEnabled)
    rest(desk)
    assert dialog.ticks["more"].value() == ("trust:trust",)  # no certificate is good any more
    dialog.fields["passphrase"].field.setFocus()
    write(OFFICE)
    press(Key.Key_Return, CTRL)
    desk.bot.waitUntil(lambda: dialog.made is not None, timeout=20_000)
    rest(desk)
    assert dialog.made is not None
    return signed_folder(desk.path) / f"{dialog.made.record.file_stem}.pdf"


def kept_roots(desk: Desk) -> list[bytes]:
    with desk.reader() as reader:
        return [key.certificate for key in unit_keys.all_keys(reader, "authority")]
