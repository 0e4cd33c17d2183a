"""Who signs for the province: a key of its own, certified by its authority under the authority's own organisation."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.domain.unit_key import KeptKey, NewKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import unit_keys
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.unit_key import make_unit_key, open_unit_key, unit_key_of
from congdoan_desktop.usecases.unit_key_forms import opened

if TYPE_CHECKING:
    from congdoan_desktop.signing.authority import Authority
    from congdoan_desktop.signing.signer import Signer


def make_office_key(store: Store, authority: "Authority", passphrase: str, now: datetime) -> NewKey:
    """Make the key with which the province signs, certified by its authority.

    Raises `UserError` key.exists, key.passphrase_*, unit.missing, profile.missing.
    """
    made = make_unit_key(store, passphrase, now)
    return replace(made, kept=certify_office_key(store, authority, passphrase, now))


def certify_office_key(store: Store, authority: "Authority", passphrase: str, now: datetime) -> KeptKey:
    """Give the key in use a (new) certificate of the authority: it was self-signed, or its certificate ends.

    Raises `UserError` key.none, key.bad_passphrase, key.damaged.
    """
    from congdoan_desktop.signing.authority import issue, make_request

    kept = unit_key_of(store)
    if kept is None:
        raise UserError("key.none")
    name, organisation = the_profile(store).signer_name, the_unit(store).name
    private = opened(kept, passphrase).private
    certificate = issue(authority, make_request(private, name, organisation), now=now)
    renewed = replace(kept, certificate=certificate, chain=(authority.certificate,))
    with store.atomic():
        unit_keys.recertify_key(store, renewed)
    return renewed


def open_signer(db: Reader, passphrase: str) -> "Signer":
    """Return the use of the key with which the province signs. Takes a quarter of a second.

    Raises `UserError` key.none, key.bad_passphrase, key.damaged.
    """
    return open_unit_key(db, passphrase)
