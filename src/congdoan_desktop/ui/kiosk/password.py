"""The officer's password for one kiosk: a salted hash, in memory only, forgotten with the kiosk. No Qt here.

After three wrong ones nobody may try for a while.
"""

import hashlib
import secrets
import time
import unicodedata
from collections.abc import Callable

SHORTEST = 4
"""Letters of a password."""
TRIES, PAUSE = 3, 30
"""Wrong tries before a pause, and its seconds."""


class Password:
    """`clock` gives seconds that only grow."""

    def __init__(self, words: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._salt = secrets.token_bytes(16)
        self._hash = self._hashed(words)
        self._clock, self._wrong, self._until = clock, 0, 0.0

    @property
    def pause(self) -> int:
        """Seconds until the next try may be made."""
        return max(0, round(self._until - self._clock() + 0.5)) if self._clock() < self._until else 0

    @property
    def tries(self) -> int:
        """How many wrong tries there may be until the next pause."""
        return TRIES - self._wrong

    def opens(self, words: str) -> bool:
        """Whether this is the password; in a pause nothing is."""
        if self.pause:
            return False
        if secrets.compare_digest(self._hashed(words), self._hash):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong == TRIES:
            self._wrong, self._until = 0, self._clock() + PAUSE
        return False

    def _hashed(self, words: str) -> bytes:
        typed = unicodedata.normalize("NFKC", words).encode()
        return hashlib.scrypt(typed, salt=self._salt, n=2**14, r=8, p=1, maxmem=2**26)
