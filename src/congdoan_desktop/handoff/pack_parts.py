"""Parts of a pack that are lists of the issuer (docs/pack-format.md): due days, trust, certificates, units ↔ JSON."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import TypeVar

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.pack import DueDay, IssuedTo, PackUnit, TrustList, is_due_day
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.pack_json import is_line

LIMIT = 16_000_000
"""Most bytes of such a part; 10 000 units take 3 MB, as many certificates 12 MB."""
_MOST = {"days": 500, "authorities": 20, "certificates": 20_000, "units": 20_000}
_LARGEST_CERTIFICATE = 20_000
_LARGEST_LIST = 8_000_000
_CODE = re.compile(r"[a-z0-9]+(?:[_.-][a-z0-9]+)*", re.IGNORECASE | re.ASCII)

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class _Days:
    days: tuple[DueDay, ...]


@dataclass(frozen=True, kw_only=True)
class _Trust:
    authorities: tuple[str, ...]
    crls: tuple[str, ...] = ()
    encryption: str = ""


@dataclass(frozen=True, kw_only=True)
class _Given:
    unit_code: str
    certificate: str


@dataclass(frozen=True, kw_only=True)
class _Certificates:
    certificates: tuple[_Given, ...]


@dataclass(frozen=True, kw_only=True)
class _Units:
    units: tuple[PackUnit, ...]


def encode_days(days: tuple[DueDay, ...]) -> bytes:
    """Return the part `days`."""
    return _json(_Days(days=days))


def decode_days(data: bytes) -> tuple[DueDay, ...]:
    """Return due days. Raises `UserError` pack.invalid."""
    days = _read(data, _Days).days
    names = [(day.plan, day.duty) for day in days]
    if len(days) > _MOST["days"] or len(set(names)) < len(names):
        raise _invalid("days")
    for day in days:
        if not (_is_code(day.plan) and _is_code(day.duty) and is_due_day(day.due, day.days_after)):
            raise _invalid(f"days.{day.plan[:60]}#{day.duty[:60]}")
    return days


def encode_trust(trust: TrustList) -> bytes:
    """Return the part `trust`."""
    lists = (tuple(map(_text, each)) for each in (trust.authorities, trust.crls))
    authorities, crls = lists
    return _json(_Trust(authorities=authorities, crls=crls, encryption=_text(trust.encryption)))


def decode_trust(data: bytes) -> TrustList:
    """Return whom to trust: bytes that nobody has looked at yet. Raises `UserError` pack.invalid."""
    read = _read(data, _Trust)
    if not 0 < len(read.authorities) <= _MOST["authorities"] or len(read.crls) > _MOST["authorities"]:
        raise _invalid("trust")
    return TrustList(
        authorities=tuple(_bytes(one, _LARGEST_CERTIFICATE, "trust.authorities") for one in read.authorities),
        crls=tuple(_bytes(one, _LARGEST_LIST, "trust.crls") for one in read.crls),
        encryption=_bytes(read.encryption, _LARGEST_CERTIFICATE, "trust.encryption"),
    )


def encode_certificates(given: tuple[IssuedTo, ...]) -> bytes:
    """Return the part `certificates`."""
    lines = (_Given(unit_code=one.unit_code, certificate=_text(one.certificate)) for one in given)
    return _json(_Certificates(certificates=tuple(lines)))


def decode_certificates(data: bytes) -> tuple[IssuedTo, ...]:
    """Return certificates: bytes that nobody has looked at yet. Raises `UserError` pack.invalid."""
    read = _read(data, _Certificates).certificates
    if len(read) > _MOST["certificates"]:
        raise _invalid("certificates")
    return tuple(_issued(one) for one in read)


def encode_units(units: tuple[PackUnit, ...]) -> bytes:
    """Return the part `units`."""
    return _json(_Units(units=units))


def decode_units(data: bytes) -> tuple[PackUnit, ...]:
    """Return the register. Raises `UserError` pack.invalid."""
    units = _read(data, _Units).units
    codes = [unit.code for unit in units]
    if len(units) > _MOST["units"] or len(set(codes)) < len(codes):
        raise _invalid("units")
    for unit in units:
        if not _is_unit(unit):
            raise _invalid(f"units.{unit.code[:60]}")
    return units


def _is_unit(unit: PackUnit) -> bool:
    codes = (unit.kind, unit.commune)
    return (
        all(map(is_line, (unit.code, unit.name, unit.short_name)))
        and all(code == "" or _is_code(code) for code in codes)
        and (unit.parent == "" or is_line(unit.parent))
        and unit.tier in ("base", "middle")
    )


def _issued(one: _Given) -> IssuedTo:
    if not is_line(one.unit_code):
        raise _invalid("certificates.unit_code")
    data = _bytes(one.certificate, _LARGEST_CERTIFICATE, "certificates")
    if not data:
        raise _invalid("certificates")
    return IssuedTo(unit_code=one.unit_code, certificate=data)


def _is_code(text: str) -> bool:
    return len(text) <= 60 and _CODE.fullmatch(text) is not None


def _json(value: object) -> bytes:
    return to_json(value, indent=2) + b"\n"


def _read(data: bytes, shape: type[T]) -> T:
    if len(data) > LIMIT:
        raise _invalid(f"> {LIMIT} byte")
    return from_json(data, shape, code="pack.invalid")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str, limit: int, where: str) -> bytes:
    if len(text) > limit * 4 // 3 + 4:
        raise _invalid(where)
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _invalid(where) from error


def _invalid(where: str) -> UserError:
    return UserError("pack.invalid", where=where)
