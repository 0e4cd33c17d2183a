"""What is done away from the window when a paper is signed: sign, write, and check what was written."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import settings
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.verdict import Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer
    from congdoan_desktop.signing.trust import Trust
    from congdoan_desktop.usecases.issue_paper import SignedReport
    from congdoan_desktop.usecases.show_certificate import Shown
    from congdoan_desktop.usecases.sign_report import SignRequest


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file and what can be said about it; a scan bears no signature that a program could check."""

    path: Path
    verdict: Verdict | None


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A certificate file that could be opened, and what it says."""

    signer: "Signer"
    shown: "Shown"


@dataclass(frozen=True, kw_only=True)
class Done:
    """A signed paper, each of its files looked at again after it was written."""

    report: "SignedReport"
    checked: tuple[Checked, ...]
    list_day: date | None = None
    """Of the newest revocation list of who issued the certificate; `None` where there is no list."""


def opening(path: Path, passphrase: str, now: datetime) -> Callable[[Store], Opened]:
    """Return the job that opens the certificate at `path` and remembers the path (never the pass-phrase)."""

    def job(store: Store) -> Opened:
        from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
        from congdoan_desktop.usecases.show_certificate import show_certificate
        from congdoan_desktop.usecases.sign_report import load_signer

        signer, on_paper = load_signer(path, passphrase), the_profile(store).signer_name
        settings.save_if_possible(replace(settings.load(), certificate=str(path)))
        return Opened(signer=signer, shown=show_certificate(signer, the_unit(store), now, on_paper))

    return job


def opening_own(passphrase: str, now: datetime) -> Callable[[Store], Opened]:
    """Return the job that opens the unit's own key."""

    def job(store: Store) -> Opened:
        from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
        from congdoan_desktop.usecases.show_certificate import show_certificate
        from congdoan_desktop.usecases.unit_key import open_unit_key

        signer = open_unit_key(store, passphrase)
        return Opened(
            signer=signer, shown=show_certificate(signer, the_unit(store), now, the_profile(store).signer_name)
        )

    return job


def signing(
    reference: Reference, request: "SignRequest", opened: "Callable[[], AbstractContextManager[Signer]]"
) -> Callable[[Store], Done]:
    """Return the job that signs with what `opened` gives, writes and checks.

    Revocation lists of this computer and the picture of the signature are put in here.
    """

    def job(store: Store) -> Done:
        from congdoan_desktop.usecases.sign_report import sign_report
        from congdoan_desktop.usecases.signature_picture import picture_of

        with opened() as signer:
            asked = replace(request, crls=trusted(store).crls, picture=picture_of(store))
            report = sign_report(store, reference, asked, signer)
        return checked(report, request.made_at, store)

    return job


def checked(report: "SignedReport", now: datetime, db: Reader | None = None) -> Done:
    """Look at the files of `report` with what this computer trusts, and whose packs were taken into `db`."""
    from congdoan_desktop.usecases.verify_file import verify_file

    trust, is_scan = trusted(db), report.record.way == "by_hand"
    files = tuple(
        Checked(path=path, verdict=None if is_scan and path.suffix == ".pdf" else verify_file(path, trust, now))
        for path in report.files
    )
    return Done(report=report, checked=files, list_day=_list_day(files, trust))


def _list_day(files: tuple[Checked, ...], trust: "Trust") -> date | None:
    from congdoan_desktop.signing.list_days import list_day

    issuers = {signer.issuer for one in files if one.verdict for signer in one.verdict.signers}
    days = [found for issuer in issuers if (found := list_day(issuer, trust.crls)) is not None]
    return min(days).astimezone(VIETNAM).date() if days and len(days) == len(issuers) else None


def trusted(db: Reader | None = None) -> "Trust":
    """Return whom this computer trusts, and whose packs were taken into `db`; of the folder nobody, where it cannot be
    read: the files are signed all the same.
    """
    from congdoan_desktop.usecases.taken_packs import taken_trust
    from congdoan_desktop.usecases.verify_file import load_trusted

    folder = settings.load().trust_folder
    try:
        found = load_trusted(Path(folder) if folder else None, None)
    except UserError:
        found = load_trusted(None, None)
    if db is None:
        return found
    taken = taken_trust(db)
    return replace(
        found,
        anchors=tuple(dict.fromkeys((*found.anchors, *taken.anchors))),
        crls=tuple(dict.fromkeys((*found.crls, *taken.crls))),
    )
