"""Certificates of the units in the register: issued on a request, entered as they are, revoked. No network is needed.

What is compared by telephone is the print of the public key: it is the same on the unit's own screen, in its request,
and in the certificate.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from congdoan_desktop.domain.pack import same_print
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.org_units import code_key, is_active
from congdoan_desktop.domain.records import OrgUnit, UnitCertificate
from congdoan_desktop.domain.text import fold
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.store import repository, settings, unit_keys
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.hand_over_copy import Enclosure

if TYPE_CHECKING:
    from congdoan_desktop.signing.authority import Authority

FILE_LIMIT = 1 << 20
"""Bytes of a request or a certificate."""
SOON = timedelta(days=60)
"""A certificate that ends within these days is to be renewed."""
LIST_SETTING = "authority.list"


@dataclass(frozen=True, kw_only=True)
class RequestSeen:
    """A request that may be granted. `key_print`: 64 hex digits; the short form of it is compared by telephone."""

    request: bytes
    name: str
    key_print: str
    renews: UnitCertificate | None
    """A certificate of the same unit that is still good."""


def look_at_request(db: Reader, unit: OrgUnit, path: Path, now: datetime) -> RequestSeen:
    """Return what a unit asks for. Raises `UserError` authority.bad_request, certificate.*, file.*."""
    return look_at_request_bytes(db, unit, read_file(path, limit=FILE_LIMIT), now)


def look_at_request_bytes(db: Reader, unit: OrgUnit, data: bytes, now: datetime) -> RequestSeen:
    """Return what a unit asks for.

    Raises `UserError` authority.bad_request, certificate.unit_ended, certificate.other_unit, certificate.key_of_other,
    certificate.key_revoked.
    """
    from congdoan_desktop.signing.requests import read_asked

    asked, today = read_asked(data), now.astimezone(VIETNAM).date()
    if not is_active(unit, today):
        raise UserError("certificate.unit_ended", unit=unit.short_name)
    _require_own_key(db, asked.key_print, unit.id)
    if asked.code and code_key(asked.code) != code_key(unit.code):
        raise UserError("certificate.other_unit", named=asked.code, unit=unit.short_name)
    good = [one for one in certificates_of_unit(db, unit.id) if state_of(one, today) in ("good", "soon")]
    return RequestSeen(
        request=asked.request, name=asked.name, key_print=asked.key_print, renews=good[0] if good else None
    )


def issue(
    store: Store,
    authority: "Authority",
    unit: OrgUnit,
    seen: RequestSeen,
    typed_print: str,
    now: datetime,
    *,
    checked_with: str,
) -> UnitCertificate:
    """Issue a certificate for two years. `typed_print`: as the unit read it out, 20 digits at least.

    It bears the name of the unit as the register has it, whatever the request says. Raises `UserError`
    certificate.print_differs, certificate.own_name, certificate.key_of_other, certificate.key_revoked.
    """
    from congdoan_desktop.signing import authority as issuing

    if not same_print(typed_print, seen.key_print):
        raise UserError("certificate.print_differs")
    own = the_unit(store)
    if {fold(unit.name), fold(seen.name)} & {fold(own.name), fold(own.short_name)}:  # as if the authority itself spoke
        raise UserError("certificate.own_name")
    _require_own_key(store, seen.key_print, unit.id)
    der = issuing.issue(authority, seen.request, now=now, subject=(seen.name or unit.short_name, unit.name))
    row = certificate_row(der, unit.id, "issued", now, checked_with)
    return repository.save(store, row)


def register_certificate(
    store: Store, unit: OrgUnit, certificate: bytes, now: datetime, *, checked_with: str
) -> UnitCertificate:
    """Enter a certificate (DER, PEM, PKCS#7) that somebody else issued, or that a unit's key gave itself.

    Raises `UserError` certificate.unreadable, certificate.not_for_signing, certificate.ended, certificate.key_of_other,
    certificate.key_revoked, certificate.own_name.
    """
    from congdoan_desktop.signing.certificate_files import certificates_in, is_for_signing

    der = certificates_in(certificate)[0]
    if not is_for_signing(der):
        raise UserError("certificate.not_for_signing")
    row = certificate_row(der, unit.id, "registered", now, checked_with)
    held = repository.get(store, UnitCertificate, row.id)
    if held is not None and held.unit_id == unit.id and not held.revoked_at:
        return held
    if fold(row.organisation) == fold(the_unit(store).name):
        raise UserError("certificate.own_name")
    if state_of(row, now.astimezone(VIETNAM).date()) == "ended":
        raise UserError("certificate.ended", day=f"{row.valid_to:%d/%m/%Y}")
    _require_own_key(store, row.key_print, unit.id)
    return repository.save(store, row)


def revoke(store: Store, fingerprint: str, why: str, now: datetime) -> UnitCertificate:
    """Revoke: from now on nothing signed by it is taken in, whenever it claims to have been signed.

    Raises `UserError` certificate.no_reason, certificate.revoked_before.
    """
    row = repository.get(store, UnitCertificate, fingerprint)
    if row is None or row.revoked_at:
        raise UserError("certificate.revoked_before")
    if not why.strip():
        raise UserError("certificate.no_reason")
    revoked = replace(row, revoked_at=now.astimezone(UTC).isoformat(timespec="seconds"), revoked_why=why.strip())
    return repository.save(store, revoked)


def certificates_of_unit(db: Reader, unit_id: str) -> tuple[UnitCertificate, ...]:
    """Return the certificates of a unit, the newest first."""
    return repository.find(db, UnitCertificate, where={"unit_id": unit_id})


def state_of(row: UnitCertificate, today: date) -> Literal["good", "soon", "ended", "not_yet", "revoked"]:
    """Return what a certificate is on a day; `soon`: it ends within `SOON`."""
    if row.revoked_at:
        return "revoked"
    if today > row.valid_to:
        return "ended"
    if today < row.valid_from:
        return "not_yet"
    return "soon" if row.valid_to - today <= SOON else "good"


def publish_list(store: Store, authority: "Authority", now: datetime) -> bytes:
    """Make the revocation list (CRL, DER) of the authority anew, with a higher number, and keep it for packs."""
    from congdoan_desktop.signing.authority import make_crl
    from congdoan_desktop.signing.own_key import look_at_certificate

    issuer = look_at_certificate(authority.certificate)
    revoked = [row for row in _revoked(store) if row.issuer == issuer.name]
    entries = [(int(row.serial, 16), datetime.fromisoformat(row.revoked_at)) for row in revoked]
    kept = settings.setting(store, LIST_SETTING, {})
    number = int(kept.get("number", 0)) + 1
    crl = make_crl(authority, entries, number=number, now=now)
    lists = {**kept.get("lists", {}), issuer.fingerprint: base64.b64encode(crl).decode("ascii")}
    told = sorted({*kept.get("told", ()), *(row.id for row in revoked)})
    made = now.astimezone(VIETNAM).date().isoformat()
    settings.set_setting(store, LIST_SETTING, {"number": number, "lists": lists, "told": told, "made": made})
    return crl


def _revoked(db: Reader) -> list[UnitCertificate]:
    """Return the certificates of this store's authorities that were revoked."""
    return [row for row in repository.find(db, UnitCertificate, where={"source": "issued"}) if row.revoked_at]


def own_lists(db: Reader) -> tuple[bytes, ...]:
    """Return the newest revocation list (DER) of each authority of this store."""
    kept = settings.setting(db, LIST_SETTING, {})
    return tuple(base64.b64decode(text) for text in kept.get("lists", {}).values())


def list_day(db: Reader) -> date | None:
    """Return the day on which the newest list was made."""
    made = settings.setting(db, LIST_SETTING, {}).get("made")
    return date.fromisoformat(made) if made else None


def list_is_behind(db: Reader) -> bool:
    """Whether a certificate was revoked that no list tells of yet."""
    told = settings.setting(db, LIST_SETTING, {}).get("told", ())
    return any(row.id not in told for row in _revoked(db))


def to_renew(db: Reader, today: date) -> tuple[UnitCertificate, ...]:
    """Return the certificates that end soon and that no later one of the same unit replaces."""
    rows = repository.find(db, UnitCertificate)
    lasting = {row.unit_id for row in rows if state_of(row, today) == "good"}
    return tuple(row for row in rows if state_of(row, today) == "soon" and row.unit_id not in lasting)


def certificate_row(
    der: bytes, unit_id: str, source: Literal["issued", "registered"], now: datetime, checked_with: str = ""
) -> UnitCertificate:
    """Return the line of the register for a certificate (DER) by which a unit signs."""
    from congdoan_desktop.signing.own_key import look_at_certificate

    seen = look_at_certificate(der)
    return UnitCertificate(
        id=seen.fingerprint,
        unit_id=unit_id,
        certificate=base64.b64encode(der).decode("ascii"),
        key_print=seen.key_print,
        serial=seen.serial,
        holder=seen.name,
        organisation=seen.organisation,
        issuer=seen.issuer,
        valid_from=seen.not_before.astimezone(VIETNAM).date(),
        valid_to=seen.not_after.astimezone(VIETNAM).date(),
        source=source,
        added_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        checked_with=checked_with,
    )


def der_of(row: UnitCertificate) -> bytes:
    """Return the certificate of a line (DER)."""
    return base64.b64decode(row.certificate)


def _require_own_key(db: Reader, key_print: str, unit_id: str) -> None:
    """One key is of one unit for ever, and one that was revoked is of nobody."""
    rows: Iterable[UnitCertificate] = repository.find(db, UnitCertificate, where={"key_print": key_print})
    for row in rows:
        if row.unit_id != unit_id:
            other = repository.get(db, OrgUnit, row.unit_id)
            raise UserError("certificate.key_of_other", unit=other.short_name if other else "–")
        if row.revoked_at:
            raise UserError("certificate.key_revoked")


def answer_parcel(db: Reader, row: UnitCertificate) -> Parcel:
    """Return the certificate as it goes back to its unit, with the authority that issued it: one file for a stick."""
    from congdoan_desktop.signing.certificate_files import bundle
    from congdoan_desktop.signing.own_word import issuer_among

    der = der_of(row)
    issuer = issuer_among(der, (key.certificate for key in unit_keys.all_keys(db, "authority")))
    unit = repository.get(db, OrgUnit, row.unit_id)
    code = "".join(each for each in fold(unit.code if unit else "").upper() if each.isalnum())
    name = f"chung-thu-{code or 'CDCS'}-{row.valid_to:%Y%m%d}-{row.id[:8]}.p7b"
    data = bundle(der, (issuer,) if issuer else ())
    return Parcel(enclosures=(Enclosure(name=name, data=data),), receiver=unit.name if unit else "")
