"""Files and the record of them: both are there or neither, even where the power fails in between."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from congdoan_desktop.domain.records import IssuedReport, PreparedPaper
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256, write_atomic
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

SUFFIXES = (".pdf", ".xlsx", ".p7m")


@contextmanager
def written_together(store: Store, folder: Path, stem: str, contents: Mapping[str, bytes]) -> Iterator[None]:
    """Write new files `<stem><suffix>` into `folder` (made when missing) and what the block saves: all or nothing.

    The block keeps a record with `file_stem` = `stem`. Until it is kept, a mark lies beside the files, so that what a
    power cut left of them is known and swept away by the next paper.
    Raises `UserError` file.exists, file.* of `write_atomic`, and what the block raises.
    """
    make_folder(folder)
    sweep(store, folder)
    files = {folder / f"{stem}{suffix}": data for suffix, data in contents.items()}
    for path in files:
        if path.exists():
            raise UserError("file.exists", name=path.name)
    mark = folder / f".{stem}{_mark_of(store)}"
    write_atomic(mark, b"")
    try:
        with store.atomic():
            yield
            for path, data in files.items():
                write_atomic(path, data)
    except BaseException:
        for path in files:
            path.unlink(missing_ok=True)
        raise
    finally:
        with suppress(OSError):
            mark.unlink(missing_ok=True)


def sweep(store: Store, folder: Path) -> None:
    """Remove the files of papers that were being written when the program died: nothing names them."""
    for mark in folder.glob(f".*{_mark_of(store)}"):
        stem = mark.name.removeprefix(".").removesuffix(_mark_of(store))
        with suppress(OSError):
            if not _is_kept(store, stem):
                for suffix in SUFFIXES:
                    (folder / f"{stem}{suffix}").unlink(missing_ok=True)
            for part in folder.glob(f".{stem}.*.part"):
                part.unlink(missing_ok=True)
            mark.unlink(missing_ok=True)
    for part in folder.glob(f"..*{_mark_of(store)}.*.part"):  # a mark that was only being made
        with suppress(OSError):
            part.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make `folder` where it is missing. Raises `UserError` file.read_only."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("file.read_only", name=folder.name) from error


def _is_kept(db: Reader, stem: str) -> bool:
    kinds = (IssuedReport, PreparedPaper)
    return any(repository.count(db, kind, where={"file_stem": stem}, archived=None) for kind in kinds)


def _mark_of(store: Store) -> str:
    """The folder may be shared by the stores beside it: each looks after its own papers."""
    return f".{sha256(str(store.path.absolute()).encode())[:8]}.dang-ghi"
