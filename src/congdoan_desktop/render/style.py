"""Sizes, weights and places of NĐ 30/2020/NĐ-CP, Phụ lục I (as printed in its specimen), in points."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from congdoan_desktop.render import fonts

PORTRAIT = A4
LANDSCAPE = landscape(A4)
LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 20 * mm, 20 * mm, 20 * mm
TEXT_WIDTH = PORTRAIT[0] - LEFT - RIGHT
BOTTOM_OVER_STRIP = 25 * mm
"""The margin of a paper that bears a control strip (NĐ 30: 20 to 25 mm)."""
NUMBER_FROM_TOP = 14 * mm
"""Base line of the page number, in the top margin."""
FIRST_LINE = 12.7 * mm
PARAGRAPH_GAP = 6
BLUE = "#0B5CAD"
_LEADING = 1.3
"""Stacked marks of capitals (Ắ, Ế, Ộ) need this much."""
_NEAR = 1.15
"""Single spacing, as an office program sets this font."""


def _style(name: str, size: float, font: str = fonts.REGULAR, **more: Any) -> ParagraphStyle:
    basis: dict[str, Any] = {
        "fontName": font,
        "fontSize": size,
        "leading": size * _LEADING,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
    }
    return ParagraphStyle(name, **{**basis, **more})


def _body(name: str, font: str = fonts.REGULAR, **more: Any) -> ParagraphStyle:
    gaps: dict[str, Any] = {"spaceBefore": PARAGRAPH_GAP, "spaceAfter": PARAGRAPH_GAP, "firstLineIndent": FIRST_LINE}
    return _style(name, 14, font, **{**gaps, **more})


PARENT = _style("parent", 12, alignment=TA_CENTER)
ORGAN = _style("organ", 12, fonts.BOLD, alignment=TA_CENTER)
STATE = ORGAN
MOTTO = _style("motto", 13, fonts.BOLD, alignment=TA_CENTER)
NUMBER = _style("number", 13, alignment=TA_CENTER)
ABOUT = _style("about", 12, alignment=TA_CENTER, spaceBefore=PARAGRAPH_GAP)
INTERNAL = _style("internal", 13, fonts.BOLD, alignment=TA_CENTER)
PLACE = _style("place", 13, fonts.ITALIC, alignment=TA_CENTER)
TYPE = _style("type", 14, fonts.BOLD, alignment=TA_CENTER, spaceBefore=18)
SUBJECT = _style("subject", 14, fonts.BOLD, alignment=TA_CENTER)
ADDRESSEE = _style("addressee", 14, alignment=TA_CENTER)
ADDRESSEE_ITEM = _style("addressee item", 14, alignment=TA_LEFT)
SIGNER = _style("signer", 14, fonts.BOLD, alignment=TA_CENTER)
GROUND = _body("ground", fonts.ITALIC, alignment=TA_JUSTIFY)
BODY = _body("body", alignment=TA_JUSTIFY)
HEADINGS = {
    1: _body("heading 1", fonts.BOLD, spaceBefore=10, alignment=TA_JUSTIFY),
    2: _body("heading 2", fonts.BOLD, alignment=TA_JUSTIFY),
    3: _body("heading 3", alignment=TA_JUSTIFY),
}


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How the paper is set; NĐ 30/2020 leaves letters of 13 to 14 and lines from single to 1,5."""

    type: ParagraphStyle
    subject: ParagraphStyle
    addressee: ParagraphStyle
    addressee_item: ParagraphStyle
    signer: ParagraphStyle
    body: ParagraphStyle
    ground: ParagraphStyle
    headings: Mapping[int, ParagraphStyle]
    signature_room: float


def _closer(size: float, signature_room: float) -> Setting:
    """Lines as near as the stacked marks of capitals bear."""

    def nearer(one: ParagraphStyle) -> ParagraphStyle:
        gap = min(one.spaceBefore, PARAGRAPH_GAP)
        return ParagraphStyle(one.name, one, fontSize=size, leading=size * _NEAR, spaceBefore=gap)

    return Setting(
        type=nearer(TYPE),
        subject=ParagraphStyle(SUBJECT.name, SUBJECT, fontSize=size, leading=size * _LEADING),  # over a rule
        addressee=nearer(ADDRESSEE),
        addressee_item=nearer(ADDRESSEE_ITEM),
        signer=nearer(SIGNER),
        body=nearer(BODY),
        ground=nearer(GROUND),
        headings={level: nearer(one) for level, one in HEADINGS.items()},
        signature_room=signature_room,
    )


ROOMY = Setting(
    type=TYPE,
    subject=SUBJECT,
    addressee=ADDRESSEE,
    addressee_item=ADDRESSEE_ITEM,
    signer=SIGNER,
    body=BODY,
    ground=GROUND,
    headings=HEADINGS,
    signature_room=30 * mm,
)
CLOSE = _closer(14, 25 * mm)
SMALL = _closer(13, 20 * mm)
CHART_TITLE = _style("chart title", 13, fonts.BOLD, alignment=TA_CENTER, spaceBefore=8, spaceAfter=4)
SIGNER_OF_THREE = _style("signer of three", 13, fonts.BOLD, alignment=TA_CENTER)
"""Three side by side: the smallest that NĐ 30 allows, so that "TM. BAN CHẤP HÀNH" has one line."""
HOW_TO_SIGN = _style("how to sign", 13, fonts.ITALIC, alignment=TA_CENTER)
RECIPIENTS = _style("recipients", 12, fonts.BOLD_ITALIC, alignment=TA_LEFT)
RECIPIENT = _style("recipient", 11, alignment=TA_LEFT)
ANNEX = _style("annex", 14, fonts.BOLD, alignment=TA_CENTER)
ANNEX_TITLE = _style("annex title", 14, fonts.BOLD, alignment=TA_CENTER)
ANNEX_OF = _style("annex of", 14, fonts.ITALIC, alignment=TA_CENTER, spaceAfter=10)
HEAD_CELL = _style("head cell", 12, fonts.BOLD, alignment=TA_CENTER)
FACT = _style("fact", 13, alignment=TA_LEFT, spaceBefore=2, leftIndent=FIRST_LINE)
NOTE = _style("note", 12, fonts.ITALIC, alignment=TA_JUSTIFY, spaceBefore=4)
CELLS = {
    "index": _style("index cell", 12, alignment=TA_CENTER),
    "text": _style("text cell", 12, alignment=TA_LEFT),
    "count": _style("count cell", 12, alignment=TA_RIGHT),
    "share": _style("share cell", 12, alignment=TA_RIGHT),
    "date": _style("date cell", 12, alignment=TA_CENTER),
}
Commands = list[Any]
"""Commands of a table's look (reportlab's stubs are too narrow for a name of their own)."""

BARE: Commands = [
    # else un-embedded Helvetica is named in the file
    ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]
"""Look of a table that only places its cells."""
