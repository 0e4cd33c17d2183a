"""What in a written answer points at a person, and the words with that taken out: what may be quoted names nobody."""

import re
from collections.abc import Iterable

from congdoan_desktop.domain.naming import KnownNames, NamingWords, names_in
from congdoan_desktop.domain.text import clean

BLANK = "…"
_MAIL = re.compile(r"[^\s@<>()\[\],;:“”\"]+@[^\s@<>()\[\],;:“”\"]+\.[^\W\d_]{2,}")
_LINK = re.compile(r"(?:https?://|www\.|(?:fb|facebook|zalo|zaloapp|tiktok)\.(?:com|me)/)[^\s,;“”\"]+", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d.,])\d(?:[ .\-]?\d){8,}(?!\d)")
"""Nine digits and more: a telephone without its 0, an identity card, an account. Sums of money end in three noughts."""
_MONEY = re.compile(r"\d{1,3}(?:[. ]000){2,}")


def pointed_out(text: str, people: KnownNames, words: NamingWords) -> tuple[str, ...]:
    """Return names, telephone and other long numbers, mail addresses and links in `text`, as they stand there."""
    text = clean(text)
    found = [match[0].rstrip(".") for pattern in (_MAIL, _LINK) for match in pattern.finditer(text)]
    found += [match[0] for match in _NUMBER.finditer(text) if not _MONEY.fullmatch(match[0])]
    return tuple(dict.fromkeys((*names_in(text, people, words), *found)))


def blanked(text: str, found: Iterable[str]) -> str:
    """Return `text` with an ellipsis in the place of each of `found`, longest first."""
    text = clean(text)
    for part in sorted(found, key=len, reverse=True):
        text = text.replace(part, BLANK)
    return text
