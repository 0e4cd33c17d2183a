"""The window, for every test here."""

from tests.fixtures.desk import desk, dressed, shown
from tests.fixtures.province_desk import province_desk

__all__ = ["desk", "dressed", "province_desk", "shown"]
