"""Attach the scan of a paper signed by hand with the seal, and seal its data with the unit's own key."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.domain.control_code import ControlStrip, is_code, read_qr
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.records import OutgoingPaper, PreparedPaper
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.issue_paper import SignedPaper, SignedReport, issue_paper
from congdoan_desktop.usecases.prepare_paper import given_out, issued_stem, strip_of, waiting_paper
from congdoan_desktop.usecases.register import require_free

if TYPE_CHECKING:
    from congdoan_desktop.intake.control_scan import PageSeen
    from congdoan_desktop.signing.signer import Signer

FILE_LIMIT = 100 << 20
"""Bytes of a scan."""
LEAST_DPI = 200
"""NĐ 30/2020 Phụ lục I, II: scans in colour, at least 200 dpi, 100 %."""
_ROUNDING = 2
"""Pages are a hair larger than A4, and 200 dpi is measured as 199."""


@dataclass(frozen=True, kw_only=True)
class Scan:
    """A scan as it was read. Pages of the paper and pages of the file are counted from 1."""

    paper: PreparedPaper
    data: bytes
    pages: int
    """Of the file, without empty backs."""
    expected: int | None
    """Pages of the paper; `None` where the program has changed since it was printed."""
    dpi: int
    """Of the coarsest page."""
    colour: bool
    """Something on it is in colour: a red seal, blue ink. A warning when it is not."""
    in_order: bool
    """The pages follow each other; a warning when they do not."""
    missing_pages: tuple[int, ...]
    """Pages of the paper that were neither read nor can be among the unread ones."""
    foreign_pages: tuple[int, ...]
    """Pages of the file that bear the strip of another paper."""
    unread_pages: tuple[int, ...]
    """Pages of the file on which no strip was found: a person types the code that stands there."""
    blank_pages: tuple[int, ...]


def look_at_scan(db: Reader, paper_id: str, path: Path) -> Scan:
    """Read a scan in a process of its own; nothing is kept yet. Takes up to a second a page.

    Raises `UserError` prepare.not_waiting, scan.not_a_pdf, scan.is_the_paper, scan.damaged, scan.no_picture,
    file.unreadable, file.too_large, scan.locked, scan.unreadable, scan.too_many_pages and those of `run_apart`.
    """
    from congdoan_desktop.intake.control_scan import look_at

    paper = waiting_paper(db, paper_id)
    data = read_file(path, limit=FILE_LIMIT)
    if not data.startswith(b"%PDF-"):
        raise UserError("scan.not_a_pdf", name=path.name)
    if sha256(data) == paper.pdf_sha256:
        raise UserError("scan.is_the_paper", name=path.name)
    seen = look_at(data)
    _require_pictures(seen, path.name)
    return _joined(paper, data, seen)


def problem(scan: Scan, typed_code: str = "") -> UserError | None:
    """Return why `scan` cannot be attached, or `None`. `typed_code`: as it stands on the paper."""
    if scan.foreign_pages:
        return UserError("scan.foreign_pages", pages=_listed(scan.foreign_pages))
    if scan.missing_pages:
        return UserError("scan.pages_missing", pages=_listed(scan.missing_pages))
    if scan.dpi < LEAST_DPI - _ROUNDING:
        return UserError("scan.too_coarse", dpi=scan.dpi)
    if scan.unread_pages and not typed_code.strip():
        return UserError("scan.code_needed", pages=_listed(scan.unread_pages))
    if scan.unread_pages and not is_code(typed_code, _strip(scan.paper)):
        return UserError("scan.wrong_code")
    return None


def attach_scan(
    store: Store,
    scan: Scan,
    *,
    number: int,
    issued_on: date,
    signer: "Signer",
    folder: Path,
    now: datetime,
    typed_code: str = "",
) -> SignedReport:
    """Issue the paper: the scan as it is, the data sealed by the unit's key (`signer`), record and register.

    `number` and `issued_on` as they stand on the paper. All of it, or nothing.
    Raises `UserError` prepare.not_waiting, scan.* of `problem`, scan.number_differs, scan.day_differs,
    scan.other_year, report.number_taken, register.too_far, register.on_file, signer.out_of_date, seal.too_large,
    sign.check_failed, file.*.
    """
    from congdoan_desktop.handoff.report_json import decode

    paper = waiting_paper(store, scan.paper.id)
    _require_as_printed(paper, number, issued_on)
    stem = issued_stem(paper, number, issued_on)
    if paper.number is None and not (folder / f"{stem}.pdf").exists():
        require_free(store, issued_on.year, number, paper.id, paper.period)
    for line in repository.find(store, OutgoingPaper, where={"paper_id": paper.id, "state": "reserved"}):
        if line.year != issued_on.year:
            raise UserError("scan.other_year", number=line.number, year=line.year)
    if error := problem(scan, typed_code):
        raise error
    data = paper.report_json.encode()
    report = decode(data)
    sealed = _sealed(report, paper, scan.data, number, issued_on)
    signed = SignedPaper(
        report=report,
        data=data,
        window=paper.period,
        way=paper.way,
        number=number,
        issued_on=issued_on,
        stem=stem,
        pdf=scan.data,
        seal=_sealed_before(folder / f"{stem}.p7m", sealed, signer, now) or _seal(sealed, signer, now),
        control_code=paper.control_code,
    )
    return issue_paper(store, signed, folder)


def _require_as_printed(paper: PreparedPaper, number: int, issued_on: date) -> None:
    if paper.number is not None and paper.number != number:
        raise UserError("scan.number_differs", number=paper.number)
    if paper.issued_on is not None and paper.issued_on != issued_on:
        raise UserError("scan.day_differs", day=day_text(paper.issued_on))


def _require_pictures(seen: "tuple[PageSeen, ...]", name: str) -> None:
    for number, page in enumerate(seen, 1):
        if page.damaged:
            raise UserError("scan.damaged", name=name, page=number)
    drawn = tuple(number for number, page in enumerate(seen, 1) if not page.dpi and not page.blank)
    if drawn or not any(page.dpi for page in seen):
        raise UserError("scan.no_picture", pages=_listed(drawn or (1,)))


def _joined(paper: PreparedPaper, data: bytes, seen: "tuple[PageSeen, ...]") -> Scan:
    strip = _strip(paper)
    whole = [(number, page) for number, page in enumerate(seen, 1) if not page.blank]
    read = [(number, tuple(_strips(page.codes))) for number, page in whole]
    own = [page for _, strips in read for found, page in strips if found == strip]
    unread = tuple(number for number, strips in read if not strips)
    expected = _expected(paper)
    wanted = range(1, (expected if expected is not None else max(own, default=0)) + 1)
    lacking = [page for page in wanted if page not in own]
    return Scan(
        paper=paper,
        data=data,
        pages=len(whole),
        expected=expected,
        dpi=min((page.dpi for _, page in whole), default=0),
        colour=any(page.colour for _, page in whole),
        in_order=own == sorted(own),
        missing_pages=tuple(lacking) if len(lacking) > len(unread) else (),
        foreign_pages=tuple(n for n, strips in read if any(found != strip for found, _ in strips)),
        unread_pages=unread,
        blank_pages=tuple(number for number, page in enumerate(seen, 1) if page.blank),
    )


def _strips(codes: Iterable[str]) -> Iterator[tuple[ControlStrip, int]]:
    return (found for found in map(read_qr, codes) if found is not None)


def _strip(paper: PreparedPaper) -> ControlStrip:
    return strip_of(paper.report_json.encode())


def _expected(paper: PreparedPaper) -> int | None:
    """Draw the paper once more: when it is the same to the byte, so is the number of its pages."""
    from congdoan_desktop.handoff.report_json import decode

    data = paper.report_json.encode()
    given = given_out(decode(data), data, paper.way)
    return given.pages if sha256(given.pdf) == paper.pdf_sha256 else None


def _sealed(report: Report, paper: PreparedPaper, scan: bytes, number: int, issued_on: date) -> bytes:
    from congdoan_desktop.handoff.sealed_json import Sealed, encode

    return encode(
        Sealed(
            number=number,
            issued_on=issued_on,
            control_code=paper.control_code,
            scan_sha256=sha256(scan),
            report=report,
        )
    )


def _sealed_before(path: Path, content: bytes, signer: "Signer", now: datetime) -> bytes:
    """Return the seal that lies there of the same data by the same key, from before the store went back to a backup."""
    from congdoan_desktop.signing.sealed_data import open_sealed
    from congdoan_desktop.signing.trust import Trust

    data = read_file(path, limit=FILE_LIMIT) if path.is_file() else b""
    verdict, inside = open_sealed(data, Trust(), now=now)
    sealed_by = [one.fingerprint for one in verdict.signers]
    return data if inside == content and sealed_by == [sha256(signer.certificate_der)] else b""


def _seal(content: bytes, signer: "Signer", now: datetime) -> bytes:
    """Seal, and look at the seal with the eyes of the receiver."""
    from congdoan_desktop.signing.sealed_data import open_sealed, seal_data
    from congdoan_desktop.signing.trust import Trust

    sealed = seal_data(content, signer, at=now)
    verdict, inside = open_sealed(sealed, Trust(), now=now)
    if inside != content:
        raise UserError("sign.check_failed", reasons=", ".join(verdict.reasons))
    return sealed


def _listed(pages: Iterable[int]) -> str:
    return ", ".join(map(str, pages))
