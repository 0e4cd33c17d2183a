"""Signing with a USB token in the window, by keyboard: the token found, its certificate chosen, the PIN given once."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.reference import token_drivers
from congdoan_desktop.signing import authority
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.report.signing.dialog import SignDialog
from congdoan_desktop.ui.report.signing.signed_panel import SignedPanel
from congdoan_desktop.ui.report.signing.token_step import TokenStep
from tests.fixtures.desk import Desk, focus, press, write
from tests.fixtures.signing import UNION, go_to, open_report, open_sign, wait_for
from tests.fixtures.token import DRIVER, PIN, SoftTokens, soft_tokens

Key = Qt.Key
COMPANY = "Công ty cổ phần Chè Tân Uyên"


@pytest.fixture
def tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SoftTokens:
    """No token yet; its driver is the only one that is known."""
    monkeypatch.setattr(token_drivers, "token_drivers", lambda *_: (str(DRIVER),))
    return soft_tokens(tmp_path / "softhsm", monkeypatch)


def plug_in(tokens: SoftTokens, label: str, name: str, organisation: str) -> bytes:
    """Put a token in and return the certificate of its authority."""
    now = datetime.now(VIETNAM)
    root = authority.make_authority("CA công cộng (mẫu)", "Nơi cấp", now=now)
    key = authority.make_key("ecdsa")
    tokens.add(label)
    tokens.put_key(label, key)
    tokens.put_certificate(label, authority.issue(root, authority.make_request(key, name, organisation), now=now))
    return root.certificate


def come_to_token(desk: Desk) -> tuple[SignDialog, TokenStep]:
    """Open the dialog and come to its step for tokens."""
    page = open_report(desk)
    dialog = open_sign(desk, page)
    go_to(dialog, "token")
    step = dialog.step
    assert isinstance(step, TokenStep)
    return dialog, step


def look(desk: Desk, step: TokenStep) -> None:
    """Press the button and wait for the answer of the driver."""
    press(Key.Key_Return)
    desk.bot.waitUntil(lambda: not step.busy, timeout=30_000)


def issued(desk: Desk) -> int:
    with desk.reader() as reader:
        return repository.count(reader, IssuedReport)


def test_a_token_signs_and_the_certificate_of_the_company_is_told(desk: Desk, tokens: SoftTokens) -> None:
    dialog, step = come_to_token(desk)
    look(desk, step)
    assert "Chưa thấy USB token nào" in step.trouble.text()
    plug_in(tokens, "cong ty", "Nguyễn Văn Giám Đốc", COMPANY)
    anchor = plug_in(tokens, "cong doan", "Lò Văn Thịnh", UNION)
    look(desk, step)
    assert step.certificates.count() == 2
    assert focus() is step.pin.field.focusProxy()
    rows = [step.certificates.item(row).text() for row in range(2)]
    company = next(row for row, text in enumerate(rows) if COMPANY in text)
    step.certificates.setCurrentRow(company)
    assert "của công ty" in step._card._warns.text()
    step.certificates.setCurrentRow(1 - company)
    assert "✓ Chứng thư của đơn vị" in step._card._warns.text()
    step.pin.field.setFocus()
    write(PIN)
    press(Key.Key_Return)
    wait_for(desk, dialog, SignedPanel)
    assert dialog.done_signing is not None
    assert dialog.done_signing.report.record.way == "token"
    for path in dialog.done_signing.report.files:
        verdict = verify(path.read_bytes(), Trust(anchors=(anchor,)), now=datetime.now(VIETNAM))
        assert verdict.state is State.VALID, verdict
    press(Key.Key_Escape)
    desk.settle()


def test_a_wrong_pin_keeps_all_that_was_typed_and_signs_nothing(desk: Desk, tokens: SoftTokens) -> None:
    plug_in(tokens, "cong doan", "Lò Văn Thịnh", UNION)
    dialog, step = come_to_token(desk)
    look(desk, step)
    write("00000000")
    press(Key.Key_Return)
    desk.bot.waitUntil(lambda: not step.busy, timeout=30_000)
    assert "Sai mã PIN" in step.pin._problem.text()
    assert step.pin.field.text() == "00000000" and focus() is step.pin.field.focusProxy()
    assert step.certificates.count() == 1 and issued(desk) == 0
    write(PIN)  # what was wrong is marked: typing replaces it
    press(Key.Key_Return)
    wait_for(desk, dialog, SignedPanel)
    press(Key.Key_Escape)
    desk.settle()
    assert issued(desk) == 1


@pytest.mark.parametrize(
    ("state", "words"), [("low", "Đã có lần nhập sai"), ("last", "không thử nữa"), ("locked", "đã khóa")]
)
def test_the_tries_left_are_told_and_the_last_one_is_not_used(
    desk: Desk, tokens: SoftTokens, state: str, words: str
) -> None:
    plug_in(tokens, "cong doan", "Lò Văn Thịnh", UNION)
    tokens.flag("cong doan", state)
    dialog, step = come_to_token(desk)
    look(desk, step)
    assert words in step._pin_state.text()
    assert dialog.next_button.isEnabled() == (state == "low")
    assert step.pin.isVisible() == (state == "low")
    dialog.reject()
    desk.settle()


def test_a_driver_chosen_by_hand_that_is_none_says_so(
    desk: Desk, tokens: SoftTokens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "khong-phai.so"
    wrong.write_bytes(b"no driver")
    dialog, step = come_to_token(desk)
    monkeypatch.setattr(folders, "ask_file", lambda *_: wrong)
    step._choose.setFocus()
    press(Key.Key_Space)
    desk.bot.waitUntil(lambda: not step.busy, timeout=30_000)
    assert "không phải trình điều khiển" in step.trouble.text()
    monkeypatch.setattr(folders, "ask_file", lambda *_: DRIVER)
    plug_in(tokens, "cong doan", "Lò Văn Thịnh", UNION)
    step._choose.setFocus()
    press(Key.Key_Space)
    desk.bot.waitUntil(lambda: not step.busy, timeout=30_000)
    assert step.certificates.count() == 1 and not step.trouble.isVisible()
    dialog.reject()
    desk.settle()
