"""What stands in a cell, in words: the same text on paper and in the workbook."""

from datetime import date

from congdoan_desktop.domain.numbers import NBSP, count_text, figure_text
from congdoan_desktop.domain.report import Cell, Column, Figure, Table
from congdoan_desktop.texts import PAPER, short_date


def cell_text(cell: Cell, column: Column) -> str:
    """Return the text of a cell. A number that is not known is "…" (never 0); a text that is not known is empty."""
    match cell:
        case None:
            return PAPER["unknown"] if column.kind in ("count", "share") else ""
        case Figure():
            return _figure(cell)
        case int():
            return str(cell) if column.kind == "index" else count_text(cell)
        case _:
            return _date(cell) if column.kind == "date" else cell


def total_texts(table: Table) -> tuple[str, ...]:
    """Return the texts of the total row; its first text column says what the row is."""
    texts = [cell_text(cell, column) for cell, column in zip(table.total, table.columns, strict=True)]
    place = label_column(table)
    if not texts[place]:
        texts[place] = PAPER["total"]
    return tuple(texts)


def label_column(table: Table) -> int:
    """Return the first text column, or 0."""
    return next((i for i, column in enumerate(table.columns) if column.kind == "text"), 0)


def notes(table: Table) -> tuple[str, ...]:
    """Return what is printed under the table: its own note, and the meaning of the signs that occur in it."""
    rows = [*table.rows, *([table.total] if table.total else [])]
    cells = [(cell, column) for row in rows for cell, column in zip(row, table.columns, strict=True)]
    unknown = any(cell is None and column.kind in ("count", "share") for cell, column in cells)
    open_ended = any(isinstance(cell, Figure) and cell.at_least for cell, _ in cells)
    hidden = any(isinstance(cell, Figure) and cell.hidden for cell, _ in cells)
    signs = {"unknown_note": unknown, "at_least_note": open_ended, "hidden_note": hidden}
    found = (table.note, *(PAPER[name] if occurs else "" for name, occurs in signs.items()))
    return tuple(note for note in found if note)


def _figure(figure: Figure) -> str:
    if figure.hidden:
        return PAPER["hidden"]
    if figure.den is not None and figure.den <= 0:
        return PAPER["no_subject"]
    return figure_text(figure) + (f" ({PAPER['estimated']})".replace(" ", NBSP) if figure.estimated else "")


def _date(text: str) -> str:
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text
