"""Saves without end and says after each save what it has been promised; meant to be killed.

One save is a change of one activity together with its name list: `total` is always the length of the list, and `note`
always names the number of the version. A line `id version` is printed only after `atomic()` has ended.
"""

import random
import sys
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import Store, open_store

PEOPLE = [f"person-{number:02}" for number in range(20)]


def main(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    store = open_store(path)
    kept: dict[str, tuple[Activity, int]] = {}
    for number in count():
        again = chance.choice(sorted(kept)) if kept and chance.random() < 0.5 else ""
        record, version = kept[again] if again else (new_activity(number), 0)
        kept[record.id] = save(store, record, version + 1, chance.sample(PEOPLE, chance.randint(0, len(PEOPLE))))
        print(record.id, version + 1, flush=True)


def new_activity(number: int) -> Activity:
    return Activity(id=repository.new_id(), title=f"Buổi {number}", held_on=date(2026, 5, 1), form="talk")


def save(store: Store, record: Activity, version: int, people: list[str]) -> tuple[Activity, int]:
    with store.atomic():
        record = repository.save(store, replace(record, total=len(people), note=f"{version} {'x' * 500}"))
        attendance.set_attendees(store, record.id, people)
    return record, version


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
