"""Printed questionnaires that a scanner reads: where on the paper what is, and what was found there.

Terms of the field: OMR (optical mark recognition), bubble, layout. All lengths are hundredths of a millimetre from the
left and the upper edge of the page, so that a layout is the same number for number on every computer.
"""

from dataclasses import dataclass
from typing import Literal

from congdoan_desktop.domain.survey import Kind

Doubt = Literal["two_marks", "faint", "crossed_out", "written", "required", "not_asked", "constraint"]
"""Why a person has to look: two marks where one is asked for; a mark too faint or too small; a mark that was struck out
or runs over the edge; ink in a box for writing; nothing where an answer is required; an answer to what is not asked;
an answer that the questionnaire does not allow."""

Trouble = Literal[
    "no_codes",
    "blank_page",
    "unknown_layout",
    "other_questionnaire",
    "page_twice",
    "page_missing",
    "out_of_order",
    "damaged_file",
    "damaged_page",
    "locked_file",
    "not_a_scan",
    "too_large",
    "too_many_pages",
]
"""What is wrong with a file, a page, or a sheet (see `ScanProblem`)."""


@dataclass(frozen=True, kw_only=True)
class Area:
    """A rectangle on the page."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Bubble:
    """The place to mark one choice; `x` and `y` are its middle."""

    choice: str
    x: int
    y: int


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question on the paper: bubbles, or boxes to write in."""

    question: str
    kind: Kind
    area: Area
    """All of the question: what is cut out and shown to a person."""
    bubbles: tuple[Bubble, ...] = ()
    boxes: tuple[Area, ...] = ()
    of_some: bool = False
    """It is asked of some people only."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One side of paper."""

    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A questionnaire as it was printed. `code`: short hash of all the rest; same code, same layout."""

    code: str
    reference: str
    """`code@version` of the questionnaire."""
    pages: tuple[Page, ...]
    width: int = 21000
    height: int = 29700
    diameter: int = 440
    """Of a bubble."""
    mark_size: int = 1400
    """Side of the four QR codes."""
    mark_margin: int = 1200
    """Between them and the edges of the page."""


@dataclass(frozen=True, kw_only=True)
class ItemMarks:
    """What was found at one question; without a `doubt` it is sure."""

    question: str
    marked: tuple[str, ...] = ()
    """Choices with a mark, in the order of the paper; with a doubt, those that seem to have one."""
    doubt: Doubt | None = None
    picture: bytes = b""
    """PNG of the place, wherever a person may want to look: a doubt, a blank, an answer to what some are asked only."""


@dataclass(frozen=True, kw_only=True)
class PageMarks:
    """What was found on one page of a scan."""

    code: str
    """Of the layout."""
    serial: str
    """Random number printed on all pages of one sheet; empty on copies of a master."""
    page: int
    """Of the sheet, from 1."""
    items: tuple[ItemMarks, ...]
    digest: str
    """Of the picture: the same scan read twice has the same."""
    file: str
    file_page: int
    """Where it was found: name of the file, and page in it from 1."""


@dataclass(frozen=True, kw_only=True)
class SheetMarks:
    """All pages of one sheet, in their order."""

    pages: tuple[PageMarks, ...]

    @property
    def serial(self) -> str:
        return self.pages[0].serial

    @property
    def paper(self) -> str:
        """What tells this paper from all others (see `usecases.survey.keep_sheets`)."""
        return f"serial {self.serial}" if self.serial else "scan " + " ".join(page.digest for page in self.pages)


@dataclass(frozen=True, kw_only=True)
class ScanProblem:
    """What could not be read, or not be joined to a sheet."""

    code: Trouble
    file: str
    page: int = 0
    """In the file, from 1; 0: the file as a whole."""
    serial: str = ""
    """Of the sheet, where it is known."""
    missing: int = 0
    """Page of the sheet that is missing, from 1 (`page_missing`)."""
    other_file: str = ""
    other_page: int = 0
    """Where the same page was found first (`page_twice`)."""


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """What came of a pile of scans. `pages`: how many pages were looked at."""

    sheets: tuple[SheetMarks, ...] = ()
    problems: tuple[ScanProblem, ...] = ()
    pages: int = 0


_VERSION = "1"
_NO_SERIAL = "-"
SERIAL_LENGTH = 6
CODE_LENGTH = 6
MOST_PAGES = 99


@dataclass(frozen=True, kw_only=True)
class Corner:
    """What one of the four codes of a page says. `corner`: 0 top left, 1 top right, 2 bottom left, 3 bottom right."""

    code: str
    serial: str
    page: int
    corner: int


def payload(code: str, serial: str, page: int, corner: int) -> str:
    """Return the text of a QR code, 16 signs: it fits version 1 with a quarter of it unreadable."""
    shown = serial or _NO_SERIAL * SERIAL_LENGTH
    text = f"{_VERSION}{code}{shown}{page:02d}{corner}"
    if len(text) != _PAYLOAD_LENGTH:
        raise ValueError(text)
    return text


def corner_of(text: str) -> Corner | None:
    """Return what the text of a QR code says, or `None` for the code of somebody else."""
    is_ours = len(text) == _PAYLOAD_LENGTH and text.isascii() and text.startswith(_VERSION)
    code, serial, page, corner = text[1:7], text[7:13], text[13:15], text[15:]
    if not is_ours or not page.isdigit() or int(page) < 1 or corner not in tuple("0123"):
        return None
    serial = "" if serial == _NO_SERIAL * SERIAL_LENGTH else serial
    return Corner(code=code, serial=serial, page=int(page), corner=int(corner))


_PAYLOAD_LENGTH = len(_VERSION) + CODE_LENGTH + SERIAL_LENGTH + 2 + 1
