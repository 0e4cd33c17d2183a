"""Whose updates this program takes: public keys that came with it."""

import tomllib
from pathlib import Path

_BYTES = 32


def update_keys(resources: Path) -> tuple[bytes, ...]:
    """Return the keys (Ed25519, 32 bytes each). Raises `ValueError` where the file, which is ours, is wrong."""
    named = tomllib.loads((resources / "updates" / "keys.toml").read_text("utf-8"))["keys"]
    keys = tuple(map(bytes.fromhex, named))
    if any(len(key) != _BYTES for key in keys):
        raise ValueError("not a key")
    return keys
