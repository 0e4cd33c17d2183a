"""Answering a survey on phones: one-time codes drawn by lot, the papers for them, and the pages on the local Wi-Fi.

Nothing ties a code to a person (they are drawn), nor a sheet to a code (`survey.keep_coded_sheet`), and nothing about
a phone is read, kept or logged.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop import paths
from congdoan_desktop.domain.survey import Form, Sheet
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import survey_box
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases import survey
from congdoan_desktop.usecases.ballot_box import box_of

if TYPE_CHECKING:
    from congdoan_desktop.intake.phones_server import PhoneServer

Ask = Callable[[Callable[[Store], str]], str]
"""Does something with the store, in the thread that owns it, and returns its result, durably. Raises `TimeoutError`
when it was not begun in time: then it will not be done either."""

MOST_CODES = 5000
_FAULTS = {
    "survey.closed": "closed",
    "survey.put_away": "closed",
    "survey.unknown_code": "unknown_code",
    "survey.used_code": "used_code",
}


@dataclass(frozen=True, kw_only=True)
class Wifi:
    """A Wi-Fi to join; the password is for one print and is kept nowhere."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How far it has come."""

    sheets: int
    """In the box of the round, whichever way they came in."""
    unused: int
    """Codes with which nobody has answered yet."""


def draw_codes(store: Store, round_id: str, form: Form, count: int) -> tuple[str, ...]:
    """Return new codes in random order, to be printed now: they can never be read again. Errors: `survey.make_codes`.

    Raises `UserError` phones.how_many.
    """
    if not 1 <= count <= MOST_CODES:
        raise UserError("phones.how_many", most=MOST_CODES)
    codes = list(survey.make_codes(store, round_id, form, count))
    secrets.SystemRandom().shuffle(codes)
    return tuple(codes)


def take_codes_back(store: Store, round_id: str, form: Form, codes: Sequence[str]) -> None:
    """Make codes that were never printed useless. One that was used all the same stays used."""
    if not survey.takes_sheets(store, round_id):
        return
    box = box_of(store, round_id, form.questionnaire)
    with store.atomic():
        survey_box.take_back(store, round_id, [box.mark(f"code {code}") for code in codes])


def counts(db: Reader, round_id: str) -> Counts:
    """Return how far it has come."""
    return Counts(sheets=survey_box.sheet_count(db, round_id), unused=survey_box.unused_count(db, round_id))


def slips_pdf(title: str, url: str, codes: Sequence[str], made_at: datetime) -> bytes:
    """Return the codes on A4, to be cut out. `made_at` knows its zone. Raises `UserError` font.*."""
    from congdoan_desktop.render.code_slips import draw_slips

    return draw_slips(title, url, codes, fonts=paths.resources() / "fonts", made_at=made_at)


def poster_pdf(title: str, unit_name: str, url: str, wifi: Wifi | None, made_at: datetime) -> bytes:
    """Return what hangs on the wall: how to join the Wi-Fi (unless that is said some other way) and open the page."""
    from congdoan_desktop.render.phone_poster import draw_poster

    joining = (wifi.name, wifi.password) if wifi is not None else None
    return draw_poster(title, unit_name, url, joining, fonts=paths.resources() / "fonts", made_at=made_at)


def qr_of(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return a QR code for the screen: modules of a side, and the dark ones (column, row, how many side by side)."""
    from congdoan_desktop.render.qr import qr_runs

    return qr_runs(text, error="m")


def usual_url(address: str) -> str:
    """Return what phones will open if the pages are served at `address` now. Raises `UserError` phones.*."""
    from congdoan_desktop.intake.phones_server import free_port

    return f"http://{address}:{free_port(address)}/"


def is_near(address: str) -> bool:
    """Whether only a local network, or this computer, reaches `address`."""
    from congdoan_desktop.intake import phones_server

    return phones_server.is_near(address)


def serve_phones(ask: Ask, round_id: str, form: Form, address: str, ports: Sequence[int] = ()) -> "PhoneServer":
    """Serve the pages of an open round at `address` until the server is stopped.

    `ports`: instead of the usual ones. Raises `UserError` phones.public_address, phones.no_address, phones.no_port.
    """
    from congdoan_desktop.intake.phones import PhoneApp
    from congdoan_desktop.intake.phones_server import PORTS, serve

    def code_fault(code: str) -> str:
        try:
            return ask(lambda store: _code_fault(store, round_id, form, code))
        except TimeoutError:
            return "not_ready"

    def keep(sheet: Sheet, code: str) -> str:
        try:
            return ask(lambda store: _keep(store, round_id, sheet, form, code))
        except TimeoutError:
            return "not_kept"

    return serve(lambda host: PhoneApp(form=form, host=host, code_fault=code_fault, keep=keep), address, ports or PORTS)


def _code_fault(db: Reader, round_id: str, form: Form, code: str) -> str:
    if not survey.takes_sheets(db, round_id):
        return "closed"
    return survey.code_fault(db, round_id, form, code)


def _keep(store: Store, round_id: str, sheet: Sheet, form: Form, code: str) -> str:
    try:
        survey.keep_coded_sheet(store, round_id, sheet, form, code)
    except UserError as error:
        if error.code not in _FAULTS:
            raise
        return _FAULTS[error.code]
    return ""
