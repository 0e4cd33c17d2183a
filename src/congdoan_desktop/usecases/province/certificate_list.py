"""What the page of certificates shows: the authority and how its ceremony stands, requests that wait, certificates."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from congdoan_desktop.domain.pack import short_print
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import OrgUnit, UnitCertificate
from congdoan_desktop.store import repository, settings
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.authority import authority_of
from congdoan_desktop.usecases.province.authority_copies import open_steps
from congdoan_desktop.usecases.province.requests import Waiting, proposed_unit, waiting
from congdoan_desktop.usecases.province.unit_certificates import (
    LIST_SETTING,
    SOON,
    list_day,
    list_is_behind,
    state_of,
)
from congdoan_desktop.usecases.province.units import register_of
from congdoan_desktop.usecases.unit_key import certificate_of, unit_key_of

if TYPE_CHECKING:
    from congdoan_desktop.signing.own_key import CertificateSeen

LineState = Literal["waiting", "soon", "good", "not_yet", "ended", "revoked", "untold"]
"""Of a certificate as `state_of`, and `untold`: revoked, but on no published list yet."""
OfficeState = Literal["none", "own", "good", "soon", "ended"]
"""Of the key by which the office signs; `own`: it vouches for itself only."""
_FRESH = timedelta(days=60)
_ORDER: tuple[LineState, ...] = ("waiting", "untold", "soon", "good", "not_yet", "ended", "revoked")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A request (`waiting`) or a certificate (`row`)."""

    key: str
    state: LineState
    unit: OrgUnit | None
    holder: str
    print: str
    """What is compared by telephone. Of a request it is not to be shown before it was typed."""
    until: date | None = None
    waiting: Waiting | None = None
    row: UnitCertificate | None = None


@dataclass(frozen=True, kw_only=True)
class CertificateDesk:
    """`steps`: what is left of the ceremony (`authority_copies.open_steps`). `list_made`: when the newest revocation
    list was.
    """

    authority: "CertificateSeen | None"
    steps: tuple[str, ...]
    office: OfficeState
    office_until: date | None
    is_behind: bool
    list_made: date | None
    list_is_old: bool
    """It ends within a month (`authority.CRL_LIFE`)."""
    register: Register
    lines: tuple[Line, ...]


def certificate_desk(db: Reader, today: date) -> CertificateDesk:
    """Return how everything stands. Reads every certificate: for the looker."""
    kept, register = authority_of(db), register_of(db)
    office, until = _office(db, today)
    made = list_day(db)
    return CertificateDesk(
        authority=certificate_of(kept) if kept is not None else None,
        steps=open_steps(db),
        office=office,
        office_until=until,
        is_behind=list_is_behind(db),
        list_made=made,
        list_is_old=made is not None and today - made > _FRESH,
        register=register,
        lines=tuple(sorted(_lines(db, register, today), key=_place)),
    )


def _lines(db: Reader, register: Register, today: date) -> list[Line]:
    told = settings.setting(db, LIST_SETTING, {}).get("told", ())
    lines = [
        Line(
            key=f"request:{one.key_print}",
            state="waiting",
            unit=proposed_unit(register, one),
            holder=one.name or one.organisation,
            print=short_print(one.key_print),
            waiting=one,
        )
        for one in waiting(db)
    ]
    for row in repository.find(db, UnitCertificate):
        state = state_of(row, today)
        is_untold = state == "revoked" and row.source == "issued" and row.id not in told
        lines.append(
            Line(
                key=row.id,
                state="untold" if is_untold else state,
                unit=register.by_id.get(row.unit_id),
                holder=row.holder,
                print=short_print(row.key_print),
                until=row.valid_to,
                row=row,
            )
        )
    return lines


def _place(line: Line) -> tuple[int, str, str]:
    return _ORDER.index(line.state), line.unit.code if line.unit else "", line.key


def _office(db: Reader, today: date) -> tuple[OfficeState, date | None]:
    key = unit_key_of(db)
    if key is None:
        return "none", None
    seen = certificate_of(key)
    if seen.is_self_signed:
        return "own", None
    until = seen.not_after.astimezone(VIETNAM).date()
    return "ended" if until < today else "soon" if until - today <= SOON else "good", until
