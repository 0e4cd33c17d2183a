"""Files and the record of them: both are there or neither, even where the power fails in between."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from congdoan_desktop.domain.records import IssuedReport, MadeReceipt, Pack, PreparedPaper
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256, write_atomic
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

SUFFIXES = (".pdf", ".xlsx", ".p7m")
_NEW = "new"
"""Begins what a mark says: the suffixes of the files that are new."""


@contextmanager
def written_together(store: Store, folder: Path, stem: str, contents: Mapping[str, bytes]) -> Iterator[None]:
    """Write new files `<stem><suffix>` into `folder` (made when missing) and what the block saves: all or nothing.

    The block keeps a record with `file_stem` = `stem`. Until it is kept, a mark lies beside the files, so that what a
    power cut left of them is known and swept away by the next paper.
    The same file may lie there already, from before the store went back to a backup: it stays as it is, whatever comes.
    Raises `UserError` file.exists, file.* of `write_atomic`, and what the block raises.
    """
    make_folder(folder)
    sweep(store, folder)
    new = {suffix: data for suffix, data in contents.items() if not _is_there(folder / f"{stem}{suffix}", data)}
    mark = folder / f".{stem}{_mark_of(store)}"
    write_atomic(mark, " ".join((_NEW, *new)).encode())
    try:
        with store.atomic():
            yield
            for suffix, data in new.items():
                write_atomic(folder / f"{stem}{suffix}", data)
    except BaseException:
        with suppress(OSError):  # what cannot be removed now is the next paper's to sweep
            _remove(folder, stem, new, mark)
        raise
    with suppress(OSError):
        mark.unlink(missing_ok=True)


def sweep(store: Store, folder: Path) -> None:
    """Remove the files of papers that were being written when the program died: nothing names them."""
    for stem in being_written(store, folder):
        mark = folder / f".{stem}{_mark_of(store)}"
        with suppress(OSError):
            _remove(folder, stem, () if _is_kept(store, stem) else _told_by(mark), mark)
    for part in folder.glob(f"..*{_mark_of(store)}.*.part"):  # a mark that was only being made
        with suppress(OSError):
            part.unlink(missing_ok=True)


def being_written(db: Reader, folder: Path) -> frozenset[str]:
    """Return the stems in `folder` of papers that are being written, or were when the program died."""
    mark = _mark_of(db)
    return frozenset(path.name.removeprefix(".").removesuffix(mark) for path in folder.glob(f".*{mark}"))


def _is_there(path: Path, data: bytes) -> bool:
    if not path.exists():
        return False
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return True
    raise UserError("file.exists", name=path.name)


def _remove(folder: Path, stem: str, suffixes: Iterable[str], mark: Path) -> None:
    for suffix in suffixes:
        (folder / f"{stem}{suffix}").unlink(missing_ok=True)
    for part in folder.glob(f".{stem}.*.part"):
        part.unlink(missing_ok=True)
    mark.unlink(missing_ok=True)


def _told_by(mark: Path) -> tuple[str, ...]:
    """Return which files were being written; the mark of an older program does not tell: all of them."""
    told = mark.read_text("ascii", "replace").split()
    return tuple(suffix for suffix in SUFFIXES if suffix in told) if told[:1] == [_NEW] else SUFFIXES


def make_folder(folder: Path) -> None:
    """Make `folder` where it is missing. Raises `UserError` file.read_only."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("file.read_only", name=folder.name) from error


def _is_kept(db: Reader, stem: str) -> bool:
    kinds = (IssuedReport, PreparedPaper, Pack, MadeReceipt)
    return any(repository.count(db, kind, where={"file_stem": stem}, archived=None) for kind in kinds)


def _mark_of(db: Reader) -> str:
    """The folder may be shared by the stores beside it: each looks after its own papers."""
    return f".{sha256(str(db.path.absolute()).encode())[:8]}.dang-ghi"
