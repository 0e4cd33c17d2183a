"""What would change here if a pack were taken in, in plain sentences; or why it cannot be used at all."""

from collections.abc import Iterator
from datetime import date, datetime

from congdoan_desktop import paths
from congdoan_desktop.domain.duties import as_set
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.pack import IssuedTo, PackPart
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import DutyDay
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.reference.taken import fits, given_catalogue, given_template, later
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.packs import CHANGES
from congdoan_desktop.usecases import survey_forms
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.pack_words import days_in, trust_in, when_due
from congdoan_desktop.usecases.province.from_above import new_certificates, new_units
from congdoan_desktop.usecases.province.pack_contents import catalogue_title, check_catalogue, read_plan, survey_title
from congdoan_desktop.usecases.taken_packs import KnownIssuer
from congdoan_desktop.usecases.unit_key import unit_key_of


def changes(
    db: Reader, reference: Reference, parts: tuple[PackPart, ...], known: KnownIssuer | None, now: datetime
) -> tuple[str, ...]:
    """Return what the pack would change, a sentence a thing. Reads questionnaires in a process of its own.

    Raises `UserError` pack.invalid, pack.plan_unfit, pack.targets_shared, pack.catalogue_*, pack.template_unfit,
    survey.form_differs, xlsform.*, intake.*, envelope.*.
    """
    found = [line for part in parts for line in _lines(db, reference, part, parts, known, now)]
    return (*found, *_of_register(db, parts, now))


def own_certificate(db: Reader, parts: tuple[PackPart, ...]) -> bytes:
    """Return the certificate (DER) in the pack that was issued for the key of this union and that it does not have;
    empty where there is none.
    """
    from congdoan_desktop.signing.own_word import is_for_same_key

    key = unit_key_of(db)
    if key is None:
        return b""
    found = (one.certificate for one in _issued(parts) if is_for_same_key(one.certificate, key.certificate))
    return next((der for der in found if der != key.certificate), b"")


def _lines(
    db: Reader,
    reference: Reference,
    part: PackPart,
    parts: tuple[PackPart, ...],
    known: KnownIssuer | None,
    now: datetime,
) -> Iterator[str]:
    if part.kind == "plan":
        yield _of_plan(reference, part)
    elif part.kind == "survey":
        yield _of_survey(db, part)
    elif part.kind == "catalogue":
        yield _of_catalogue(reference, part)
    elif part.kind == "template":
        yield _of_template(reference, part)
    elif part.kind == "days":
        yield from _of_days(db, reference, parts)
    elif part.kind == "trust":
        yield from _of_trust(part, known, now)
    elif part.kind == "certificates":
        yield _of_certificates(db, parts)
    else:
        yield _of_units(db, part)


def _of_plan(reference: Reference, part: PackPart) -> str:
    plan = read_plan(part, reference)
    old = reference.plans.get(plan.code)
    day = day_text(plan.issued_on)
    if old is None:
        start, targets = day_text(plan.valid_from), count_text(len(plan.targets))
        return CHANGES["plan_new"].format(short=plan.short, day=day, targets=targets, start=start)
    if old == plan:
        return CHANGES["plan_same"].format(short=plan.short)
    code = "plan_later" if later(plan, old) else "plan_kept"
    return CHANGES[code].format(short=plan.short, day=day, old=day_text(old.issued_on))


def _of_survey(db: Reader, part: PackPart) -> str:
    from congdoan_desktop.intake.xlsform import read_apart

    form = read_apart(part.data)
    if form.reference != part.name:
        raise UserError("pack.invalid", where=part.content[:80])
    try:
        there = survey_forms.form_of(db, paths.resources(), form.reference).questionnaire
    except UserError:
        return CHANGES["survey_new"].format(title=survey_title(form))
    if there != form:
        raise UserError("survey.form_differs", title=form.title, version=form.version)
    return CHANGES["survey_same"].format(title=survey_title(form))


def _of_catalogue(reference: Reference, part: PackPart) -> str:
    check_catalogue(part, reference)
    new, old, name = given_catalogue(part), reference.catalogues[part.name], catalogue_title(part.name)
    added = sum(code not in old for code in new)
    ended = sum(code in old and new[code].valid_to not in (None, old[code].valid_to) for code in new)
    if not added and not ended:
        return CHANGES["catalogue_same"].format(name=name)
    return CHANGES["catalogue"].format(name=name, added=count_text(added), ended=count_text(ended))


def _of_template(reference: Reference, part: PackPart) -> str:
    try:
        template = given_template(part)
    except UserError as error:
        raise UserError("pack.template_unfit", name=part.name[:60]) from error
    if not fits(template, reference.templates.shipped):
        raise UserError("pack.template_unfit", name=part.name[:60])
    old = reference.templates[template.kind]
    code = "template" if template.version > old.version else "template_same"
    return CHANGES[code].format(name=old.name or old.type_name, version=template.version, old=old.version)


def _of_days(db: Reader, reference: Reference, parts: tuple[PackPart, ...]) -> Iterator[str]:
    """Plans of the pack itself are looked at first: their duties may be new here."""
    plans = dict(reference.plans)
    plans |= {plan.code: plan for plan in (read_plan(part, reference) for part in parts if part.kind == "plan")}
    held, said = repository.find(db, DutyDay), False
    for day in days_in(parts):
        plan = plans.get(day.plan)
        duty = next((one for one in plan.duties if one.code == day.duty), None) if plan else None
        if plan is None or duty is None:
            continue
        now, old = as_set(duty, plan, (day,)), as_set(duty, plan, held)
        if (now.due, now.days_after) != (old.due, old.days_after):
            code = "day" if day.plan in reference.plans else "day_new"
            said = True
            yield CHANGES[code].format(duty=duty.title, plan=plan.short, now=when_due(now), old=when_due(old))
    if not said:
        yield CHANGES["days_same"]


def _of_trust(part: PackPart, known: KnownIssuer | None, now: datetime) -> Iterator[str]:
    from congdoan_desktop.signing.envelope import recipient_from
    from congdoan_desktop.signing.own_key import look_at_certificate
    from congdoan_desktop.signing.own_word import newest_list, revoked_in

    told = trust_in((part,))
    assert told is not None
    held = known.authorities if known else ()
    new = (look_at_certificate(der) for der in told.authorities if der not in held)
    lines = [CHANGES["authority_new"].format(name=one.name, day=day_text(_day(one.not_after))) for one in new]
    gone = len(set(held) - set(told.authorities))
    lines += [CHANGES["authorities_gone"].format(count=gone)] if gone else []
    made = newest_list(told.crls, told.authorities)
    if made is not None and (known is None or set(told.crls) - set(known.crls)):
        count = count_text(revoked_in(told.crls, told.authorities))
        lines.append(CHANGES["list"].format(day=day_text(_day(made)), count=count))
    if told.encryption and (known is None or told.encryption != known.encryption):
        receiver = recipient_from(told.encryption, now=now)
        lines.append(CHANGES["encryption"].format(name=receiver.name, day=day_text(_day(receiver.not_after))))
    yield from lines or [CHANGES["list_same"]]


def _of_certificates(db: Reader, parts: tuple[PackPart, ...]) -> str:
    from congdoan_desktop.signing.own_key import look_at_certificate

    own, key = own_certificate(db, parts), unit_key_of(db)
    if own:
        seen = look_at_certificate(own)
        return CHANGES["own_certificate"].format(name=seen.name, day=day_text(_day(seen.not_after)))
    given = _issued(parts)
    if key is not None and any(one.certificate == key.certificate for one in given):
        return CHANGES["own_held"]
    return CHANGES["other_certificates"].format(count=count_text(len(given)))


def _of_units(db: Reader, part: PackPart) -> str:
    from congdoan_desktop.handoff.pack_parts import decode_units

    units, code = decode_units(part.data), the_unit(db).code
    here = any(unit.code == code for unit in units)
    return CHANGES["units" if here else "units_not_here"].format(count=count_text(len(units)), code=code or "–")


def _of_register(db: Reader, parts: tuple[PackPart, ...], now: datetime) -> Iterator[str]:
    units = new_units(db, parts)
    certificates = new_certificates(db, parts, units, now)
    if units or certificates:
        counts = {"units": count_text(len(units)), "certificates": count_text(len(certificates))}
        yield CHANGES["register"].format(**counts)


def _issued(parts: tuple[PackPart, ...]) -> tuple[IssuedTo, ...]:
    from congdoan_desktop.handoff.pack_parts import decode_certificates

    return tuple(one for part in parts if part.kind == "certificates" for one in decode_certificates(part.data))


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
