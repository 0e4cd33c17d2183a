"""What a signed pack carries: parts of named kinds, each the bytes of one file (docs/pack-format.md)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

PartKind = Literal["plan", "survey", "catalogue", "template", "days", "trust", "certificates", "units"]
"""Plan TOML; XLSForm workbook; catalogue CSV; report template TOML; due days; whom to trust; certificates of units; the
register of units."""

SINGLE: tuple[PartKind, ...] = ("days", "trust", "certificates", "units")
"""Kinds of which a pack has one part at most, named like the kind."""
SUFFIXES: Mapping[PartKind, str] = {
    "plan": "toml",
    "survey": "xlsx",
    "catalogue": "csv",
    "template": "toml",
    "days": "json",
    "trust": "json",
    "certificates": "json",
    "units": "json",
}
_DAY = re.compile(r"(\d\d)-(\d\d)", re.ASCII)
_LEAP_YEAR = 2024
_MOST_DAYS = 400
_PRINT = 20
_GROUP = 4


@dataclass(frozen=True, kw_only=True)
class PackPart:
    """One part. `name`: code of the plan, catalogue or kind of report; of a questionnaire `code@version`."""

    kind: PartKind
    name: str
    data: bytes = field(repr=False)

    @property
    def content(self) -> str:
        """As lists of contents have it: `plan:kh-30-ldld-2026`, `days`."""
        return self.kind if self.kind in SINGLE else f"{self.kind}:{self.name}"


@dataclass(frozen=True, kw_only=True)
class DueDay:
    """The due day of one duty, as in `records.DutyDay`."""

    plan: str
    duty: str
    due: str = ""
    days_after: int | None = None


@dataclass(frozen=True, kw_only=True)
class PackUnit:
    """A union in the register of the issuer, as a first start asks for it. `parent`: code of the `middle` unit."""

    code: str
    name: str
    short_name: str
    kind: str = ""
    commune: str = ""
    parent: str = ""
    tier: str = "base"


@dataclass(frozen=True, kw_only=True)
class IssuedTo:
    """A certificate (DER) that the issuer gave a unit."""

    unit_code: str
    certificate: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class TrustList:
    """Certificates of the issuer's own authority, ended ones too, its revocation lists, the certificate that lists for
    the issuer are encrypted with (empty: none); all DER.
    """

    authorities: tuple[bytes, ...]
    crls: tuple[bytes, ...] = ()
    encryption: bytes = b""


def is_due_day(due: str, days_after: int | None) -> bool:
    """Whether a duty can be due so: on `MM-DD`, or so many days after its window, and not both."""
    if not due:
        return days_after is not None and 0 <= days_after <= _MOST_DAYS
    return days_after is None and is_month_day(due)


def is_month_day(text: str) -> bool:
    """Whether `text` is `MM-DD` of a day that there is, 29 February too."""
    found = _DAY.fullmatch(text)
    if found is None:
        return False
    try:
        date(_LEAP_YEAR, int(found[1]), int(found[2]))
    except ValueError:
        return False
    return True


def short_print(fingerprint: str) -> str:
    """Return what is read out on the telephone: the first 80 bits in groups of four, "3f9a c01b …"."""
    return " ".join(fingerprint[at : at + _GROUP] for at in range(0, _PRINT, _GROUP))


def same_print(typed: str, fingerprint: str) -> bool:
    """Whether what was typed is the short form of `fingerprint`, or more of it."""
    letters = re.sub(r"[\s:.-]", "", typed).casefold()
    return len(letters) >= _PRINT and fingerprint.startswith(letters)


def contents(parts: Iterable[PackPart]) -> tuple[str, ...]:
    """Return what a pack with these parts contains, for its record."""
    return tuple(part.content for part in parts)
