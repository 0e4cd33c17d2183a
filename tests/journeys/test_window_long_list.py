"""The list of a large union: found by typing, kept in place by what happens meanwhile, read only where one looks."""

import gc
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.domain.records import Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.pages.people import PeoplePage
from congdoan_desktop.usecases.save_record import archive_record, save_record
from tests.fixtures.desk import CTRL, Desk, add_people, press, write

MANY = 1_200


@pytest.fixture
def page(desk: Desk) -> PeoplePage:
    add_people(desk.path, MANY)
    page = desk.open("people").page()
    assert isinstance(page, PeoplePage)
    return page


def change(desk: Desk, page: PeoplePage, record: Person) -> None:
    """Let something else in the program save `record`."""

    def task(store: Store) -> None:
        save_record(store, record)

    page._context.worker.run(task, changes=frozenset({"Person"}))
    desk.settle()
    desk.settle()  # the sums are asked for after the change was told


def last_of(desk: Desk) -> Person:
    with desk.reader() as reader:
        return repository.find(reader, Person)[-1]


def shown_name(page: PeoplePage, row: int) -> str:
    return str(page.ledger.table.rows.index(row, 0).data(Qt.ItemDataRole.DisplayRole))


def test_a_page_reads_only_the_rows_in_sight(desk: Desk, page: PeoplePage, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    plain = repository.by_ids

    def watched(db: Reader, cls: type[Person], ids: tuple[str, ...]) -> object:
        read.append(len(ids))
        return plain(db, cls, ids)

    monkeypatch.setattr(repository, "by_ids", watched)
    page.refresh()
    desk.settle()
    page.ledger.table.grab()
    assert 0 < sum(read) <= 100
    assert page.ledger.foot.text().startswith("1.200 người · 1.200 đoàn viên")


def test_the_last_one_is_two_keys_away(desk: Desk, page: PeoplePage) -> None:
    page.ledger.table.setFocus()
    press(Qt.Key.Key_End, CTRL)
    assert page.ledger.record == last_of(desk)


def test_what_is_open_stays_chosen_while_one_searches(desk: Desk, page: PeoplePage) -> None:
    open_one = last_of(desk)
    page.ledger.open(open_one.id)
    press(Qt.Key.Key_F, CTRL)
    write(open_one.full_name.split()[0])
    desk.settle()
    table = page.ledger.table
    assert 0 < table.rows.rowCount() < MANY
    assert table.current_key() == open_one.id == page.ledger.form.record().id
    write(" zzz")
    desk.settle()
    assert table.rows.rowCount() == 0 and page.ledger.form.record().id == open_one.id
    assert page.ledger.foot.text().startswith("Không có ai")
    page.ledger.search.clear()
    desk.settle()
    assert table.rows.rowCount() == MANY and table.current_key() == open_one.id


def test_somebody_put_away_far_above_moves_nothing(desk: Desk, page: PeoplePage) -> None:
    first, kept = str(page.ledger.table.rows.key_at(0)), last_of(desk)
    page.ledger.open(kept.id)
    page._context.worker.run(lambda store: archive_record(store, Person, first), changes=frozenset({"Person"}))
    desk.settle()
    table = page.ledger.table
    assert table.rows.rowCount() == MANY - 1 and table.rows.place_of(first) == -1
    assert table.current_key() == kept.id == table.rows.key_at(MANY - 2)
    assert table.rowAt(table.visualRect(table.currentIndex()).center().y()) == MANY - 2  # in sight


def test_a_change_from_elsewhere_is_seen_in_its_row(desk: Desk, page: PeoplePage) -> None:
    changed = page.ledger.table.rows.items[7]
    before = shown_name(page, 7)
    change(desk, page, replace(changed, department="Tổ mới"))
    assert shown_name(page, 7) == before
    column = page.ledger.table.rows.index(7, 1).data(Qt.ItemDataRole.DisplayRole)
    assert column == "Tổ mới"


def test_the_last_letter_counts_however_fast_one_types(desk: Desk, page: PeoplePage) -> None:
    press(Qt.Key.Key_F, CTRL)
    write("lo van duc")
    with desk.reader() as reader:
        assert list(page.ledger.table.rows.items) == list(repository.find(reader, Person, text="lo van duc"))


def test_typing_does_not_wait_for_python_itself(page: PeoplePage) -> None:
    """`tests/bench/bench_beside.py` shows what these are worth."""
    assert sys.getswitchinterval() < 0.001
    assert gc.get_threshold()[0] > MANY
