"""The pass-phrase of the data file in the window: set with its sheet, changed, forgotten, taken off."""

from collections.abc import Generator, Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication

from congdoan_desktop import app
from congdoan_desktop.domain.records import Unit
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.store.encryption import is_plain
from congdoan_desktop.ui.locking.unlock_dialog import UnlockDialog
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.settings import PHRASE, SettingsPage
from congdoan_desktop.ui.settings import phrase_dialogs as acts
from congdoan_desktop.ui.settings.phrase_pane import PhrasePane
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.settings.unit_key_sheet import RecoveryCodeDialog
from congdoan_desktop.usecases.keep_backup import back_up, backups_of
from congdoan_desktop.usecases.store_key import is_locked, key_by_code, key_by_phrase
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.desk import Desk
from tests.fixtures.guarded import OTHER, Step, guard, seen, walk
from tests.fixtures.guarded import PHRASE as SAID

__all__ = ["cheap_keys"]


def pane() -> PhrasePane:
    window = seen(MainWindow)
    assert window is not None
    page = window.page()
    assert isinstance(page, SettingsPage) and page.parts.currentRow() == PHRASE
    return page.phrase


def dialog(kind: type[KeyForm]) -> KeyForm:
    found = seen(kind)
    assert found is not None
    return found


def fill(form: KeyForm, **texts: str) -> None:
    for name, text in texts.items():
        form.rows[name].field.set_value(text)
    form.act.click()


def said(form: KeyForm) -> str:
    return " ".join([form.trouble.text(), *(row._problem.text() for row in form.rows.values())])


def settled() -> bool:
    context = pane()._context
    return not (context.worker.busy or context.looker.busy)


def test_set_changed_and_taken_off(desk: Desk) -> None:
    with open_store(desk.path) as store:
        back_up(store, datetime(2026, 6, 1, 8, 0))

    def person() -> Iterator[Step]:
        yield lambda: seen(MainWindow)
        code = yield from sets_it(desk)
        yield from drops_old_backups(desk)
        yield from changes_it(desk, code)
        yield from takes_it_off(desk)
        last = seen(MainWindow)
        assert last is not None
        last.close()

    ended = walk(person())
    assert app.run(desk.path) == 0
    assert ended == [True]
    with open_store(desk.path) as store:
        assert repository.count(store, Unit) == 1


def sets_it(desk: Desk) -> Generator[Step, None, str]:
    first = seen(MainWindow)
    assert first is not None
    first.open_page("settings", "@SetPhrase")
    assert pane().put.isVisible() and not pane().off.isVisible()
    form = dialog(acts.SetPhraseDialog)
    fill(form, new="ngắn", again="ngắn")
    assert "đánh dấu" in said(form)
    form.sure.setChecked(True)  # type: ignore[attr-defined]
    form.act.click()
    yield lambda: not form._busy
    assert "Cần ít nhất 12 ký tự" in said(form)
    fill(form, new=SAID, again=SAID)
    yield lambda: seen(RecoveryCodeDialog)
    assert is_plain(desk.path), "nothing is changed before the code is on paper"
    code = seen(RecoveryCodeDialog)
    assert code is not None
    code.on_paper.setChecked(True)
    code.close_button.click()
    yield lambda: seen(MainWindow) not in (None, first)
    yield settled
    assert is_locked(desk.path)
    assert "mã hóa" in pane().state.text() and "Vân tay" in pane().facts.text() and not pane().put.isVisible()
    return code._code


def drops_old_backups(desk: Desk) -> Iterator[Step]:
    assert pane().drop.isVisible()
    pane().drop.click()
    yield settled
    assert not pane().drop.isVisible() and not any(is_plain(one.path) for one in backups_of(desk.path))


def changes_it(desk: Desk, code: str) -> Iterator[Step]:
    pane().change.click()
    form = dialog(acts.ChangePhraseDialog)
    fill(form, old=OTHER, new=OTHER, again=OTHER)
    yield lambda: not form._busy
    assert "Sai mật khẩu" in form.rows["old"]._problem.text()
    fill(form, old=SAID)
    yield lambda: seen(acts.ChangePhraseDialog) is None and settled()
    assert key_by_phrase(desk.path, OTHER) == key_by_code(desk.path, code) == pane()._context.key


def takes_it_off(desk: Desk) -> Iterator[Step]:
    window = seen(MainWindow)
    pane().off.click()
    fill(dialog(acts.TakeOffPhraseDialog), passphrase=OTHER)
    yield lambda: seen(MainWindow) not in (None, window)
    yield settled
    assert is_plain(desk.path) and pane().put.isVisible()


def test_left_before_the_code_is_on_paper(desk: Desk) -> None:
    window = desk.open("settings")
    window.open_page("settings", "@SetPhrase")
    form = dialog(acts.SetPhraseDialog)
    form.sure.setChecked(True)  # type: ignore[attr-defined]
    fill(form, new=SAID, again=SAID)
    desk.bot.waitUntil(lambda: seen(RecoveryCodeDialog) is not None)
    code = seen(RecoveryCodeDialog)
    assert code is not None
    code.close_button.click()
    assert "chưa đặt mật khẩu" in code.trouble.text()
    code.close_button.click()
    desk.settle()
    assert seen(RecoveryCodeDialog) is None and window.isVisible() and not window.is_to_open_anew
    assert is_plain(desk.path)


def test_forgotten(desk: Desk) -> None:
    """Opened by the code of the sheet, a new pass-phrase is asked for; later the code sets one once more."""
    new = guard(desk.path)

    def person() -> Iterator[Step]:
        yield lambda: seen(UnlockDialog)
        door = seen(UnlockDialog)
        assert door is not None
        door.form.other_way.click()
        door.form.code.field.set_value(new.recovery_code)
        door.form.go.click()
        yield lambda: seen(acts.NewPhraseDialog)
        fill(dialog(acts.NewPhraseDialog), new=OTHER, again=OTHER)
        yield lambda: seen(acts.NewPhraseDialog) is None and settled()
        assert key_by_phrase(desk.path, OTHER) == new.key
        pane().forgotten.click()
        form = dialog(acts.ForgottenPhraseDialog)
        fill(form, code="0" * 28, new=SAID, again=SAID)
        yield lambda: not form._busy
        assert "không mở được tệp dữ liệu" in said(form)
        fill(form, code=new.recovery_code)
        yield lambda: seen(acts.ForgottenPhraseDialog) is None and settled()
        assert key_by_phrase(desk.path, SAID) == new.key
        pane().new_sheet.click()
        fill(dialog(acts.NewStoreSheetDialog), passphrase=SAID)
        yield lambda: seen(RecoveryCodeDialog)
        code = seen(RecoveryCodeDialog)
        assert code is not None and key_by_code(desk.path, code._code) == new.key
        sheet = code.show_sheet()
        yield lambda: sheet._pdf
        sheet.reject()
        code.on_paper.setChecked(True)
        code.close_button.click()
        yield settled
        window = seen(MainWindow)
        assert window is not None
        window.close()

    ended = walk(person())
    assert app.run(desk.path) == 0
    assert ended == [True]


def test_a_store_that_cannot_be_written_anew_stays_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from congdoan_desktop.errors import UserError
    from congdoan_desktop.ui import dialogs
    from congdoan_desktop.ui.settings import phrase_acts
    from congdoan_desktop.usecases import protect_store

    new = guard(desk.path)
    told: list[str] = []

    def full(*_: object) -> None:
        raise UserError("store.disk_full", name="x")

    monkeypatch.setattr(dialogs, "warn", lambda _parent, sentence: told.append(sentence))
    for act, name, key in (
        (phrase_acts.encrypt(desk.path, new), "protect", None),
        (phrase_acts.take_off(desk.path, new.key), "unprotect", new.key),
    ):
        monkeypatch.setattr(protect_store, name, full)
        assert act() == key
        assert "vẫn nguyên" in told.pop()
    assert QApplication.activeModalWidget() is None
