"""Takes updates and goes back on them without end; meant to be killed. Prints a line before each step.

`updating_process FOLDER UPDATE`: whichever version is started, the other one is wanted. The words of a start are those
of `app`: what was wanted is completed first.
"""

import sys
from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.usecases.updates import going_back
from congdoan_desktop.usecases.updates.installation import Installation
from congdoan_desktop.usecases.updates.take_update import look_at, take
from tests.fixtures.updates import KEYS, NEW, OLD


def main(installation: Installation, update: Path) -> None:
    while True:
        say("start")
        if (back := going_back.wanted(installation)) is not None:
            say("restore")
            restore(Path(back.store), Path(back.backup))
            say("complete")
            going_back.completed(installation, back)
        say("clear")
        installation.clear(frozenset((OLD, NEW)))
        store = installation.folder / "store"
        if installation.here().version == OLD:
            backup = installation.folder / "backup"
            backup.write_bytes(store.read_bytes())
            going_back.note(
                installation,
                going_back.Taken(
                    before=OLD, version=NEW, taken_at=datetime.now(VIETNAM), store=str(store), backup=str(backup)
                ),
            )
            take(look_at(update, installation, KEYS), installation, KEYS, say)
            say("taken")
        else:
            store.write_text("of the new version")
            found = going_back.last_taken(installation)
            assert found is not None
            say("want")
            going_back.want_back(installation, found)


def say(what: object) -> None:
    """Print the step that comes next."""
    print("now", what, flush=True)


def restore(store: Path, backup: Path) -> None:
    """Put the data back in one step, as `restore_backup` does."""
    part = store.with_name("part")
    part.write_bytes(backup.read_bytes())
    part.replace(store)


if __name__ == "__main__":
    main(Installation(folder=Path(sys.argv[1])), Path(sys.argv[2]))
