"""What has come for this union on a stick or in a folder: packs and receipts. Only looked at, nothing is taken.

`RECOGNISED` tells by what lies inside a PDF what it is; who opens a file of that kind is the window's to know.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import ReceiptLine
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.store import packs, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.files_below import files_below
from congdoan_desktop.usecases.take_pack import FILE_LIMIT

_MOST_READ = 500
"""PDFs that are opened in one place."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file that may be taken in, as it says itself: nothing is proven yet. `is_taken`: these very bytes were."""

    kind: str
    """`pack` or `receipt`."""
    path: Path
    number: int
    title: str
    issuer: str
    issued_on: date
    sha256: str
    is_taken: bool = False


def found_in(db: Reader, places: tuple[Path, ...], cancelled: Callable[[], bool] = lambda: False) -> tuple[Found, ...]:
    """Return what lies in `places` (folders, or files themselves), the highest numbers first. May take a while."""
    answered = {line.receipt_sha256 for line in repository.find(db, ReceiptLine)}
    taken = answered.union(pack.sha256 for pack in packs.taken_packs(db))
    found = dict[str, Found]()
    for place in places:
        for path in islice(files_below(place, (".pdf",)), _MOST_READ):
            if cancelled():
                return ()
            for digest, one in _read(path, taken):
                found.setdefault(digest, one)
    return tuple(sorted(found.values(), key=lambda one: (one.kind, -one.number, one.path.name)))


def _read(path: Path, taken: AbstractSet[str]) -> Iterator[tuple[str, Found]]:
    """Yield (SHA-256, what it is) of a file that is for us; any other file says nothing."""
    try:
        data = read_file(path, limit=FILE_LIMIT)
    except UserError:
        return
    digest = sha256(data)
    for read in RECOGNISED.values():
        with suppress(UserError):  # it is none of that kind
            yield digest, replace(read(data, path, digest), is_taken=digest in taken)
            return


def _pack(data: bytes, path: Path, digest: str) -> Found:
    from congdoan_desktop.handoff.pack_file import read_pack

    head = read_pack(data).head
    return Found(
        kind="pack",
        path=path,
        number=head.number,
        title=head.title,
        issuer=head.issuer.name,
        issued_on=head.issued_on,
        sha256=digest,
    )


def _receipt(data: bytes, path: Path, digest: str) -> Found:
    from congdoan_desktop.handoff.receipt_json import read_receipt

    receipt = read_receipt(data)
    return Found(
        kind="receipt",
        path=path,
        number=receipt.number,
        title="",
        issuer=receipt.issuer.name,
        issued_on=receipt.made_at.astimezone(VIETNAM).date(),
        sha256=digest,
    )


RECOGNISED: Mapping[str, Callable[[bytes, Path, str], Found]] = {"pack": _pack, "receipt": _receipt}
