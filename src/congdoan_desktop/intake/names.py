"""How a list writes names: all in capitals, the given name first. What is to be done about it is only proposed."""

import re
from collections.abc import Callable, Collection, Sequence

from congdoan_desktop.domain.text import fold
from congdoan_desktop.intake.list_words import ListWords

_PART = re.compile(r"[^\W\d_][^\s’'\-]*")
_MOST = 0.6


def are_capitals(names: Collection[str]) -> bool:
    """Whether most names are written in capital letters."""
    return _most(names, lambda name: name.upper() == name and name.lower() != name)


def are_small(names: Collection[str]) -> bool:
    """Whether many names begin a word with a small letter: the fonts of TCVN3 have no capital Á, Ế, Ứ …"""
    return sum(any(word[0].islower() for word in name.split()) for name in names) * 20 > len(names) > 0


def proper_case(name: str) -> str:
    """Return a name with a capital letter at the beginning of each part: "H'HEN NIÊ" → "H'Hen Niê"."""
    return _PART.sub(lambda match: match.group()[0].upper() + match.group()[1:].lower(), name)


def have_family_last(names: Collection[str], words: ListWords) -> bool:
    """Whether most names of three words and more have the given name first: "Đức Nguyễn Văn"."""
    return _most([name for name in names if len(name.split()) > 2], lambda name: _is_turned(name, words))


def family_first(name: str, words: ListWords) -> str:
    """Return "Đức Nguyễn Văn" as "Nguyễn Văn Đức"; a name that is in order stays as it is."""
    parts = name.split()
    return " ".join([*parts[1:], parts[0]]) if len(parts) > 2 and _is_turned(name, words) else name


def _is_turned(name: str, words: ListWords) -> bool:
    _, second, *_, last = map(fold, name.split())
    return last in words.middles and second in words.families


def _most(names: Sequence[str] | Collection[str], test: Callable[[str], bool]) -> bool:
    return bool(names) and sum(map(test, names)) >= _MOST * len(names)
