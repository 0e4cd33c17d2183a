"""*Tiếp nhận* by keyboard: look through a stick, take in what is good, decide about the rest, answer on the stick."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from congdoan_desktop.domain.records import HandOver, MadeReceipt, ReceivedFile, ReceivedReport, UnitCertificate
from congdoan_desktop.handoff.receipt_json import read_receipt
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog
from congdoan_desktop.ui.exchange.letter_dialog import LetterDialog
from congdoan_desktop.ui.pages.intake import IntakePage
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.usecases.province.signer import make_office_key
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.desk import CTRL, Desk, press, write
from tests.fixtures.exchange import Sticks, in_front, rest
from tests.fixtures.front import activate
from tests.fixtures.handed_up import NOW, SIGNED_AT, files, good, hand_up, keep_office, office, report, signer
from tests.fixtures.province_store import TEA
from tests.usecases.province.test_receive import with_figures

__all__ = ["cheap_keys"]
Key = Qt.Key
OFFICE = "chín con trâu trên đồi chè"


@pytest.fixture(autouse=True)
def then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the reports are due, whenever this runs."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture(autouse=True)
def no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congdoan_desktop.ui.exchange.mail_program.open_letter", lambda _path: True)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    hand_up(folder, good("LC014"), "LC014", "pdf")
    (folder / "LC031.pdf").write_bytes(good("LC031").pdf[:-40])
    (folder / "la.pdf").write_bytes(with_figures(workers_total=10, workers_women=11))
    return folder


@pytest.fixture
def page(province_desk: Desk) -> Iterator[IntakePage]:
    with open_store(province_desk.path) as store:
        keep_office(store)
        make_office_key(store, office().authority, OFFICE, SIGNED_AT)
    found = province_desk.open("intake").page()
    assert isinstance(found, IntakePage)
    found.drives = Sticks()
    yield found


def states(page: IntakePage) -> dict[str, str]:
    return {line.name: line.state for line in page._lines.values()}


def choose(page: IntakePage, name: str) -> None:
    page.open_record(next(key for key, line in page._lines.items() if line.name == name))
    page.table.setFocus()


def say_why(desk: Desk, page: IntakePage, words: str) -> None:
    dialog = in_front(desk, page.dialog)
    dialog.text.setFocus()
    write(words)
    press(Key.Key_Return, CTRL)
    desk.bot.waitUntil(lambda: not dialog.isVisible())  # a button that was pressed by its keys acts a moment later
    rest(desk)
    activate(desk.bot, desk.windows[-1])


def outcomes(desk: Desk) -> dict[str, str]:
    with desk.reader() as reader:
        return {one.name: one.outcome for one in repository.find(reader, ReceivedFile)}


def test_a_stick_is_taken_in_decided_and_answered_by_keyboard(
    province_desk: Desk, page: IntakePage, stick: Path, qtbot: QtBot
) -> None:
    desk, sticks = province_desk, page.drives
    assert isinstance(sticks, Sticks) and page.empty.button.hasFocus()
    sticks.plug(stick)
    press(Key.Key_Return)
    rest(desk)
    assert states(page) == {"LC014.pdf": "accept", "LC031.pdf": "refuse", "la.pdf": "look"}
    assert page._lines[page.table.current_key()].name == "la.pdf"  # what waits for somebody is chosen first
    assert "Lao động nữ: 11" in page.figures.text()
    press(Key.Key_R, CTRL)
    dialog = in_front(desk, page.dialog)
    dialog.go.click()
    assert "Hãy ghi lý do." in dialog.trouble.text()
    say_why(desk, page, "Nữ nhiều hơn tổng số")
    assert outcomes(desk) == {"la.pdf": "sent_back"}  # nothing else is decided along with it
    assert states(page) == {"LC014.pdf": "accept", "LC031.pdf": "refuse", "la.pdf": "decided"}
    page.table.setFocus()
    press(Key.Key_Return, CTRL)
    rest(desk)
    assert outcomes(desk) == {"LC014.pdf": "accepted", "LC031.pdf": "refused", "la.pdf": "sent_back"}
    with desk.reader() as reader:
        (back,) = repository.find(reader, ReceivedReport, where={"state": "sent_back"})
        assert back.reason == "Nữ nhiều hơn tổng số"
    press(Key.Key_W, CTRL)
    rest(desk)
    assert "3 tệp, 3 chưa trả lời" in page.batches.currentText()
    page.table.setFocus()
    press(Key.Key_B, CTRL)
    in_front(desk, page.prompt)
    write(OFFICE)
    press(Key.Key_Return)
    rest(desk)
    carrying = page.answering.going
    assert isinstance(carrying, CarryDialog)
    qtbot.waitUntil(carrying.go_button.isEnabled)
    carrying.write()
    rest(desk)
    assert carrying.carried
    (paper,) = (stick / "Bien nhan").glob("*.pdf")
    assert [line.outcome for line in read_receipt(paper.read_bytes()).lines] == ["accepted", "refused", "sent_back"]
    carrying.reject()
    rest(desk)
    assert "đã có biên nhận" in page.batches.currentText()
    with desk.reader() as reader:
        assert [line.way for line in repository.find(reader, HandOver)] == ["drive"]


def test_one_unit_is_answered_by_letter_after_a_second_thought(
    province_desk: Desk, page: IntakePage, tmp_path: Path
) -> None:
    desk, folder = province_desk, tmp_path / "thu"
    for code in ("LC014", "LC031"):
        hand_up(folder, good(code), code, "pdf")
    page.look_at((folder,))
    rest(desk)
    page.accept_all()
    rest(desk)
    choose(page, "LC014.pdf")
    press(Key.Key_R, CTRL)
    say_why(desk, page, "Thiếu Biểu 04")
    assert outcomes(desk) == {"LC014.pdf": "sent_back", "LC031.pdf": "accepted"}
    prompt = page.answer()
    assert prompt is not None and "cả 2 tệp của 2 đơn vị" in prompt.for_all.text()
    prompt.for_unit.click()
    prompt.ways["letter"].click()
    prompt.passphrase.field.set_text(OFFICE)
    prompt.go_on()
    rest(desk)
    letter = page.answering.going
    assert isinstance(letter, LetterDialog)
    assert letter.to.field.text() == TEA.contact_email
    letter.make_letter()
    rest(desk)
    assert letter.made
    letter.reject()
    rest(desk)
    with desk.reader() as reader:
        (receipt,) = repository.find(reader, MadeReceipt)
    assert (receipt.unit_id, receipt.outcomes) == (TEA.id, ("sent_back",))
    assert "1 chưa trả lời" in page.batches.currentText()


def test_an_unknown_certificate_is_compared_and_entered(province_desk: Desk, page: IntakePage, tmp_path: Path) -> None:
    desk, own = province_desk, signer(None, TEA)
    hand_up(tmp_path / "a", files(report(TEA), own), "LC014", "pdf")
    page.look_at((tmp_path / "a",))
    rest(desk)
    assert states(page) == {"LC014.pdf": "look"}
    page.table.setFocus()
    press(Key.Key_G, CTRL)
    dialog = in_front(desk, page.certificates)
    dialog.typed.field.setFocus()
    write("0000 0000 0000 0000 0000")
    dialog.checked.field.set_text("Chị Mai, chủ tịch")
    dialog.go_on()
    assert dialog.isVisible()
    dialog.typed.field.set_text(" ".join(own_print(own.certificate_der)))
    dialog.go_on()
    rest(desk)
    assert states(page) == {"LC014.pdf": "accept"}
    with desk.reader() as reader:
        found = {one.checked_with for one in repository.find(reader, UnitCertificate, where={"source": "registered"})}
    assert found == {"Chị Mai, chủ tịch"}


def own_print(certificate: bytes) -> list[str]:
    from congdoan_desktop.signing.own_key import look_at_certificate

    found = look_at_certificate(certificate).key_print
    return [found[at : at + 4] for at in range(0, 20, 4)]


def test_the_pages_of_a_file_are_seen_before_it_is_decided(
    province_desk: Desk, page: IntakePage, stick: Path, qtbot: QtBot
) -> None:
    desk = province_desk
    page.look_at((stick,))
    rest(desk)
    choose(page, "LC014.pdf")
    press(Key.Key_P, CTRL)
    dialog = in_front(desk, page.paper)
    qtbot.waitUntil(lambda: dialog.paper.picture_size().width() > 300)
    pages = dialog.paper.pages
    press(Key.Key_PageDown)
    rest(desk)
    assert (pages > 1, dialog.paper.page) == (True, 1)
    dialog.reject()
    choose(page, "LC031.pdf")
    page.show_pages()
    rest(desk)
    assert page.paper is not None and page.paper is not dialog
    assert page.paper.paper.pages > 0 or page.paper.problem.text()  # a broken file is shown as far as it goes
    page.paper.reject()


def test_the_filter_shows_what_waits_and_a_place_that_is_gone_is_said(
    province_desk: Desk, page: IntakePage, stick: Path
) -> None:
    desk = province_desk
    page.look_at((stick,))
    rest(desk)
    page.filter.setCurrentIndex(page.filter.findData("look refuse"))
    page.filter.activated.emit(page.filter.currentIndex())
    rest(desk)
    assert page.table.rows.rowCount() == 2
    page.finish()
    rest(desk)
    assert page.empty.isVisible()
    page.look_at((stick / "nothing here",))
    rest(desk)
    assert "Không tìm thấy" in page.problem.text()
