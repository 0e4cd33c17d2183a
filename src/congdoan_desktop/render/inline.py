"""Text of a person → markup of reportlab: escaped, NFC, lines kept together where they must be."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from congdoan_desktop.render.fonts import printable
from congdoan_desktop.render.lines import balanced_lines, widest_word
from congdoan_desktop.texts import hold_compounds, keep_together


def markup(text: str) -> str:
    """Return `text` as markup in which nothing of the person's own is read as a tag."""
    return escape(keep_together(printable(text))).replace("\n", "<br/>")


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """Return `text` as a paragraph."""
    return Paragraph(markup(text), style)


def balanced(text: str, style: ParagraphStyle, width: float) -> Paragraph:
    """Return a centred paragraph whose lines are about equally long."""
    return paragraph("\n".join(even_lines(text, style, width)), style)


def even_lines(text: str, style: ParagraphStyle, width: float) -> list[str]:
    """Return the lines that `balanced` draws; lines that the person made are kept."""
    own = (_held(keep_together(line), style, width) for line in printable(text).split("\n"))
    return [part for line in own for part in balanced_lines(line, style.fontName, style.fontSize, width)]


def _held(line: str, style: ParagraphStyle, width: float) -> str:
    """Return `line` with its compounds held together, where the column has room for the longest."""
    held = hold_compounds(line)
    return held if widest_word(held, style.fontName, style.fontSize) <= width else line


def listed(lines: Iterable[str]) -> list[str]:
    """Return what stands one under the other: each ends with a semicolon, the last with a full stop."""
    texts = [line.rstrip(".; ") for line in lines]
    ends = [";"] * (len(texts) - 1) + ["."]
    return [f"{text}{end}" for text, end in zip(texts, ends, strict=False)]
