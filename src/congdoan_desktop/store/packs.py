"""Parts of packs that this union took in (`TakenPack`), and of those that it gave out and works with (`Pack`)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from congdoan_desktop.domain.pack import PackPart, PartKind
from congdoan_desktop.domain.records import TakenPack
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

_ALL = "(SELECT id, number, taken_at AS at FROM taken_packs UNION ALL SELECT id, number, made_at FROM packs)"


def taken_packs(db: Reader) -> tuple[TakenPack, ...]:
    """Return the packs in the order in which they were taken in."""
    return repository.find(db, TakenPack, order=("taken_at", "number", "id"))


def keep_parts(store: "Store", pack_id: str, parts: Iterable[PackPart]) -> None:
    """Keep the parts of a pack whose record is kept. Inside `atomic()`."""
    store.execute_all(
        "INSERT INTO pack_parts (pack_id, kind, name, data) VALUES (?, ?, ?, ?)",
        [(pack_id, part.kind, part.name, part.data) for part in parts],
    )


def parts_of(db: Reader, pack_id: str) -> tuple[PackPart, ...]:
    """Return all parts of one pack."""
    rows = db.rows("SELECT kind, name, data FROM pack_parts WHERE pack_id = ? ORDER BY kind, name", (pack_id,))
    return tuple(map(_part, rows))


def parts_of_kinds(db: Reader, kinds: Iterable[PartKind]) -> tuple[PackPart, ...]:
    """Return the parts of these kinds of all packs, in the order in which they were taken in or given out."""
    wanted = tuple(kinds)
    marks = ", ".join("?" * len(wanted))
    rows = db.rows(
        f"SELECT kind, name, data FROM pack_parts JOIN {_ALL} AS pack ON pack.id = pack_id"
        f" WHERE kind IN ({marks}) ORDER BY pack.at, pack.number, pack.id, kind, name",
        wanted,
    )
    return tuple(map(_part, rows))


def trust_parts(db: Reader) -> tuple[tuple[TakenPack, bytes], ...]:
    """Return each pack, in the order in which they were taken in, with its part `trust` (empty: it has none)."""
    found = {pack_id: data for pack_id, data in db.rows("SELECT pack_id, data FROM pack_parts WHERE kind = 'trust'")}
    return tuple((pack, cast(bytes, found.get(pack.id, b""))) for pack in taken_packs(db))


def _part(row: tuple[object, ...]) -> PackPart:
    kind, name, data = row
    assert isinstance(data, bytes)
    return PackPart(kind=cast(PartKind, kind), name=str(name), data=data)
