"""What opens a store: nothing, its key, or a person who knows the pass-phrase. Light: most stores have none."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from congdoan_desktop.store.encryption import is_plain
from congdoan_desktop.ui import front


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The key of a store, where it has one; `by_code`: the pass-phrase was forgotten, and a new one is to be set."""

    key: bytes | None = field(default=None, repr=False)
    by_code: bool = False


def at_the_door(path: Path, key: bytes | None = None) -> Opened | Literal["other"] | None:
    """Return what opens the store at `path`; `key`, where it is known. Else the person is asked.

    "other": they want another file; `None`: they would rather not.
    """
    if not path.is_file() or is_plain(path):
        return Opened()
    from congdoan_desktop.usecases.store_key import is_locked

    if key is not None or not is_locked(path):
        return Opened(key=key)
    front.give_way()
    from congdoan_desktop.ui.locking.unlock_dialog import ask_key

    return ask_key(path)
