"""Every word that is shipped: one normal form, no stray spaces, files as they were meant."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reference.shipped import RESOURCES

TEXT_FILES = sorted(path for path in RESOURCES.rglob("*") if path.suffix in {".csv", ".toml"})
STRANGE = {
    "\u00d0": "Icelandic Eth",
    "\u00f0": "Icelandic eth",
    "\u200b": "zero-width space",
    "\ufeff": "byte order mark",
    "\u00ad": "soft hyphen",
    "\t": "tab",
    "\r": "carriage return",
}


def test_there_are_resources() -> None:
    assert len(TEXT_FILES) >= 18


@pytest.mark.parametrize("path", TEXT_FILES, ids=lambda path: path.name)
def test_the_text_is_clean(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert [name for sign, name in STRANGE.items() if sign in text] == []
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert list(bad_lines(text)) == []


def bad_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        content = line.strip()
        if line != line.rstrip() or "  " in content:
            yield line
