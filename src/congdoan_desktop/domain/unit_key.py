"""The key that a unit keeps: wrapped twice, never readable in the store."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Purpose = Literal["signing", "authority"]
"""What a key is for: to sign and seal what this union writes; to issue certificates to the units of a register."""


@dataclass(frozen=True, kw_only=True)
class KeptKey:
    """A key of the unit. `by_passphrase` and `by_recovery` hold the same private key, each wrapped (JSON).

    A key that has ended keeps its certificate, so that what it sealed can be told; both wrapped forms are gone.
    """

    id: str
    algorithm: Literal["rsa", "ecdsa"]
    certificate: bytes
    """DER. Self-signed until the province issues one."""
    chain: tuple[bytes, ...] = ()
    """DER, the issuer of the certificate first."""
    by_passphrase: str
    by_recovery: str
    made_at: datetime
    ended_at: datetime | None = None
    purpose: Purpose = "signing"


@dataclass(frozen=True, kw_only=True)
class NewKey:
    """A key, and the code for its recovery sheet: shown and printed now, and never again."""

    kept: KeptKey
    recovery_code: str = field(repr=False)
