"""The first start by keyboard alone: a few questions make a store; nothing is made before they are answered."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from congdoan_desktop import app, paths
from congdoan_desktop.domain.records import Activity, HeadCount
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_reader, open_store
from congdoan_desktop.ui.first_start import SAMPLE_NAME, FirstStart
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from tests.fixtures.desk import focus, press, write
from tests.fixtures.front import activate

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def start(dressed: None, qtbot: QtBot) -> Iterator[FirstStart]:
    dialog = FirstStart(load(paths.resources()), lambda: date(2026, 6, 20))
    dialog.show()
    activate(qtbot, dialog)
    yield dialog
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, 0)


def answer(*texts: str) -> None:
    """Type into one field after the other, going on with Tab."""
    for number, text in enumerate(texts):
        if number:
            press(Qt.Key.Key_Tab)
        write(text)


def answer_kind(words: str = "tnhh tu nhan") -> None:
    press(Qt.Key.Key_Return)  # a grassroots union is proposed
    write(words)
    press(Qt.Key.Key_Return)  # takes the entry that is left and goes on to the commune
    press(Qt.Key.Key_Return)


@pytest.mark.parametrize(("words", "kind"), [("truong hoc cong", "public_service"), ("uy ban", "admin_agency")])
def test_a_unit_is_found_by_its_everyday_name(start: FirstStart, words: str, kind: str) -> None:
    answer_kind(words)
    assert start.answers().unit.kind == kind


def answer_names() -> None:
    answer("Công đoàn cơ sở Công ty cổ phần Chè Tân Uyên")
    press(Qt.Key.Key_Tab)  # the superior union is proposed
    press(Qt.Key.Key_Tab)
    write("Tân Uyên")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # no code was given to the unit


def answer_people() -> None:
    press(Qt.Key.Key_Return)  # today is proposed
    for text in ("240", "152", "", "", "214", "", "Lò Văn Thịnh"):
        write(text)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # the usual way to sign is proposed


def test_five_questions_make_a_store(start: FirstStart, own_home: Path) -> None:
    answer_kind()
    answer_names()
    answer_people()
    assert start.path is None and not (own_home / "data").exists()
    press(Qt.Key.Key_Return)
    assert start.path == own_home / "data" / "cdcs-cong-ty-che-tan-uyen.congdoan"
    with open_reader(start.path) as reader:
        unit, profile = the_unit(reader), the_profile(reader)
        (count,) = repository.find(reader, HeadCount)
    assert (unit.name, unit.kind) == ("Công đoàn cơ sở Công ty cổ phần Chè Tân Uyên", "private_enterprise")
    assert (unit.header_name, unit.short_name) == (
        "CĐCS CÔNG TY CỔ PHẦN CHÈ TÂN UYÊN",
        "CĐCS Công ty Chè Tân Uyên",
    )
    assert (profile.signer_name, profile.authority_lines) == ("Lò Văn Thịnh", ("TM. BAN CHẤP HÀNH",))
    assert profile.addressees == ("Liên đoàn Lao động tỉnh Lai Châu",)
    assert (count.as_of, count.workers_total, count.workers_women) == (date(2026, 6, 20), 240, 152)
    assert count.workers_minority is None and count.members_total == 214


def test_a_union_above_gets_a_store_with_another_rail(start: FirstStart, own_home: Path) -> None:
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    answer("Liên đoàn Lao động tỉnh Lai Châu")
    press(Qt.Key.Key_Tab)  # the union above it is proposed
    press(Qt.Key.Key_Tab)
    write("Lai Châu")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    write("Nguyễn Thị Thiện")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert start._step.text() == "Câu 4/4"
    press(Qt.Key.Key_Return)
    assert start.path == own_home / "data" / "ldld-tinh-lai-chau.congdoan"
    with open_reader(start.path) as reader:
        unit, profile = the_unit(reader), the_profile(reader)
        assert repository.count(reader, HeadCount) == 0
    assert (unit.role, unit.short_name) == ("province", "LĐLĐ tỉnh Lai Châu")
    assert unit.header_name == "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU"
    assert profile.addressees[0] == unit.parent_name == "Tổng Liên đoàn Lao động Việt Nam"
    keys = [entry.key for entry in app.entries(unit.role)]
    assert "units" in keys and "activities" not in keys


def test_the_place_is_proposed_from_the_commune(start: FirstStart) -> None:
    press(Qt.Key.Key_Return)
    write("tnhh tu nhan")
    press(Qt.Key.Key_Return)
    write("xa tan uyen")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert start._name.value("place") == "Tân Uyên"


def test_what_is_missing_is_said_beside_its_field(start: FirstStart) -> None:
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert start._pages.currentWidget() is start._kind
    assert "Cần điền" in start._kind.fields["kind"]._problem.text()
    write("tnhh tu nhan")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert start._pages.currentWidget() is start._name
    assert focus() is start._name.fields["name"].field.focusProxy()


def test_going_back_keeps_the_answers(start: FirstStart, qtbot: QtBot) -> None:
    answer_kind()
    answer_names()
    press(Qt.Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: start._pages.currentWidget() is start._name)
    assert start._name.value("place") == "Tân Uyên"


def test_enter_on_a_button_presses_that_button(start: FirstStart) -> None:
    answer_kind()
    start._back.setFocus()
    press(Qt.Key.Key_Return)
    assert start._pages.currentWidget() is start._kind


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(start: FirstStart, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    answer_kind()
    answer_names()
    answer_people()
    start._place.fields["folder"].field.set_text(str(tmp_path / "file" / "data"))
    press(Qt.Key.Key_Return)
    assert start.path is None and start._problem.isVisible()
    start._place.fields["folder"].field.set_text(str(tmp_path / "data"))
    press(Qt.Key.Key_Return)
    assert start.path is not None and start.path.parent == tmp_path / "data"


def test_a_second_union_of_the_same_name_gets_a_file_of_its_own(start: FirstStart, own_home: Path) -> None:
    (own_home / "data").mkdir()
    there = own_home / "data" / "cdcs-cong-ty-che-tan-uyen.congdoan"
    there.write_bytes(b"not touched")
    answer_kind()
    answer_names()
    answer_people()
    press(Qt.Key.Key_Return)
    assert start.path == own_home / "data" / "cdcs-cong-ty-che-tan-uyen-2.congdoan"
    assert there.read_bytes() == b"not touched"


def test_the_sample_unit_is_made_once_and_then_opened(start: FirstStart, own_home: Path) -> None:
    start.open_sample()
    assert start.path == own_home / "data" / SAMPLE_NAME
    with open_store(start.path) as store:
        found = repository.find(store, Activity)
        repository.archive(store, Activity, found[0].id)
    start.open_sample()
    with open_reader(start.path) as reader:
        assert repository.count(reader, Activity) == len(found) - 1 > 0
