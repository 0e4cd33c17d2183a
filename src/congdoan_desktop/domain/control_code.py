"""The strip on paper that is signed by hand: it ties the paper to the data file it was printed from.

The strip holds the SHA-256 digest of `report.json` as a QR code, and the first 60 bits of it as letters that a person
can read out.
"""

import re
from dataclasses import dataclass

from congdoan_desktop.domain import base32

_GROUPS, _GROUP = 3, 4
_MARK = "CDR1"
_QR = re.compile(rf"{_MARK}\*([0-9A-F]{{64}})\*([1-9]\d{{0,3}})", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class ControlStrip:
    """`digest`: SHA-256 of `report.json`, 64 lower-case hex digits."""

    digest: str

    @property
    def code(self) -> str:
        """What a person compares: "7K3M-Q2WD-0XRA"."""
        letters = base32.letters_of(int(self.digest[:15], 16), _GROUPS * _GROUP)
        return "-".join(base32.groups(letters, _GROUP))

    def qr(self, page: int) -> str:
        """Return the text of the QR code on `page` (from 1); of letters that QR holds most densely."""
        return f"{_MARK}*{self.digest.upper()}*{page}"


def read_qr(text: str) -> tuple[ControlStrip, int] | None:
    """Return the strip and the page of a QR code, or `None` for any other code."""
    found = _QR.fullmatch(text)
    return (ControlStrip(digest=found[1].lower()), int(found[2])) if found else None


def is_code(text: str, strip: ControlStrip) -> bool:
    """Whether a person typed the code of `strip`: marks between do not matter, nor letters that look alike."""
    return "".join(letter for letter in base32.read_as(text) if letter.isalnum()) == strip.code.replace("-", "")
