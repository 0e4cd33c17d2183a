"""What is kept of a long table is true as long as it is used."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store, open_reader
from congdoan_desktop.store.kept import kept
from tests.store.samples import activity, person

Write = Callable[[Store], object]


@pytest.fixture
def filled(store: Store) -> Store:
    repository.save(store, activity(id="a"))
    for name in ("p", "q"):
        repository.save(store, person(id=name))
    attendance.set_attendee(store, "a", "p", True)
    return store


@pytest.fixture
def reader(filled: Store, path: Path) -> Iterator[Reader]:
    with open_reader(path, keeps=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("table", "write"),
    [
        ("people", lambda store: repository.save(store, person(id="new"))),
        ("people", lambda store: repository.save(store, person("Khác", id="p"))),
        ("people", lambda store: repository.archive(store, Person, "q")),
        ("activities", lambda store: repository.save(store, activity(id="a", title="Khác"))),
        ("activities", lambda store: repository.archive(store, Activity, "a")),
        ("attendances", lambda store: attendance.set_attendee(store, "a", "q", True)),
        ("attendances", lambda store: attendance.set_attendee(store, "a", "p", False)),
        ("attendances", lambda store: attendance.set_attendees(store, "a", ["q"])),  # as many as before
    ],
)
def test_a_table_is_read_anew_only_after_a_row_of_it_was_written(
    filled: Store, reader: Reader, table: str, write: Write
) -> None:
    read = dict.fromkeys(("people", "activities", "attendances"), 0)

    def look() -> None:
        for name in read:
            kept(reader, name, lambda name=name: read.update({name: read[name] + 1}))  # type: ignore[misc]

    look()
    look()
    assert set(read.values()) == {1}
    write(filled)
    look()
    look()
    assert read == {name: 2 if name == table else 1 for name in read}


def test_a_write_that_came_to_nothing_changes_nothing(filled: Store, reader: Reader) -> None:
    first = kept(reader, "people", object)
    with pytest.raises(RuntimeError), filled.atomic():
        repository.save(filled, person(id="never"))
        raise RuntimeError
    repository.save(filled, person(id="p"))  # says nothing new
    assert kept(reader, "people", object) is first


def test_several_results_of_one_table_stand_side_by_side(filled: Store, reader: Reader) -> None:
    rows, names = kept(reader, "people", object), kept(reader, "people", object, what="names")
    assert rows is not names
    assert (kept(reader, "people", object), kept(reader, "people", object, what="names")) == (rows, names)
    repository.archive(filled, Person, "p")
    assert kept(reader, "people", object) is not rows
    assert kept(reader, "people", object, what="names") is not names


def test_who_keeps_nothing_reads_each_time(filled: Store) -> None:
    assert kept(filled, "people", object) is not kept(filled, "people", object)


def test_a_table_that_is_not_counted_is_a_mistake(reader: Reader) -> None:
    with pytest.raises(KeyError):
        kept(reader, "courses", object)
