"""Vietnamese as it was written before Unicode: TCVN3 (.VnTime …) and VNI (VNI-Times …) told apart and converted.

By the name of the font where the file knows it, else by a whole column: a single syllable may be right in two
encodings, twenty names are not. The tables are data in `resources/legacy/`; TCVN3 equals `iconv -f TCVN5712-1`.
"""

import csv
import io
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from congdoan_desktop import codec, paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file

Encoding = Literal["", "tcvn3", "tcvn3_capitals", "vni"]
"""Empty: Unicode already. With the `…H` fonts of TCVN3 small letters look like capitals."""

_LIMIT = 100_000
_LEAST_WORDS = 3
_GOOD, _POOR = 0.8, 0.6
_WORD = re.compile(r"[^\s\d.,;:()/\\'\"–-]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = re.compile(r"(?:c|ch|p|t)\Z")


@dataclass(frozen=True, kw_only=True)
class _Syllables:
    onsets: tuple[str, ...]
    rhymes: tuple[str, ...]


def encoding_of_font(family: str) -> Encoding:
    """Return the encoding that a font of this name is drawn for: ".VnTimeH" → TCVN3 in capitals, "VNI-Times" → VNI."""
    name = family.strip().casefold()
    for prefix, encoding in _fonts():
        if name.startswith(prefix):
            capitals = encoding == "tcvn3" and name.endswith("h")
            return "tcvn3_capitals" if capitals else encoding
    return ""


def encoding_of_texts(texts: Iterable[str]) -> Encoding:
    """Return the encoding in which a column (some hundred texts at most) reads as Vietnamese; empty when in doubt."""
    words = _telling(texts)
    if len(words) < _LEAST_WORDS:
        return ""
    shares: dict[Encoding, float] = {
        encoding: plausible_share([converted(word, encoding) for word in words]) for encoding in ("tcvn3", "vni")
    }
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _GOOD and plausible_share(words) <= _POOR else ""


def converted(text: str, encoding: Encoding) -> str:
    """Return `text` in Unicode (NFC). What the encoding has no letter for stays as it is."""
    if not encoding:
        return text
    table, pattern = _table("vni" if encoding == "vni" else "tcvn3")
    plain = pattern.sub(lambda match: table[match.group()], unicodedata.normalize("NFC", text))
    return plain.upper() if encoding == "tcvn3_capitals" else plain


def plausible_share(words: Sequence[str]) -> float:
    """Return which share of the words with a letter beyond ASCII are Vietnamese syllables; 0 when there is none."""
    telling = _telling(words)
    return sum(map(_is_syllable, telling)) / len(telling) if telling else 0.0


def _telling(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(text) if not word.isascii()]


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(apart)
    bare = unicodedata.normalize("NFC", _TONES.sub("", apart))
    stopped_ok = not _STOPPED.search(bare) or (len(tones) == 1 and tones[0] in "\u0301\u0323")
    return len(tones) <= 1 and stopped_ok and _bare_syllables().fullmatch(bare) is not None


@cache
def _bare_syllables() -> re.Pattern[str]:
    data = codec.convert(tomllib.loads(_resource("syllables.toml")), _Syllables, code="reference.damaged")
    return re.compile(f"(?:{'|'.join(data.onsets)})?(?:{'|'.join(data.rhymes)})")


@cache
def _fonts() -> tuple[tuple[str, Literal["tcvn3", "vni"]], ...]:
    rows = csv.DictReader(io.StringIO(_resource("fonts.csv")))
    return tuple((row["prefix"], "vni" if row["encoding"] == "vni" else "tcvn3") for row in rows)


@cache
def _table(name: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return the letters by what stands for them, and what finds these, the longest first."""
    rows = csv.DictReader(io.StringIO(_resource(f"{name}.csv")))
    table = {bytes.fromhex(row["codes"]).decode("latin-1"): row["letter"] for row in rows}
    if name == "vni":
        # A capital letter may carry the mark of a small one: people type the mark with the shift key or without.
        table |= {code[0].upper() + code[1:]: letter.upper() for code, letter in table.items() if len(code) == 2}
    longest_first = sorted(table, key=len, reverse=True)
    return table, re.compile("|".join(map(re.escape, longest_first)))


def _resource(name: str) -> str:
    path = paths.resources() / "legacy" / name
    try:
        return read_file(path, limit=_LIMIT).decode("utf-8")
    except UserError as error:
        raise UserError("reference.damaged", name=name) from error
