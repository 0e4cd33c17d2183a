"""What the window and the process of a token's driver say to each other: one line of JSON each."""

from dataclasses import dataclass, field
from struct import calcsize
from typing import Literal

PinState = Literal["ok", "low", "last", "locked"]
"""What a token tells of its PIN: nothing wrong; a wrong one was given since the last right one; one try is left; none.
PKCS#11 names no number."""
BITS = 8 * calcsize("P")
"""Of this program: a driver must be made for the same."""
Task = Literal["look", "open", "sign"]


@dataclass(frozen=True, kw_only=True)
class Found:
    """A certificate on a token, not judged yet. `slot` may change with the socket; `token_serial` does not."""

    slot: int
    token_label: str
    token_serial: str
    pin_state: PinState
    key_id: bytes
    """CKA_ID, which certificate and key share; empty where the maker gave none."""
    certificate_der: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Request:
    """`look` at every token, `open` the one of `wanted` with `pin`, `sign` a SHA-256 `digest` with the open one."""

    task: Task
    wanted: Found | None = None
    pin: str = field(default="", repr=False)
    algorithm: Literal["rsa", "ecdsa"] = "rsa"
    digest: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`error` is a code of `texts.ERRORS`, empty when all went well. An opened token tells what else is on it."""

    error: str = ""
    tokens: int = 0
    found: tuple[Found, ...] = ()
    signature: bytes = b""
