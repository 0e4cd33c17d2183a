"""Does a text carry the stamp of a state secret? (Luật Bảo vệ bí mật nhà nước 2018 Đ8.)

The stamp stands on a line of its own, sometimes after a label ("Độ mật: …") or before a number; the same word inside a
sentence ("bí mật", "mật độ", "mật ong") is no stamp. The program must not hold such papers: it keeps no such text.
"""

import re
from collections.abc import Sequence

from congdoan_desktop.domain.text import clean, fold

_WORD = re.compile(r"[^\W_]+")
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-·]+[^\W\d_](?![^\W_])){2,}")
"""Letters set apart: "T U Y Ệ T M Ậ T"."""
_SET_OFF = re.compile(r"\s*(?:[-–—:|/.;(]|(?:ban )?so\b)")
_DEGREES = {"toi": "TỐI", "tuyet": "TUYỆT"}
_SECRET = "MẬT"
_LABELS = (("dau", "chi", "muc", "do", "mat"), ("muc", "do", "mat"), ("dau", "do", "mat"), ("do", "mat"))
_BEFORE = ("bi", "than", "tu", "co", "an", "tham", "trao")
_AFTER = ("ong", "do", "khau", "ma", "thiet", "thu", "vu", "ngot", "gau", "tap")
"""Words of everyday use that hold "mật": bí mật, thân mật, mật ong, mật độ, mật khẩu …"""
_PAPERS = (("tai", "lieu"), ("van", "ban"), ("cong", "van"), ("ho", "so"), ("dong", "dau"), ("dau",))


def marked_secret(text: str) -> bool:
    """Whether a line of `text` is a stamp of secrecy: "MẬT", "TỐI MẬT", "T U Y Ệ T  M Ậ T", "Độ mật: Mật"."""
    return any(_is_stamp(line) for line in clean(text).split("\n") if "m" in line.casefold())


def named_secret(name: str) -> bool:
    """Whether a file name (without its ending) carries a stamp: one that `marked_secret` knows, or the word alone in
    capitals where such names have it, at the beginning or the end ("BC 12 MẬT"). "BÍ MẬT", "MẬT ONG" are no stamps.
    """
    words = [word[0] for word in _WORD.finditer(clean(name))]
    if marked_secret(name) or marked_secret(" ".join(words[-2:])):
        return True
    before, after = fold(" ".join(words[-2:-1])), fold(" ".join(words[1:2]))
    ends, begins = words[-1:] == [_SECRET], words[:1] == [_SECRET]
    return (ends and before not in _BEFORE) or (begins and after not in _AFTER)


def _is_stamp(line: str) -> bool:
    line = _SPACED.sub(lambda found: "".join(_WORD.findall(found[0])), line)
    words = list(_WORD.finditer(line))
    folded = [fold(word[0]) for word in words]
    labelled = _leading(folded, _LABELS)
    start = labelled or _leading(folded, _PAPERS)
    size = _stamp_size(folded[start:])
    if not size:
        return False
    stamp = [word[0] for word in words[start : start + size]]
    rest, tail = folded[start + size :], line[words[start + size - 1].end() :]
    if rest or (start and not labelled):
        return line[: words[start + size - 1].end()].isupper() and _well_spelled(stamp) and (not rest or _follows(tail))
    return _well_spelled(stamp, plain=bool(labelled)) and (labelled > 0 or "".join(stamp)[0].isupper())


def _leading(folded: Sequence[str], openings: Sequence[tuple[str, ...]]) -> int:
    """Return how many words of one of `openings` the line begins with, where a stamp may follow."""
    return next((len(opening) for opening in openings if tuple(folded[: len(opening)]) == opening), 0)


def _stamp_size(folded: Sequence[str]) -> int:
    """Return of how many words the stamp at the beginning consists: 0 for none."""
    first, second = (*folded[:2], "", "")[:2]
    if first in ("mat", *(degree + "mat" for degree in _DEGREES)):
        return 1
    return 2 if first in _DEGREES and second == "mat" else 0


def _well_spelled(stamp: Sequence[str], *, plain: bool = False) -> bool:
    """Whether the accents are those of the stamp ("MẮT" is an eye); without any only where nothing else is meant."""
    glued = "".join(stamp)
    accented = {_SECRET, *(degree + _SECRET for degree in _DEGREES.values())}
    return glued.upper() in accented or (glued.isascii() and glued.isupper() and (plain or len(glued) > 3))


def _follows(tail: str) -> bool:
    """Whether what comes after the stamp is set off from it, or is its number."""
    return bool(_SET_OFF.match(fold(tail)))
