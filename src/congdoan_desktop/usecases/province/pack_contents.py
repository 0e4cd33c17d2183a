"""What may go into a pack: what this store has and gives, and files from outside, checked before they go on."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.domain.pack import DueDay, IssuedTo, PackPart, PackUnit, PartKind, TrustList, is_due_day
from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.domain.plan_checks import shared_targets, unknown_codes
from congdoan_desktop.domain.records import DutyDay, OrgUnit, UnitCertificate
from congdoan_desktop.domain.survey import Questionnaire
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.reference.plain import LIMIT
from congdoan_desktop.reference.reports import template_toml
from congdoan_desktop.reference.taken import edited_codes, given_catalogue, given_plan
from congdoan_desktop.store import packs, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.packs import CATALOGUES, PACK
from congdoan_desktop.usecases import survey_forms

_LONGEST = 280
"""Letters of a title."""


@dataclass(frozen=True, kw_only=True)
class Titled:
    """A part and what it is called."""

    part: PackPart
    title: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Something that may go in; `part_of` makes the part of it."""

    kind: PartKind
    name: str
    title: str
    short: str
    """In a list to tick."""


def offers(db: Reader, reference: Reference, today: date) -> tuple[Offer, ...]:
    """Return what this store can give out, laws and codes that came with every program too. Reads questionnaires,
    which takes a while.
    """
    found = [
        Offer(kind="plan", name=plan.code, title=plan_title(plan), short=plan.short)
        for plan in reference.plans.values()
    ]
    for form in survey_forms.forms(db, paths.resources()):
        title = survey_title(form.questionnaire)
        found.append(Offer(kind="survey", name=form.reference, title=title, short=title))
    for kind, template in reference.templates.items():
        if template.version > reference.templates.shipped[kind].version:
            title = PACK["template"].format(name=template.name or template.type_name, version=template.version)
            found.append(Offer(kind="template", name=kind, title=title, short=title))
    if _days(db):
        found.append(_single("days"))
    if _units(db, today):
        found.append(_single("units"))
    if _certificates(db, today):
        found.append(_single("certificates"))
    return tuple(found)


def _single(kind: PartKind) -> Offer:
    return Offer(kind=kind, name=kind, title=PACK[kind], short=PACK[kind])


def part_of(db: Reader, reference: Reference, kind: PartKind, name: str, today: date) -> Titled:
    """Return what this store gives out under that name.

    Raises `UserError` pack.unknown_part, survey.unknown_questionnaire.
    """
    from congdoan_desktop.handoff import pack_parts

    if kind == "plan" and name in reference.plans:
        plan = reference.plans[name]
        return Titled(part=PackPart(kind="plan", name=name, data=_plan_file(db, plan)), title=plan_title(plan))
    if kind == "survey":
        form = survey_forms.form_of(db, paths.resources(), name)
        data = survey_forms.export(db, paths.resources(), form.reference)
        return Titled(
            part=PackPart(kind="survey", name=form.reference, data=data), title=survey_title(form.questionnaire)
        )
    if kind == "template" and name in reference.templates:
        template = reference.templates[name]
        title = PACK["template"].format(name=template.name or template.type_name, version=template.version)
        return Titled(part=PackPart(kind="template", name=name, data=template_toml(template)), title=title)
    made: Mapping[str, bytes] = {
        "days": pack_parts.encode_days(_days(db)),
        "units": pack_parts.encode_units(_units(db, today)),
        "certificates": pack_parts.encode_certificates(_certificates(db, today)),
    }
    if kind in made:
        return Titled(part=PackPart(kind=kind, name=kind, data=made[kind]), title=PACK[kind])
    raise UserError("pack.unknown_part", name=name[:60])


def plan_from_file(path: Path, reference: Reference) -> Titled:
    """Return the plan in a TOML file from outside.

    Raises `UserError` pack.plan_unfit, pack.targets_shared, pack.plan_differs (another one of its code and day is
    in use), file.*.
    """
    data = read_file(path, limit=LIMIT)
    plan = read_plan(PackPart(kind="plan", name=path.stem, data=data), reference)
    known = reference.plans.get(plan.code)
    if known is not None and known != plan and known.issued_on >= plan.issued_on:
        raise UserError("pack.plan_differs", name=plan.short)
    return Titled(part=PackPart(kind="plan", name=plan.code, data=data), title=plan_title(plan))


def read_plan(part: PackPart, reference: Reference) -> Plan:
    """Return the plan of a part, of which this program knows everything.

    Raises `UserError` pack.plan_unfit, pack.targets_shared.
    """
    try:
        plan = given_plan(part)
    except UserError as error:
        where = str(error.values.get("where", ""))
        raise UserError("pack.plan_unfit", name=part.name[:60], where=where[:200]) from error
    lists = reference.catalogues
    unknown = unknown_codes(plan, lists["topics"], lists["unit_kinds"])
    if unknown:
        raise UserError("pack.plan_unfit", name=plan.short, where=", ".join(unknown)[:200])
    shared = shared_targets(plan, reference.plans.values())
    if shared:
        raise UserError("pack.targets_shared", name=plan.short, codes=", ".join(shared)[:200])
    return plan


def part_from_file(path: Path, reference: Reference) -> Titled:
    """Return what a file from outside brings, told by its ending.

    Raises `UserError` pack.unknown_file, and those of the functions for each kind.
    """
    suffix = path.suffix.casefold()
    if suffix == ".toml":
        return plan_from_file(path, reference)
    if suffix == ".xlsx":
        return survey_from_file(path)
    if suffix == ".csv":
        return catalogue_from_file(path, reference)
    raise UserError("pack.unknown_file", name=path.name)


def survey_from_file(path: Path) -> Titled:
    """Return the questionnaire in an XLSForm from outside. Raises `UserError` xlsform.*, intake.*, file.*."""
    from congdoan_desktop.intake.xlsform import FILE_LIMIT, read_apart

    data = read_file(path, limit=FILE_LIMIT)
    form = read_apart(data)
    return Titled(part=PackPart(kind="survey", name=form.reference, data=data), title=survey_title(form))


def catalogue_from_file(path: Path, reference: Reference) -> Titled:
    """Return the catalogue in a CSV file, named like the one it adds to.

    Raises `UserError` pack.catalogue_unfit, pack.catalogue_edited, file.*.
    """
    part = PackPart(kind="catalogue", name=path.stem, data=read_file(path, limit=LIMIT))
    check_catalogue(part, reference)
    return Titled(part=part, title=catalogue_title(part.name))


def check_catalogue(part: PackPart, reference: Reference) -> None:
    """Raise `UserError` pack.catalogue_unfit, pack.catalogue_edited unless a catalogue adds or ends codes only."""
    try:
        new = given_catalogue(part)
    except UserError as error:
        where = str(error.values.get("where", ""))
        raise UserError("pack.catalogue_unfit", name=part.name[:60], where=where[:200]) from error
    if part.name not in reference.catalogues:
        raise UserError("pack.catalogue_unfit", name=part.name[:60], where="")
    edited = edited_codes(new, reference.catalogues[part.name])
    if edited:
        raise UserError("pack.catalogue_edited", name=catalogue_title(part.name), codes=", ".join(edited)[:200])


def trust_part(trust: TrustList) -> Titled:
    """Return the part that tells units whom to trust."""
    from congdoan_desktop.handoff.pack_parts import encode_trust

    return Titled(part=PackPart(kind="trust", name="trust", data=encode_trust(trust)), title=PACK["trust"])


def plan_title(plan: Plan) -> str:
    """Return "KH 30/KH-LĐLĐ: Tuyên truyền …" in one line."""
    return _line(PACK["plan"].format(short=plan.short, title=plan.title))


def survey_title(questionnaire: Questionnaire) -> str:
    """Return "Khảo sát tâm tư (bản 1)"."""
    return _line(PACK["survey"].format(title=questionnaire.title, version=questionnaire.version))


def catalogue_title(name: str) -> str:
    """Return "Danh mục nội dung tuyên truyền"."""
    return PACK["catalogue"].format(name=CATALOGUES.get(name, name[:60]))


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0]} …"


def _plan_file(db: Reader, plan: Plan) -> bytes:
    """Return the file that the plan in use was read from: one of a pack, or the shipped one."""
    for part in packs.parts_of_kinds(db, ("plan",)):
        if part.name == plan.code and given_plan(part) == plan:
            return part.data
    return read_file(paths.resources() / "plans" / f"{plan.code}.toml", limit=LIMIT)


def _days(db: Reader) -> tuple[DueDay, ...]:
    days = repository.find(db, DutyDay)
    return tuple(
        DueDay(plan=one.plan, duty=one.duty, due=one.due, days_after=None if one.due else one.days_after)
        for one in days
        if is_due_day(one.due, None if one.due else one.days_after)
    )


def _units(db: Reader, today: date) -> tuple[PackUnit, ...]:
    """The register without those that are no more."""
    found = repository.find(db, OrgUnit)
    codes = {unit.id: unit.code for unit in found}
    return tuple(
        PackUnit(
            code=unit.code,
            name=unit.name,
            short_name=unit.short_name,
            kind=unit.kind,
            commune=unit.commune,
            parent=codes.get(unit.parent_id, ""),
            tier=unit.tier,
        )
        for unit in found
        if unit.code and (unit.ended_on is None or unit.ended_on > today)
    )


def _certificates(db: Reader, today: date) -> tuple[IssuedTo, ...]:
    """Every certificate that was issued and is good: a pack may be the first one that a unit gets to see."""
    codes = {unit.id: unit.code for unit in repository.find(db, OrgUnit)}
    return tuple(
        IssuedTo(unit_code=codes[one.unit_id], certificate=base64.b64decode(one.certificate))
        for one in repository.find(db, UnitCertificate, where={"source": "issued", "revoked_at": ""})
        if codes.get(one.unit_id) and one.valid_to >= today
    )
