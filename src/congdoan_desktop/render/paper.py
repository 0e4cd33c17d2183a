"""`Report` → the paper in the form of NĐ 30/2020/NĐ-CP, as a PDF. No query, no arithmetic, no clock."""

from pathlib import Path

from congdoan_desktop.domain.control_code import ControlStrip
from congdoan_desktop.domain.report import Report
from congdoan_desktop.render.drawn import Paper


def draw_pdf(report: Report, *, fonts: Path, draft: bool, strip: ControlStrip | None = None) -> Paper:
    """Draw `report` with the fonts in the folder `fonts`; the same report gives the same bytes.

    `strip` is for a paper that is printed and signed by hand: every page bears it in the bottom margin.
    Raises `UserError` font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.fonts import register, require_letters, strings_of
    from congdoan_desktop.render.typeset import typeset

    require_letters(strings_of(report), register(fonts))
    return typeset(report, draft=draft, strip=strip)
