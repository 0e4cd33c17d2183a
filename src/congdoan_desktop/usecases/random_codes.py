"""Random codes that people read from paper and type."""

import secrets

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without letters and digits that are read for one another."""


def random_codes(count: int, length: int) -> tuple[str, ...]:
    """Return `count` different codes of so many letters and digits; their order says nothing."""
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(secrets.choice(_LETTERS) for _ in range(length))] = None
    return tuple(found)
