"""What a union between takes from packs of the level above: the units below it, and the certificates they sign with.

Without the certificates it could not tell whose signature is on what its units hand up to it. What its own register
says already stays as it is; units that are no more are ended by hand.
"""

from collections.abc import Iterator
from datetime import datetime

from congdoan_desktop.domain.pack import IssuedTo, PackPart
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import OrgUnit, UnitCertificate
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import role_of, the_unit
from congdoan_desktop.usecases.province.unit_certificates import certificate_row
from congdoan_desktop.usecases.province.units import register_of


def new_units(db: Reader, parts: tuple[PackPart, ...]) -> tuple[OrgUnit, ...]:
    """Return the units that a pack names as standing under this union and that its register lacks.

    None for a union that keeps no register. Raises `UserError` pack.invalid.
    """
    from congdoan_desktop.handoff.pack_parts import decode_units

    code = the_unit(db).code
    if role_of(db) != "province" or not code:
        return ()
    register = register_of(db)
    named = (unit for part in parts if part.kind == "units" for unit in decode_units(part.data))
    return tuple(
        OrgUnit(
            id=repository.new_id(),
            code=unit.code,
            name=unit.name,
            short_name=unit.short_name,
            kind=unit.kind,
            commune=unit.commune,
        )
        for unit in named
        if unit.parent == code and unit.tier == "base" and register.with_code(unit.code) is None
    )


def new_certificates(
    db: Reader, parts: tuple[PackPart, ...], units: tuple[OrgUnit, ...], now: datetime, said_by: str = ""
) -> tuple[UnitCertificate, ...]:
    """Return the certificates in a pack of units in the register, or among the new `units`, that are not in it yet.

    `said_by`: the pack. Raises `UserError` pack.invalid.
    """
    if role_of(db) != "province":
        return ()
    register = Register(units=(*register_of(db).units, *units))
    held = {one.id for one in repository.find(db, UnitCertificate)}
    rows = (
        certificate_row(one.certificate, unit.id, "registered", now, said_by)
        for one in _issued(parts)
        if (unit := register.with_code(one.unit_code)) is not None
    )
    return tuple({row.id: row for row in rows if row.id not in held}.values())


def _issued(parts: tuple[PackPart, ...]) -> Iterator[IssuedTo]:
    from congdoan_desktop.handoff.pack_parts import decode_certificates

    for part in parts:
        if part.kind == "certificates":
            yield from decode_certificates(part.data)
