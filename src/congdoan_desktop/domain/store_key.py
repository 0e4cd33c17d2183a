"""The key of the data file: random, wrapped twice, in a small file beside the store; never readable on the disk."""

from dataclasses import dataclass, field
from datetime import datetime

KEY_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class WrappedStoreKey:
    """`by_passphrase` and `by_recovery` hold the same key, each wrapped (JSON). `digest` is that of both.

    Whoever has the file of this and the pass-phrase or the recovery code reads the store; so does nobody else.
    """

    schema: str = "congdoan-store-key/1"
    id: str
    fingerprint: str
    """SHA-256 of the key, 64 hex digits: printed on the recovery sheet, so that sheet and file can be matched."""
    by_passphrase: str
    by_recovery: str
    digest: str
    made_at: datetime
    """When the key was made."""


@dataclass(frozen=True, kw_only=True)
class NewStoreKey:
    """A key, and the code for its recovery sheet: shown and printed now, and never again."""

    wrapped: WrappedStoreKey
    key: bytes = field(repr=False)
    recovery_code: str = field(repr=False)
