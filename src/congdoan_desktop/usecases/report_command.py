"""A report without the window: as a draft, from a store that is only read; or signed, registered and copied out."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import paths
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, write_atomic
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import error_sentence
from congdoan_desktop.usecases.build_report import file_stem
from congdoan_desktop.usecases.draft_report import draft
from congdoan_desktop.usecases.hand_over import Way, carry_out, note, parcel_of
from congdoan_desktop.usecases.paper_files import make_folder
from congdoan_desktop.usecases.register import next_number
from congdoan_desktop.usecases.report_subject import windows_of
from congdoan_desktop.usecases.sign_report import SignRequest, load_signer, sign_report
from congdoan_desktop.usecases.signed_files import unsigned_workbook
from congdoan_desktop.usecases.subjects.subject import Window

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer

_PASSPHRASE_LIMIT = 4096


@dataclass(frozen=True, kw_only=True)
class Order:
    """What was asked for. `number` and `day` are proposed where they are `None`; `out` is made when missing."""

    kind: str
    window: str
    out: Path
    number: int | None = None
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Copied:
    """A signed report and its copies."""

    record: IssuedReport
    files: tuple[Path, ...]


def kinds(reference: Reference) -> Mapping[str, str]:
    """Return the kinds of reports and what they are called."""
    return {
        kind: template.name or template.subject.split("{")[0].rstrip(", ")
        for kind, template in sorted(reference.templates.items())
    }


def require_kind(reference: Reference, kind: str) -> None:
    """Raise `UserError` command.unknown_kind, with those that there are."""
    if kind not in reference.templates:
        raise UserError("command.unknown_kind", kind=kind, kinds=", ".join(kinds(reference)))


def subjects(db: Reader, reference: Reference, kind: str, today: date) -> tuple[Window, ...]:
    """Return what a report of `kind` can be on. Raises `UserError` command.unknown_kind."""
    require_kind(reference, kind)
    return windows_of(db, reference, kind, today)


def make_draft(db: Reader, reference: Reference, order: Order, now: datetime) -> tuple[Path, ...]:
    """Write the draft, PDF and workbook, as the records stand now; nothing is signed or registered.

    Raises `UserError` command.unknown_kind, command.unknown_window, file.exists, file.* and those of `draft`.
    """
    from congdoan_desktop.handoff.report_json import encode

    require_kind(reference, order.kind)
    try:
        drawn = draft(db, reference, order.kind, order.window, now)
    except UserError as error:
        raise _no_window(error, order) from error
    stem = file_stem(drawn.report, reference.templates[order.kind])
    parts = {".pdf": drawn.paper.pdf, ".xlsx": unsigned_workbook(drawn.report, encode(drawn.report))}
    files = {order.out / f"{stem}{suffix}": data for suffix, data in parts.items()}
    make_folder(order.out)
    for path in files:
        if path.exists():
            raise UserError("file.exists", name=path.name)
    for path, data in files.items():
        write_atomic(path, data)
    return tuple(files)


def sign_and_copy(store: Store, reference: Reference, order: Order, signer: "Signer", now: datetime) -> Copied:
    """Sign and register the report as the window does, in its folder; then copy the files out, read back and checked.

    Raises `UserError` command.unknown_kind, command.unknown_window, command.not_copied and those of `sign_report`.
    """
    require_kind(reference, order.kind)
    make_folder(order.out)
    day = order.day or now.date()
    request = SignRequest(
        kind=order.kind,
        period=order.window,
        number=next_number(store, day.year) if order.number is None else order.number,
        issued_on=day,
        made_at=now,
        folder=paths.signed_folder(store.path),
    )
    try:
        signed = sign_report(store, reference, request, signer)
    except UserError as error:
        raise _no_window(error, order) from error
    try:
        return Copied(record=signed.record, files=_copied(store, signed.record, request.folder, order.out, now))
    except UserError as error:
        raise UserError("command.not_copied", folder=request.folder, reason=error_sentence(error)) from error


def signer_of(key: Path, passphrase_file: Path) -> "Signer":
    """Open the PKCS#12 file `key` with the first line of `passphrase_file`.

    Raises `UserError` as `load_signer`.
    """
    return load_signer(key, first_line(passphrase_file))


def first_line(passphrase_file: Path) -> str:
    """Return the first line of a file (UTF-8, or UTF-16 as PowerShell writes). Raises `UserError` file.*."""
    data = read_file(passphrase_file, limit=_PASSPHRASE_LIMIT)
    try:
        text = data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("file.unreadable", name=passphrase_file.name) from error
    return text.split("\n", 1)[0].removesuffix("\r")


def _copied(store: Store, record: IssuedReport, folder: Path, out: Path, now: datetime) -> tuple[Path, ...]:
    parcel = parcel_of(record, folder)
    files = carry_out(parcel, out, now)
    note(store, parcel, Way(kind="folder", destination=str(out)), now)
    return files


def _no_window(error: UserError, order: Order) -> UserError:
    if error.code != "report.no_subject":
        return error
    return UserError("command.unknown_window", window=order.window, kind=order.kind)
