"""Ticking: the right person, taken back, and fast with 5 000 people."""

from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from congdoan_desktop.ui.widgets.tick_panel import Tickable, TickPanel
from tests.fixtures.desk import CTRL, names, press, write

Key = Qt.Key
Show = Callable[[QWidget], QWidget]


def people(count: int) -> list[Tickable]:
    return [Tickable(id=f"p{i}", name=name, detail=f"Tổ {i % 7}") for i, name in enumerate(names(count))]


@pytest.fixture
def panel(shown: Show) -> TickPanel:
    made = TickPanel()
    made.resize(800, 600)
    made.load("Người dự", people(60), ["p3"])
    shown(made)
    made.setFocus()
    return made


def test_enter_ticks_the_first_match_and_clears(panel: TickPanel) -> None:
    told: list[tuple[str, bool]] = []
    panel.ticked.connect(lambda person, present: told.append((person, present)))
    write("van duc")  # accents need not be typed
    chosen = panel.table.current_key()
    press(Key.Key_Return)
    assert told == [(chosen, True)]
    assert panel.line.text() == ""
    assert panel.present() == {"p3", chosen}


def test_typed_accents_come_first(panel: TickPanel) -> None:
    panel.load("Người dự", [Tickable(id="1", name="Lò Văn Đưc"), Tickable(id="2", name="Lò Văn Đức")], [])
    write("đức")
    assert panel.table.current_key() == "2"


def test_those_not_ticked_yet_come_first(panel: TickPanel) -> None:
    panel.load("Người dự", [Tickable(id="1", name="Lò Văn Mai"), Tickable(id="2", name="Lò Văn Mai")], ["1"])
    write("mai")
    assert panel.table.current_key() == "2"


def test_a_name_twice_on_paper_does_no_harm(panel: TickPanel) -> None:
    name = people(60)[3].name
    write(name)
    press(Key.Key_Return)
    assert panel.present() == {"p3"}


def test_enter_in_an_empty_line_ticks_nobody(panel: TickPanel) -> None:
    press(Key.Key_Return)
    assert panel.present() == {"p3"}


def test_whoever_the_arrows_point_at_is_ticked_without_typing(panel: TickPanel) -> None:
    for _ in range(2):
        press(Key.Key_Down)
        press(Key.Key_Return)
    assert panel.present() == {panel.table.rows.items[1].id, panel.table.rows.items[2].id, "p3"}


def test_arrows_choose_and_delete_unticks(panel: TickPanel) -> None:
    write("thi")
    press(Key.Key_Down)
    press(Key.Key_Down)
    third = panel.table.rows.items[2].id
    press(Key.Key_Return)
    assert third in panel.present()
    write(people(60)[3].name)
    press(Key.Key_Delete)
    assert panel.present() == {third}


def test_undo_takes_back_one_after_the_other(panel: TickPanel) -> None:
    for name in (people(60)[10].name, people(60)[11].name):
        write(name)
        press(Key.Key_Return)
    assert panel.present() == {"p3", "p10", "p11"}
    press(Key.Key_Z, CTRL)
    assert panel.present() == {"p3", "p10"}
    press(Key.Key_Z, CTRL)
    press(Key.Key_Z, CTRL)
    assert panel.present() == {"p3"}


def test_escape_first_clears_then_ends(panel: TickPanel) -> None:
    ended: list[bool] = []
    panel.done.connect(lambda: ended.append(True))
    write("x")
    press(Key.Key_Escape)
    assert (panel.line.text(), ended) == ("", [])
    press(Key.Key_Escape)
    assert ended == [True]


def test_a_tick_takes_less_than_50_ms_with_5000_people(panel: TickPanel) -> None:
    panel.load("Người dự", people(5000), [])
    times = []
    for person in people(5000)[100:4900:240]:
        write(person.name)
        begun = perf_counter()
        press(Key.Key_Return)
        times.append(perf_counter() - begun)
    assert len(panel.present()) == len(times) == 20
    assert sorted(times)[len(times) // 2] < 0.050


def test_first_letters_find_whom_no_part_of_the_name_finds(shown: Show) -> None:
    panel = TickPanel()
    shown(panel)
    panel.load("", [Tickable("1", "Lò Văn Mai"), Tickable("2", "Lường Vĩnh Đức"), Tickable("3", "Vàng Thị Lan")], ())
    for typed, found in (("lvm", ["1"]), ("lv", ["1", "2"]), ("vt", ["3"]), ("van", ["1", "3"]), ("xyz", [])):
        panel.line.setText(typed)
        assert [person.id for person in panel.table.rows.items] == found, typed
