"""The ways to put the units of a register together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.province.tables import short_label
from congdoan_desktop.domain.records import OrgUnit


@dataclass(frozen=True, kw_only=True)
class Grouping:
    """`of` gives the code of a unit's group, `name` its words."""

    title: str
    of: Callable[[OrgUnit], str]
    name: Callable[[str], str]


def groupings(codes: Mapping[str, Catalogue], register: Register) -> tuple[Grouping, ...]:
    """Return kind, commune, and the union above where there is one between."""

    def named(catalogue: str) -> Callable[[str], str]:
        return lambda code: short_label(codes[catalogue], code) or "Chưa ghi"

    def above(unit_id: str) -> str:
        unit = register.by_id.get(unit_id)
        return unit.short_name if unit is not None else "Trực thuộc thẳng"

    by_kind = Grouping(title="Loại hình", of=lambda unit: unit.kind, name=named("unit_kinds"))
    by_commune = Grouping(title="Xã, phường", of=lambda unit: unit.commune, name=named("communes"))
    by_parent = Grouping(title="Công đoàn xã, phường", of=lambda unit: unit.parent_id, name=above)
    has_middle = any(unit.tier == "middle" for unit in register.units)
    return (by_kind, by_commune, by_parent) if has_middle else (by_kind, by_commune)
