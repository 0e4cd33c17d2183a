"""The province makes a pack by keyboard, sees its page, signs it, writes it to a stick; a unit takes it from there."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HandOver, OutgoingPaper, Pack
from congdoan_desktop.files import sha256
from congdoan_desktop.signing import authority
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.packs import PacksPage
from congdoan_desktop.ui.plans.due_days import DueDaysPart
from congdoan_desktop.ui.province.packs.new_dialog import NewPackDialog
from congdoan_desktop.ui.province.packs.part import PacksPart
from congdoan_desktop.usecases import survey_forms
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.take_pack import look_at_pack_file, take_pack
from congdoan_desktop.usecases.taken_packs import reference_of
from congdoan_desktop.usecases.unit_key import import_pkcs12
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.desk import Desk, press, write
from tests.fixtures.exchange import Sticks, in_front, rest
from tests.fixtures.province_store import PROVINCE
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.reference.shipped import RESOURCES

__all__ = ["cheap_keys"]

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PASSPHRASE = "mua xuan 2026 tren nui"


@pytest.fixture(autouse=True)
def no_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Questionnaires are read in processes of their own, which other tests look at."""
    monkeypatch.setattr(survey_forms, "forms", lambda _db, _resources: ())


def give_key(desk: Desk, folder: Path) -> bytes:
    """Give the store of the province a key that its authority certified; return the authority's certificate."""
    now = datetime.now(VIETNAM)
    root = authority.make_authority("CA LĐLĐ tỉnh", PROVINCE.name, now=now)
    key = authority.make_key()
    certificate = authority.issue(root, authority.make_request(key, "Thiện", PROVINCE.name), now=now)
    bag = authority.to_pkcs12(key, certificate, [root.certificate], passphrase="mat khau dai", label="x")
    (folder / "tinh.p12").write_bytes(bag)
    with open_store(desk.path) as store:
        import_pkcs12(store, folder / "tinh.p12", "mat khau dai", PASSPHRASE, now)
    return root.certificate


def open_part(desk: Desk) -> PacksPart:
    page = desk.open("packs").page()
    assert isinstance(page, PacksPage)
    part = page.current()
    assert isinstance(part, PacksPart)
    rest(desk)
    return part


def new_pack(desk: Desk, part: PacksPart) -> NewPackDialog:
    press(Key.Key_N, CTRL)
    return in_front(desk, part.dialog)


def unit_takes(folder: Path, fingerprint: str) -> None:
    """Take in what lies on the stick."""
    start_union(folder / "cdcs.congdoan", UNIT, PROFILE, HEAD_COUNT)
    with open_store(folder / "cdcs.congdoan") as unit:
        now = datetime.now(VIETNAM)
        (file,) = (folder / "USB").glob("*.pdf")
        seen = look_at_pack_file(unit, reference_of(unit), file, now)
        take_pack(unit, seen, now, fingerprint=fingerprint)
        assert "kh-41" in reference_of(unit).plans


def test_a_pack_is_made_and_carried_by_keyboard(
    province_desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = give_key(province_desk, tmp_path)
    part = open_part(province_desk)
    assert QApplication.focusWidget() is part.empty.button
    dialog = new_pack(province_desk, part)
    assert "số 1" in dialog.windowTitle() and dialog.ticks["more"].value() == ("trust:trust",)
    write("Kế hoạch mới")
    plan = tmp_path / "kh-41.toml"
    text = (RESOURCES / "plans" / "kh-36-ldld-2026.toml").read_text("utf-8")
    text = text.replace("kh-36-ldld-2026", "kh-41").replace("KH 36/", "KH 41/")
    plan.write_text(text.replace('code = "T', 'code = "N'), "utf-8")
    monkeypatch.setattr("congdoan_desktop.ui.folders.ask_file", lambda *_: plan)
    press(Key.Key_O, CTRL)
    rest(province_desk)
    assert dialog.ticks["files"].value() == ("file:plan:kh-41",)
    dialog.ticks["more"].boxes["units:units"].setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.paper.pages >= 2)
    rest(province_desk)
    dialog.fields["passphrase"].field.setFocus()
    write("không đúng")
    press(Key.Key_Return, CTRL)
    rest(province_desk)
    assert dialog.made is None and dialog.isVisible()
    dialog.fields["passphrase"].field.set_text(PASSPHRASE)
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: dialog.made is not None)
    rest(province_desk)

    sticks = Sticks()
    sticks.plug(tmp_path / "USB")
    part.drives = sticks
    part.window().activateWindow()
    qtbot.waitUntil(part.table.hasFocus)
    press(Key.Key_Return)
    carrying = in_front(province_desk, part._carrying)
    press(Key.Key_Return)
    rest(province_desk)
    assert "Có thể rút ổ" in carrying.status.text()
    press(Key.Key_Escape)
    rest(province_desk)
    assert "USB" in part._went.text()
    with province_desk.reader() as reader:
        (pack,) = repository.find(reader, Pack)
        assert set(pack.contents) == {"trust", "units", "plan:kh-41"}
        assert [line.paper_id for line in repository.find(reader, HandOver)] == [pack.id]
        assert [line.paper_id for line in repository.find(reader, OutgoingPaper)] == [pack.id]

    unit_takes(tmp_path, sha256(root))


def test_without_a_key_the_way_is_shown(province_desk: Desk) -> None:
    part = open_part(province_desk)
    dialog = new_pack(province_desk, part)
    assert "Chứng thư" in dialog.status.text()
    press(Key.Key_Escape)
    rest(province_desk)
    assert part.empty.isVisible()


def test_due_days_are_set_where_packs_are_made(province_desk: Desk) -> None:
    part = open_part(province_desk)
    press(Key.Key_2, ALT)
    rest(province_desk)
    page = province_desk.windows[-1].page()
    assert isinstance(page, PacksPage)
    days = page.current()
    assert isinstance(days, DueDaysPart)
    assert "blld-2019-doi-thoai#dialogue-year" in days._states  # a duty of units of another kind than the office
    days.open_record("kh-30-ldld-2026#ct58-half")
    press(Key.Key_Return)
    write("20/06")
    press(Key.Key_1, ALT)
    rest(province_desk)
    dialog = new_pack(province_desk, part)
    assert "days:days" in dialog.ticks["more"].boxes
    press(Key.Key_Escape)
    rest(province_desk)
