"""Annex tables on paper: hairlines, heads repeated on every page, figures to the right."""

from collections.abc import Sequence
from itertools import groupby

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, Paragraph

from congdoan_desktop.domain.report import Table
from congdoan_desktop.render import style
from congdoan_desktop.render.cells import cell_text, label_column, total_texts
from congdoan_desktop.render.inline import paragraph
from congdoan_desktop.render.lines import cut_lines, widest_word
from congdoan_desktop.render.shared_rows import said_once, shared_spans
from congdoan_desktop.texts import PAPER, keep_together

PADDING = 4
_MOST_LINES = 16
"""Lines in one row that surely fit on a landscape page under all heads (reportlab cannot split a row well)."""


def grid(table: Table, width: float) -> Flowable:
    """Return `table` drawn `width` points wide."""
    heads, spans = heads_of(table)
    body = [[cell_text(c, col) for c, col in zip(row, table.columns, strict=True)] for row in table.rows]
    total = [list(total_texts(table))] if table.total else []
    widths = column_widths(table, [*heads, *body, *total], width)
    rooms = [w - 2 * PADDING for w in widths]
    parts = [part for row in said_once(table, body, rooms, _MOST_LINES) for part in in_parts(row, rooms)]
    rows: list[list[Paragraph | str]] = [[_cell(text, style.HEAD_CELL) for text in row] for row in heads]
    rows += [_styled(row, table, style.CELLS) for row in parts] or [_empty_row(table)]
    rows += [_styled(row, table, style.TOTALS) for row in total]
    drawn = LongTable(rows, colWidths=widths, repeatRows=len(heads))
    joined = shared_spans(table, parts, len(heads), rooms, _MOST_LINES)
    drawn.setStyle([*LOOK, *spans, *_more_spans(table, len(heads)), *joined])
    return drawn


LOOK: style.Commands = [
    *style.BARE,
    ("GRID", (0, 0), (-1, -1), 0.5, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]


def heads_of(table: Table) -> tuple[list[list[str]], style.Commands]:
    """Return one or two rows of heads, and the spans of heads shared by neighbours."""
    headings = [column.heading for column in table.columns]
    if not any(column.group for column in table.columns):
        return [headings], []
    upper = [column.group or column.heading for column in table.columns]
    lower = [column.heading if column.group else "" for column in table.columns]
    spans: style.Commands = []
    for group, members in groupby(enumerate(table.columns), key=lambda pair: pair[1].group):
        places = [place for place, _ in members]
        if group:
            spans.append(("SPAN", (places[0], 0), (places[-1], 0)))
            upper[places[0] + 1 : places[-1] + 1] = [""] * (len(places) - 1)
        else:
            spans += [("SPAN", (place, 0), (place, 1)) for place in places]
    return [upper, lower], spans


def _more_spans(table: Table, heads: int) -> style.Commands:
    spans: style.Commands = []
    if not table.rows:
        spans.append(("SPAN", (0, heads), (-1, heads)))
    if table.total:
        spans.append(("SPAN", (0, -1), (label_column(table), -1)))
    return spans


def in_parts(row: Sequence[str], widths: Sequence[float]) -> list[list[str]]:
    """Return a row whose texts take too many lines for a page as several rows, the texts going on from row to row."""
    look = style.CELLS["text"]
    lines = [cut_lines(text, look.fontName, look.fontSize, width) for text, width in zip(row, widths, strict=True)]
    if max(map(len, lines)) <= _MOST_LINES:
        return [list(row)]
    starts = range(0, max(map(len, lines)), _MOST_LINES)
    return [["\n".join(part[start : start + _MOST_LINES]) for part in lines] for start in starts]


def _styled(texts: Sequence[str], table: Table, styles: dict[str, ParagraphStyle]) -> list[Paragraph | str]:
    cells = [_cell(text, styles[column.kind]) for text, column in zip(texts, table.columns, strict=True)]
    place = label_column(table)
    if styles is style.TOTALS and place and not any(texts[:place]):
        cells[0], cells[place] = cells[place], ""  # a span shows its first cell
    return cells


def _empty_row(table: Table) -> list[Paragraph | str]:
    return [paragraph(PAPER["no_rows"], style.CELLS["index"]), *[""] * (len(table.columns) - 1)]


def _cell(text: str, look: ParagraphStyle) -> Paragraph | str:
    return paragraph(text, look) if text else ""


def column_widths(table: Table, rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Share `width` out by the columns' own weights, but give each its longest word (at most 2/5 of the whole)."""
    bold = style.HEAD_CELL
    minima = [
        min(0.4 * width, max(widest_word(keep_together(row[i]), bold.fontName, bold.fontSize) for row in rows) + 9)
        for i in range(len(table.columns))
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
