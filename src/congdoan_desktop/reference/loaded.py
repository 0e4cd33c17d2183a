"""Everything that came with the program or by packs and is needed from the start, parsed once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.pack import PackPart
from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.domain.workdays import Holidays
from congdoan_desktop.reference.code_lists import catalogues
from congdoan_desktop.reference.holidays import holidays
from congdoan_desktop.reference.plans import plans
from congdoan_desktop.reference.presets import SigningPreset, signing_presets
from congdoan_desktop.reference.reports import Templates
from congdoan_desktop.reference.taken import given


@dataclass(frozen=True, kw_only=True)
class Reference:
    """`catalogues` by name, `plans` by code (newest first), `templates` by kind of report, `presets` by code."""

    catalogues: Mapping[str, Catalogue]
    plans: Mapping[str, Plan]
    templates: Templates
    presets: Mapping[str, SigningPreset]
    holidays: Holidays
    refused: tuple[str, ...] = ()
    """Contents of packs that could not be used."""


def load(resources: Path, own_templates: Path | None = None, parts: Iterable[PackPart] = ()) -> Reference:
    """Return what the folder `resources` holds, with the `parts` of packs in the order in which they were taken in;
    report templates of the folder `own_templates` stand over both.

    Raises `UserError` reference.damaged, naming the file of `resources`.
    """
    lists, templates = catalogues(resources / "catalogues"), Templates(resources / "reports", own_templates)
    found = given(parts, plans(resources / "plans"), lists, templates.shipped)
    templates.stand_on(found.templates)
    return Reference(
        catalogues=found.catalogues,
        plans=found.plans,
        templates=templates,
        presets=signing_presets(resources / "catalogues"),
        holidays=holidays(found.catalogues["holidays"], resources / "catalogues" / "holidays.csv"),
        refused=found.refused,
    )
