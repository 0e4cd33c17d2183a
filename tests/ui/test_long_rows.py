"""A list of thousands: what is out of sight is not read, and a row is known by its id."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from congdoan_desktop.ui.long_rows import PAGE, LongRows
from congdoan_desktop.ui.tables import Column, RowsTable
from tests.fixtures.desk import press

Show = Callable[[QWidget], QWidget]
MANY = 5_000


@dataclass(frozen=True)
class Row:
    id: str
    name: str


class Shelf:
    """What is read, and how much of it was."""

    def __init__(self, count: int = MANY) -> None:
        self.ids = [f"r{number}" for number in range(count)]
        self.names = {one: f"Dòng {one}" for one in self.ids}
        self.read: list[str] = []

    def rows(self, *, leave_out: str = "") -> LongRows:
        return LongRows([one for one in self.ids if one != leave_out], self._read)

    def _read(self, ids: Sequence[str]) -> Mapping[str, Row]:
        self.read += ids
        return {one: Row(one, self.names[one]) for one in ids if one in self.names}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def table(shown: Show, shelf: Shelf) -> RowsTable:
    made = RowsTable((Column(title="Tên", text=lambda row: row.name),), lambda row: row.id, name="Dòng")
    made.resize(400, 500)
    made.show_rows(shelf.rows())
    shown(made)
    return made


def words(table: RowsTable, row: int) -> str:
    return str(table.rows.index(row, 0).data(Qt.ItemDataRole.DisplayRole))


def test_it_is_a_sequence_of_all_records(shelf: Shelf) -> None:
    rows = shelf.rows()
    assert len(rows) == MANY and shelf.read == []
    assert rows[0].id == "r0" and rows[-1].id == f"r{MANY - 1}"
    assert len(shelf.read) <= 2 * PAGE
    assert [row.id for row in rows[3:6]] == ["r3", "r4", "r5"]
    assert [row.id for row in rows] == shelf.ids
    with pytest.raises(IndexError):
        rows[MANY]


def test_going_through_a_list_keeps_little_of_it(shelf: Shelf) -> None:
    rows = shelf.rows()
    assert sum(1 for _ in rows) == MANY
    shelf.read.clear()
    rows[MANY - 1], rows[MANY - PAGE]
    assert shelf.read == []  # the last pages are at hand
    assert rows[0].id == "r0" and len(shelf.read) == PAGE  # the first one is not any more


def test_only_what_is_in_sight_is_read(table: RowsTable, shelf: Shelf) -> None:
    assert table.model().rowCount() == MANY
    assert 0 < len(shelf.read) <= PAGE


def test_far_down_is_read_when_somebody_goes_there(table: RowsTable, shelf: Shelf) -> None:
    table.selectRow(0)
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.current_key() == f"r{MANY - 1}"
    assert words(table, MANY - 1) == f"Dòng r{MANY - 1}"
    assert len(shelf.read) <= 3 * PAGE


def test_the_chosen_row_stays_chosen_wherever_it_stands_by_then(table: RowsTable, shelf: Shelf) -> None:
    told: list[str] = []
    table.picked.connect(told.append)
    table.choose("r3210")
    table.show_rows(shelf.rows(leave_out="r17"))
    assert table.current_key() == "r3210" and table.currentIndex().row() == 3209
    table.show_rows(shelf.rows(leave_out="r3210"))
    assert table.current_key() == ""
    assert told == []  # nobody chose anything


def test_choosing_reads_no_more_than_the_rows_around(table: RowsTable, shelf: Shelf) -> None:
    shelf.read.clear()
    table.choose("r4000")
    table.grab()
    assert len(shelf.read) <= 2 * PAGE
    table.choose("nobody")
    assert table.current_key() == ""


def test_a_record_that_is_gone_leaves_an_empty_row_until_the_list_is_asked_for_anew(
    table: RowsTable, shelf: Shelf
) -> None:
    del shelf.names["r900"]
    table.show_rows(shelf.rows())
    assert words(table, 900) == "" and words(table, 901) == "Dòng r901"


def test_what_changed_is_seen_when_the_list_is_shown_again(table: RowsTable, shelf: Shelf) -> None:
    shelf.names["r5"] = "Tên mới"
    assert words(table, 5) == "Dòng r5"
    table.show_rows(shelf.rows())
    assert words(table, 5) == "Tên mới"


def test_a_short_list_is_shown_as_it_is(table: RowsTable) -> None:
    table.show_rows([Row("a", "Một"), Row("b", "Hai")])
    table.choose("b")
    assert (table.current_key(), words(table, 1), len(table.rows.items)) == ("b", "Hai", 2)
