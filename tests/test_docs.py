"""The documents lead where they say, and every decision is in the list."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    inside = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(LINK.findall((folder / "README.md").read_text("utf-8")))
    assert {path.name for path in folder.glob("0*.md")} == listed


def test_a_decision_is_one_page() -> None:
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in (ROOT / "docs" / "decisions").iterdir()}
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_every_picture_is_shown_somewhere() -> None:
    """What is not shown any more is not carried along."""
    shown = {
        Path(link).name for page in PAGES for link in LINK.findall(page.read_text("utf-8")) if link.endswith(".png")
    }
    assert {path.name for path in (ROOT / "docs" / "images").glob("*.png")} == shown
