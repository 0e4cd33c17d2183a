"""A unit takes in what the province sent down, by keyboard: looked at, fingerprint typed, taken, window reopened."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from congdoan_desktop.domain.pack import DueDay, PackPart, short_print
from congdoan_desktop.domain.records import TakenPack
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff.pack_parts import encode_days
from congdoan_desktop.store import packs, repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.exchange.incoming import IncomingPart
from congdoan_desktop.ui.pages.exchange import ExchangePage
from congdoan_desktop.usecases.province.pack_contents import Titled
from tests.fixtures.desk import Desk, press, write
from tests.fixtures.exchange import Sticks, rest
from tests.fixtures.packs import KH30, NOW, give_out, new_plan, office
from tests.fixtures.province_store import make_province

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stick with a pack in a folder, and other things."""
    root = tmp_path_factory.mktemp("USB")
    folder = tmp_path_factory.mktemp("tinh")
    make_province(folder / "tinh.congdoan")
    days = encode_days((DueDay(plan=KH30, duty="ct58-half", due="06-20"),))
    with open_store(folder / "tinh.congdoan") as store:
        part = Titled(part=PackPart(kind="days", name="days", data=days), title="Hạn")
        give_out(store, root / "Gửi CĐCS", new_plan(store), part, trust=office().trust())
    (root / "thư.pdf").write_bytes(b"%PDF-1.7")
    return root


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack is fresh, whenever this runs."""
    monkeypatch.setattr("congdoan_desktop.ui.exchange.take_dialog._now", lambda: NOW + timedelta(days=1))


def open_part(desk: Desk, stick: Path) -> IncomingPart:
    page = desk.open("exchange").page()
    assert isinstance(page, ExchangePage)
    press(Key.Key_4, ALT)
    part = page.current()
    assert isinstance(part, IncomingPart)
    sticks = Sticks()
    sticks.plug(stick)
    part.drives = sticks
    rest(desk)
    return part


def test_a_pack_on_a_stick_is_taken_by_keyboard(desk: Desk, qtbot: QtBot, stick: Path) -> None:
    part = open_part(desk, stick)
    assert QApplication.focusWidget() is part.empty.button
    press(Key.Key_U, CTRL)
    rest(desk)
    assert "có 1 bộ phát hành" in part.said.text() and part.table.hasFocus()
    press(Key.Key_Return)
    dialog = part.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.fingerprint.field.hasFocus)
    rest(desk)
    assert "Kế hoạch mới: KH 41/KH-LĐLĐ" in dialog.changes.text()
    assert "20/06 hằng năm" in dialog.changes.text()
    fingerprint = sha256(office().authority.certificate)
    write("0000 0000 0000 0000 0000")
    press(Key.Key_Return)
    rest(desk)
    assert dialog.taken is None and dialog.fingerprint.field.hasFocus()
    dialog.fingerprint.field.set_text("")
    write(short_print(fingerprint))
    press(Key.Key_Return)
    qtbot.waitUntil(dialog.again_button.hasFocus)
    assert dialog.status.text().startswith("✓ Đã nhận bộ số 1.")
    press(Key.Key_Return)
    window = desk.windows.pop()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.is_to_open_anew
    again = desk.open("overview")
    assert "kh-41-ldld-2026" in again._context.reference.plans
    with desk.reader() as reader:
        assert [pack.number for pack in packs.taken_packs(reader)] == [1]


def test_a_file_that_is_none_is_refused_in_words(desk: Desk, qtbot: QtBot, stick: Path) -> None:
    part = open_part(desk, stick)
    dialog = part.open_file(stick / "thư.pdf")
    qtbot.waitUntil(lambda: "không phải bộ phát hành" in dialog.whose.text())
    assert dialog.close_button.hasFocus() and dialog.take_button.isHidden()
    press(Key.Key_Escape)
    rest(desk)
    assert part.empty.isVisible()


def test_what_was_taken_and_cannot_be_used_is_named_with_its_reason(desk: Desk) -> None:
    newer = PackPart(kind="plan", name="kh-99", data=b"code = 1")
    pack = TakenPack(
        id="pack-1",
        number=7,
        issuer="LĐLĐ tỉnh Lai Châu",
        issuer_print="0" * 64,
        title="Kế hoạch mới",
        issued_on=NOW.date(),
        contents=("plan:kh-99",),
        sha256="1" * 64,
        file_name="bo-07.pdf",
        taken_at="2026-06-16T02:00:00+00:00",
    )
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, pack)
        packs.keep_parts(store, pack.id, (newer,))
    page = desk.open("exchange").page()
    assert isinstance(page, ExchangePage)
    press(Key.Key_4, ALT)
    part = page.current()
    assert isinstance(part, IncomingPart)
    rest(desk)
    (row,) = part._rows.values()
    assert row.state == "! Có phần chưa dùng được" and "kh-99" in row.details and "cập nhật chương trình" in row.details
