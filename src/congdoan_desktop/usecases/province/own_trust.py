"""Whom units are to trust, as this office knows it: its authority, its revocation lists; and who signs for it."""

from typing import TYPE_CHECKING

from congdoan_desktop.domain.pack import TrustList
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import unit_keys
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.unit_certificates import own_lists
from congdoan_desktop.usecases.unit_key import open_unit_key, unit_key_of

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer


def own_trust(signer: "Signer", crls: tuple[bytes, ...] = ()) -> TrustList:
    """Return the list of trust of a pack that `signer` signs. Raises `UserError` pack.not_own_signer."""
    if not signer.chain_der:
        raise UserError("pack.not_own_signer")
    return TrustList(authorities=signer.chain_der[-1:], crls=crls)


def kept_trust(db: Reader) -> TrustList | None:
    """Return the list of trust as this store has it: authorities that it keeps, ended ones too, else the one that
    certified its key; `None` before there is any.
    """
    authorities = tuple(key.certificate for key in unit_keys.all_keys(db, "authority"))
    key = unit_key_of(db)
    authorities = authorities or (key.chain[-1:] if key is not None else ())
    return TrustList(authorities=authorities, crls=own_lists(db)) if authorities else None


def open_pack_signer(db: Reader, passphrase: str) -> "Signer":
    """Return the use of the key with which this office signs what it gives out. Takes a quarter of a second.

    Raises `UserError` key.none, key.bad_passphrase, key.damaged.
    """
    return open_unit_key(db, passphrase)
