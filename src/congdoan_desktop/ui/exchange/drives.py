"""The drives that can be carried away, as the system knows them now."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStorageInfo

_PLACES = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where systems other than Windows show a drive that was plugged in."""
_REMOVABLE = 2
"""DRIVE_REMOVABLE of `GetDriveTypeW`."""


@dataclass(frozen=True, kw_only=True)
class Drive:
    """A drive that is plugged in. `free`: bytes left for us."""

    name: str
    root: Path
    free: int
    is_read_only: bool = False


class Drives(Protocol):
    """Where drives come from."""

    def plugged_in(self) -> tuple[Drive, ...]:
        """Return the drives that are there now. May take a while: not for the window's thread."""


class Mounted:
    """The volumes that Qt knows, those that look like a stick or a card."""

    def plugged_in(self) -> tuple[Drive, ...]:
        volumes = (volume for volume in QStorageInfo.mountedVolumes() if volume.isValid() and volume.isReady())
        found = (_drive(volume) for volume in volumes if _can_be_pulled(volume.rootPath()))
        return tuple(sorted(found, key=lambda drive: (drive.is_read_only, drive.name)))


def _drive(volume: QStorageInfo) -> Drive:
    root, name = Path(volume.rootPath()), volume.name()
    shown = f"{name} ({root})" if name else str(root)
    return Drive(name=shown, root=root, free=max(0, volume.bytesAvailable()), is_read_only=volume.isReadOnly())


def _can_be_pulled(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(str(Path(root)))) == _REMOVABLE
    return f"{root}/".startswith(_PLACES)
