"""The window, for every test here."""

import pytest

from congdoan_desktop.usecases import double_entry
from tests.fixtures.desk import desk, dressed, shown
from tests.fixtures.province_desk import province_desk

__all__ = ["desk", "dressed", "province_desk", "shown"]


@pytest.fixture(autouse=True)
def no_lot(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sheet is drawn for a second typing, unless a test draws it."""
    monkeypatch.setattr(double_entry, "_is_drawn", lambda one_in: False)
