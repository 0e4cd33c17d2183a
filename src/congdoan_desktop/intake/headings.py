"""Which field a heading names: the longest known words that stand in it, with their accents or without."""

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
    """Knows the words, and what it found for a text: a sheet asks for the same ones again and again."""

    def __init__(self, words: ListWords) -> None:
        self._found: dict[str, Heading] = {}
        self._exact = dict(words.headings)
        self._whole = dict(words.whole_headings)
        self._folded = {fold(word): field for word, field in reversed(list(words.headings.items()))}

    def find(self, text: str) -> Heading:
        """Return what a heading names; it may be written in an old encoding itself."""
        if text not in self._found:
            self._found[text] = self._looked_up(text)
        return self._found[text]

    def _looked_up(self, text: str) -> Heading:
        for encoding in _OLD[: 1 if text.isascii() else None]:
            title = " ".join(converted(text, encoding).split())
            found = self._named(title)
            if found.field:
                return found
        return Heading(title=" ".join(text.split()))

    def _named(self, title: str) -> Heading:
        words = plain(title)
        if not words or len(words.split()) > _LONGEST:
            return Heading(title=title)
        for known, text in ((self._exact | self._whole, words), (self._folded, fold(words))):
            if text in known:
                return Heading(field=known[text], sure=True, title=title)
        for known, text in ((self._exact, words), (self._folded, fold(words))):
            inside = [word for word in known if _stands_in(word, text)]
            if inside:
                return Heading(field=known[max(inside, key=len)], title=title)
        return Heading(title=title)


def _stands_in(word: str, text: str) -> bool:
    # A single short word may stand in anything ("Tên" in "Ký tên"): it must begin the heading.
    return f" {word} " in f" {text} " if " " in word else text.startswith(f"{word} ")
