"""Adds evidence without end and says after each one what it has been promised; meant to be killed."""

import random
import sys
from datetime import date
from itertools import count
from pathlib import Path

from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.evidence import Prepared, add


def main(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with open_store(path) as store:
        for number in count():
            content = chance.randbytes(chance.randint(1, 300_000)) if chance.random() < 0.8 else b"the same again"
            new = Prepared(name=f"{number}.jpg", kind="photo", media="image/jpeg", data=content)
            print(add(store, new, "Activity", f"a{seed}-{number}", date(2026, 6, 30)).id, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
