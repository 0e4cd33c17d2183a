"""The certificate of this union's own key: asked for on a stick, taken from the answer, watched until it ends."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.text import fold
from congdoan_desktop.domain.unit_key import KeptKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.store import settings
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.files_below import files_below
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.hand_over_copy import Enclosure
from congdoan_desktop.usecases.taken_packs import taken_trust
from congdoan_desktop.usecases.unit_key import ASKED, certificate_of, request_of, take_certificate, unit_key_of

if TYPE_CHECKING:
    from congdoan_desktop.signing.own_key import CertificateSeen

SOON = timedelta(days=60)
"""From so long before its end a certificate is to be renewed."""
ENDINGS = (".p7b", ".p7c", ".cer", ".crt", ".pem", ".der")
State = Literal["no_key", "none", "asked", "good", "soon", "ended", "not_yet", "revoked"]
_LIMIT = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How it stands with the certificate of the key in use. `none`, `asked`: the key vouches for itself only."""

    state: State
    seen: "CertificateSeen | None" = None
    asked_on: date | None = None
    """The day of the newest request for this very key, also while a certificate is in use."""
    is_known: bool = False
    """Whether its issuer is one of whom a pack was taken."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A certificate for the key in use, and those above it (DER)."""

    certificate: bytes
    chain: tuple[bytes, ...]
    seen: "CertificateSeen"
    is_known: bool


def standing(db: Reader, today: date) -> Standing:
    """Return how it stands on `today`."""
    key = unit_key_of(db)
    if key is None:
        return Standing(state="no_key")
    seen = certificate_of(key)
    asked = settings.setting(db, ASKED, {})
    asked_on = date.fromisoformat(asked["on"]) if asked.get("key") == seen.key_print else None
    if seen.is_self_signed:
        return Standing(state="asked" if asked_on else "none", seen=seen, asked_on=asked_on)
    return Standing(
        state=_state(db, key, seen, today),
        seen=seen,
        asked_on=asked_on,
        is_known=bool(_issuer(key.certificate, taken_trust(db).anchors)),
    )


def request_parcel(db: Reader, passphrase: str) -> Parcel:
    """Return the request as a file for a stick. Raises `UserError` as `request_of`."""
    data = request_of(db, passphrase)
    key = unit_key_of(db)
    assert key is not None, "request_of looked"
    return Parcel(enclosures=(Enclosure(name=request_name(db, key), data=data),))


def request_name(db: Reader, key: KeptKey) -> str:
    """Return the name of the file of a request: plain letters, the same for the same key."""
    code = "".join(each for each in fold(the_unit(db).code).upper() if each.isalnum())
    return f"yeu-cau-chung-thu-{code or 'CDCS'}-{certificate_of(key).key_print[:8]}.csr"


def note_asked(store: Store, on: date) -> None:
    """Note that the request for the key in use went out. Raises `UserError` key.none."""
    key = unit_key_of(store)
    if key is None:
        raise UserError("key.none")
    settings.set_setting(store, ASKED, {"key": certificate_of(key).key_print, "on": on.isoformat()})


def look_at_answer(db: Reader, data: bytes, now: datetime) -> Answer:
    """Return the certificate in a file that is for the key in use. Nothing is written.

    Raises `UserError` key.none, certificate.unreadable, certificate.none_for_us, certificate.unknown_issuer,
    certificate.not_for_signing, certificate.ended, certificate.revoked_here, certificate.older.
    """
    from congdoan_desktop.signing.certificate_files import certificates_in, is_for_signing
    from congdoan_desktop.signing.own_key import look_at_certificate
    from congdoan_desktop.signing.own_word import is_for_same_key

    key = unit_key_of(db)
    if key is None:
        raise UserError("key.none")
    found = certificates_in(data)
    der = next((one for one in found if is_for_same_key(one, key.certificate)), b"")
    if not der:
        raise UserError("certificate.none_for_us")
    anchors, seen = taken_trust(db).anchors, look_at_certificate(der)
    known = _issuer(der, anchors)
    if seen.is_self_signed or (anchors and not known):
        raise UserError("certificate.unknown_issuer")
    if not is_for_signing(der):
        raise UserError("certificate.not_for_signing")
    _require_usable(db, key, der, seen, now)
    others = tuple(one for one in found if one != der)
    issuer = known or _issuer(der, others)
    return Answer(certificate=der, chain=(issuer,) if issuer else (), seen=seen, is_known=bool(known))


def look_at_answer_file(db: Reader, path: Path, now: datetime) -> Answer:
    """Do the same with a file. Raises `UserError` file.* too."""
    return look_at_answer(db, read_file(path, limit=_LIMIT), now)


def find_answer(db: Reader, places: tuple[Path, ...], now: datetime) -> Answer:
    """Return the answer that lies somewhere in `places`, the one that lasts longest. May take a while.

    Raises `UserError` certificate.none_for_us, or why the only one there is not to be taken.
    """
    found, why = list[Answer](), list[UserError]()
    for path in (each for place in places for each in files_below(place, ENDINGS)):
        try:
            found.append(look_at_answer_file(db, path, now))
        except UserError as error:
            why += [error] if error.code not in ("certificate.unreadable", "certificate.none_for_us") else []
    if not found:
        raise why[0] if why else UserError("certificate.none_for_us")
    return max(found, key=lambda one: one.seen.not_after)


def take_answer(store: Store, answer: Answer) -> KeptKey:
    """Use the certificate from now on. Raises `UserError` as `take_certificate`."""
    return take_certificate(store, answer.certificate, answer.chain)


def _require_usable(db: Reader, key: KeptKey, der: bytes, seen: "CertificateSeen", now: datetime) -> None:
    held = certificate_of(key)
    if seen.not_after <= now:
        raise UserError("certificate.ended", day=f"{seen.not_after.astimezone(VIETNAM):%d/%m/%Y}")
    if _is_revoked(db, der):
        raise UserError("certificate.revoked_here")
    if not held.is_self_signed and seen.not_after < held.not_after and not _is_revoked(db, key.certificate):
        raise UserError("certificate.older", day=f"{held.not_after.astimezone(VIETNAM):%d/%m/%Y}")


def _state(db: Reader, key: KeptKey, seen: "CertificateSeen", today: date) -> State:
    if _is_revoked(db, key.certificate):
        return "revoked"
    first, last = (at.astimezone(VIETNAM).date() for at in (seen.not_before, seen.not_after))
    if today > last:
        return "ended"
    if today < first:
        return "not_yet"
    return "soon" if last - today <= SOON else "good"


def _is_revoked(db: Reader, certificate: bytes) -> bool:
    """Whether a list that came in a pack revokes it."""
    from congdoan_desktop.signing.revocation import is_revoked

    trust = taken_trust(db)
    issuer = _issuer(certificate, trust.anchors)
    return bool(issuer) and is_revoked(certificate, issuer, trust.crls)


def _issuer(certificate: bytes, authorities: tuple[bytes, ...]) -> bytes:
    from congdoan_desktop.signing.own_word import issuer_among

    return issuer_among(certificate, authorities)
