"""`Report` → the paper in the form of NĐ 30/2020/NĐ-CP, as a PDF. No query, no arithmetic, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.domain.report import Report


@dataclass(frozen=True, kw_only=True)
class SignatureSpot:
    """Where a visible signature goes: page from 0, box `(left, bottom, right, top)` in points from the lower left."""

    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A drawn report. `section_pages`: page (from 0) of every section id, and of annexes as `annex.01`."""

    pdf: bytes
    pages: int
    signature: SignatureSpot
    section_pages: Mapping[str, int]


def draw_pdf(report: Report, *, fonts: Path, draft: bool) -> Paper:
    """Draw `report` with the fonts in the folder `fonts`; the same report gives the same bytes.

    Raises `UserError` font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.fonts import register, require_letters, strings_of
    from congdoan_desktop.render.typeset import typeset

    require_letters(strings_of(report), register(fonts))
    return typeset(report, draft=draft)
