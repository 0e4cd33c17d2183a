"""Parts of packs that were taken in → plans, catalogues, templates that stand in for the shipped ones, or beside them.

A released code is never edited silently: a plan takes the place of another of its code only if it was issued later; a
catalogue may add codes and end them, nothing else; a template needs a higher version and what the shipped one names.
What does not fit is passed over: a pack must never keep the program from starting.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from congdoan_desktop.domain.catalogue import Catalogue, Entry
from congdoan_desktop.domain.pack import PackPart
from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.domain.plan_checks import faults, shared_targets
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.template_editing import is_sound
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.code_lists import catalogue_of
from congdoan_desktop.reference.holidays import holidays
from congdoan_desktop.reference.plain import damaged, shaped, text_of, toml_of
from congdoan_desktop.reference.plans import newest_first, plan_from


@dataclass(frozen=True, kw_only=True)
class Given:
    """What all packs give, read; of one code the one that counts. `refused`: contents that were passed over."""

    plans: Mapping[str, Plan]
    catalogues: Mapping[str, Catalogue]
    templates: Mapping[str, ReportTemplate]
    refused: tuple[str, ...] = ()


def given_plan(part: PackPart) -> Plan:
    """Return the plan of a part. Raises `UserError` reference.damaged."""
    path = Path(f"{part.name}.toml")
    found = plan_from(part.data, path)
    wrong = faults(found)
    if wrong or found.code != part.name:
        raise damaged(path, ", ".join(wrong) or "code")
    return found


def given_catalogue(part: PackPart) -> Catalogue:
    """Return the catalogue of a part. Raises `UserError` reference.damaged."""
    path = Path(f"{part.name}.csv")
    found = catalogue_of(text_of(part.data, path), path)
    if part.name == "holidays":
        holidays(found, path)
    return found


def given_template(part: PackPart) -> ReportTemplate:
    """Return the report template of a part. Raises `UserError` reference.damaged."""
    path = Path(f"{part.name}.toml")
    found = shaped(toml_of(text_of(part.data, path), path), ReportTemplate, path)
    if found.kind != part.name or found.version < 1:
        raise damaged(path, "kind")
    return found


def later(new: Plan, old: Plan | None) -> bool:
    """Whether `new` takes the place of `old`, of the same code."""
    return old is None or new.issued_on > old.issued_on


def edited_codes(new: Catalogue, old: Catalogue) -> tuple[str, ...]:
    """Return codes that `new` says otherwise than `old`, but for the day they end: no code may be edited."""
    same = (code for code in new if code in old)
    return tuple(code for code in same if replace(new[code], valid_to=None) != replace(old[code], valid_to=None))


def joined(new: Catalogue, old: Catalogue) -> Catalogue:
    """Return the codes of `new` in its order, then those that `old` alone has. What one of them ends has ended."""
    both = {code: _ended(entry, old.get(code)) for code, entry in new.items()}
    return MappingProxyType(both | {code: entry for code, entry in old.items() if code not in both})


def fits(template: ReportTemplate, shipped: Mapping[str, ReportTemplate]) -> bool:
    """Whether the program can draw a report of this template: what it computes is named as in the shipped one."""
    own = shipped.get(template.kind)
    if own is None or (template.about, template.plan, template.form) != (own.about, own.plan, own.form):
        return False
    tables = {(table.rows, table.columns, table.each) for table in own.tables}
    return is_sound(template, own) and {(one.rows, one.columns, one.each) for one in template.tables} <= tables


def given(
    parts: Iterable[PackPart],
    plans: Mapping[str, Plan],
    catalogues: Mapping[str, Catalogue],
    templates: Mapping[str, ReportTemplate],
) -> Given:
    """Return what is shipped with what `parts` give, in the order in which they were taken in."""
    shelf = _Shelf(plans=dict(plans), catalogues=dict(catalogues), templates=dict(templates), shipped=templates)
    refused = tuple(part.content for part in parts if not _put(shelf, part))
    return Given(
        plans=newest_first(shelf.plans.values()),
        catalogues=MappingProxyType(shelf.catalogues),
        templates=MappingProxyType(shelf.templates),
        refused=refused,
    )


@dataclass(kw_only=True)
class _Shelf:
    """What is in use while one part after the other is looked at."""

    plans: dict[str, Plan]
    catalogues: dict[str, Catalogue]
    templates: dict[str, ReportTemplate]
    shipped: Mapping[str, ReportTemplate]


def _put(shelf: _Shelf, part: PackPart) -> bool:
    """Put a part in its place, where it takes one; return whether it could be read and used at all."""
    put = {"plan": _put_plan, "catalogue": _put_catalogue, "template": _put_template}.get(part.kind)
    try:
        return put is None or put(shelf, part)
    except UserError:
        return False


def _put_plan(shelf: _Shelf, part: PackPart) -> bool:
    plan = given_plan(part)
    if shared_targets(plan, shelf.plans.values()):
        return False
    if later(plan, shelf.plans.get(plan.code)):
        shelf.plans[plan.code] = plan
    return True


def _put_catalogue(shelf: _Shelf, part: PackPart) -> bool:
    new, old = given_catalogue(part), shelf.catalogues.get(part.name)
    if old is None or edited_codes(new, old):
        return False
    shelf.catalogues[part.name] = joined(new, old)
    return True


def _put_template(shelf: _Shelf, part: PackPart) -> bool:
    template = given_template(part)
    if not fits(template, shelf.shipped):
        return False
    if template.version > shelf.templates[template.kind].version:
        shelf.templates[template.kind] = template
    return True


def _ended(new: Entry, old: Entry | None) -> Entry:
    """Of two days on which a code ends the earlier one counts."""
    ends = [day for day in (new.valid_to, old.valid_to if old else None) if day is not None]
    return replace(new, valid_to=min(ends)) if ends else new
