"""Numbers that stand on papers in the folders beside the store, although the store knows nothing of these papers.

That happens when the store went back to an older backup: its register is behind the papers that were signed since.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.domain.file_names import unit_part
from congdoan_desktop.domain.records import IssuedReport, MadeReceipt, Pack, PreparedPaper, Unit
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.paper_files import being_written

_NAME = re.compile(r"(?P<unit>[A-Z0-9-]+)_[^_]+_(?P<number>\d{5,6})_V\d+_(?P<year>\d{4})\d{4}_.+\.pdf", re.ASCII)
_FILE_LIMIT = 64 << 20


def numbers_on_files(db: Reader, year: int) -> Mapping[int, str]:
    """Return the numbers of `year` on the unit's papers that are in its folders and not on record, with their files.

    Looks at names only, unless a file is unknown and the unit has no code that its names would begin with.
    """
    unit = next(iter(repository.find(db, Unit)), None)
    if unit is None:
        return {}
    named = [(path, found) for path in _papers(db) if (found := _NAME.fullmatch(path.name))]
    if not named:
        return {}
    known = _known(db)
    return {
        int(found["number"]): path.name
        for path, found in named
        if path.stem not in known and int(found["year"]) == year and int(found["number"]) and _is_of(path, found, unit)
    }


def _papers(db: Reader) -> Iterator[Path]:
    for folder in (paths.signed_folder(db.path), paths.waiting_folder(db.path)):
        if folder.is_dir():
            unfinished = being_written(db, folder)
            yield from (path for path in folder.iterdir() if path.stem not in unfinished)


def _known(db: Reader) -> frozenset[str]:
    kinds = (IssuedReport, PreparedPaper, Pack, MadeReceipt)
    rows = chain.from_iterable(repository.find_columns(db, kind, ("file_stem",), archived=None) for kind in kinds)
    return frozenset(stem for (stem,) in rows)


def _is_of(path: Path, found: "re.Match[str]", unit: Unit) -> bool:
    """Several unions may share the folder: by its name the file is ours, or, where no code is in it, by its content."""
    return found["unit"] == unit_part(unit.code) and (bool(unit.code) or _unit_inside(path) == unit.name)


def _unit_inside(path: Path) -> str:
    from congdoan_desktop.handoff.attachments import read_attachments
    from congdoan_desktop.handoff.report_json import NAME, decode

    try:
        return decode(read_attachments(read_file(path, limit=_FILE_LIMIT)).get(NAME, b"")).unit_name
    except UserError:
        return ""  # a scan, or somebody else's file: it tells nothing
