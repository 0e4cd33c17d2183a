"""Back to the version before, and to the data as they were before it: one intention, completed by the next start.

A store can be put back only while nobody has it open, and the version before could not open it as it is now. So what
is wanted is written down first; whichever version is started next does it, as often as it takes.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from congdoan_desktop import codec, files
from congdoan_desktop.errors import UserError
from congdoan_desktop.usecases.updates.installation import Installation

_TAKEN, _WANTED = "updated.json", "going-back.json"
_LIMIT = 64 << 10


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The last update that was taken: from which version, when, and the backup made just before."""

    before: str
    version: str
    taken_at: datetime
    store: str
    backup: str


def note(installation: Installation, taken: Taken) -> None:
    """Write down what was taken. Raises `UserError` as `files.write_atomic`."""
    _write(installation, _TAKEN, taken)


def last_taken(installation: Installation) -> Taken | None:
    """Return the update that can be gone back on: the version before it is there still, and so is the backup."""
    found = _read(installation, _TAKEN)
    if found is None or found.version != installation.here().version:
        return None
    is_there = found.before in installation.versions() and Path(found.backup).is_file()
    return found if is_there else None


def want_back(installation: Installation, taken: Taken) -> None:
    """Have the next start go back. Raises `UserError` as `files.write_atomic`."""
    _write(installation, _WANTED, taken)


def wanted(installation: Installation) -> Taken | None:
    """Return what the start that is under way has to complete, if anything."""
    return _read(installation, _WANTED)


def completed(installation: Installation, taken: Taken) -> None:
    """Let the version before be started from now on; the data are back already. Raises as `files.write_atomic`."""
    installation.point_at(taken.before)
    forget(installation)


def forget(installation: Installation) -> None:
    """Do not want to go back any more. Raises `UserError` file.read_only."""
    try:
        (installation.folder / _WANTED).unlink(missing_ok=True)
    except OSError as error:
        raise UserError("file.read_only", name=_WANTED) from error


def _write(installation: Installation, name: str, taken: Taken) -> None:
    files.write_atomic(installation.folder / name, codec.to_json(taken, indent=2))


def _read(installation: Installation, name: str) -> Taken | None:
    try:
        return codec.from_json(files.read_file(installation.folder / name, limit=_LIMIT), Taken)
    except UserError:
        return None
