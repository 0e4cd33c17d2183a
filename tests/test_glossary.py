"""The glossary names what is there, and leaves no record and no catalogue out."""

import re
from collections.abc import Iterator
from pathlib import Path

from congdoan_desktop.domain.records import Record

ROOT = Path(__file__).parents[1]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")


def rows() -> Iterator[list[str]]:
    for line in GLOSSARY.splitlines():
        if line.startswith("| `"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def identifiers() -> set[str]:
    return {name for row in rows() for name in re.findall(r"`([A-Za-z_]+)`", row[0])}


def words_of_the_program() -> set[str]:
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "resources").rglob("*.csv"), *(ROOT / "resources").rglob("*.toml")]
    found = {word for path in files for word in re.findall(r"\w+", path.read_text("utf-8"))}
    return found | {path.stem for path in files}


def test_every_row_is_whole() -> None:
    assert len(list(rows())) >= 60
    assert [row for row in rows() if len(row) != 3 or not all(row)] == []


def test_every_identifier_exists() -> None:
    assert identifiers() - words_of_the_program() == set()


def test_every_record_is_there() -> None:
    assert {kind.__name__ for kind in Record.__subclasses__()} - identifiers() == set()


def test_every_catalogue_is_there() -> None:
    catalogues = {path.stem for path in (ROOT / "resources" / "catalogues").glob("*.csv")}
    assert catalogues
    assert catalogues - identifiers() == set()
