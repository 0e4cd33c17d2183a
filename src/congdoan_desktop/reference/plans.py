"""Plans to be carried out: one TOML file a plan, named by its code."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.reference.plain import damaged, files_in, read_bytes, shaped, text_of, toml_of


def plans(folder: Path) -> Mapping[str, Plan]:
    """Return the plans of `folder` by code, the newest first. Raises `UserError` reference.damaged."""
    found = [plan(path) for path in files_in(folder, "*.toml")]
    return newest_first(found)


def newest_first(found: Iterable[Plan]) -> Mapping[str, Plan]:
    """Return plans by code, the newest first."""
    ordered = sorted(found, key=lambda one: (one.issued_on, one.code), reverse=True)
    return MappingProxyType({one.code: one for one in ordered})


def plan(path: Path) -> Plan:
    """Return one plan. Raises `UserError` reference.damaged, also when its code is not the name of its file."""
    found = plan_from(read_bytes(path), path)
    if found.code != path.stem:
        raise damaged(path, found.code)
    return found


def plan_from(data: bytes, path: Path) -> Plan:
    """Return the plan in the bytes of what is, or might be, the file `path`. Raises `UserError` reference.damaged."""
    return shaped(toml_of(text_of(data, path), path), Plan, path)
