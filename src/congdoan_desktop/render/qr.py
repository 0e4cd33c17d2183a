"""QR codes as rectangles on a page (segno): sharp at any size, and no picture in the file."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Run = tuple[int, int, int]
"""Dark modules side by side: column, row (from the top), how many."""


@lru_cache(maxsize=64)
def qr_runs(
    text: str, *, version: int | None = None, error: str = "q", mask: int | None = None
) -> tuple[int, tuple[Run, ...]]:
    """Return the modules of a side, and the dark ones. Raises `ValueError` for a text too long for `version`.

    `mask`: one of the eight patterns; looking for the best takes ten times as long, and matters little for small codes.
    """
    import segno

    code = segno.make_qr(text, version=version, error=error, mask=mask, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    return len(rows), tuple(run for number, row in enumerate(rows) for run in _runs(row, number))


def draw_qr(canvas: "Canvas", runs: tuple[int, tuple[Run, ...]], left: float, top: float, side: float) -> None:
    """Draw a code in black, its upper left corner at `left`, `top` (points, `top` from the bottom of the page)."""
    modules, dark = runs
    canvas.saveState()
    canvas.translate(left, top)
    canvas.scale(side / modules, -side / modules)
    canvas.setFillGray(0)
    # Whole numbers as they stand: a path of reportlab's rounds each of some hundred of them, on every page.
    canvas.addLiteral("".join(f"{column} {row} {count} 1 re " for column, row, count in dark) + "f")
    canvas.restoreState()


def _runs(row: bytes, number: int) -> Iterator[Run]:
    start = None
    for column, module in enumerate((*row, 0)):
        if module and start is None:
            start = column
        elif not module and start is not None:
            yield start, number, column - start
            start = None
