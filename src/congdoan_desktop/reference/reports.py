"""Report templates: one TOML file a kind of report; a unit's own newest version stands in for the shipped one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.template_editing import is_sound
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import write_atomic
from congdoan_desktop.reference.plain import damaged, files_in, read_toml, shaped

_OWN = re.compile(r"(?P<kind>[a-z0-9-]+)-v(?P<version>[1-9]\d{0,3})\.toml", re.ASCII)


class Templates(Mapping[str, ReportTemplate]):
    """Templates by kind. `own`: folder of the unit's own versions; it may not exist.

    An own file that is damaged, or asks for what the program does not have, is passed over (`refused` names it), so
    that no report is lost with it.
    """

    def __init__(self, shipped: Path, own: Path | None = None) -> None:
        """Raises `UserError` reference.damaged for a shipped file."""
        self.shipped = MappingProxyType(
            {path.stem: report_template(shipped, path.stem) for path in files_in(shipped, "*.toml")}
        )
        self.own = own
        self.refused: tuple[str, ...] = ()
        self._current: Mapping[str, ReportTemplate] = self.shipped
        self.renew()

    def stand_on(self, shipped: Mapping[str, ReportTemplate]) -> None:
        """Take these, which fit the shipped ones, for shipped: those that a pack brought."""
        self.shipped = MappingProxyType(dict(shipped))
        self.renew()

    def renew(self) -> None:
        """Read the unit's own templates again."""
        found, refused = dict(self.shipped), list[str]()
        for path, kind, version in _own_files(self.own):
            if kind not in found or version < found[kind].version:
                continue
            try:
                template = _read(path)
            except UserError:
                refused.append(path.name)
                continue
            if (template.kind, template.version) == (kind, version) and is_sound(template, self.shipped[kind]):
                found[kind] = template
            else:
                refused.append(path.name)
        self.refused = tuple(refused)
        self._current = MappingProxyType(found)

    def next_version(self, kind: str) -> int:
        """Return the version after every one there is, damaged files too: no version is written twice."""
        taken = [version for _, one, version in _own_files(self.own) if one == kind]
        return max([self.shipped[kind].version, *taken]) + 1

    def keep(self, template: ReportTemplate) -> Path:
        """Write an own template as a new file and use it from now on; return the file.

        Raises `UserError` template.no_folder, file.*.
        """
        if self.own is None:
            raise UserError("template.no_folder")
        try:
            self.own.mkdir(exist_ok=True)
        except OSError as error:
            raise UserError("file.read_only", name=self.own.name) from error
        path = self.own / f"{template.kind}-v{template.version}.toml"
        if path.exists():
            raise UserError("file.exists", name=path.name)
        write_atomic(path, template_toml(template))
        self.renew()
        return path

    def __getitem__(self, kind: str) -> ReportTemplate:
        return self._current[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._current)

    def __len__(self) -> int:
        return len(self._current)


def report_template(folder: Path, kind: str) -> ReportTemplate:
    """Return the shipped template of `kind`. Raises `UserError` reference.damaged."""
    path = folder / f"{kind}.toml"
    found = _read(path)
    if found.kind != kind:
        raise damaged(path, found.kind)
    return found


def template_toml(template: ReportTemplate) -> bytes:
    """Return a template as TOML; what holds its default is left out."""
    import tomli_w

    return tomli_w.dumps(_plain(template), multiline_strings=False).encode()


def _read(path: Path) -> ReportTemplate:
    return shaped(read_toml(path), ReportTemplate, path)


def _own_files(folder: Path | None) -> list[tuple[Path, str, int]]:
    """Return (file, kind, version) of every own template, oldest version first."""
    if folder is None or not folder.is_dir():
        return []
    named = ((path, _OWN.fullmatch(path.name)) for path in folder.iterdir())
    found = [(path, match["kind"], int(match["version"])) for path, match in named if match]
    return sorted(found, key=lambda one: (one[1], one[2]))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _plain(part) for field, part in held if field.default is MISSING or part != field.default}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
