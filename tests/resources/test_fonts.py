"""The bundled fonts draw every Vietnamese letter (the Debian package fonts-liberation 1.07.4 lacks 92 of them)."""

import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from congdoan_desktop.paths import resources

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FACES = [f"Liberation{family}-{style}" for family in ("Serif", "Sans") for style in STYLES]
PLAIN = "aeiouyAEIOUY"
SHAPES = {"a": ("", "\u0306", "\u0302"), "e": ("", "\u0302"), "o": ("", "\u0302", "\u031b"), "u": ("", "\u031b")}
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
PAPER = "0123456789 .,;:!?()[]/%&@+=<>≥≤–—−…\u201c\u201d‘’«»•×€№§°\u00a0\u00ad₫"


def vietnamese_letters() -> set[str]:
    marked = (vowel + shape + tone for vowel in PLAIN for shape in SHAPES.get(vowel.lower(), ("",)) for tone in TONES)
    letters = {unicodedata.normalize("NFC", letter) for letter in marked} | {"đ", "Đ"}
    return letters - set(PLAIN)


def test_there_are_134_letters_with_marks() -> None:
    assert len(vietnamese_letters()) == 134
    assert all(len(letter) == 1 for letter in vietnamese_letters())


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_every_letter(face: str) -> None:
    font = TTFontFile(str(resources() / "fonts" / f"{face}.ttf"))
    ascii_letters = {chr(code) for code in range(0x20, 0x7F)}
    wanted = vietnamese_letters() | set(PAPER) | ascii_letters
    assert sorted(letter for letter in wanted if font.charToGlyph.get(ord(letter), 0) == 0) == []


@pytest.mark.parametrize("face", FACES)
def test_a_face_is_version_2_1_5(face: str) -> None:
    data = (resources() / "fonts" / f"{face}.ttf").read_bytes()
    assert "Version 2.1.5".encode("utf-16-be") in data


def test_the_licence_travels_with_the_fonts() -> None:
    text = (resources() / "fonts" / "LICENSE-liberation.txt").read_text("utf-8")
    for line in ("SIL OPEN FONT LICENSE Version 1.1", "(c) 2012 Red Hat, Inc.", "(c) 2010 Google Corporation"):
        assert line in text
