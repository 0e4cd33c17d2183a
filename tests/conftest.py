"""What every test stands on: no display is needed, and the person's own folders are never touched."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from tests.fixtures.made_once import homes, own_home, pytest_configure, real_start

__all__ = ["homes", "own_home", "pytest_configure", "real_start"]
