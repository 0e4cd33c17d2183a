"""The answer of the province comes home on a stick: taken in by keyboard, read beside the paper, acted on."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from congdoan_desktop.domain.records import IssuedReport, ReceiptLine, ReceivedFile
from congdoan_desktop.files import sha256
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.exchange.incoming import IncomingPart
from congdoan_desktop.ui.exchange.outbox import OutboxPart
from congdoan_desktop.ui.pages.exchange import ExchangePage
from congdoan_desktop.ui.pages.overview import OverviewPage
from congdoan_desktop.usecases.province.make_receipt import Answer, make_receipt
from congdoan_desktop.usecases.take_pack import look_at_pack, take_pack
from congdoan_desktop.usecases.taken_packs import reference_of
from tests.fixtures.desk import CTRL, Desk, press
from tests.fixtures.exchange import Sticks, add_signed, rest
from tests.fixtures.front import activate
from tests.fixtures.packs import NOW, give_out, office, the_plan
from tests.fixtures.province_store import make_province

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
REASON = "Biểu 04 thiếu lớp tháng 5."


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What came is fresh, whenever this runs."""
    monkeypatch.setattr("congdoan_desktop.ui.exchange.take_dialog._now", lambda: NOW + timedelta(days=1))


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    """A stick with the province's answer about a report of the unit, whose store knows the province."""
    root, folder = tmp_path / "KINGSTON", tmp_path / "tinh"
    make_province(folder / "tinh.congdoan")
    report = add_signed(desk.path)
    with open_store(folder / "tinh.congdoan") as province, open_store(desk.path) as unit:
        pack = give_out(province, folder / "packs", the_plan(province), trust=office().trust()).pdf.read_bytes()
        seen = look_at_pack(unit, reference_of(unit), pack, "bo.pdf", NOW)
        take_pack(unit, seen, NOW, fingerprint=sha256(office().authority.certificate))
        files = (came(report, report.pdf_sha256, "sent_back", REASON), came(report, report.xlsx_sha256, "accepted"))
        answer = Answer(files=files, made_at=NOW, folder=root / "Bien nhan", batch="lan-1")
        make_receipt(province, answer, office().own)
    return root


def came(report: IssuedReport, digest: str, outcome: str, reason: str = "") -> ReceivedFile:
    return ReceivedFile(
        id=digest,
        name=f"{report.file_stem}.pdf",
        size=1000,
        kind="pdf",
        came_at="2026-06-15T02:00:00+00:00",
        batch="lan-1",
        source="KINGSTON",
        outcome=outcome,
        codes=("part_above_whole|workers_women|11|workers_total|10",) if reason else (),
        reason=reason,
    )


def open_incoming(desk: Desk, stick: Path) -> IncomingPart:
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


def test_an_answer_is_taken_by_keyboard_and_leads_to_the_report(desk: Desk, qtbot: QtBot, stick: Path) -> None:
    part = open_incoming(desk, stick)
    press(Key.Key_U, CTRL)
    rest(desk)
    assert "có 1 phiếu tiếp nhận" in part.said.text() and part.table.hasFocus()
    press(Key.Key_Return)
    dialog = part.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.take_button.hasFocus)
    assert dialog.title.text() == "Phiếu tiếp nhận số 1"
    assert REASON in dialog.changes.text() and "lao động nữ (11) lớn hơn" in dialog.changes.text()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.answered))
    press(Key.Key_Return)
    rest(desk)
    with desk.reader() as reader:
        assert len(repository.find(reader, ReceiptLine)) == 2
    activate(qtbot, desk.windows[-1])
    press(Key.Key_1, ALT)
    rest(desk)
    window = desk.windows[-1]
    page = window.page()
    assert isinstance(page, ExchangePage)
    outbox = page.current()
    assert isinstance(outbox, OutboxPart)
    assert REASON in outbox._answer.text() and outbox.mend_button.isVisible()
    press(Key.Key_R, CTRL)
    rest(desk)
    assert window.page_key() == "report"


def test_what_is_to_be_mended_is_a_thing_to_do(desk: Desk, stick: Path) -> None:
    part = open_incoming(desk, stick)
    part.look_on_sticks()
    rest(desk)
    part.open_chosen()
    rest(desk)
    assert part.dialog is not None
    part.dialog.take()
    rest(desk)
    part.dialog.close_button.click()
    window = desk.windows[-1]
    window.open_page("overview")
    rest(desk)
    page = window.page()
    assert isinstance(page, OverviewPage)
    button = next(one for one in page.due.buttons if one.text() == "Lập báo cáo thay thế")
    assert "Cần bổ sung" in button.accessibleName()
