"""Vietnamese text: one normal form, folded search, order of names, numbers as they are printed.

Sources: measured in the text study kept with the project's decisions; order of letters and tones after Vũ Xuân Lương
(Vietnam Lexicography Centre); numbers with dot thousands and comma decimals.
"""

import re
import unicodedata

_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "\u00a0": " ", "\u200b": None, "\u200c": None, "\ufeff": None})
_SPACES = re.compile(r"[ \t]+")


def clean(text: str) -> str:
    """Return `text` in NFC, with Icelandic Eth as Đ, no zero-width characters, single spaces, trimmed; lines are kept."""
    text = unicodedata.normalize("NFC", text.translate(_LOOKALIKES).replace("\r\n", "\n"))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def fold(text: str) -> str:
    """Return `text` without accents, tones and capitals, for search: "Nguyễn Đức" → "nguyen duc"."""
    text = text.translate(_LOOKALIKES).replace("Đ", "D").replace("đ", "d")
    marks_apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in marks_apart if not unicodedata.combining(c)).casefold()
