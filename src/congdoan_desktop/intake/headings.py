"""Which field a heading names: the longest known words that stand in it, with their accents or without."""

import re
from dataclasses import dataclass

from congdoan_desktop.domain.text import fold
from congdoan_desktop.intake.legacy import Encoding, converted
from congdoan_desktop.intake.list_words import ListWords, plain

_OLD: tuple[Encoding, ...] = ("", "tcvn3", "vni")
_LONGEST = 12
"""Words; a longer text is no heading."""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """`field` as in `ListWords.headings`, empty when nothing is known. `sure`: the heading says nothing else."""

    field: str = ""
    sure: bool = False
    title: str = ""


class HeadingFinder:
    """Knows the words; remembers nothing."""

    def __init__(self, words: ListWords) -> None:
        self._exact = dict(words.headings)
        self._folded = {fold(word): field for word, field in reversed(list(words.headings.items()))}

    def find(self, text: str) -> Heading:
        """Return what a heading names; it may be written in an old encoding itself."""
        for encoding in _OLD:
            title = " ".join(converted(text, encoding).split())
            found = self._named(title)
            if found.field:
                return found
        return Heading(title=" ".join(text.split()))

    def _named(self, title: str) -> Heading:
        words = plain(title)
        if not words or len(words.split()) > _LONGEST:
            return Heading(title=title)
        for known, text in ((self._exact, words), (self._folded, fold(words))):
            if text in known:
                return Heading(field=known[text], sure=True, title=title)
        for known, text in ((self._exact, words), (self._folded, fold(words))):
            inside = [word for word in known if _stands_in(word, text)]
            if inside:
                return Heading(field=known[max(inside, key=len)], title=title)
        return Heading(title=title)


def _stands_in(word: str, text: str) -> bool:
    # A single short word may stand in anything ("Tên" in "Ký tên"): it must begin the heading.
    if " " not in word:
        return text.startswith(f"{word} ")
    return re.search(rf"(?:^| ){re.escape(word)}(?: |$)", text) is not None
