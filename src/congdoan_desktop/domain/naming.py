"""Does a note name somebody? Opinions are kept without their source (Luật Công đoàn 2024 Đ10; Luật 91/2025).

Four signs: a name of the roster (with or without accents), a word of address before capitals ("anh Đức"), a usual
family name before capitals ("Lò Văn Đức"), a telephone number. Words of the language come as `NamingWords`, the roster
as `KnownNames`, made once: looking through a note then takes no longer with 50 000 people than with ten.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from congdoan_desktop.domain.text import clean, fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PHONE = re.compile(r"(?<![\d.,])(?:\+84|0)(?:[ .\-]?\d){9,10}(?!\d)")
_MARKED = re.compile(r"[HhYy]['’]")
"""Before the given name in some languages of the highlands: "H'Hen Niê", "Y'Moan"."""
_LONGEST = 7
"""Words of the longest name."""


@dataclass(frozen=True, kw_only=True)
class NamingWords:
    """Words that tell names from other words; all in small letters, with accents."""

    titles: frozenset[str]
    """Of address: "anh", "chị", "đồng chí"."""
    families: frozenset[str]
    """Usual family names: "nguyễn", "giàng"."""
    places: frozenset[str]
    """Before or inside the name of a place or a body: "xã", "đường", "công ty"."""
    not_names: tuple[str, ...]
    """Openings that name nobody here: "giám đốc", "hồ chí minh", "than uyên"."""


@dataclass(frozen=True, kw_only=True)
class KnownNames:
    """The roster, folded: whole names, and the last two words of each name that only one person ends with."""

    whole: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class _Word:
    text: str
    folded: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def known_names(full_names: Iterable[str]) -> KnownNames:
    """Return the index of the names of a roster; one word alone is no name to look for."""
    whole, endings = set[str](), Counter[str]()
    for name, people in Counter(full_names).items():  # of 50 000 names half are somebody else's too
        words = fold(clean(name)).split()
        if len(words) > 1:
            whole.add(" ".join(words))
        if len(words) > 2:
            endings[" ".join(words[-2:])] += people
    return KnownNames(
        whole=frozenset(whole), endings=frozenset(ending for ending, people in endings.items() if people == 1)
    )


def names_in(text: str, people: KnownNames, words: NamingWords) -> tuple[str, ...]:
    """Return what in `text` looks like the name or the number of a person, as it is written there, each once."""
    text = clean(text)
    found = [_Word(text=m[0], folded=fold(m[0]), start=m.start(), end=m.end()) for m in _WORD.finditer(text)]
    spans: list[tuple[int, int]] = []
    for place in range(len(found)):
        size = _name_at(text, found, place, people, words)
        span = (found[place].start, found[place + size - 1].end)
        if size and not (spans and span[0] < spans[-1][1]):
            spans.append(span)
    names = [text[start:end] for start, end in spans] + [m[0] for m in _PHONE.finditer(text)]
    return tuple(dict.fromkeys(names))


def _name_at(text: str, found: Sequence[_Word], place: int, people: KnownNames, words: NamingWords) -> int:
    """Return of how many words the name that begins at `place` consists: 0 for none."""
    run = _run(text, found, place)
    if _names_nobody(text, found, place, words):
        return 0
    return _of_roster(run, people) or _after_title(text, found, place, words) or _with_family(run, words)


def _run(text: str, found: Sequence[_Word], place: int) -> list[_Word]:
    """Return the words from `place` on with only blanks between them."""
    run = [found[place]]
    for word in found[place + 1 : place + _LONGEST]:
        if text[run[-1].end : word.start].strip(" "):
            break
        run.append(word)
    return run


def _capitals(run: Sequence[_Word]) -> int:
    return next((n for n, word in enumerate(run) if not word.is_capital), len(run))


def _of_roster(run: Sequence[_Word], people: KnownNames) -> int:
    capitals = _capitals(run)
    for size in range(len(run), 1, -1):
        name = " ".join(word.folded for word in run[:size])
        # Two small words may be any two words; three that are exactly somebody's name are hardly a chance.
        if name in people.whole and (size > 2 or capitals >= 2):
            return size
    return 2 if capitals >= 2 and " ".join(word.folded for word in run[:2]) in people.endings else 0


def _after_title(text: str, found: Sequence[_Word], place: int, words: NamingWords) -> int:
    if not found[place].is_capital or not _is_addressed(text, found, place, words):
        return 0
    return min(_capitals(_run(text, found, place)), 5)


def _is_addressed(text: str, found: Sequence[_Word], place: int, words: NamingWords) -> bool:
    """Whether a word of address in small letters, or with a capital at a beginning, stands right before."""
    for size in (1, 2):
        before = found[max(place - size, 0) : place]
        joined = text[before[0].start : found[place].start] if len(before) == size else ""
        if joined.strip().casefold() in words.titles and joined.endswith(" ") and not joined.strip()[1:].isupper():
            return True
    return False


def _with_family(run: Sequence[_Word], words: NamingWords) -> int:
    """A usual family name and two to four more capitals; where all is in capitals (a heading) that says nothing."""
    capitals = min(_capitals(run), 5)
    if _MARKED.match(run[0].text) and capitals:
        return capitals
    plain = run[0].text.isupper() and len(run[0].text) > 1
    return capitals if run[0].text.casefold() in words.families and not plain and capitals >= 3 else 0


def _names_nobody(text: str, found: Sequence[_Word], place: int, words: NamingWords) -> bool:
    """Whether a place, a body or an office begins here, or with the word before ("Bác Hồ")."""
    return any(_no_name(text, found, place, words)) or any(_places(text, found, place, words))


def _no_name(text: str, found: Sequence[_Word], place: int, words: NamingWords) -> Iterator[bool]:
    for start in {found[place].start, found[max(place - 1, 0)].start}:
        rest, least = text[start:].casefold(), found[place].start - start
        yield any(len(name) > least and _opens(rest, name) for name in words.not_names)


def _opens(rest: str, name: str) -> bool:
    return rest.startswith(name) and not rest[len(name) : len(name) + 1].isalpha()


def _places(text: str, found: Sequence[_Word], place: int, words: NamingWords) -> Iterator[bool]:
    for size in (1, 2):
        if place >= size:
            yield text[found[place - size].start : found[place].start].strip().casefold() in words.places
