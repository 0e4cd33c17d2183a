"""Take a list of units from outside: which of them are in the register already, and what the list says anew."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.province.org_units import Register, code_key, codes_from
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.intake.layout import Layout
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.list_rows import RowProblem
from congdoan_desktop.intake.list_words import ListWords, folded, unit_words
from congdoan_desktop.intake.unit_rows import Codes, UnitRow, Units, read_units
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.repository import new_id
from congdoan_desktop.texts.short_names import full_name, short_name
from congdoan_desktop.usecases.import_match import Choice
from congdoan_desktop.usecases.province.units import register_of

Match = Literal["new", "namesake", "same", "changed", "near", "ended", "twice", "bad"]
"""`namesake`: new, as one of its name is in another commune; `same`: in the register, nothing new; `changed`: in it,
and the list says something else; `near`: perhaps in it (the name, but another code); `ended`: was in it; `twice`:
stands further up in the list; `bad`: cannot be taken in."""

_CATALOGUES = {"kind": "unit_kinds", "size": "enterprise_sizes", "commune": "communes"}
_COUNTS = ("workers", "members")
_TOLD = (
    *("kind", "size", "commune", *_COUNTS, "founded_on", "ended_on"),
    *("contact_name", "contact_phone", "contact_email", "note"),
)
"""Fields that a list replaces where it says something else."""


@dataclass(frozen=True, kw_only=True)
class UnitManner:
    """What the person at the screen decided about the whole list: the day of its counts, and the first of the codes
    for new units without one (empty: they get none).
    """

    counted_on: date | None = None
    first_code: str = ""
    since_1904: bool = False


@dataclass(frozen=True, kw_only=True)
class MatchedUnit:
    """A row with what it was compared to. `unit`: what is added; `updated`: `other` with what the list says anew in the
    fields `changes`; `other_row`: the row further up in the list.
    """

    row: UnitRow
    match: Match
    unit: OrgUnit
    other: OrgUnit | None = None
    updated: OrgUnit | None = None
    other_row: int = 0
    changes: tuple[str, ...] = ()

    @property
    def proposal(self) -> Choice:
        """What is done unless the person decides otherwise: no unit is ever doubled by default."""
        if self.match in ("new", "namesake"):
            return "add"
        return "update" if self.match == "changed" else "skip"

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be done with the row: a code that is there is never given twice."""
        if self.match in ("bad", "twice", "same"):
            return ("skip",)
        if self.other is None or self.updated is None:
            return ("add", "skip")
        has_its_code = bool(self.row.unit.code) and code_key(self.row.unit.code) == code_key(self.other.code)
        found: tuple[Choice, ...] = () if has_its_code else ("add",)
        return (*found, *(("update",) if self.changes else ()), "skip")


def unit_words_of(resources: Path) -> ListWords:
    """Return the words of headings and cells. Raises `UserError` reference.damaged."""
    return unit_words(resources / "imports")


def units_of(
    sheet: Sheet, layout: Layout, manner: UnitManner, words: ListWords, catalogues: Mapping[str, Catalogue]
) -> Units:
    """Return the units of a sheet as it was laid out; labels of the catalogues are understood as well."""
    return read_units(sheet, layout, words, codes_of(words, catalogues), since_1904=manner.since_1904)


def codes_of(words: ListWords, catalogues: Mapping[str, Catalogue]) -> Codes:
    """Return what the cells may say, with the labels of the catalogues; a commune is "Xã Pa Ủ" or "Pa Ủ"."""
    codes = {name: dict(known) for name, known in words.values.items()}
    for name, catalogue in _CATALOGUES.items():
        labels = {folded(entry.label.partition(" (")[0]): entry.code for entry in catalogues[catalogue].values()}
        codes[name] = labels | codes.get(name, {})
    for label, code in tuple(codes["commune"].items()):
        codes["commune"].setdefault(label.partition(" ")[2] or label, code)
    return codes


def match_units(db: Reader, rows: Sequence[UnitRow], codes: Codes, manner: UnitManner) -> tuple[MatchedUnit, ...]:
    """Compare each row with the register and with the rows before it; say who stands above whom; give codes."""
    register = register_of(db)
    known = _Known(register, codes)
    found = [_with_parent(one, known) for one in [_matched(row, known, manner) for row in rows]]
    return tuple(_coded(found, register, manner))


@dataclass
class _Known:
    """Units by what they can be found by: `above` are rows of the list by code and name, `middles` units between."""

    register: Register
    codes: Codes
    by_name: dict[str, list[OrgUnit]] = field(default_factory=lambda: defaultdict(list))
    above: dict[str, UnitRow] = field(default_factory=dict)
    middles: dict[str, OrgUnit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for unit in self.register.units:
            self.by_name[self.name_key(unit.name)].append(unit)
            if self.name_key(unit.short_name) != self.name_key(unit.name):
                self.by_name[self.name_key(unit.short_name)].append(unit)
            if unit.tier == "middle" and unit.ended_on is None:
                self.add_middle(unit)

    def add_middle(self, unit: OrgUnit) -> None:
        for key in (self.name_key(unit.name), self.name_key(unit.short_name), code_key(unit.code)):
            if key:
                self.middles.setdefault(key, unit)

    def name_key(self, name: str) -> str:
        """Return a name without accents and without the words that every union begins with."""
        words = folded(name)
        begins = (word for word, tier in self.codes["begins"].items() if tier == "base")
        first = max((word for word in begins if words.startswith(f"{word} ")), key=len, default="")
        return words[len(first) :].strip()


def _matched(row: UnitRow, known: _Known, manner: UnitManner) -> MatchedUnit:
    if row.is_bad:
        return MatchedUnit(row=row, match="bad", unit=row.unit)
    key = code_key(row.unit.code) or f"{known.name_key(row.unit.name)}@{row.unit.commune}"
    twin = known.above.setdefault(key, row)
    if twin is not row:
        return MatchedUnit(row=row, match="twice", unit=row.unit, other_row=twin.row)
    by_code = known.register.with_code(row.unit.code)
    namesakes = _namesakes(row, known)
    others = [by_code] if by_code else [one for one in namesakes if _may_be(one, row)]
    if not others:
        return _new(row, known, manner, namesakes)
    return _known_unit(row, others, known, manner)


def _namesakes(row: UnitRow, known: _Known) -> list[OrgUnit]:
    found = known.by_name.get(known.name_key(row.unit.name), [])
    return list({one.id: one for one in found}.values())


def _may_be(unit: OrgUnit, row: UnitRow) -> bool:
    """Two schools of one name in two communes are two units."""
    return not (unit.commune and row.unit.commune) or unit.commune == row.unit.commune


def _new(row: UnitRow, known: _Known, manner: UnitManner, namesakes: Sequence[OrgUnit]) -> MatchedUnit:
    name = full_name(row.unit.name)
    counted = manner.counted_on if row.given & set(_COUNTS) else None
    short = row.unit.short_name or short_name(name)
    unit = replace(row.unit, id=new_id(), name=name, short_name=short, counted_on=counted)
    if unit.tier == "middle":
        known.add_middle(unit)
    if namesakes:
        return MatchedUnit(row=row, match="namesake", unit=unit, other=namesakes[0])
    return MatchedUnit(row=row, match="new", unit=unit)


def _known_unit(row: UnitRow, others: Sequence[OrgUnit], known: _Known, manner: UnitManner) -> MatchedUnit:
    other = next((one for one in others if one.ended_on is None), others[0])
    told = dict(_told(row, other, known))
    if told.keys() & set(_COUNTS):
        told["counted_on"] = manner.counted_on
    new = _new(row, known, manner, ())
    match: Match = "changed" if told else "same"
    if len(others) > 1 or (row.unit.code and other.code and code_key(row.unit.code) != code_key(other.code)):
        match = "near"
    elif other.ended_on is not None:
        match = "ended"
    updated = replace(other, **told)
    return replace(new, match=match, other=other, updated=updated, changes=tuple(told))


def _told(row: UnitRow, other: OrgUnit, known: _Known) -> Iterator[tuple[str, Any]]:
    """Yield what the row says otherwise; what it does not say, or only guesses, changes nothing."""
    guessed = {"kind"} if other.kind and any(one.code == "kind_guessed" for one in row.problems) else set[str]()
    if row.unit.code and code_key(row.unit.code) != code_key(other.code):
        yield "code", row.unit.code
    if known.name_key(row.unit.name) not in (known.name_key(other.name), known.name_key(other.short_name)):
        yield "name", full_name(row.unit.name)
        yield "short_name", row.unit.short_name or short_name(full_name(row.unit.name))
    for name in _TOLD:
        value = getattr(row.unit, name)
        if name in row.given - guessed and value != getattr(other, name):
            yield name, value


def _with_parent(one: MatchedUnit, known: _Known) -> MatchedUnit:
    """Say who stands above the unit, where the list or the heading of its group does."""
    if one.match in ("bad", "twice") or one.unit.tier == "middle":
        return one
    parent = _parent(one.row, known)
    if parent is None:
        if not one.row.parent or _is_keeper(one.row.parent, known.codes):
            return one
        problem = RowProblem(
            row=one.row.row, column="parent", code="parent_unknown", severity="warning", words=one.row.parent[:60]
        )
        return replace(one, row=replace(one.row, problems=(*one.row.problems, problem)))
    one = replace(one, unit=replace(one.unit, parent_id=parent.id))
    if one.updated is None or parent.id in (one.updated.parent_id, one.updated.id):
        return one
    changed: Match = "changed" if one.match == "same" else one.match
    updated = replace(one.updated, parent_id=parent.id)
    return replace(one, match=changed, updated=updated, changes=(*one.changes, "parent_id"))


def _parent(row: UnitRow, known: _Known) -> OrgUnit | None:
    if row.parent:
        return known.middles.get(code_key(row.parent)) or known.middles.get(known.name_key(row.parent))
    heading = f" {folded(row.group)} "
    inside = [key for key in known.middles if key and f" {key} " in heading]
    return known.middles[max(inside, key=len)] if inside else None


def _is_keeper(text: str, codes: Codes) -> bool:
    words = f"{folded(text)} "
    return any(tier == "keeper" and words.startswith(f"{word} ") for word, tier in codes["begins"].items())


def _coded(found: Sequence[MatchedUnit], register: Register, manner: UnitManner) -> Iterator[MatchedUnit]:
    """Give codes to new units that the list gives none."""
    taken = [*(unit.code for unit in register.units), *(one.row.unit.code for one in found)]
    codes = codes_from(manner.first_code, taken)
    for one in found:
        needs = one.proposal == "add" and not one.unit.code and one.unit.tier == "base"
        yield replace(one, unit=replace(one.unit, code=next(codes, ""))) if needs else one
