"""`Certificate`s → one PDF, a page each. No query, no arithmetic, no clock."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.sheet import Certificate


def draw_certificates(certificates: Sequence[Certificate], *, fonts: Path, made_at: datetime) -> bytes:
    """Draw `certificates` on A4 landscape, with the fonts in the folder `fonts`.

    The same certificates and `made_at` (with a time zone) give the same bytes.
    Raises `UserError` font.missing, font.letters_missing, `ValueError` for no certificate at all.
    """
    from congdoan_desktop.render.certificate_pages import typeset_certificates
    from congdoan_desktop.render.fonts import register, require_letters, strings_of

    if not certificates:
        raise ValueError("no certificate")
    require_letters(strings_of(tuple(certificates)), register(fonts))
    return typeset_certificates(certificates, made_at)
