"""A store of 50 000 people, 5 000 activities over five years and 300 000 attendances, made in a few seconds.

`big_store()` returns its path; it is made once for each form of the schema and kept in the temporary folder.
"""

import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from congdoan_desktop.domain.records import (
    Activity,
    Course,
    HeadCount,
    Participant,
    Person,
    Record,
    SigningProfile,
    Unit,
)
from congdoan_desktop.store import migrations
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.store.rows import row_of
from congdoan_desktop.store.tables import table_of
from congdoan_desktop.usecases.start_union import start_union

PEOPLE, ACTIVITIES, ON_A_LIST, COURSES = 50_000, 5_000, 60, 40
TODAY = date(2026, 6, 30)
_NAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Vàng Tòng Giàng Mùa Thào
Văn Thị Đức Hữu Ngọc Minh Thanh Quang Xuân Thu
Mai Thắng Đức Hiền An Ân Anh Ánh Bình Cường Dũng Duyên Giang Hà Hải Hạnh Hùng Hương Khánh Lan Linh Long Nam Nga Phúc Sơn
"""
_FAMILIES, _MIDDLES, _GIVEN = (line.split() for line in _NAMES.strip().splitlines())
_UNIT = Unit(
    id="unit",
    name="Công đoàn cơ sở Công ty Điện tử Sao Mai",
    header_name="CĐCS CÔNG TY ĐIỆN TỬ SAO MAI",
    short_name="CĐCS Sao Mai",
    parent_name="Liên đoàn Lao động tỉnh",
    kind="private_enterprise",
    place="Sao Mai",
)
_PROFILE = SigningProfile(
    id="profile",
    symbol="CĐCS",
    authority_lines=("TM. BAN CHẤP HÀNH",),
    title_lines=("CHỦ TỊCH",),
    signer_name="Lò Văn Thịnh",
    addressees=("Liên đoàn Lao động tỉnh",),
    recipients=("Như trên",),
    filing="VT",
)
_COUNT = HeadCount(id="count", as_of=date(2026, 1, 1), workers_total=52_000)


def big_store(folder: Path) -> Path:
    """Return the path of a fresh copy of the big store, in `folder`."""
    kept = Path(tempfile.gettempdir()) / f"congdoan-bench-{_schema_mark()}.congdoan"
    if not kept.exists():  # by a process of its own: what it took would be counted as ours
        subprocess.run([sys.executable, __file__, str(folder / "made.congdoan")], check=True)
        shutil.move(folder / "made.congdoan", kept)
    return Path(shutil.copy(kept, folder / "big.congdoan"))


def make(path: Path) -> None:
    """Write all of it in one transaction."""
    start_union(path, _UNIT, _PROFILE, _COUNT)
    with open_store(path) as store:
        _fill(store)


def _fill(store: Store) -> None:
    chance = random.Random(7)  # always the same union
    people = [_person(number, chance) for number in range(PEOPLE)]
    activities = [_activity(number, chance) for number in range(ACTIVITIES)]
    with store.atomic():
        put(store, people)
        put(store, activities)
        for number, course in enumerate(_courses(chance)):
            put(store, [course])
            put(store, [_participant(course, person) for person in people[number * 30 : number * 30 + 30]])
        pairs = ((a.id, person.id) for a in activities for person in chance.sample(people, ON_A_LIST))
        store.execute_all("INSERT INTO attendances (activity_id, person_id) VALUES (?, ?)", pairs)


def _person(number: int, chance: random.Random) -> Person:
    name = (chance.choice(_FAMILIES), chance.choice(_MIDDLES), chance.choice(_MIDDLES), chance.choice(_GIVEN))
    return Person(
        id=chance.randbytes(16).hex(),
        full_name=" ".join(name),
        department=f"Tổ {number % 200 + 1}",
        gender=chance.choice(("female", "male")),
        birth_year=1965 + number % 40,
    )


def _activity(number: int, chance: random.Random) -> Activity:
    plain = Activity(
        id=chance.randbytes(16).hex(),
        title=f"Nói chuyện chuyên đề số {number} về Chỉ thị 58-CT/TW",
        held_on=TODAY - timedelta(days=number * 1825 // ACTIVITIES),
        form="thematic_talk",
        topics=("party_line", "ct58"),
        speaker="Nguyễn Thị Hồng Vân",
        venue="Hội trường nhà máy",
        counted_by="names",
        note=" ".join(["Lần đầu có ca tối."] * 10),
    )
    return replace(plain, counted_by="both", total=ON_A_LIST + 12) if number % 3 == 0 else plain


def _courses(chance: random.Random) -> list[Course]:
    return [
        Course(
            id=chance.randbytes(16).hex(),
            title=f"Kỹ năng tuyên truyền miệng, lớp {number + 1}",
            kind="oral",
            held_on=TODAY - timedelta(days=number * 30),
            sessions=3,
        )
        for number in range(COURSES)
    ]


def _participant(course: Course, person: Person) -> Participant:
    return Participant(id=f"{person.id}-1", course_id=course.id, person_id=person.id, full_name=person.full_name)


def put(store: Store, records: Sequence[Record]) -> None:
    """Insert records of one kind as they are, without history."""
    written = {"version": 1, "updated_at": "2026-01-01T00:00:00+00:00", "updated_by": ""}
    rows = [row_of(record) | written for record in records]
    names, marks = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
    table = table_of(type(records[0])).name
    store.execute_all(f"INSERT INTO {table} ({names}) VALUES ({marks})", [tuple(row.values()) for row in rows])


def _schema_mark() -> str:
    files = sorted(Path(migrations.__file__).with_name("schema").glob("*.sql"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files) + _own_text()).hexdigest()[:12]


def _own_text() -> bytes:
    return Path(__file__).read_bytes()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
