"""What was erased is in no byte of the file or its log; what belongs to somebody else stays."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.person_rights import name_pattern
from congdoan_desktop.domain.records import Activity, Dialogue, NetworkMembership, Person
from congdoan_desktop.domain.text import fold
from congdoan_desktop.store import drafts, erase, repository
from congdoan_desktop.store.connection import wal_path
from congdoan_desktop.store.database import Store, open_reader
from congdoan_desktop.store.mentions import mentions
from tests.store.samples import activity, person

NAME = "Khoàng Thị Thoa"
TODAY = date(2026, 6, 30)


def written(path: Path) -> Iterator[bytes]:
    """Yield every file of the store, byte for byte."""
    for file in (path, wal_path(path)):
        if file.exists():
            yield file.read_bytes()


def spellings(name: str) -> list[bytes]:
    return [form.encode() for form in {name, name.upper(), name.lower(), name.swapcase(), fold(name)}]


def holds(path: Path, name: str = NAME) -> bool:
    return any(form in data for data in written(path) for form in spellings(name))


def pattern(name: str = NAME) -> re.Pattern[str]:
    found = name_pattern([name])
    assert found is not None
    return found


def blank(record: Person) -> Person:
    return Person(id=record.id, full_name="Người đã khử nhận dạng", deidentified_on=date(2026, 6, 30))


def test_a_row_that_was_rewritten_leaves_no_byte(store: Store, path: Path) -> None:
    record = repository.save(store, person(NAME, note=f"{NAME} là tổ trưởng"))
    for number in range(200):
        repository.save(store, person(f"Người khác {number}"))
    repository.save(store, replace(record, department="Tổ 2"))
    drafts.keep_draft(store, Person, record.id, {"full_name": NAME})
    assert holds(path)
    with store.atomic():
        erase.rewrite(store, blank(record))
    assert erase.scrub(store)
    assert not holds(path)
    assert repository.get(store, Person, record.id) == blank(record)
    assert repository.history(store, Person, record.id) == ()
    assert drafts.drafts(store, Person) == {}
    assert repository.count(store, Person) == 201


def test_a_row_that_was_put_aside_stays_aside(store: Store) -> None:
    record = repository.save(store, person(NAME))
    repository.archive(store, Person, record.id)
    with store.atomic():
        erase.rewrite(store, blank(record))
    assert repository.is_archived(store, Person, record.id)


def test_a_row_that_was_removed_is_gone_with_its_past(store: Store, path: Path) -> None:
    owner = repository.save(store, person("Ai đó"))
    record = NetworkMembership(id="m", person_id=owner.id, network="reporter", decision=f"Quyết định về {NAME}")
    repository.save(store, record)
    repository.save(store, replace(record, note="x"))
    with store.atomic():
        erase.remove(store, NetworkMembership, "m")
    assert erase.scrub(store)
    assert repository.find(store, NetworkMembership, archived=None) == ()
    assert not holds(path)


def test_only_the_past_that_holds_the_name_goes(store: Store) -> None:
    record = repository.save(store, activity(speaker="KHOÀNG THỊ  THOA, tổ trưởng"))
    changed = repository.save(store, replace(record, speaker="Tổ trưởng"))
    repository.save(store, replace(changed, note="thêm"))
    namesake = repository.save(store, person(NAME))
    repository.save(store, replace(namesake, department="Tổ 9"))
    with store.atomic():
        gone = erase.forget_past(store, pattern(), {(Person, namesake.id)})
    assert gone == 1
    assert [old.record.speaker for old in repository.history(store, Activity, record.id)] == ["Tổ trưởng"]
    assert len(repository.history(store, Person, namesake.id)) == 1


def test_the_author_is_forgotten_where_the_name_stands(store: Store, path: Path) -> None:
    store.author = NAME
    record = repository.save(store, activity())
    repository.save(store, replace(record, note="thêm"))
    store.author = "Người khác"
    repository.save(store, activity())
    with store.atomic():
        erase.forget_author(store, pattern())
    assert erase.scrub(store)
    assert not holds(path)
    assert {by for (by,) in store.rows("SELECT updated_by FROM activities")} == {"", "Người khác"}


def test_a_reader_at_work_keeps_the_log_and_that_is_told(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erase, "PATIENCE_MS", 0)
    repository.save(store, person(NAME))
    with open_reader(path) as reader, reader.reading():
        reader.value("SELECT count(*) FROM people")
        assert not erase.scrub(store)
    assert erase.scrub(store)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (NAME, True),
        ("Gặp KHOÀNG THỊ THOA ở xưởng", True),
        ("khoang thi thoa", True),
        ("Khoàng  Thị\tThoa", True),
        ("(Khoàng Thị Thoa)", True),
        ("Khoàng Thị Thoan", False),
        ("Khoàng Thị\nThoa", False),
        ("Thoa", False),
    ],
)
def test_a_name_is_found_as_whole_words(store: Store, text: str, found: bool) -> None:
    record = repository.save(store, activity(venue=text))
    drafts.keep_draft(store, Activity, "new", {"title": "Dòng\nkhác", "note": text})
    assert [(one.record_id, one.fields) for one in mentions(store, pattern())] == (
        [(record.id, ("venue",)), ("new", ())] if found else []
    )


def test_a_name_does_not_run_from_one_field_into_the_next(store: Store) -> None:
    repository.save(store, activity(venue="Khoàng Thị", host="Thoa"))
    assert mentions(store, pattern()) == ()


def test_a_name_of_one_word_is_no_name_to_look_for() -> None:
    assert name_pattern(["Mai", ""]) is None


@pytest.mark.parametrize(
    "text",
    ["IMG_Khoang_Thi_Thoa.jpg", "khoang.thi.thoa", "DS-KHOÀNG-THỊ-THOA", "(Khoàng  Thị Thoa)", "Khoàng Thị Thoa"],
)
def test_a_name_is_found_however_it_is_joined(text: str) -> None:
    assert pattern().search(fold(text))


@pytest.mark.parametrize("text", ["aKhoàng Thị Thoa", "Khoàng Thị Thoan", "Khoàng\nThị Thoa", "Khoàng Thoa"])
def test_other_words_are_no_name(text: str) -> None:
    assert not pattern().search(fold(text))


def test_a_name_at_the_beginning_of_a_line_in_a_list_is_found(store: Store) -> None:
    repository.save(store, Dialogue(id="d", title="", kind="", held_on=TODAY, worker_members=(f"Tổ hái 1:\n{NAME}",)))
    (found,) = mentions(store, pattern())
    assert found.fields == ("worker_members",)
