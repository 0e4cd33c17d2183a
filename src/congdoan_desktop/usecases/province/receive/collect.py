"""Files, folders and whole sticks → the files that may be reports, without opening any of them."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.errors import UserError

SUFFIXES = frozenset({".pdf", ".xlsx", ".p7m", ".eml"})
MOST_FILES = 20_000
"""Of one taking-in."""
_DEEPEST = 12
_SYSTEM = frozenset({"system volume information", "$recycle.bin", "recycler", "lost+found", "found.000"})
_HIDDEN = stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM
_JUNCTION = 0xA0000003
"""`IO_REPARSE_TAG_MOUNT_POINT`."""
_LONGEST_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A file to look into. `name`: as a list shows it (`shown_name`), without any folder."""

    path: Path
    name: str


@dataclass(frozen=True, kw_only=True)
class Collected:
    """`others`: how many files were passed over, because of what they are."""

    candidates: tuple[Candidate, ...]
    others: int


def collect(paths: Iterable[Path], cancelled: Callable[[], bool] = lambda: False) -> Collected:
    """Return what to look into, each file once, by folder and name.

    Links are not followed, nor are hidden folders and those of the system. A file that was named itself is looked into
    whatever it is called. Raises `UserError` receive.nothing_there, receive.too_many, receive.cancelled.
    """
    found: dict[Path, Candidate] = {}
    others = 0
    for path in paths:
        if path.is_dir():
            for one in _below(path, _DEEPEST):
                if cancelled():
                    raise UserError("receive.cancelled")
                if one.suffix.lower() in SUFFIXES:
                    found.setdefault(one, Candidate(path=one, name=shown_name(one.name)))
                else:
                    others += 1
                if len(found) > MOST_FILES:
                    raise UserError("receive.too_many", most=MOST_FILES)
        elif path.is_file():
            found.setdefault(path, Candidate(path=path, name=shown_name(path.name)))
        else:
            raise UserError("receive.nothing_there", name=shown_name(path.name or str(path)))
    return Collected(candidates=tuple(found.values()), others=others)


def shown_name(name: str) -> str:
    """Return `name` as it can be shown and kept: on a stick it may be any bytes, also line ends and worse."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)[-_LONGEST_NAME:]


def _below(folder: Path, depth: int) -> Iterator[Path]:
    """Yield the plain files below `folder`; a folder that may not be read holds none."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in inside:
        if _is_passed_over(entry):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth:
                yield from _below(Path(entry.path), depth - 1)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def _is_passed_over(entry: "os.DirEntry[str]") -> bool:
    if entry.is_symlink() or entry.name.startswith(".") or entry.name.casefold() in _SYSTEM:
        return True
    try:
        return _is_apart(entry.stat(follow_symlinks=False))
    except OSError:
        return True


def _is_apart(status: os.stat_result) -> bool:
    """Whether Windows hides the file or folder, or it is a junction: another folder under a second name."""
    attributes = getattr(status, "st_file_attributes", 0)
    return bool(attributes & _HIDDEN) or getattr(status, "st_reparse_tag", 0) == _JUNCTION
