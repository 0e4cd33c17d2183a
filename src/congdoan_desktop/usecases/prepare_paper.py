"""Give out a finished paper to be signed elsewhere: in another program, or by hand with the seal."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Literal

from congdoan_desktop import paths
from congdoan_desktop.domain.control_code import ControlStrip
from congdoan_desktop.domain.records import OutgoingPaper, PreparedPaper
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.build_report import build_report, file_stem
from congdoan_desktop.usecases.issue_paper import line_of, require_not_waiting
from congdoan_desktop.usecases.paper_files import written_together
from congdoan_desktop.usecases.register import require_free, take_number, void
from congdoan_desktop.usecases.sign_report import next_issue
from congdoan_desktop.usecases.signed_files import carrying, unsigned_workbook

Way = Literal["other_program", "by_hand"]
_MARK = "CHO-KY"


@dataclass(frozen=True, kw_only=True)
class PrepareRequest:
    """What the officer decides. By hand, number and day may stay blank for the pen (NĐ 30/2020 Đ15.2).

    A plan that was given number and day before has them in any case.
    """

    kind: str
    period: str
    """The window (`Subject.window`)."""
    way: Way
    number: int | None
    issued_on: date | None
    made_at: datetime
    folder: Path
    """Made when missing."""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A paper on its way to be signed, and the PDF of it."""

    record: PreparedPaper
    pdf: Path


@dataclass(frozen=True, kw_only=True)
class GivenOut:
    """The PDF that is given out, and its pages."""

    pdf: bytes
    pages: int


def prepare(store: Store, reference: Reference, request: PrepareRequest) -> Prepared:
    """Draw the final paper, write it, keep its number for it: all of it, or nothing.

    Raises `UserError` prepare.waiting, prepare.number_missing, report.number_taken, register.too_far, file.* and those
    of `build_report`.
    """
    from congdoan_desktop.handoff.report_json import encode

    require_not_waiting(store, request.kind, request.period)
    if request.way == "other_program" and (request.number is None or request.issued_on is None):
        raise UserError("prepare.number_missing")
    issue = next_issue(store, request.kind, request.period, request.made_at, request.number, request.issued_on)
    report = build_report(store, reference, request.kind, request.period, issue)
    if request.number is None and issue.replaces:
        report = _blank(report)
    document = report.document
    year = (document.issued_date or request.made_at).year
    if document.code_number is not None:
        require_free(store, year, document.code_number, window=request.period)
    data = encode(report)
    given = given_out(report, data, request.way)
    stem = _free_stem(request.folder, f"{file_stem(report, reference.templates[request.kind])}_{_MARK}")
    record = _record(request, report, data, stem, given.pdf)
    with written_together(store, request.folder, stem, {".pdf": given.pdf}):
        if document.code_number is not None:
            take_number(store, line_of(report, document.code_number, year), window=request.period)
        repository.save(store, record)
    return Prepared(record=record, pdf=request.folder / f"{stem}.pdf")


def given_out(report: Report, data: bytes, way: str) -> GivenOut:
    """Return the PDF of `report` (`data`: its `report.json`) for that way of signing; always the same bytes.

    By hand every page bears the control strip. Elsewhere the workbook travels inside, under the signature to come.
    """
    from congdoan_desktop.render.paper import draw_pdf

    by_hand = way == "by_hand"
    strip = strip_of(data) if by_hand else None
    paper = draw_pdf(report, fonts=paths.resources() / "fonts", draft=False, strip=strip)
    workbook = None if by_hand else unsigned_workbook(report, data)
    return GivenOut(pdf=carrying(paper.pdf, report, data, workbook, signed=False), pages=paper.pages)


def strip_of(data: bytes) -> ControlStrip:
    """Return the control strip of a paper by its `report.json`."""
    return ControlStrip(digest=sha256(data))


def issued_stem(paper: PreparedPaper, number: int, issued_on: date) -> str:
    """Return the name of the files of `paper` once it has number and day (as `build_report.file_stem` makes it)."""
    unit, kind, _, revision, _, topic = paper.file_stem.rpartition(f"_{_MARK}")[0].split("_", 5)
    return f"{unit}_{kind}_{number:05d}_{revision}_{issued_on:%Y%m%d}_{topic}"


def waiting(db: Reader) -> tuple[PreparedPaper, ...]:
    """Return the papers that have not come back yet, the latest first."""
    return repository.find(db, PreparedPaper, where={"state": "waiting"})


def waiting_paper(db: Reader, paper_id: str) -> PreparedPaper:
    """Return that paper. Raises `UserError` prepare.not_waiting once it was signed or dropped."""
    paper = repository.get(db, PreparedPaper, paper_id)
    if paper is None or paper.state != "waiting":
        raise UserError("prepare.not_waiting")
    return paper


def drop(store: Store, paper_id: str, reason: str) -> PreparedPaper:
    """Give up a paper that waits; the number kept for it becomes void for that reason.

    Raises `UserError` prepare.not_waiting, prepare.no_reason.
    """
    paper = waiting_paper(store, paper_id)
    if not reason.strip():
        raise UserError("prepare.no_reason")
    with store.atomic():
        dropped = repository.save(store, replace(paper, state="dropped"))
        for line in repository.find(store, OutgoingPaper, where={"paper_id": paper_id, "state": "reserved"}):
            void(store, line.id, reason)
    return dropped


def _blank(report: Report) -> Report:
    """A plan in the place of another does not bear the number that the plan was given with the first one."""
    blank = replace(report.document, code_number=None, issued_date=None, doc_ordinal=0)
    return replace(report, document=blank)


def _free_stem(folder: Path, stem: str) -> str:
    """A paper that was dropped may lie there under the same name: it is left alone."""
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(name for name in names if not (folder / f"{name}.pdf").exists())


def _record(request: PrepareRequest, report: Report, data: bytes, stem: str, pdf: bytes) -> PreparedPaper:
    return PreparedPaper(
        id=report.report_id,
        report_kind=request.kind,
        period=request.period,
        way=request.way,
        number=report.document.code_number,
        issued_on=report.document.issued_date,
        prepared_at=request.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        file_stem=stem,
        report_json=data.decode(),
        control_code=strip_of(data).code if request.way == "by_hand" else "",
        pdf_sha256=sha256(pdf),
        pdf_size=len(pdf),
    )
