"""Sets, changes or takes off the pass-phrase of a store and is killed before the n-th file gets or loses its name.

Prints "over" when there were fewer than that.
"""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.signing import wrapping
from congdoan_desktop.store.database import open_reader
from congdoan_desktop.usecases import protect_store, store_key
from tests.fixtures.cheap_keys import COST

PHRASE, OTHER = "chè xanh trên núi cao", "nương chè đầu mùa mưa"
_STEPS = ("os.rename", "os.remove")
"""What is between them goes on in files that do not count yet."""


def kill_at(number: int, folder: str) -> None:
    """Die, as by a power cut, just before the `number`-th of the steps in `folder`."""
    left = number

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in _STEPS and str(arguments[0]).startswith(folder):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def main(path: Path, act: str, number: int) -> None:
    for name, value in COST.items():
        setattr(wrapping, name, value)
    if act == "set":
        with open_reader(path) as reader:
            new = protect_store.new_store_key(reader, PHRASE, datetime.now(VIETNAM))
        kill_at(number, str(path.parent))
        protect_store.protect(path, new)
    elif act == "change":
        with open_reader(path, key=store_key.key_by_phrase(path, PHRASE)) as reader:
            kill_at(number, str(path.parent))
            protect_store.change_phrase(reader, PHRASE, OTHER)
    else:
        key = store_key.key_by_phrase(path, PHRASE)
        kill_at(number, str(path.parent))
        protect_store.unprotect(path, key)
    print("over", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
