"""Code lists (DHIS2: option sets). A released code is never changed or removed, only ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One code of a catalogue. `flags` are the catalogue's own yes/no columns that are set."""

    code: str
    label: str
    group: str = ""
    """Heading that entries are shown under."""
    unit: str = ""
    """Word for what is counted (buổi, lượt phát, tin bài …)."""
    flags: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the code may be chosen on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


Catalogue = Mapping[str, Entry]
"""Entries by code, in the order they are shown."""


def label(catalogue: Catalogue, code: str) -> str:
    """Return the label of `code`, or the code itself when the catalogue does not hold it (an older or newer file)."""
    entry = catalogue.get(code)
    return entry.label if entry else code


def in_order(catalogue: Catalogue, codes: Iterable[str]) -> list[str]:
    """Return each of `codes` once, as the catalogue has them; those it does not hold come last, by their letters."""
    used = set(codes)
    return [*(code for code in catalogue if code in used), *sorted(used - catalogue.keys())]
