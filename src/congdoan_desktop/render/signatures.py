"""Who signs: titles, room for the signature, name; one block on the right, or several side by side."""

from collections.abc import Callable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from congdoan_desktop.domain.report import SignatureBlock
from congdoan_desktop.render import style
from congdoan_desktop.render.flow import Room
from congdoan_desktop.render.inline import balanced

SIGNATURE_HEIGHT = style.ROOMY.signature_room
_GAP = 3 * mm
_MANY = 3
"""So many have narrow columns."""


def titles(block: SignatureBlock, width: float, look: ParagraphStyle = style.SIGNER) -> list[Flowable]:
    """Return the lines above the signature: capitals, but a line in brackets says how to sign and is small."""
    return [_title(line, width, look) for line in (*block.authority_lines, *block.title_lines)]


def name(block: SignatureBlock, width: float, look: ParagraphStyle = style.SIGNER) -> Flowable:
    """Return the line under the signature."""
    return balanced(block.full_name, look, width)


def side_by_side(
    blocks: Sequence[SignatureBlock],
    width: float,
    on_room: Callable[[Room], None] = lambda _: None,
    *,
    date_line: str = "",
    height: float = SIGNATURE_HEIGHT,
) -> Table:
    """Return the blocks from left to right (one alone stands right); rooms and names are level.

    `on_room` is told where the room of the last one lies; `date_line` stands above the last one.
    """
    first = len(blocks) == 1
    column = width * 0.55 if first else width / len(blocks)
    inner = column - _GAP
    look = style.SIGNER if len(blocks) < _MANY else style.SIGNER_OF_THREE
    rooms = [Room(height, on_room if block is blocks[-1] else lambda _: None) for block in blocks]
    rows: list[list[object]] = [
        [titles(block, inner, look) for block in blocks],
        list(rooms),
        [name(block, inner, look) for block in blocks],
    ]
    if date_line:
        rows.insert(0, [*[""] * (len(blocks) - 1), balanced(date_line, style.PLACE, inner)])
    widths = [column] * len(blocks)
    if first:
        rows, widths = [["", *row] for row in rows], [width - column, column]
    table = Table(rows, colWidths=widths, spaceBefore=12)
    table.setStyle(
        [*style.BARE, ("LEFTPADDING", (0, 0), (-1, -1), _GAP / 2), ("RIGHTPADDING", (0, 0), (-1, -1), _GAP / 2)]
    )
    return table


def _title(line: str, width: float, look: ParagraphStyle) -> Flowable:
    if line.startswith("("):
        return balanced(line, style.HOW_TO_SIGN, width)
    return balanced(line.upper(), look, width)
