"""Take back a paper that was signed in another program: only what was given out, and only signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import texts
from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.domain.verdict import SignerSeen, State, Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.issue_paper import SignedPaper, SignedReport, issue_paper
from congdoan_desktop.usecases.prepare_paper import issued_stem, waiting_paper
from congdoan_desktop.usecases.show_certificate import names_unit

if TYPE_CHECKING:
    from congdoan_desktop.signing.trust import Trust

FILE_LIMIT = 128 << 20
"""Bytes of a signed PDF."""
_MOST_GROWN = 4
"""So many times its size a paper may have that another program wrote anew."""


@dataclass(frozen=True, kw_only=True)
class SignedBy:
    """One signature. `of_the_unit`: its certificate names the union, not, say, the company that it works in."""

    seen: SignerSeen
    of_the_unit: bool


@dataclass(frozen=True, kw_only=True)
class Returned:
    """A signed PDF that is the paper given out, to the byte, and nothing but signatures behind it."""

    paper: PreparedPaper
    data: bytes
    verdict: Verdict
    """`valid` or `unconfirmed`, never broken."""
    signed_by: tuple[SignedBy, ...]


def look_at_returned(db: Reader, paper_id: str, path: Path, trust: "Trust", now: datetime) -> Returned:
    """Read what came back and judge it; nothing is kept yet. Takes a while: not for the window's thread.

    Raises `UserError` prepare.not_waiting, return.not_a_pdf, return.not_ours, return.other_paper, return.not_signed,
    return.rewritten, return.content_changed, return.added, return.changed, return.bad_signature, file.unreadable,
    file.too_large.
    """
    from congdoan_desktop.signing.pdf_returned import only_signed
    from congdoan_desktop.signing.verify import verify

    paper = waiting_paper(db, paper_id)
    data = read_file(path, limit=FILE_LIMIT)
    if not data.startswith(b"%PDF-"):
        raise UserError("return.not_a_pdf", name=path.name)
    if not _begins_with(data, paper):
        raise _why_not(db, paper, data, path.name)
    verdict = verify(data, trust, now=now)
    if verdict.state is State.BROKEN:
        raise _why_broken(paper, verdict, path.name)
    if not only_signed(data, paper.pdf_size):
        raise UserError("return.added", name=path.name, expected=f"{paper.file_stem}.pdf")
    unit = the_unit(db)
    signers = (SignedBy(seen=one, of_the_unit=names_unit(one.organisation, unit)) for one in verdict.signers)
    return Returned(paper=paper, data=data, verdict=verdict, signed_by=tuple(signers))


def take_back(store: Store, returned: Returned, folder: Path) -> SignedReport:
    """Issue the paper as it came back: file, record, register; all of it, or nothing.

    Raises `UserError` prepare.not_waiting, report.number_taken, file.*.
    """
    from congdoan_desktop.handoff.report_json import decode

    paper = waiting_paper(store, returned.paper.id)
    number, issued_on = _registered(paper)
    data = paper.report_json.encode()
    signed = SignedPaper(
        report=decode(data),
        data=data,
        window=paper.period,
        way=paper.way,
        number=number,
        issued_on=issued_on,
        stem=issued_stem(paper, number, issued_on),
        pdf=returned.data,
    )
    return issue_paper(store, signed, folder)


def _registered(paper: PreparedPaper) -> tuple[int, date]:
    """A paper for another program has number and day on it, and is not prepared without."""
    if paper.number is None or paper.issued_on is None:
        raise ValueError(paper.id)
    return paper.number, paper.issued_on


def _begins_with(data: bytes, paper: PreparedPaper) -> bool:
    return len(data) >= paper.pdf_size and sha256(data[: paper.pdf_size]) == paper.pdf_sha256


def _why_not(db: Reader, paper: PreparedPaper, data: bytes, name: str) -> UserError:
    """Say whose paper it is, if it is not the one awaited, or what the other program has done to it."""
    expected = f"{paper.file_stem}.pdf"
    for other in repository.find(db, PreparedPaper):
        if other.id != paper.id and _begins_with(data, other):
            return UserError("return.other_paper", name=name, other=other.file_stem)
    may_be_ours = len(data) <= _MOST_GROWN * paper.pdf_size + (1 << 20)  # a larger file may be made to be slow to read
    inside = _report_inside(data) if may_be_ours else b""
    if inside == paper.report_json.encode():
        return UserError("return.rewritten", name=name, expected=expected)
    if paper.id.encode() in inside:
        return UserError("return.content_changed", name=name)
    return UserError("return.not_ours", name=name, expected=expected)


def _report_inside(data: bytes) -> bytes:
    from congdoan_desktop.handoff.attachments import read_attachments
    from congdoan_desktop.handoff.report_json import NAME

    try:
        return read_attachments(data).get(NAME, b"")
    except UserError:
        return b""


def _why_broken(paper: PreparedPaper, verdict: Verdict, name: str) -> UserError:
    expected, reasons = f"{paper.file_stem}.pdf", set(verdict.reasons)
    if "not_signed" in reasons:
        return UserError("return.not_signed", name=name)
    if reasons & {"changed", "pdf.not_whole", "pdf.changed_between", "pdf.range"}:
        return UserError("return.changed", name=name, expected=expected)
    return UserError("return.bad_signature", name=name, reasons=" ".join(_sentences(verdict)))


def _sentences(verdict: Verdict) -> Iterator[str]:
    return (texts.REASONS[code] for code in verdict.reasons if not code.startswith("note."))
