"""Which patterns of `regex()` may be tried on an answer: those that cannot take long, whatever is answered."""

import re

from congdoan_desktop.domain.survey import TEXT_LIMIT

LENGTH_LIMIT = 300
_WAYS_LIMIT = TEXT_LIMIT**3
"""Ways to lay a pattern over an answer that may have to be tried, counted roughly and high (of three repeats without an
end a sixth is real)."""
_PART = re.compile(
    r"(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<either>\|)"
    r"|(?P<repeat>[*+?]|\{(?P<least>[0-9]{1,4})(?:(?P<comma>,)(?P<most>[0-9]{0,4}))?\})\??"
    r"|(?P<one>\\[dDsSwW.,;:/\\()\[\]{}|*+?^$\"'@#&%=~`!<> _-]|[^\\\[\]{}()|*+?])"
)


def is_quick(pattern: str) -> bool:
    """Whether `pattern` is a plain one: no look around, no reference back, nothing of variable length repeated, and not
    too many ways to lay it over an answer.
    """
    if len(pattern) > LENGTH_LIMIT or not _is_flat(pattern):
        return False
    try:
        re.compile(pattern)
    except (re.error, OverflowError):
        return False
    return True


def _is_flat(pattern: str) -> bool:
    place, ways = 0, 1
    branches, varying = [1], [False]  # of each open bracket: readings, and whether they differ in length
    after_varying = False
    while place < len(pattern):
        part = _PART.match(pattern, place)
        if part is None or (part["open"] == "(" and pattern.startswith("(?", place)):
            return False
        place, repeated, after_varying = part.end(), after_varying, False
        if part["open"]:
            branches.append(1)
            varying.append(False)
        elif part["close"]:
            if len(branches) == 1:
                return False
            ways *= branches[-1]
            after_varying = (branches.pop() > 1) | varying.pop()
            varying[-1] |= after_varying
        elif part["either"]:
            branches[-1] += 1
        elif part["repeat"]:
            least, most = _times(part)
            if repeated and most > 1:
                return False
            ways *= min(most - least + 1, TEXT_LIMIT)
            varying[-1] |= least != most
    return len(branches) == 1 and ways * branches[0] <= _WAYS_LIMIT


def _times(part: re.Match[str]) -> tuple[int, int]:
    """Return how often at least and at most what stands before is repeated."""
    sign = part["repeat"][0]
    if sign != "{":
        return {"*": (0, TEXT_LIMIT), "+": (1, TEXT_LIMIT), "?": (0, 1)}[sign]
    least = int(part["least"])
    return least, int(part["most"] or least + TEXT_LIMIT) if part["comma"] else least
