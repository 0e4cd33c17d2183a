"""What stands on the pages of a PDF, read from the file: by pdfium (letters, sizes, fonts), by poppler (text)."""

import ctypes
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


@dataclass(frozen=True, kw_only=True)
class Letter:
    text: str
    left: float
    bottom: float
    right: float
    base: float
    size: float
    font: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """Letters on one base line, from left to right; `font` and `size` are those of the first letter."""

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [document.get_page_size(i) for i in range(len(document))]


def lines(pdf: bytes, page: int, *, columns: bool = False, gap: float = 14) -> list[Line]:
    """Return the lines of a page (points, origin lower left) from the top; with `columns` a gap ends a line."""
    letters = sorted(_letters(pdf, page), key=lambda letter: (-round(letter.base), letter.left))
    found: list[Line] = []
    for _, group in groupby(letters, key=lambda letter: round(letter.base)):
        for part in _parts(list(group), gap=gap if columns else 10_000):
            text = "".join(letter.text for letter in part).replace("\u00a0", " ").strip()
            if text:
                first = next(letter for letter in part if letter.text.strip("\u00a0 "))
                found.append(
                    Line(
                        text=text,
                        left=first.left,
                        right=part[-1].right,
                        base=first.base,
                        size=first.size,
                        font=first.font,
                    )
                )
    return found


def page_text(pdf: bytes, page: int) -> str:
    """Return the text of a page in the order in which it was drawn."""
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[page].get_textpage().get_text_range())


def text(pdf: bytes, *options: str) -> str:
    """Return the text of a PDF as poppler takes it out."""
    run = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    return run.stdout.decode("utf-8")


def fonts_of(pdf: bytes) -> list[tuple[str, bool]]:
    """Return the name of every font in the file, and whether it is embedded."""
    run = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    rows = [row.split() for row in run.stdout.decode().splitlines()[2:]]
    return [(row[0], row[-5] == "yes") for row in rows]


def _parts(letters: list[Letter], gap: float) -> Iterator[list[Letter]]:
    part: list[Letter] = []
    for letter in letters:
        if part and letter.left - part[-1].right > gap:
            yield part
            part = []
        part.append(letter)
    yield part


def _letters(pdf: bytes, page: int) -> list[Letter]:
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = document[page].get_textpage()
        return [letter for i in range(drawn.count_chars()) if (letter := _letter(drawn.raw, i)) is not None]


def _letter(raw: object, i: int) -> Letter | None:
    code = pdfium.FPDFText_GetUnicode(raw, i)
    if code in (10, 13) or pdfium.FPDFText_IsGenerated(raw, i):
        return None
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharBox(raw, i, left, right, bottom, top)
    pdfium.FPDFText_GetCharOrigin(raw, i, x, y)
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(raw, i, name, 100, ctypes.c_int())
    return Letter(
        text=chr(code),
        left=min(left.value, x.value),
        bottom=bottom.value,
        right=max(right.value, x.value),
        base=y.value,
        size=pdfium.FPDFText_GetFontSize(raw, i),
        font=name.value.decode().split("+")[-1],
    )


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A drawn path: its outer edges in points, origin lower left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def shapes(pdf: bytes, page: int) -> list[Shape]:
    """Return the paths on a page, forms included, from the top."""
    with pypdfium2.PdfDocument(pdf) as document:
        objects = document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
        found = [
            Shape(**dict(zip(("left", "bottom", "right", "top"), each.get_bounds(), strict=True))) for each in objects
        ]
    return sorted(found, key=lambda shape: (-shape.top, shape.left))


def rules(pdf: bytes, page: int) -> list[Shape]:
    """Return the level lines on a page, from the top."""
    return [shape for shape in shapes(pdf, page) if shape.height < 2 < shape.width]
