"""A pack without the window: made of what was named, signed, registered and copied out; or taken in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.paths import signed_folder
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.hand_over import Way, carry_out, note
from congdoan_desktop.usecases.paper_files import make_folder
from congdoan_desktop.usecases.province.hand_over_pack import pack_parcel
from congdoan_desktop.usecases.province.make_pack import MadePack, PackOrder, make_pack
from congdoan_desktop.usecases.province.own_trust import own_trust
from congdoan_desktop.usecases.province.pack_contents import (
    Titled,
    catalogue_from_file,
    part_of,
    plan_from_file,
    survey_from_file,
    trust_part,
)
from congdoan_desktop.usecases.register import next_number
from congdoan_desktop.usecases.taken_packs import reference_of

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer


@dataclass(frozen=True, kw_only=True)
class PackWish:
    """What was asked for on the command line. Plans and questionnaires: codes, or files from outside."""

    title: str
    note: str = ""
    plans: tuple[str, ...] = ()
    surveys: tuple[str, ...] = ()
    catalogues: tuple[Path, ...] = ()
    templates: tuple[str, ...] = ()
    days: bool = False
    trust: bool = False
    certificates: bool = False
    units: bool = False
    crls: tuple[bytes, ...] = ()
    out: Path


def make_and_copy(store: Store, wish: PackWish, signer: "Signer", now: datetime) -> tuple[MadePack, Path]:
    """Make the pack, and copy it to `wish.out` (made when missing), which the journal notes.

    Raises `UserError` as the parts, `make_pack` and `carry_out`.
    """
    reference = reference_of(store)
    parts = tuple(_parts(store, reference, wish, signer, now))
    day = now.astimezone(VIETNAM).date()
    order = PackOrder(
        title=wish.title,
        note=wish.note,
        parts=parts,
        paper_number=next_number(store, day.year),
        issued_on=day,
        made_at=now,
        folder=signed_folder(store.path),
    )
    make_folder(wish.out)
    made = make_pack(store, reference, order, signer, crls=wish.crls)
    parcel = pack_parcel(made.record, order.folder)
    files = carry_out(parcel, wish.out, now)
    note(store, parcel, Way(kind="folder", destination=str(wish.out)), now)
    return made, files[0]


def _parts(db: Reader, reference: Reference, wish: PackWish, signer: "Signer", now: datetime) -> Iterator[Titled]:
    today = now.astimezone(VIETNAM).date()
    for name in wish.plans:
        path = _file(name, ".toml")
        yield plan_from_file(path, reference) if path else part_of(db, reference, "plan", name, today)
    for name in wish.surveys:
        path = _file(name, ".xlsx")
        yield survey_from_file(path) if path else part_of(db, reference, "survey", name, today)
    for path in wish.catalogues:
        yield catalogue_from_file(path, reference)
    for name in wish.templates:
        yield part_of(db, reference, "template", name, today)
    if wish.days:
        yield part_of(db, reference, "days", "days", today)
    if wish.units:
        yield part_of(db, reference, "units", "units", today)
    if wish.certificates:
        yield part_of(db, reference, "certificates", "certificates", today)
    if wish.trust:
        yield trust_part(own_trust(signer, wish.crls))


def _file(name: str, suffix: str) -> Path | None:
    """Return the file that was named, where it is no code."""
    return Path(name) if name.endswith(suffix) else None
