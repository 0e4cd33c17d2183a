"""What drawing a report gives: the PDF, and where things are on its pages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SignatureSpot:
    """Where a visible signature goes: page from 0, box `(left, bottom, right, top)` in points from the lower left."""

    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A drawn report. `section_pages`: page (from 0) of every section id, and of annexes as `annex.01`
    (one without a code: `annex.2` for the second)."""

    pdf: bytes
    pages: int
    signature: SignatureSpot
    section_pages: Mapping[str, int]
