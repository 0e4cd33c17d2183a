"""Certificates of the units in the register: entered, issued, revoked. Nothing of it needs a network."""

import base64
from datetime import UTC, datetime
from typing import Literal

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import UnitCertificate


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
