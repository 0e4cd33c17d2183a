"""Everything that came with the program and is needed from the start, parsed once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.domain.workdays import Holidays
from congdoan_desktop.reference.code_lists import catalogues
from congdoan_desktop.reference.holidays import holidays
from congdoan_desktop.reference.plans import plans
from congdoan_desktop.reference.presets import SigningPreset, signing_presets
from congdoan_desktop.reference.reports import Templates


@dataclass(frozen=True, kw_only=True)
class Reference:
    """`catalogues` by name, `plans` by code (newest first), `templates` by kind of report, `presets` by code."""

    catalogues: Mapping[str, Catalogue]
    plans: Mapping[str, Plan]
    templates: Templates
    presets: Mapping[str, SigningPreset]
    holidays: Holidays


def load(resources: Path, own_templates: Path | None = None) -> Reference:
    """Return what the folder `resources` holds; report templates of the folder `own_templates` stand over it.

    Raises `UserError` reference.damaged, naming the file.
    """
    lists = catalogues(resources / "catalogues")
    return Reference(
        catalogues=lists,
        plans=plans(resources / "plans"),
        templates=Templates(resources / "reports", own_templates),
        presets=signing_presets(resources / "catalogues"),
        holidays=holidays(lists["holidays"], resources / "catalogues" / "holidays.csv"),
    )
