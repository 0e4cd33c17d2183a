"""Tables on paper: hairlines, heads repeated on every page, figures to the right."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable

from congdoan_desktop.domain.report import Table
from congdoan_desktop.render import fonts, style
from congdoan_desktop.render.cells import cell_text, label_column, total_texts
from congdoan_desktop.render.fonts import printable
from congdoan_desktop.render.lines import cut_lines, word_width, words_of
from congdoan_desktop.render.paged_grid import PagedGrid
from congdoan_desktop.render.ruled_rows import PADDING, SIZE, Lines, Place, RuledRows, ruled_rows
from congdoan_desktop.render.shared_rows import runs_on_paper, said_once
from congdoan_desktop.texts import PAPER, keep_together

_MOST_LINES = 16
"""Lines in one row that surely fit on a landscape page under all heads."""


def grid(
    table: Table,
    width: float,
    *,
    nothing: str = PAPER["no_rows"],
    least_height: float = 0.0,
    end: Flowable | None = None,
) -> PagedGrid:
    """Return `table` drawn `width` points wide, rows at least `least_height` points high; `end` stands below it and
    takes two rows along. A table without rows says `nothing`.
    """
    ready = cache(ready_text)  # many cells of a table say the same
    heads = [[ready(text) for text in row] for row in heads_of(table)[0]]
    body = [[ready(cell_text(c, col)) for c, col in zip(row, table.columns, strict=True)] for row in table.rows]
    total = [ready(text) for text in total_texts(table)] if table.total else []
    widths = column_widths(table, [*heads, *body, *([total] if total else [])], width)
    rows = _body(table, body, total, widths, nothing, least_height)
    return PagedGrid(_heads(table, heads, widths), rows, end, (0, len(rows.rows)))


def ready_text(text: str) -> str:
    """Return what is drawn of a text in a cell."""
    return keep_together(printable(text))


def heads_of(table: Table) -> tuple[list[list[str]], dict[Place, Place]]:
    """Return one or two rows of heads, and the heads that several columns or both rows share: (row, column) and over
    how many of them.
    """
    headings = [column.heading for column in table.columns]
    if not any(column.group for column in table.columns):
        return [headings], {}
    upper = [column.group or column.heading for column in table.columns]
    lower = [column.heading if column.group else "" for column in table.columns]
    spans: dict[Place, Place] = {}
    for group, members in groupby(enumerate(table.columns), key=lambda pair: pair[1].group):
        places = [place for place, _ in members]
        if group:
            spans[0, places[0]] = 1, len(places)
            upper[places[0] + 1 : places[-1] + 1] = [""] * (len(places) - 1)
        else:
            spans |= {(0, place): (2, 1) for place in places}
    return [upper, lower], spans


def _heads(table: Table, heads: Sequence[Sequence[str]], widths: Sequence[float]) -> RuledRows:
    spans = heads_of(table)[1]
    rows = [
        [
            tuple(cut_lines(text, fonts.BOLD, SIZE, _room(widths, place, spans.get((row, place), (1, 1))[1])))
            for place, text in enumerate(texts)
        ]
        for row, texts in enumerate(heads)
    ]
    return ruled_rows(rows, widths, [TA_CENTER] * len(widths), spans=spans, bold_from=0)


def _body(
    table: Table,
    texts: Sequence[Sequence[str]],
    total: Sequence[str],
    widths: Sequence[float],
    nothing: str,
    least_height: float,
) -> RuledRows:
    broken = cache(_breaker([_room(widths, place) for place in range(len(widths))]))
    rows = [[broken(text, place) for place, text in enumerate(row)] for row in texts]
    rows = [part for row in said_once(table, rows, _MOST_LINES) for part in in_parts(row)]
    spans: dict[Place, Place] = {
        (first, place): (last - first + 1, 1)
        for first, last in runs_on_paper(table, rows, _MOST_LINES)
        for place, column in enumerate(table.columns)
        if column.shared
    }
    aligns = [int(style.CELLS[column.kind].alignment) for column in table.columns]
    if not rows:
        rows, spans = [[(nothing,), *[()] * (len(widths) - 1)]], {(0, 0): (1, len(widths))}
        aligns = [TA_CENTER] * len(widths)
    bold_from = len(rows)
    if total:
        rows.append(_total(table, total, widths))
        spans[bold_from, 0] = 1, label_column(table) + 1
    return ruled_rows(rows, widths, aligns, spans=spans, bold_from=bold_from, least_height=least_height)


def _breaker(rooms: Sequence[float]) -> Callable[[str, int], Lines]:
    return lambda text, place: tuple(cut_lines(text, fonts.REGULAR, SIZE, rooms[place]))


def _total(table: Table, total: Sequence[str], widths: Sequence[float]) -> list[Lines]:
    """The words stretch from the first column to the first of text."""
    place, texts = label_column(table), list(total)
    words = " ".join(text for text in texts[: place + 1] if text)
    lines = [tuple(cut_lines(text, fonts.BOLD, SIZE, _room(widths, i))) for i, text in enumerate(texts)]
    lines[0] = tuple(cut_lines(words, fonts.BOLD, SIZE, _room(widths, 0, place + 1)))
    return lines


def _room(widths: Sequence[float], place: int, across: int = 1) -> float:
    return sum(widths[place : place + across]) - 2 * PADDING


def in_parts(row: Sequence[Lines]) -> list[list[Lines]]:
    """Return a row whose texts take too many lines for a page as several rows, the texts going on from row to row."""
    most = max(map(len, row))
    if most <= _MOST_LINES:
        return [list(row)]
    return [[part[start : start + _MOST_LINES] for part in row] for start in range(0, most, _MOST_LINES)]


def column_widths(
    table: Table, rows: Sequence[Sequence[str]], width: float, padding: float = 2 * PADDING + 1
) -> list[float]:
    """Share `width` out by the columns' own weights, but give each its longest word (at most 2/5 of the whole).

    `rows` are texts as `ready_text` returns them, `padding` is what a cell needs besides its text.
    """
    minima = [
        min(0.4 * width, max(word_width(word, fonts.BOLD, SIZE) for word in words) + padding)
        for words in (words_of({row[place] for row in rows}) for place in range(len(table.columns)))
    ]
    return fit_widths([column.width for column in table.columns], minima, width)


def fit_widths(weights: Sequence[float], minima: Sequence[float], total: float) -> list[float]:
    """Return widths that add up to `total`, in the ratio of `weights` but none below its minimum.

    When the minima do not fit together, they are scaled down alike.
    """
    if sum(minima) >= total:
        return [minimum * total / sum(minima) for minimum in minima]
    raised: set[int] = set()
    while True:
        rest = total - sum(minima[i] for i in raised)
        free = sum(weight for i, weight in enumerate(weights) if i not in raised)
        widths = [minima[i] if i in raised else weight * rest / free for i, weight in enumerate(weights)]
        short = {i for i, width in enumerate(widths) if i not in raised and width < minima[i]}
        if not short:
            return widths
        raised |= short
