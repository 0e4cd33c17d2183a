"""What one save costs, beside a bare commit of the same row in the same run; and how fast lists come.

`python tests/bench/bench_store.py [FOLDER]`: FOLDER lies on the disk to be measured, by default the temporary folder.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import create, open_reader, open_store
from congdoan_desktop.store.rows import row_of
from congdoan_desktop.usecases.gather_facts import gather_facts

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.bench.big_store import big_store

ROUNDS = 500
KEY = bytes(range(32))


def activity(number: int) -> Activity:
    return Activity(
        id=repository.new_id(),
        title=f"Nói chuyện chuyên đề số {number} về Chỉ thị 58-CT/TW",
        held_on=date(2022, 1, 1) + timedelta(days=number % 1600),
        form="talk",
        topics=("law", "union"),
        speaker="Nguyễn Thị Hồng Vân",
        venue="Hội trường nhà máy",
        total=40,
        note="Lần đầu có ca tối. " * 10,
    )


def milliseconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def show(what: str, values: list[float]) -> float:
    median = statistics.median(values)
    print(f"{what:<58} median {median:8.3f} ms   max {max(values):8.3f} ms")
    return median


def bare_connection(path: Path, key: bytes | None) -> "dbapi2.Connection":
    connection = dbapi2.connect(str(path), isolation_level=None)
    if key:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def bench_saves(folder: Path, key: bytes | None) -> None:
    kind = "encrypted" if key else "plain"
    store = create(folder / f"{kind}.congdoan", key=key)
    (sql,) = (sql for (sql,) in store.rows("SELECT sql FROM sqlite_master WHERE name = 'activities'"))
    bare = bare_connection(folder / f"{kind}-bare.db", key)
    bare.execute(sql)
    records = [activity(number) for number in range(ROUNDS)]
    repository.save(store, activity(0))
    ours, theirs, changes = [], [], []
    for record in records:
        row = row_of(record) | {"version": 1, "updated_at": "2026-01-01"}
        insert = f"INSERT INTO activities ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        theirs.append(milliseconds(lambda insert=insert, row=row: bare.execute(insert, tuple(row.values()))))
        ours.append(milliseconds(lambda record=record: repository.save(store, record)))
        changes.append(milliseconds(lambda record=record: repository.save(store, replace(record, total=41))))
    base = show(f"{kind}: bare sqlcipher3, insert and commit", theirs)
    for what, values in (("save of a new record", ours), ("save of a change, with history", changes)):
        print(f"    ratio {show(f'{kind}: {what}', values) / base:.2f}")
    store.close()
    bare.close()


def bench_lists(path: Path) -> None:
    show("open for writing, again", [milliseconds(lambda: open_store(path).close()) for _ in range(5)])
    with open_reader(path) as reader:
        for what, action in (
            ("find 50 people by two words", lambda: repository.find(reader, Person, text="nguyen duc", limit=50)),
            ("find 50 people with accents", lambda: repository.find(reader, Person, text="Đức 97", limit=50)),
            ("first 50 people", lambda: repository.find(reader, Person, limit=50)),
            ("count people", lambda: repository.count(reader, Person)),
            ("all 5 000 activities", lambda: repository.find(reader, Activity)),
            ("ids of all people, in order", lambda: repository.find_ids(reader, Person)),
            ("ids of 49 000 people with an n", lambda: repository.find_ids(reader, Person, text="n")),
            ("all 300 000 attendances", lambda: attendance.all_attendance(reader)),
            ("everything the figures look at", lambda: gather_facts(reader)),
            ("one name list", lambda: attendance.attendees(reader, repository.find_ids(reader, Activity)[77])),
        ):
            show(what, [milliseconds(action) for _ in range(5)])


def main(folder: Path) -> None:
    for key in (None, KEY):
        bench_saves(folder, key)
    big = big_store(folder)
    with open_store(big) as store:
        show("copy, read back", [milliseconds(lambda: store.rows("VACUUM INTO ?", (str(folder / "copy.db"),)))])
    print(f"{big.stat().st_size / 1e6:.0f} MB")
    bench_lists(big)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as made:
        main(Path(made))
