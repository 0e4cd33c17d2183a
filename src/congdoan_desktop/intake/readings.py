"""How the text of a column becomes Unicode: kept, converted as its fonts say, or all of it from one old encoding."""

from collections import Counter
from typing import Literal

from congdoan_desktop.intake.legacy import Encoding, converted, encoding_of_font, encoding_of_texts, plausible_share
from congdoan_desktop.intake.list_file import Cell, Sheet

Reading = Literal["", "fonts", "tcvn3", "tcvn3_capitals", "vni"]
READINGS: tuple[Reading, ...] = ("", "fonts", "tcvn3", "tcvn3_capitals", "vni")

_SAMPLE = 500
_LATIN = 0xFF


def read_cell(sheet: Sheet, row: int, place: int, reading: Reading) -> str:
    """Return the text of a cell as `reading` has it."""
    cell = sheet.cell(row, place)
    if not reading or cell.kind != "text":
        return cell.text
    return converted(cell.text, _of_font(sheet, cell) if reading == "fonts" else reading)


def reading_of(sheet: Sheet, place: int, first: int) -> Reading:
    """Return the proposal for a column whose list begins in row `first`."""
    cells = _cells(sheet, place, first)
    texts = [cell.text for cell in cells]
    fonts = Counter(_of_font(sheet, cell) for cell in cells)
    if any(fonts.keys() - {""}):
        by_font = [converted(cell.text, _of_font(sheet, cell)) for cell in cells]
        # Unicode may stand in an old font as well: it is shown in another one, and nobody notices.
        return "fonts" if plausible_share(by_font) >= plausible_share(texts) else ""
    return encoding_of_texts(texts) or _of_sheet(sheet, texts, first)


def _of_sheet(sheet: Sheet, texts: list[str], first: int) -> Encoding:
    """A column with few words goes with the others, unless it reads well as it is."""
    if not texts or plausible_share(texts) > 0:
        return ""
    everything = [cell.text for place in range(sheet.width) for cell in _cells(sheet, place, first)]
    return encoding_of_texts(everything[: 4 * _SAMPLE])


def _cells(sheet: Sheet, place: int, first: int) -> list[Cell]:
    """Return the first cells of a column that hold a letter beyond ASCII."""
    rows = range(first, min(len(sheet.rows), first + 10 * _SAMPLE))
    found = (sheet.cell(row, place) for row in rows)
    return [cell for cell in found if cell.kind == "text" and not cell.text.isascii()][:_SAMPLE]


def _of_font(sheet: Sheet, cell: Cell) -> Encoding:
    # A letter that no old encoding has is Unicode, whatever the font.
    return "" if any(ord(letter) > _LATIN for letter in cell.text) else encoding_of_font(sheet.fonts[cell.font])
