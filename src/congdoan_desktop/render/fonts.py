"""Liberation for reportlab: four faces of Serif (papers), three of Sans (what workers fill in), and the check that no
letter is silently left out.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "LiberationSerif"
BOLD = "LiberationSerif-Bold"
ITALIC = "LiberationSerif-Italic"
BOLD_ITALIC = "LiberationSerif-BoldItalic"
_FILES = {REGULAR: "LiberationSerif-Regular", BOLD: BOLD, ITALIC: ITALIC, BOLD_ITALIC: BOLD_ITALIC}
SANS = "LiberationSans"
SANS_BOLD = "LiberationSans-Bold"
SANS_ITALIC = "LiberationSans-Italic"
_SANS_FILES = {SANS: "LiberationSans-Regular", SANS_BOLD: SANS_BOLD, SANS_ITALIC: SANS_ITALIC}
_NAMED = 5
"""Letters that a sentence names: of a foreign text hundreds may be missing."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs"))


def register(folder: Path) -> frozenset[str]:
    """Make the four faces in `folder` known to reportlab and return the letters that all of them have.

    Raises `UserError` font.missing when a file is missing or damaged: another font is never taken instead.
    """
    return _register(folder, tuple(_digest(folder / f"{file}.ttf") for file in _FILES.values()))


def register_sans(folder: Path) -> frozenset[str]:
    """Make the faces of Liberation Sans known to reportlab and return the letters that all of them have.

    Raises as `register`.
    """
    return _register_sans(folder, tuple(_digest(folder / f"{file}.ttf") for file in _SANS_FILES.values()))


def require_letters(texts: Iterable[str], letters: frozenset[str]) -> None:
    """Raise `UserError` font.letters_missing naming the first letters that the font cannot draw, and a text with one.

    reportlab leaves such letters out without a word.
    """
    for text in map(printable, texts):
        missing = sorted(set(text) - letters - {"\n"})
        if missing:
            named = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing[:_NAMED])
            raise UserError("font.letters_missing", letters=named, where=_around(text, missing[0]))


def _around(text: str, letter: str) -> str:
    """Return the few words in which `letter` stands."""
    place = text.index(letter)
    words = text[max(0, place - 30) : place + 30].split()
    return " ".join(words)


def printable(text: str) -> str:
    """Return `text` in NFC without control and formatting characters; tabs become spaces, lines are kept."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _UNSEEN)


def strings_of(value: object) -> Iterator[str]:
    """Yield every text inside a frozen value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings_of(getattr(value, field.name))


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes())
    except OSError as error:
        raise UserError("font.missing", name=path.name) from error


@lru_cache(maxsize=4)
def _register(folder: Path, digests: tuple[str, ...]) -> frozenset[str]:
    """Register once for the same bytes: a face must not be replaced while another thread draws with it.

    All four are read before the first is registered: reportlab maps a family to whatever face came last.
    """
    from reportlab.pdfbase import pdfmetrics

    _write_bytes()
    faces = [_face(name, folder / f"{file}.ttf") for name, file in _FILES.items()]
    for face in faces:
        pdfmetrics.registerFont(face)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    return _letters(faces)


@lru_cache(maxsize=4)
def _register_sans(folder: Path, digests: tuple[str, ...]) -> frozenset[str]:
    from reportlab.pdfbase import pdfmetrics

    _write_bytes()
    faces = [_face(name, folder / f"{file}.ttf") for name, file in _SANS_FILES.items()]
    for face in faces:
        pdfmetrics.registerFont(face)
    return _letters(faces)


def _write_bytes() -> None:
    """Let reportlab write streams as they are: as letters they are a quarter longer and take an eighth of the time."""
    from reportlab import rl_config

    rl_config.useA85 = 0


def _letters(faces: "Sequence[TTFont]") -> frozenset[str]:
    """Return the letters that all `faces` have."""
    return frozenset.intersection(
        *(frozenset(chr(c) for c, glyph in face.face.charToGlyph.items() if glyph) for face in faces)
    )


def _face(name: str, path: Path) -> "TTFont":
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        return TTFont(name, BytesIO(path.read_bytes()), validate=1)
    except (TTFError, OSError, ValueError, IndexError, KeyError) as error:
        raise UserError("font.missing", name=path.name) from error
