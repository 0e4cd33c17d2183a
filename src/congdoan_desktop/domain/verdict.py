"""What can be said about a signed file: three states, each with its reasons as codes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How far a signature can be relied on here and now."""

    VALID = "valid"
    """Unchanged, signed by a certificate that leads to a trusted one."""
    UNCONFIRMED = "unconfirmed"
    """Unchanged, but something cannot be checked here (unknown issuer, out of date …)."""
    BROKEN = "broken"
    """Changed after signing, wrongly made, revoked, or not signed at all."""


_ORDER = (State.VALID, State.UNCONFIRMED, State.BROKEN)


def worst(states: tuple[State, ...]) -> State:
    """Return the gravest of `states` (`BROKEN` when there is none: nothing signed is nothing proven)."""
    return max(states, key=_ORDER.index, default=State.BROKEN)


@dataclass(frozen=True, kw_only=True)
class SignerSeen:
    """One signature found in a file, as certificate and signature tell it (nothing of it is proven but by `state`)."""

    state: State
    reasons: tuple[str, ...]
    name: str
    organisation: str
    issuer: str
    serial: str
    """Serial number of the certificate, lower-case hex."""
    fingerprint: str
    """SHA-256 of the certificate, 64 hex digits."""
    claimed_at: datetime | None
    """Signing time by the clock of the signer's own machine: claimed, not proven."""
    role: str = ""
    listed_at: datetime | None = None
    """Date of the revocation list inside the file, where nothing newer tells whether the certificate was revoked."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a check of one file says.

    `reasons` are codes of `texts.REASONS`; notes that do not lower the state start with `note.`.
    """

    state: State
    kind: str
    """`pdf`, `xlsx`, `p7m` (sealed, not signed) or `unknown`."""
    sha256: str
    reasons: tuple[str, ...] = ()
    signers: tuple[SignerSeen, ...] = ()
