"""Words into lines, by the real widths of the font. Non-breaking spaces hold."""

from collections.abc import Iterable
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import stringWidth

_LINES_OF_A_HEADING = 20
"""More than this is no heading, and looking for even lines would take long."""


@lru_cache(maxsize=1 << 15)
def word_width(word: str, font: str, size: float) -> float:
    """Return the width of `word` in points. (Words come again and again, and reportlab adds up letters each time.)"""
    return float(stringWidth(word, font, size))


def split_lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Break `text` at spaces into lines of at most `width` points; a longer word stands alone (`text_width` tells)."""
    space = word_width(" ", font, size)
    lines: list[str] = []
    current, used = "", 0.0
    for word in text.split(" "):
        wide = word_width(word, font, size)
        if current and used + space + wide > width:
            lines.append(current)
            current, used = word, wide
        elif current:
            current, used = f"{current} {word}", used + space + wide
        else:
            current, used = word, wide
    return [*lines, current]


def balanced_lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Break `text` into as few lines as `width` allows, of lengths as even as can be (centred headings)."""
    widest = split_lines(text, font, size, width)
    wanted = len(widest)
    if wanted > _LINES_OF_A_HEADING:
        return widest
    low, high = 0.0, width
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(split_lines(text, font, size, middle)) <= wanted:
            high = middle
        else:
            low = middle
    return split_lines(text, font, size, high)


def text_width(lines: list[str], font: str, size: float) -> float:
    """Return the width of the longest line in points."""
    return max(stringWidth(line, font, size) for line in lines)


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the pieces that a line must not end in."""
    return {word for text in texts for word in text.replace("\n", " ").split(" ")}


def widest_word(text: str, font: str, size: float) -> float:
    """Return the width of the longest piece of `text` that a line must not end in."""
    return max(word_width(word, font, size) for word in words_of([text]))


def cut_lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Return the lines that `text` takes in a cell of `width` points; a word longer than a line is cut by letters."""
    return [
        piece
        for paragraph in text.split("\n")
        for line in split_lines(paragraph, font, size, width)
        for piece in _cut(line, font, size, width)
    ]


def _cut(line: str, font: str, size: float, width: float) -> list[str]:
    if " " in line or len(line) < 2 or word_width(line, font, size) <= width:
        return [line]  # a line of several words is short enough
    widest = max(stringWidth(letter, font, size) for letter in line)
    step = max(1, int(width / widest))
    return [line[start : start + step] for start in range(0, len(line), step)]
