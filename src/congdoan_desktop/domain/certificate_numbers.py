"""Running numbers of certificates: "015/2026", "16/2026" … The figure runs, what follows it stays."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from congdoan_desktop.domain.text import clean

_NUMBER = re.compile(r"(\d{1,6})(\D.*)?\Z", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """`first` (from 1) and `suffix` of the first number; figures have at least `width` digits."""

    first: int
    suffix: str
    width: int = 0

    def text(self, number: int) -> str:
        """Return "015/2026"."""
        return f"{number:0{self.width}d}{self.suffix}"

    def unused(self, used: Iterable[str]) -> Iterator[str]:
        """Yield number after number, passing over those in `used`. Never ends."""
        taken, number = frozenset(used), self.first
        while True:
            if self.text(number) not in taken:
                yield self.text(number)
            number += 1


def read_number(text: str) -> tuple[int, str, int] | None:
    """Return figure, what follows it and the number of its digits when it has leading zeros; `None` for none."""
    found = _NUMBER.match(clean(text))
    if found is None:
        return None
    digits, rest = found[1], found[2] or ""
    return int(digits), rest, len(digits) if digits.startswith("0") else 0


def following(used: Iterable[str], year: int) -> Numbering:
    """Return what goes on from the highest of `used`, the numbers of `year`; the first of a year is "01/2026"."""
    known = [read for text in used if (read := read_number(text)) is not None]
    if not known:
        return Numbering(first=1, suffix=f"/{year}", width=2)
    last, suffix, _ = max(known)
    return Numbering(first=last + 1, suffix=suffix, width=max(width for _, same, width in known if same == suffix))
