"""One drawing of the sample report for all tests that only look at it."""

from pathlib import Path

import pytest

from congdoan_desktop.paths import resources
from congdoan_desktop.render.drawn import Paper
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.sample_report import sample_report


@pytest.fixture(scope="session")
def fonts() -> Path:
    return resources() / "fonts"


@pytest.fixture(scope="session")
def paper(fonts: Path) -> Paper:
    return draw_pdf(sample_report(), fonts=fonts, draft=False)
