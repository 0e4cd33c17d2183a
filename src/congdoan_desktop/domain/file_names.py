"""Parts of the names of files that travel: every stick, mail program and system takes them."""

import re

from congdoan_desktop.domain.text import fold

NO_CODE = "CDCS"
"""How the files begin of a unit that was given no code."""


def name_part(text: str) -> str:
    """Return `text` as one part: capital ASCII letters, digits, single hyphens; it leads into no other folder."""
    return re.sub(r"[^A-Z0-9]+", "-", fold(text).upper()).strip("-")


def unit_part(code: str) -> str:
    """Return how the names of a unit's files begin."""
    return name_part(code) or NO_CODE
