"""The folder a program is installed in: which versions lie side by side, and which one is started.

    CongDoan.exe   current.txt   runtime.txt   python/   lib/   app/0.1.0/   app/0.2.0/

A version is laid down under a name that begins with a dot, and renamed when it is complete: what bears the name of a
version is one. `current.txt` is replaced in one step. So the program starts whenever the power is cut.
"""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop import files
from congdoan_desktop.domain.update import STARTER, Here, version_key
from congdoan_desktop.errors import UserError

POINTER, RUNTIME, APP = "current.txt", "runtime.txt", "app"
_SHORT = 4096
_LAID, _DROPPED = ".new-", ".old-"


@dataclass(frozen=True, kw_only=True)
class Installation:
    """`folder` holds the above."""

    folder: Path

    def here(self) -> Here:
        """Return what is started now, and what it runs on. Raises `UserError` update.not_installed."""
        version, runtime = (_line(self.folder / name) for name in (POINTER, RUNTIME))
        if version_key(version) is None or not runtime:
            raise UserError("update.not_installed")
        return Here(version=version, runtime=runtime)

    def versions(self) -> tuple[str, ...]:
        """Return the complete versions there are, the newest first."""
        try:
            found = [path.name for path in (self.folder / APP).iterdir() if (path / STARTER).is_file()]
        except OSError:
            return ()
        keyed = [(key, name) for name in found if (key := version_key(name))]
        return tuple(name for _key, name in sorted(keyed, reverse=True))

    def lay(self, version: str, content: Mapping[str, bytes], said: Callable[[int], None]) -> None:
        """Put a version beside the others: wholly, or not at all. `said` hears how many files are there.

        Raises `UserError` update.read_only and as `files.write_atomic`.
        """
        laid = self._aside(_LAID, version)
        try:
            laid.mkdir(parents=True)
            for count, (path, data) in enumerate(content.items()):
                said(count)
                target = laid / path
                target.parent.mkdir(parents=True, exist_ok=True)
                files.write_atomic(target, data)
            if (self.folder / APP / version).exists():  # laid down by an attempt that ended before the pointer moved
                self.drop(version)
            laid.rename(self.folder / APP / version)
            files.sync_folder(self.folder / APP)
        except OSError as error:
            raise UserError("update.read_only", folder=str(self.folder)) from error

    def point_at(self, version: str) -> None:
        """Let this version be the one that is started. Raises `UserError` as `files.write_atomic`."""
        files.write_atomic(self.folder / POINTER, f"{version}\n".encode("ascii"))

    def drop(self, version: str) -> None:
        """Remove a version: it is none any more before the first of its files goes. Raises `OSError`."""
        aside = self._aside(_DROPPED, version)
        (self.folder / APP / version).rename(aside)
        shutil.rmtree(aside, ignore_errors=True)

    def clear(self, kept: frozenset[str]) -> None:
        """Remove what attempts left behind and every version but `kept`; what cannot be removed stays."""
        with suppress(OSError):
            for path in (self.folder / APP).iterdir():
                if path.name.startswith((_LAID, _DROPPED)):
                    shutil.rmtree(path, ignore_errors=True)
                elif version_key(path.name) and path.name not in kept:
                    self.drop(path.name)

    def _aside(self, why: str, version: str) -> Path:
        """Return a free name for a version that is not, or no more, one."""
        aside = self.folder / APP / f"{why}{version}"
        if aside.exists():
            shutil.rmtree(aside)
        return aside


def _line(path: Path) -> str:
    try:
        return files.read_file(path, limit=_SHORT).decode("ascii").strip()
    except (UserError, UnicodeDecodeError):
        return ""
