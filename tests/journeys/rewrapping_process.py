"""Changes the pass-phrase of the unit's key without end, to and fro; meant to be killed.

A line is printed before each change and another after it: the number of the change that is promised.
"""

import sys
from itertools import count
from pathlib import Path

from congdoan_desktop.signing import wrapping
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases import unit_key
from tests.fixtures.cheap_keys import COST


def passphrase(number: int) -> str:
    return f"mật khẩu thứ {number} của khóa"


def main(path: Path, start: int) -> None:
    for name, value in COST.items():
        setattr(wrapping, name, value)
    store = open_store(path)
    for number in count(start):
        print("begin", number + 1, flush=True)
        unit_key.change_passphrase(store, passphrase(number), passphrase(number + 1))
        print("done", number + 1, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
