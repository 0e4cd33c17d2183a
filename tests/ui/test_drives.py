"""Sticks are told from the disks of the computer by where the system shows them."""

from pathlib import Path

import pytest

from congdoan_desktop.ui.exchange import drives
from congdoan_desktop.ui.exchange.drives import Mounted


class Volume:
    """A volume as Qt tells of it."""

    def __init__(self, root: str, name: str, *, is_read_only: bool = False, is_ready: bool = True) -> None:
        self._root, self._name, self._is_read_only, self._is_ready = root, name, is_read_only, is_ready

    def isValid(self) -> bool:
        return True

    def isReady(self) -> bool:
        return self._is_ready

    def isReadOnly(self) -> bool:
        return self._is_read_only

    def rootPath(self) -> str:
        return self._root

    def name(self) -> str:
        return self._name

    def bytesAvailable(self) -> int:
        return -1 if self._is_read_only else 5_000


VOLUMES = (
    Volume("/", "system"),
    Volume("/home", "home"),
    Volume("/mediathek", "films"),
    Volume("/media/nga/CARD", "CARD", is_read_only=True),
    Volume("/run/media/nga/KINGSTON", "KINGSTON"),
    Volume("/mnt/usb", ""),
    Volume("/media/nga/GOING", "GOING", is_ready=False),
)


def test_what_can_be_pulled_is_listed_the_writable_ones_first(monkeypatch: pytest.MonkeyPatch) -> None:
    class Info:
        @staticmethod
        def mountedVolumes() -> tuple[Volume, ...]:
            return VOLUMES

    monkeypatch.setattr(drives, "QStorageInfo", Info)
    found = Mounted().plugged_in()
    assert [(drive.name, drive.free, drive.is_read_only) for drive in found] == [
        ("/mnt/usb", 5_000, False),
        ("KINGSTON (/run/media/nga/KINGSTON)", 5_000, False),
        ("CARD (/media/nga/CARD)", 0, True),
    ]
    assert found[1].root == Path("/run/media/nga/KINGSTON")


def test_the_disks_of_this_computer_are_no_sticks() -> None:
    assert Path("/") not in {drive.root for drive in Mounted().plugged_in()}
