"""Where the wrapped key of an encrypted store is found when the file beside it is lost.

All copies of a store have the same key, so that the file beside any of them opens it too.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from congdoan_desktop.store.copies import KEY_SUFFIX, SUFFIX, ascii_stem, backup_folder, key_path

_STAMPED = re.compile(r"-\d{8}-\d{6}[a-z-]*\Z")


def key_files(path: Path) -> tuple[Path, ...]:
    """Return the files that may hold the wrapped key of the store or backup at `path`: its own first, then those of
    other copies of it, the latest first.
    """
    own = key_path(path)
    folders = {path.parent, backup_folder(path), path.parent.parent}
    others = [each for folder in folders for each in _in(folder, _root(path)) if each != own]
    return tuple(each for each in (own, *sorted(others, key=_written, reverse=True)) if each.is_file())


def _in(folder: Path, root: str) -> Iterator[Path]:
    with suppress(OSError):
        for found in folder.glob(f"*{SUFFIX}{KEY_SUFFIX}"):
            if _root(found.with_suffix("")) == root:
                yield found


def _root(path: Path) -> str:
    """Return what the names of a store and its copies have in common."""
    return _STAMPED.sub("", ascii_stem(path))


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
