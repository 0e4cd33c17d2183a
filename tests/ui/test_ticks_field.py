"""Boxes side by side: what is ticked, in their order; what is not on offer is kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.ticks_field import TicksField
from tests.fixtures.desk import press

OFFER = (
    Entry(code="sex", label="Giới tính"),
    Entry(code="age", label="Tuổi"),
    Entry(code="contract", label="Hợp đồng"),
)
Show = Callable[[QWidget], QWidget]


def test_boxes_are_ticked_by_keys_in_their_order(shown: Show) -> None:
    field, heard = TicksField(), list[tuple[str, ...]]()
    field.offer(OFFER)
    field.set_value(("contract",))
    field.setAccessibleName("Chia nhóm")
    field.edited.connect(lambda: heard.append(field.value()))
    shown(field)
    field.setFocus()
    press(Qt.Key.Key_Space)
    assert heard == [("sex", "contract")]
    assert field.boxes["sex"].accessibleName() == "Chia nhóm: Giới tính"
    assert field.words(field.value()) == "Giới tính, Hợp đồng"


def test_what_is_not_on_offer_is_kept(shown: Show) -> None:
    field = TicksField(empty="Không có câu nào")
    shown(field)
    field.set_value(("old", "age"))
    assert field.value() == ("old", "age")
    field.offer(OFFER[:2])
    assert field.value() == ("age", "old")
    other = TicksField()
    other.offer(OFFER)
    other.set_text(field.text())
    assert other.value() == ("age", "old")


def test_a_choice_stays_when_it_is_called_otherwise_and_a_half_typed_word_too(shown: Show) -> None:
    field = ChoiceField(())
    shown(field)
    field.set_value("age")
    assert (field.text(), field.value()) == ("age", "age")
    field.offer(OFFER)
    assert (field.text(), field.value()) == ("Tuổi", "age")
    field.set_text("Giới")
    field.offer(OFFER[:1])
    assert field.text() == "Giới" and field.problem() == "not_in_list"
