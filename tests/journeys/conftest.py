"""The window, for every test here."""

from tests.fixtures.desk import desk, dressed, shown

__all__ = ["desk", "dressed", "shown"]
