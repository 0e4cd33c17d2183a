"""What the packs that were taken in give the program: whom to trust, and plans, catalogues, templates to use."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from congdoan_desktop import paths
from congdoan_desktop.domain.pack import PartKind, TrustList
from congdoan_desktop.domain.records import TakenPack
from congdoan_desktop.files import sha256
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store import packs
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.edit_template import own_templates

if TYPE_CHECKING:
    from congdoan_desktop.signing.trust import Trust

USED: tuple[PartKind, ...] = ("plan", "catalogue", "template")
"""Kinds of parts that the program reads whenever it starts."""


@dataclass(frozen=True, kw_only=True)
class KnownIssuer:
    """Somebody whose packs were taken in, told by the authorities behind them: each pack names those that come next.

    `authorities`: DER, those of the newest list of trust; `crls` of all of them.
    """

    packs: tuple[TakenPack, ...]
    prints: frozenset[str]
    authorities: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    encryption: bytes = b""

    @property
    def last(self) -> TakenPack:
        """The pack with the highest number."""
        return max(self.packs, key=lambda pack: pack.number)


def reference_of(db: Reader) -> Reference:
    """Return all that this union works with: what came with the program, by packs, and its own templates.

    Raises `UserError` reference.damaged.
    """
    return load(paths.resources(), own_templates(db.path), packs.parts_of_kinds(db, USED))


def known_issuers(db: Reader) -> tuple[KnownIssuer, ...]:
    """Return those whose packs were taken in, in the order of their first packs."""
    from congdoan_desktop.handoff.pack_parts import decode_trust

    found: list[KnownIssuer] = []
    for pack, data in packs.trust_parts(db):
        told = decode_trust(data) if data else TrustList(authorities=())
        prints = frozenset({pack.issuer_print, *map(sha256, told.authorities)})
        same = next((one for one in found if one.prints & prints), None)
        if same is None:
            found.append(_issuer(pack, told, prints))
        else:
            found[found.index(same)] = _with(same, pack, told, prints)
    return tuple(found)


def taken_trust(db: Reader) -> "Trust":
    """Return the authorities and revocation lists of the packs that were taken in."""
    from congdoan_desktop.signing.trust import Trust

    issuers = known_issuers(db)
    return Trust(
        anchors=_each_once(der for issuer in issuers for der in issuer.authorities),
        crls=_each_once(crl for issuer in issuers for crl in issuer.crls),
    )


def province_encryption(db: Reader) -> bytes:
    """Return the certificate (DER) that lists for the province are encrypted with; empty where no pack brought one."""
    return next((one.encryption for one in known_issuers(db) if one.encryption), b"")


def _issuer(pack: TakenPack, told: TrustList, prints: frozenset[str]) -> KnownIssuer:
    return KnownIssuer(
        packs=(pack,), prints=prints, authorities=told.authorities, crls=told.crls, encryption=told.encryption
    )


def _with(known: KnownIssuer, pack: TakenPack, told: TrustList, prints: frozenset[str]) -> KnownIssuer:
    return KnownIssuer(
        packs=(*known.packs, pack),
        prints=known.prints | prints,
        authorities=told.authorities or known.authorities,
        crls=_each_once((*known.crls, *told.crls)),
        encryption=told.encryption or known.encryption,
    )


def _each_once(items: Iterable[bytes]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(items))
