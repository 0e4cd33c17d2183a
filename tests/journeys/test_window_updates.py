"""An update by stick in the window: found, read, taken, started; and gone back on with its data."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QDialog

from congdoan_desktop import app, paths
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.exchange.drives import Drive
from congdoan_desktop.ui.pages.settings import SettingsPage
from congdoan_desktop.ui.updating import at_start, update_row, watch
from congdoan_desktop.ui.updating.back_dialog import BackDialog
from congdoan_desktop.ui.updating.update_dialog import UpdateDialog
from congdoan_desktop.ui.updating.update_row import UpdateRow
from congdoan_desktop.ui.updating.watch import UpdateWatch
from congdoan_desktop.usecases.keep_backup import backups_of
from congdoan_desktop.usecases.updates import going_back
from congdoan_desktop.usecases.updates.installation import Installation
from tests.fixtures.desk import Desk, press
from tests.fixtures.updates import FOREIGN, KEYS, NEW, OLD, installed, update_file


class Plugged:
    """The drives of the tests."""

    def __init__(self, *roots: Path) -> None:
        self.roots = roots

    def plugged_in(self) -> tuple[Drive, ...]:
        return tuple(Drive(name="USB", root=root, free=1 << 30) for root in self.roots)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    found = installed(tmp_path / "CongDoan", OLD)
    monkeypatch.setattr(paths, "installation", lambda: found.folder)
    for module in (update_row, watch):
        monkeypatch.setattr(module, "update_keys", lambda _resources: KEYS)
    return found


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda program, _words: (seen.append(program) is None, 1))
    return seen


def open_row(desk: Desk) -> UpdateRow:
    window = desk.open("settings")
    window.open_page("settings", "@About")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.about.refresh()
    return page.about.updates


def modal(desk: Desk, kind: type[QDialog]) -> QDialog:
    desk.bot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), kind) and QApplication.focusWidget() is not None
    )
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def test_an_update_is_found_taken_and_gone_back_on(
    desk: Desk, here: Installation, started: list[str], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    (stick / "Cap nhat").mkdir(parents=True)
    row = open_row(desk)
    assert not row.back.isVisible()
    row.drives = Plugged()
    row.look.click()
    desk.bot.waitUntil(lambda: "Chưa thấy ổ USB" in row.state.text())
    row.drives = Plugged(stick)
    (stick / "foreign.cdcsup").write_bytes(update_file(key=FOREIGN))
    row.look.click()
    desk.bot.waitUntil(lambda: "Không có bản cập nhật nào mới hơn" in row.state.text())
    row.open_file(stick / "foreign.cdcsup")
    desk.bot.waitUntil(lambda: "nơi khác ký" in row.state.text())

    (stick / "Cap nhat" / "x.cdcsup").write_bytes(update_file())
    row.look.click()
    dialog = modal(desk, UpdateDialog)
    assert isinstance(dialog, UpdateDialog)
    before = len(backups_of(desk.path))
    press(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: "đã sẵn sàng" in dialog.state.text())
    assert here.here().version == NEW and len(backups_of(desk.path)) in (before, before + 1)
    press(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: len(started) == 1)
    assert started[0].endswith("CongDoan.exe")
    desk.windows.clear()

    with open_store(desk.path) as store:
        repository.save(store, Activity(id="new", title="Ghi bằng bản mới", held_on=date(2026, 6, 29), form="talk"))
        assert repository.count(store, Activity) == 1
    row = open_row(desk)
    assert row.back.isVisible()
    row.back.click()
    assert isinstance(modal(desk, BackDialog), BackDialog)
    back = QApplication.activeModalWidget()
    assert isinstance(back, BackDialog)
    back.go.setFocus()
    desk.bot.waitUntil(back.go.hasFocus)
    press(Qt.Key.Key_Space)
    desk.bot.waitUntil(lambda: len(started) == 2)
    desk.windows.clear()
    assert going_back.wanted(here) is not None

    assert at_start.goes_back() is False  # the version before is this very one: it may go on
    assert here.here().version == OLD and going_back.wanted(here) is None
    with open_store(desk.path) as store:
        assert repository.count(store, Activity) == 0


def test_another_version_completes_it_and_starts_the_one_before(
    desk: Desk, here: Installation, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    want(desk, here)
    monkeypatch.setattr(at_start, "__version__", NEW)
    assert app.run(None) == 0
    assert len(started) == 1 and here.here().version == OLD and going_back.wanted(here) is None


def test_what_cannot_be_put_back_is_said_and_not_wanted_any_more(
    desk: Desk, here: Installation, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(dialogs, "warn", lambda _parent, sentence: told.append(sentence))
    Path(want(desk, here).backup).write_bytes(b"damaged" * 1000)
    assert at_start.goes_back() is False
    assert len(told) == 1 and going_back.wanted(here) is None and here.here().version == NEW and not started


def want(desk: Desk, here: Installation) -> going_back.Taken:
    desk.open()
    desk.bot.waitUntil(lambda: bool(backups_of(desk.path)))
    desk.close()
    for name in (NEW,):
        installed(here.folder, name)
    taken = going_back.Taken(
        before=OLD,
        version=NEW,
        taken_at=datetime.now().astimezone(),
        store=str(desk.path),
        backup=str(backups_of(desk.path)[0].path),
    )
    going_back.want_back(here, taken)
    return taken


def test_a_stick_that_is_put_in_is_offered_once(desk: Desk, here: Installation, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "x.cdcsup").write_bytes(update_file())
    window = desk.open("overview")
    (seen,) = window.findChildren(UpdateWatch)
    seen.drives = Plugged(stick)
    seen.look()
    strip = window.everywhere.strip
    desk.bot.waitUntil(strip.isVisible)
    assert NEW in strip.label.text()
    strip.button.click()
    modal(desk, UpdateDialog)
    press(Qt.Key.Key_Escape)
    seen.look()
    desk.settle()
    assert not strip.isVisible()


def test_from_source_it_says_that_it_is_updated_in_another_way(desk: Desk) -> None:
    row = open_row(desk)
    assert not row.look.isEnabled() and "không cập nhật bằng tệp ở đây" in row.state.text()
