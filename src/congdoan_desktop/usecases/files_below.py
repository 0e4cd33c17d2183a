"""The files of some kinds that lie on a stick or in a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

_DEPTH = 4
_MOST_SEEN = 20_000
"""Names that are looked at in one place."""


def files_below(place: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield a file itself, or those in a folder whose names end so; neither links nor hidden files are followed."""
    if not place.is_dir():
        yield place
        return
    seen = 0
    for name_of_folder, folders, names in os.walk(place):
        folder = Path(name_of_folder)
        depth = len(folder.relative_to(place).parts)
        folders[:] = [] if depth >= _DEPTH else [name for name in sorted(folders) if not name.startswith(".")]
        for name in sorted(names):
            seen += 1
            if seen > _MOST_SEEN:
                return
            path = folder / name
            if name.lower().endswith(endings) and not name.startswith(".") and not path.is_symlink():
                yield path
