"""Report templates: one TOML file a kind of report, named by its kind."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.reference.plain import damaged, files_in, read_toml, shaped


def report_templates(folder: Path) -> Mapping[str, ReportTemplate]:
    """Return the templates of `folder` by kind. Raises `UserError` reference.damaged."""
    return MappingProxyType({path.stem: report_template(folder, path.stem) for path in files_in(folder, "*.toml")})


def report_template(folder: Path, kind: str) -> ReportTemplate:
    """Return the template of `kind`. Raises `UserError` reference.damaged."""
    path = folder / f"{kind}.toml"
    found = shaped(read_toml(path), ReportTemplate, path)
    if found.kind != kind:
        raise damaged(path, found.kind)
    return found
