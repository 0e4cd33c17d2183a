"""Hand over what was signed: to a drive, a folder, by letter, on paper; each time a line of the journal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from congdoan_desktop import files
from congdoan_desktop.domain.records import HandOver, IssuedReport
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.hand_over_copy import Enclosure, Going, Proof, folder_in, write_out

FILE_LIMIT = 128 << 20
"""Bytes of one signed file."""


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """The files that go out together, and what the journal says of them (fields of `HandOver`)."""

    enclosures: tuple[Enclosure, ...]
    paper_id: str = ""
    receiver: str = ""
    encrypted: bool = False
    reason: str = ""
    subfolder: str = ""
    """The folder of a drive that it goes into, made there when missing; empty: the drive itself."""

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(len(one.data) for one in self.enclosures)


@dataclass(frozen=True, kw_only=True)
class Way:
    """How and where to: `drive`, `email`, `folder` or `print`, and the name of the drive, the address, the folder."""

    kind: str
    destination: str


def signed_files(report: IssuedReport, folder: Path) -> tuple[Path, ...]:
    """Return where the files of an issued report lie: paper, workbook, sealed data; those that there are."""
    return tuple(path for path, _ in _signed(report, folder))


def signed_pdf(report: IssuedReport, folder: Path) -> bytes:
    """Return the signed PDF just as it was signed.

    Raises `UserError` report.file_changed, file.unreadable, file.too_large.
    """
    return _unchanged(folder / f"{report.file_stem}.pdf", report.pdf_sha256)


def state_of(report: IssuedReport, folder: Path) -> str:
    """Return `whole` when all files are as they were signed, `changed`, or `missing`."""
    signed = tuple(_signed(report, folder))
    if not all(path.is_file() for path, _ in signed):
        return "missing"
    try:
        for path, digest in signed:
            _unchanged(path, digest)
    except UserError:
        return "changed"
    return "whole"


def parcel_of(report: IssuedReport, folder: Path) -> Parcel:
    """Return the files of an issued report, just as they were signed. Raises `UserError` as `signed_pdf`."""
    enclosures = tuple(
        Enclosure(name=path.name, data=_unchanged(path, digest), proof=_proof(report, path))
        for path, digest in _signed(report, folder)
    )
    return Parcel(enclosures=enclosures, paper_id=report.id)


def carry_out(parcel: Parcel, folder: Path, now: datetime, going: Going | None = None) -> tuple[Path, ...]:
    """Write the parcel into `folder`, or its own folder there; what is read back is compared and its signatures are
    checked.

    `now` knows its zone. Raises `UserError` as `write_out`.
    """

    if parcel.subfolder:
        folder = folder_in(folder, parcel.subfolder)

    def is_sound(one: Enclosure, data: bytes) -> bool:
        return proof_holds(one, data, now)

    return write_out(parcel.enclosures, folder, is_sound=is_sound, going=going)


def note(store: Store, parcel: Parcel, way: Way, at: datetime) -> None:
    """Write into the journal that the parcel went this way, a line for each file; `at` knows its zone."""
    with store.atomic():
        for one in parcel.enclosures:
            repository.save(store, _line(parcel, one, way, at, store.author))


def proof_holds(one: Enclosure, data: bytes, now: datetime) -> bool:
    """Whether what proves the file is not broken in `data`; a scan of a paper proves nothing by itself."""
    from congdoan_desktop.signing.trust import Trust

    if one.proof == "signature":
        from congdoan_desktop.signing.verify import verify

        return verify(data, Trust(), now=now).state is not State.BROKEN
    if one.proof == "seal":
        from congdoan_desktop.signing.sealed_data import open_sealed

        return open_sealed(data, Trust(), now=now)[0].state is not State.BROKEN
    return True


def copy_out(paths: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Copy the files to `folder` and return the copies. Raises `UserError` as `write_out`, file.unreadable."""
    return write_out(
        [Enclosure(name=path.name, data=files.read_file(path, limit=FILE_LIMIT)) for path in paths], folder
    )


def _signed(report: IssuedReport, folder: Path) -> Iterator[tuple[Path, str]]:
    digests = {"pdf": report.pdf_sha256, "xlsx": report.xlsx_sha256, "p7m": report.seal_sha256}
    for kind, digest in digests.items():
        if digest:
            yield folder / f"{report.file_stem}.{kind}", digest


def _unchanged(path: Path, digest: str) -> bytes:
    data = files.read_file(path, limit=FILE_LIMIT)
    if files.sha256(data) != digest:
        raise UserError("report.file_changed", name=path.name)
    return data


def _proof(report: IssuedReport, path: Path) -> Proof:
    if path.suffix == ".p7m":
        return "seal"
    return "none" if report.way == "by_hand" else "signature"


def _line(parcel: Parcel, one: Enclosure, way: Way, at: datetime, by: str) -> HandOver:
    return HandOver(
        id=repository.new_id(),
        at=at.astimezone(UTC).isoformat(timespec="seconds"),
        way=way.kind,
        paper_id=parcel.paper_id,
        file_name=one.name,
        sha256=one.sha256,
        size=len(one.data),
        destination=way.destination,
        receiver=parcel.receiver,
        encrypted=parcel.encrypted,
        reason=parcel.reason,
        by=by,
    )
