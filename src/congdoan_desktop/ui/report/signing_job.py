"""What the worker does when a report is signed: open the certificate; sign, write, check."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import settings
from congdoan_desktop.domain.verdict import Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.database import Store

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer
    from congdoan_desktop.usecases.show_certificate import Shown
    from congdoan_desktop.usecases.sign_report import SignedReport, SignRequest


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file and what can be said about it."""

    path: Path
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A certificate file that could be opened, and what it says."""

    signer: "Signer"
    shown: "Shown"


@dataclass(frozen=True, kw_only=True)
class Done:
    """The signed files, each looked at again after it was written."""

    report: "SignedReport"
    checked: tuple[Checked, ...]


def opening(path: Path, passphrase: str, now: datetime) -> Callable[[Store], Opened]:
    """Return the job that opens the certificate at `path` and remembers the path (never the pass-phrase)."""

    def job(store: Store) -> Opened:
        from congdoan_desktop.usecases.gather_facts import the_unit
        from congdoan_desktop.usecases.show_certificate import show_certificate
        from congdoan_desktop.usecases.sign_report import load_signer

        signer = load_signer(path, passphrase)
        settings.save_if_possible(replace(settings.load(), certificate=str(path)))
        return Opened(signer=signer, shown=show_certificate(signer, the_unit(store), now))

    return job


def signing(reference: Reference, request: "SignRequest", signer: "Signer") -> Callable[[Store], Done]:
    """Return the job that signs, writes and checks."""

    def job(store: Store) -> Done:
        from congdoan_desktop.usecases.sign_report import sign_report

        _make(request.folder)
        report = sign_report(store, reference, request, signer)
        return Done(report=report, checked=check_files((report.pdf, report.xlsx), request.made_at))

    return job


def check_files(files: tuple[Path, ...], now: datetime) -> tuple[Checked, ...]:
    """Return what can be said about `files` with what this computer trusts."""
    from congdoan_desktop.usecases.verify_file import load_trusted, verify_file

    folder = settings.load().trust_folder
    try:
        trust = load_trusted(Path(folder) if folder else None, None)
    except UserError:
        # The files are signed whatever became of that folder; the verdict says that nobody is trusted here.
        trust = load_trusted(None, None)
    return tuple(Checked(path=path, verdict=verify_file(path, trust, now)) for path in files)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("file.read_only", name=folder.name) from error
