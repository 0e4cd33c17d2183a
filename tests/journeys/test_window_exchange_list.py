"""A list of people leaves only signed and encrypted, with a reason, for somebody whose certificate was shown before."""

import email
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.handoff.attachments import read_attachments
from congdoan_desktop.signing.envelope import decrypt
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.exchange import list_dialog, mail_program
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog
from congdoan_desktop.ui.exchange.letter_dialog import LetterDialog
from congdoan_desktop.ui.exchange.list_dialog import ListDialog
from congdoan_desktop.usecases.unit_key import make_unit_key
from tests.fixtures import province as officers
from tests.fixtures.desk import CTRL, TODAY, Desk, add_people, press, write
from tests.fixtures.exchange import Sticks, in_front, journal, open_outbox, rest
from tests.fixtures.province import AT, NAME, ORGANISATION, certificate_file, officer_file, province

Key = Qt.Key
REASON = "Theo đề nghị số 12 để cấp giấy chứng nhận"


class Clock:
    """The clock of the certificates."""

    @staticmethod
    def now(_zone: object) -> object:
        return AT


@pytest.fixture
def sticks(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sticks:
    monkeypatch.setattr(list_dialog, "datetime", Clock)
    people = add_people(desk.path, 12)
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, Course(id="course", title="Kỹ năng số", kind="digital_skills", held_on=TODAY))
        for number, one in enumerate(people[:2]):
            repository.save(
                store, Participant(id=f"p{number}", course_id="course", person_id=one.id, full_name=one.full_name)
            )
    sticks = Sticks()
    sticks.plug(tmp_path / "KINGSTON")
    return sticks


def opened(desk: Desk, sticks: Sticks) -> ListDialog:
    part = open_outbox(desk, sticks)
    part.setFocus()
    press(Key.Key_L, CTRL)
    return in_front(desk, next(one for one in part.findChildren(ListDialog) if one.isVisible()))


def fill(dialog: ListDialog, tmp_path: Path, *, passphrase: str = officers.PASSPHRASE) -> None:
    """Type what the dialog asks for; the course is the last list."""
    dialog.lists.setCurrentIndex(dialog.lists.count() - 1)
    dialog.lists.activated.emit(dialog.lists.currentIndex())
    for name, text in (
        ("reason", REASON),
        ("recipient", str(certificate_file(tmp_path))),
        ("signer", str(officer_file(tmp_path))),
        ("passphrase", passphrase),
    ):
        dialog.fields[name].field.setFocus()
        write(text)
        press(Key.Key_Tab)


def test_from_the_list_to_the_stick(desk: Desk, sticks: Sticks, tmp_path: Path) -> None:
    dialog = opened(desk, sticks)
    assert dialog.who.text().startswith("12 người: ")
    fill(dialog, tmp_path)
    rest(desk)
    assert dialog.who.text().startswith("2 người: ")
    told = dialog.recipient_words.text()
    assert f"Mã hóa riêng cho: {NAME}\nTổ chức: {ORGANISATION}" in told
    assert "Vân tay SHA-256" in told
    dialog.drive_button.setFocus()
    press(Key.Key_Return)
    rest(desk)
    assert dialog.fields["passphrase"].field.text() == ""
    carry = dialog.next_dialog
    assert isinstance(carry, CarryDialog)
    in_front(desk, carry)
    press(Key.Key_Return)
    rest(desk)
    assert "Có thể rút ổ" in carry.status.text()
    (file,) = (tmp_path / "KINGSTON").iterdir()
    opened_pdf = decrypt(file.read_bytes(), province().key, province().der)
    assert verify(opened_pdf, Trust(), now=AT).state is State.UNCONFIRMED
    assert "Kỹ năng số" in read_attachments(opened_pdf)["report.json"].decode()
    (line,) = journal(desk)
    assert (line.way, line.encrypted, line.reason) == ("drive", True, REASON)
    assert (line.receiver, line.paper_id, line.file_name) == (f"{NAME} ({ORGANISATION})", "", file.name)


def test_what_is_missing_is_told_where_it_is_missing(desk: Desk, sticks: Sticks, tmp_path: Path) -> None:
    dialog = opened(desk, sticks)
    dialog.to_drive()
    assert "lý do" in dialog.fields["reason"]._problem.text()
    dialog.fields["reason"].field.set_value(REASON)
    dialog.to_drive()
    assert dialog.fields["recipient"]._problem.text()
    fill(dialog, tmp_path, passphrase="sai")
    rest(desk)
    dialog.to_drive()
    rest(desk)
    assert "Sai mật khẩu" in dialog.fields["passphrase"]._problem.text()
    assert dialog.next_dialog is None
    assert journal(desk) == []


def test_another_certificate_must_be_read_before_anything_is_encrypted(
    desk: Desk, sticks: Sticks, tmp_path: Path
) -> None:
    dialog = opened(desk, sticks)
    fill(dialog, tmp_path)
    rest(desk)
    assert dialog.card.isVisible()
    dialog.fields["recipient"].field.setFocus()
    write("x")
    assert not dialog.card.isVisible()
    press(Key.Key_Tab)
    rest(desk)
    assert "Không đọc được" in dialog.fields["recipient"]._problem.text()
    dialog.to_drive()
    rest(desk)
    assert dialog.next_dialog is None


def test_the_unit_key_signs_and_a_letter_takes_it(
    desk: Desk, sticks: Sticks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters: list[Path] = []
    monkeypatch.setattr(mail_program, "open_letter", lambda path: not letters.append(path))
    with open_store(desk.path) as store:
        make_unit_key(store, "cây chè cổ thụ trên núi", AT)
    dialog = opened(desk, sticks)
    assert dialog.fields["by"].isVisible()
    dialog.by.setFocus()
    press(Key.Key_Right)
    assert not dialog.fields["signer"].isVisible()
    fill_without_file(dialog, tmp_path)
    rest(desk)
    dialog.letter_button.setFocus()
    press(Key.Key_Return)
    rest(desk)
    letter = dialog.next_dialog
    assert isinstance(letter, LetterDialog)
    in_front(desk, letter)
    letter.make_letter()
    rest(desk)
    message = email.message_from_bytes(letters[0].read_bytes(), policy=default)
    (file,) = message.iter_attachments()  # type: ignore[attr-defined]
    assert decrypt(file.get_content(), province().key, province().der).startswith(b"%PDF")
    body = message.get_body().get_content()  # type: ignore[attr-defined,union-attr]
    assert REASON in body
    assert "Kỹ năng" not in body
    (line,) = journal(desk)
    assert (line.way, line.encrypted) == ("email", True)


def fill_without_file(dialog: ListDialog, tmp_path: Path) -> None:
    for name, text in (
        ("reason", REASON),
        ("recipient", str(certificate_file(tmp_path))),
        ("passphrase", "cây chè cổ thụ trên núi"),
    ):
        dialog.fields[name].field.setFocus()
        write(text)
        press(Key.Key_Tab)
