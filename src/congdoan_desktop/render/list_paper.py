"""`Sheet`s → printed lists as one PDF. No query, no arithmetic, no clock."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.sheet import Sheet


def draw_sheets(sheets: Sequence[Sheet], *, fonts: Path, made_at: datetime) -> bytes:
    """Draw `sheets`, each from a new page on and with page numbers of its own, with the fonts in the folder `fonts`.

    The same sheets and `made_at` (with a time zone) give the same bytes.
    Raises `UserError` font.missing, font.letters_missing, `ValueError` for no sheet at all.
    """
    from congdoan_desktop.render.fonts import register, require_letters, strings_of
    from congdoan_desktop.render.list_pages import typeset_sheets

    if not sheets:
        raise ValueError("no sheet")
    require_letters(strings_of(tuple(sheets)), register(fonts))
    return typeset_sheets(sheets, made_at)
