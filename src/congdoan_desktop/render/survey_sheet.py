"""Questionnaires on paper: where everything stands (`layout_of`), and the sheets as PDF (`draw_sheets`)."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from congdoan_desktop import codec
from congdoan_desktop.domain.omr import Layout
from congdoan_desktop.domain.survey import Questionnaire

_CODE_LENGTH = 6


def layout_of(questionnaire: Questionnaire, fonts: Path) -> Layout:
    """Return where the bubbles and boxes of `questionnaire` are when it is printed with the fonts in `fonts`.

    Raises `UserError` survey.question_too_tall, font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.fonts import register_sans, require_letters, strings_of
    from congdoan_desktop.render.survey_sheet_flow import layout, pages_of
    from congdoan_desktop.render.survey_sheet_pages import sides

    require_letters(strings_of(replace(questionnaire, translations=())), register_sans(fonts))
    bare = layout(questionnaire.reference, pages_of(sides(questionnaire)))
    return replace(bare, code=_short_hash(codec.to_json(bare)))


def draw_sheets(
    questionnaire: Questionnaire,
    layout: Layout,
    serials: Sequence[str],
    fonts: Path,
    *,
    organ: str = "",
    whole_leaves: bool = False,
) -> bytes:
    """Return one sheet for each serial as PDF (A4); an empty serial is a master to photocopy.

    `organ`: who asks, above the title. `whole_leaves`: each sheet begins on a leaf of its own when both sides of the
    paper are printed. The same arguments give the same bytes: the file says nothing of when it was
    made. Raises `ValueError` for a layout that is not that of `questionnaire`, and as `layout_of`.
    """
    from congdoan_desktop.render.fonts import register_sans, require_letters
    from congdoan_desktop.render.survey_sheet_pages import draw

    if layout != layout_of(questionnaire, fonts):
        raise ValueError("another layout")
    require_letters((organ,), register_sans(fonts))
    return draw(questionnaire, layout, serials, organ, whole_leaves=whole_leaves)


def _short_hash(data: bytes) -> str:
    """Return letters and digits that a QR code takes in few bits."""
    return base64.b32encode(hashlib.sha256(data).digest()).decode()[:_CODE_LENGTH]
