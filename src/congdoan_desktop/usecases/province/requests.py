"""Requests of units that came and wait for the telephone: found on a stick, kept until they are granted or put away.

Nothing is believed of them: a name and a code are what the request says of itself.
"""

import base64
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from congdoan_desktop.codec import from_json, to_json
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import OrgUnit, UnitCertificate
from congdoan_desktop.domain.text import fold
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.store import repository, settings
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.files_below import files_below

ENDINGS = (".csr", ".p10", ".req")
"""Of files with a request, as units and other programs write them."""
MOST_WAITING = 5000
_KEPT = "authority.requests"
_LIMIT = 64_000


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A request that came. `key_print` tells it from all others: the same key twice is one request."""

    key_print: str
    request: str
    """DER in base64."""
    name: str
    organisation: str
    unit_code: str
    file_name: str
    came_at: str
    """UTC, ISO 8601."""

    @property
    def der(self) -> bytes:
        return base64.b64decode(self.request)


@dataclass(frozen=True, kw_only=True)
class Came:
    """What taking in came to: how many were new, how many were there already, (file, code of the error) of others."""

    new: int
    known: int
    refused: tuple[tuple[str, str], ...] = ()


def waiting(db: Reader) -> tuple[Waiting, ...]:
    """Return the requests that wait, the oldest first."""
    return from_json(to_json(settings.setting(db, _KEPT, [])), tuple[Waiting, ...])


def read_waiting(paths: tuple[Path, ...], now: datetime) -> tuple[tuple[Waiting, ...], tuple[tuple[str, str], ...]]:
    """Read files, or all requests in folders. Returns those that are requests, and what is wrong with others."""
    found, refused = dict[str, Waiting](), list[tuple[str, str]]()
    for path in (each for place in paths for each in files_below(place, ENDINGS)):
        try:
            one = _read(path, now)
        except UserError as error:
            refused.append((path.name, error.code))
        else:
            found.setdefault(one.key_print, one)
    return tuple(found.values()), tuple(refused)


def take_requests(store: Store, came: tuple[Waiting, ...], refused: tuple[tuple[str, str], ...] = ()) -> Came:
    """Keep requests until they are granted; one whose key has a certificate already, or that waits already, is known.

    Raises `UserError` certificate.too_many_waiting.
    """
    kept = waiting(store)
    known = {one.key_print for one in kept} | {row.key_print for row in repository.find(store, UnitCertificate)}
    new = tuple(one for one in came if one.key_print not in known)
    if len(kept) + len(new) > MOST_WAITING:
        raise UserError("certificate.too_many_waiting", most=MOST_WAITING)
    if new:
        _keep(store, (*kept, *new))
    return Came(new=len(new), known=len(came) - len(new), refused=refused)


def forget_request(store: Store, key_print: str) -> None:
    """Put a request away: it was granted, or is nobody's."""
    _keep(store, tuple(one for one in waiting(store) if one.key_print != key_print))


def proposed_unit(register: Register, one: Waiting) -> OrgUnit | None:
    """Return the unit that a request seems to be of: by its code, else by its name. Somebody is to look at it."""
    by_code = register.with_code(one.unit_code) if one.unit_code else None
    if by_code is not None or one.unit_code:
        return by_code
    names = {fold(one.organisation), fold(one.name)} - {""}
    named = [unit for unit in register.units if {fold(unit.name), fold(unit.short_name)} & names]
    return named[0] if len(named) == 1 else None


def _read(path: Path, now: datetime) -> Waiting:
    from congdoan_desktop.signing.requests import read_asked

    asked = read_asked(read_file(path, limit=_LIMIT))
    return Waiting(
        key_print=asked.key_print,
        request=base64.b64encode(asked.request).decode("ascii"),
        name=asked.name,
        organisation=asked.organisation,
        unit_code=asked.code,
        file_name=path.name[:120],
        came_at=now.astimezone(UTC).isoformat(timespec="seconds"),
    )


def _keep(store: Store, requests: tuple[Waiting, ...]) -> None:
    settings.set_setting(store, _KEPT, [asdict(one) for one in requests])
