"""Plans to be carried out: one TOML file a plan, named by its code."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.reference.plain import damaged, files_in, read_toml, shaped


def plans(folder: Path) -> Mapping[str, Plan]:
    """Return the plans of `folder` by code, the newest first. Raises `UserError` reference.damaged."""
    found = [plan(path) for path in files_in(folder, "*.toml")]
    found.sort(key=lambda one: (one.issued_on, one.code), reverse=True)
    return MappingProxyType({one.code: one for one in found})


def plan(path: Path) -> Plan:
    """Return one plan. Raises `UserError` reference.damaged, also when its code is not the name of its file."""
    found = shaped(read_toml(path), Plan, path)
    if found.code != path.stem:
        raise damaged(path, found.code)
    return found
