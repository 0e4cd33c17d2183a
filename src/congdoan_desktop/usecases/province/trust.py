"""Whom this store believes: its own authority, the certificates of its register, and what packs from above name."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from congdoan_desktop.domain.records import UnitCertificate
from congdoan_desktop.store import repository, unit_keys
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.taken_packs import taken_trust

if TYPE_CHECKING:
    from congdoan_desktop.signing.trust import Trust


def trust_of(db: Reader) -> "Trust":
    """Return what signatures are checked against here. Authorities that have ended still vouch for what they issued.

    A certificate that was revoked in the register is not believed for itself any more; that nothing which it signed is
    taken in is said by whoever lays a file beside the register (`certificates_of`).
    """
    from congdoan_desktop.signing.trust import Trust

    above = taken_trust(db)
    own = tuple(key.certificate for key in unit_keys.all_keys(db, "authority"))
    pinned = frozenset(one.id for one in certificates_of(db).values() if not one.revoked_at)
    return Trust(anchors=tuple(dict.fromkeys((*own, *above.anchors))), crls=above.crls, pinned=pinned)


def certificates_of(db: Reader) -> Mapping[str, UnitCertificate]:
    """Return all certificates of the register by fingerprint, also those that were revoked."""
    return {one.id: one for one in repository.find(db, UnitCertificate)}


def certificate_of(db: Reader, fingerprint: str) -> UnitCertificate | None:
    """Return the certificate with that fingerprint (SHA-256, hex), if the register has it."""
    return repository.get(db, UnitCertificate, fingerprint)
