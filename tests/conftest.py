"""What every test stands on: no display is needed, and the person's own folders are never touched."""

import os
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own for settings, stores and logs."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CONGDOAN_HOME", str(home))
    return home
