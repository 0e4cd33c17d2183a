"""Vietnamese text: one normal form, folded search, order of names, numbers as they are printed.

Sources: measured in the text study kept with the project's decisions; order of letters and tones after Vũ Xuân Lương
(Vietnam Lexicography Centre); numbers with dot thousands and comma decimals.
"""

import re
import unicodedata

_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "\u00a0": " ", "\u2028": "\n", "\u2029": "\n"})
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, soft hyphens, zero-width and direction marks, halves of surrogate pairs: nothing one can see, and
much of it no XML or database would take."""
_SPACES = re.compile(r"[ \t]+")

_LETTERS = "aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: bytes([0x10 + place]) for place, letter in enumerate("0123456789" + _LETTERS)}
_FOREIGN = b"\xfe"
_TONES = {mark: bytes([3 + place]) for place, mark in enumerate("\u0300\u0309\u0303\u0301\u0323")}
"""Huyền, hỏi, ngã, sắc, nặng; no tone at all sorts first."""
_OTHER_MARK = b"\x08"
_END, _END_OF_PART = b"\x02", b"\x01"
_MARKED = re.compile("(.)([\u0300-\u036f]*)", re.DOTALL)


def clean(text: str) -> str:
    """Return `text` in NFC, Icelandic Eth as Đ, nothing invisible, single spaces, trimmed; lines are kept.

    Text in an old encoding (TCVN3 writes ư as a soft hyphen) is to be converted before, not after.
    """
    text = unicodedata.normalize("NFC", _visible(text))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def fold(text: str) -> str:
    """Return `text` without accents, tones and capitals, for search: "Nguyễn Đức" → "nguyen duc"."""
    text = _visible(text).replace("Đ", "D").replace("đ", "d")
    marks_apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in marks_apart if not unicodedata.combining(c)).casefold()


def inside(label: str) -> str:
    """Return a label as it stands inside a sentence; an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def name_key(full_name: str, given_name: str = "") -> bytes:
    """Return what a person's name is sorted by: given name, then family name, then the names between.

    Syllable by syllable: letters in the order of the alphabet (a ă â b … d đ e ê …), then tones (ngang huyền hỏi ngã
    sắc nặng); of equal names the one in small letters comes first. The given name is the last word, or `given_name`.
    """
    name, words = clean(full_name), clean(full_name).split()
    given = clean(given_name).split() or words[-1:]
    others = _without(words, given)
    parts = (given, others[:1], others[1:])
    key = b"".join(b"".join(map(_syllable_key, part)) + _END_OF_PART for part in parts)
    return key + name.swapcase().encode()


def _visible(text: str) -> str:
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text.translate(_LOOKALIKES)))


def _without(words: list[str], given: list[str]) -> list[str]:
    """Return `words` without the last run of them that is `given`."""
    for start in range(len(words) - len(given), -1, -1):
        if words[start : start + len(given)] == given:
            return words[:start] + words[start + len(given) :]
    return words


def _syllable_key(word: str) -> bytes:
    letters = tones = b""
    for base, marks in _MARKED.findall(unicodedata.normalize("NFD", word.casefold())):
        letter = base
        for mark in marks:
            whole = unicodedata.normalize("NFC", letter + mark)
            if whole in _RANKS:
                letter = whole
            else:
                tones += _TONES.get(mark, _OTHER_MARK)
        letters += _RANKS.get(letter, _FOREIGN + letter.encode() if letter.isalnum() else b"")
    return letters + _END + tones + _END
