"""Names of token drivers that are known, as whole paths with variables and wildcards."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from congdoan_desktop.reference.plain import read_toml, shaped

System = Literal["windows", "linux"]


@dataclass(frozen=True, kw_only=True)
class _Places:
    folders: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _File:
    windows: _Places
    linux: _Places


def token_drivers(folder: Path, system: System) -> tuple[str, ...]:
    """Return the known names in all folders of `system`, the likeliest first. Raises `UserError` reference.damaged."""
    path = folder / "token_drivers.toml"
    file = shaped(read_toml(path), _File, path)
    places, joint = (file.windows, "\\") if system == "windows" else (file.linux, "/")
    return tuple(f"{place}{joint}{name}" for place in places.folders for name in places.names)
