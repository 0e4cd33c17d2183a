"""Named styles of the workbook: Times New Roman, hairlines, figures to the right, text that stays text."""

from copy import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

FONT = "Times New Roman"
SIZE = 12
COUNT_FORMAT = "#,##0"
SHARE_FORMAT = "0.0%"
DATE_FORMAT = "dd/mm/yyyy"
TIME_FORMAT = "dd/mm/yyyy hh:mm"
TEXT_FORMAT = "@"
_HAIR = Side(style="thin", color="FF000000")
_GRID = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
_HEAD = PatternFill("solid", fgColor="FFE8EEF5")
_FORMATS = {
    "index": "0",
    "text": TEXT_FORMAT,
    "count": COUNT_FORMAT,
    "share": SHARE_FORMAT,
    "date": DATE_FORMAT,
}
_SIDES = {"index": "center", "text": "left", "count": "right", "share": "right", "date": "center"}


class StyledBook(Workbook):
    """A workbook that knows every style. Cells name them: `cell count`, `total count`, `head`, `title` …"""

    def __init__(self) -> None:
        super().__init__()
        for name, look in _looks().items():
            self.add_named_style(_named(name, **look))
        self._seen: dict[tuple[str, str, bool], Any] = {}

    def dress(self, cell: Any, style: str, *, number_format: str = "", quoted: bool = False) -> None:
        """Give `cell` a style, or that style with another number format; `quoted`: its text is no formula.

        (A cell's style is copied from the first that looked so: looking a name up takes longer than writing the cell.)
        """
        key = style, number_format, quoted
        if key not in self._seen:
            cell.style = style
            if number_format:
                cell.number_format = number_format
            cell.quotePrefix = quoted
            self._seen[key] = cell._style
        cell._style = copy(self._seen[key])


def _looks() -> dict[str, dict[str, Any]]:
    looks: dict[str, dict[str, Any]] = {
        "head": {"bold": True, "side": "center", "grid": True, "fill": _HEAD},
        "title": {"bold": True, "side": "center", "size": 14},
        "centre": {"side": "center"},
        "centre bold": {"bold": True, "side": "center"},
        "centre italic": {"italic": True, "side": "center"},
        "label": {"side": "left"},
        "value": {"bold": True, "side": "left"},
        "value time": {"bold": True, "side": "left", "number_format": TIME_FORMAT},
        "note": {"italic": True, "side": "left"},
        "right": {"side": "right"},
    }
    for kind, number_format in _FORMATS.items():
        common = {"side": _SIDES[kind], "grid": True, "number_format": number_format}
        looks[f"cell {kind}"] = common
        looks[f"total {kind}"] = {**common, "bold": True}
    return looks


def _named(
    name: str,
    *,
    side: Any,
    bold: bool = False,
    italic: bool = False,
    size: int = SIZE,
    grid: bool = False,
    fill: PatternFill | None = None,
    number_format: str = TEXT_FORMAT,
) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=FONT, size=size, bold=bold, italic=italic),
        alignment=Alignment(
            horizontal=side, vertical="center", wrap_text=True, indent=1 if grid and side == "left" else 0
        ),
        border=_GRID if grid else Border(),
        fill=fill or PatternFill(),
        number_format=number_format,
    )
