"""What the program ships, loaded once for the tests of this folder."""

from functools import cache
from pathlib import Path

from congdoan_desktop.reference.loaded import Reference, load

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"


@cache
def shipped() -> Reference:
    return load(RESOURCES)
