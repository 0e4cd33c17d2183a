"""Answer what was handed up: a signed paper with what became of each file, for a whole stick or for one unit."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import paths
from congdoan_desktop.domain.compose import Writing, fill, told, write_sections
from congdoan_desktop.domain.file_names import unit_part
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import MadeReceipt, OrgUnit, ReceivedFile, ReceivedReport, SigningProfile, Unit
from congdoan_desktop.domain.report import SCHEMA, Cell, Report, Table
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.reference.reports import report_template
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts.receipts import RECEIPT, RECEIPT_OUTCOMES, reason_words
from congdoan_desktop.texts.receiving import window_name
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.paper_files import written_together
from congdoan_desktop.usecases.papers import Registered, document_of, header_of, receivers_of, signature_of
from congdoan_desktop.usecases.signed_files import sign_paper

if TYPE_CHECKING:
    from congdoan_desktop.handoff.receipt_json import Line, Receipt
    from congdoan_desktop.signing.signer import Signer

KIND = "phieu-tiep-nhan"
OUTCOMES = ("accepted", "sent_back", "refused")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is answered: files, all of one unit where `unit_id` is given. `made_at` knows its zone."""

    files: tuple[ReceivedFile, ...]
    made_at: datetime
    folder: Path
    """Made when missing."""
    batch: str = ""
    unit_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Made:
    """A receipt that was signed, and its file."""

    record: MadeReceipt
    pdf: Path


def files_of_batch(db: Reader, batch: str) -> tuple[ReceivedFile, ...]:
    """Return what became of the files of one taking-in."""
    return repository.find(db, ReceivedFile, where={"batch": batch}, order=("name", "id"))


def files_of_unit(db: Reader, unit_id: str) -> tuple[ReceivedFile, ...]:
    """Return what became of all files of a unit, the latest first."""
    return repository.find(db, ReceivedFile, where={"unit_id": unit_id})


def make_receipt(store: Store, answer: Answer, signer: "Signer") -> Made:
    """Draw, sign, check with the eyes of a unit, write and keep a receipt: all of it, or nothing.

    `signer`: of this union itself, under its own authority. Raises `UserError` receipt.nothing,
    receipt.not_own_signer, unit.missing, profile.missing, signer.*, sign.check_failed, file.*.
    """
    from congdoan_desktop.handoff.pdfa import Attachment
    from congdoan_desktop.handoff.receipt_json import MIME, NAME, encode

    if not answer.files:
        raise UserError("receipt.nothing")
    receipt, report = _drawn(store, answer)
    attached = Attachment(
        name=NAME, mime=MIME, data=encode(receipt), relationship="Data", description=RECEIPT["attached"]
    )
    pdf = sign_paper(report, (attached,), signer, answer.made_at)
    _check(pdf, receipt, signer, answer.made_at)
    day = answer.made_at.astimezone(VIETNAM)
    stem = f"{unit_part(report.unit_code)}_PTN_{receipt.number:05d}_V1_{day:%Y%m%d}_TIEPNHAN"
    record = MadeReceipt(
        id=receipt.receipt_id,
        number=receipt.number,
        made_at=_utc(answer.made_at),
        batch=answer.batch,
        unit_id=answer.unit_id,
        files=tuple(one.id for one in answer.files),
        outcomes=tuple(one.outcome for one in answer.files),
        file_stem=stem,
        sha256=sha256(pdf),
    )
    with written_together(store, answer.folder, stem, {".pdf": pdf}):
        repository.save(store, record)
    return Made(record=record, pdf=answer.folder / f"{stem}.pdf")


def next_receipt_number(db: Reader) -> int:
    """Return the number of the next receipt: of two answers about one file the later one counts."""
    return max((one.number for one in repository.find(db, MadeReceipt)), default=0) + 1


def _drawn(db: Reader, answer: Answer) -> "tuple[Receipt, Report]":
    from congdoan_desktop.handoff.pack_json import Issuer
    from congdoan_desktop.handoff.receipt_json import Line, Receipt

    units = repository.by_ids(db, OrgUnit, {one.unit_id for one in answer.files if one.unit_id})
    reports = repository.by_ids(db, ReceivedReport, {one.report_id for one in answer.files if one.report_id})
    unit = the_unit(db)
    lines = []
    for one in answer.files:
        report, of_unit = reports.get(one.report_id), units.get(one.unit_id)
        lines.append(
            Line(
                file=clean(one.name)[:300] or one.id[:16],
                sha256=one.id,
                size=one.size,
                unit_code=of_unit.code if of_unit else "",
                report_id=one.report_id,
                kind=report.report_kind if report else "",
                window=report.period if report else "",
                revision=report.revision if report else None,
                outcome=one.outcome,  # type: ignore[arg-type]
                codes=one.codes,
                reason=clean(one.reason),
                received_at=datetime.fromisoformat(one.came_at),
            )
        )
    receipt = Receipt(
        receipt_id=repository.new_id(),
        number=next_receipt_number(db),
        made_at=answer.made_at,
        issuer=Issuer(code=unit.code, name=unit.name),
        lines=tuple(lines),
    )
    names = {code.code: code.short_name for code in units.values()}
    papers = {one.id: _paper_words(reports.get(one.report_id)) for one in answer.files}
    return receipt, _report(unit, the_profile(db), receipt, answer, names, papers)


def _paper_words(report: ReceivedReport | None) -> str:
    if report is None:
        return "–"
    number = f"{report.number:02d}/{report.notation}" if report.number and report.notation else ""
    words = RECEIPT["numbered_report"] if number else RECEIPT["report"]
    return words.format(number=number, window=window_name(report.period), revision=report.revision)


def _report(
    unit: Unit,
    profile: SigningProfile,
    receipt: "Receipt",
    answer: Answer,
    names: Mapping[str, str],
    papers: Mapping[str, str],
) -> Report:
    template = report_template(paths.resources() / "province", KIND)
    writing = _writing(unit, receipt, answer, names)
    day = receipt.made_at.astimezone(VIETNAM).date()
    registered = Registered(
        type_name=template.type_name,
        type_code=template.type_code,
        form=template.form,
        subject=fill(template.subject, writing.values),
        number=receipt.number,
        issued_on=day,
    )
    return Report(
        schema=SCHEMA,
        report_id=receipt.receipt_id,
        kind=template.kind,
        period=str(day.year),
        revision=1,
        made_at=receipt.made_at,
        unit_code=unit.code,
        unit_name=unit.name,
        unit_kind=unit.kind,
        document=document_of(unit, profile, registered, ()),
        header=header_of(unit),
        addressees=(),
        via="",
        opening=told(template.opening, writing),
        sections=write_sections(template, writing),
        closing=fill(template.closing, writing.values),
        recipients=(_receiver(answer, names), receivers_of(profile, addressed=False, minutes=False)[-1]),
        signature=signature_of(profile),
        annexes=tuple(_tables(template, receipt, names, papers)),
        figures=(),
        targets=(),
        form=template.form,
        template_version=template.version,
    )


def _receiver(answer: Answer, names: Mapping[str, str]) -> str:
    """Whom it goes to: nobody else has to know what a unit mends."""
    return ", ".join(sorted(set(names.values()))) if answer.unit_id else RECEIPT["listed_units"]


def _writing(unit: Unit, receipt: "Receipt", answer: Answer, names: Mapping[str, str]) -> Writing:
    counts = Counter(line.outcome for line in receipt.lines)
    receivers = ", ".join(sorted(set(names.values())))
    values = {
        "unit_name": unit.name,
        "files_count": count_text(len(receipt.lines)),
        "receiver": receivers if answer.unit_id else "",
        "source": RECEIPT["stick"].format(name=answer.files[0].source),
        **{f"{outcome}_count": count_text(counts[outcome]) for outcome in OUTCOMES},  # type: ignore[index]
    }
    states = {outcome for outcome, count in counts.items() if count} | ({"one_unit"} if answer.unit_id else set[str]())
    return Writing(values=values, states=frozenset(states), narrative={}, charts={})


def _tables(
    template: ReportTemplate, receipt: "Receipt", names: Mapping[str, str], papers: Mapping[str, str]
) -> Iterator[Table]:
    """Yield what is to be mended, whole; then what was taken in, in few words: a stick brings hundreds of those."""
    for table in template.tables:
        cells = _short_row if table.rows == "accepted" else _row
        lines = [line for line in receipt.lines if (line.outcome == "accepted") == (table.rows == "accepted")]
        told = (cells(line, names, papers[line.sha256]) for line in lines)
        rows = tuple((number, *row) for number, row in enumerate(told, 1))
        if rows:
            yield Table(code=table.code, title=table.title, columns=table.columns, rows=rows, note=table.note)


def _row(line: "Line", names: Mapping[str, str], paper: str) -> tuple[Cell, ...]:
    reason = reason_words(line.outcome, line.codes, line.reason)
    return _whose(line, names), line.file, paper, RECEIPT_OUTCOMES[line.outcome], reason, _beginning(line)


def _short_row(line: "Line", names: Mapping[str, str], paper: str) -> tuple[Cell, ...]:
    reason = reason_words(line.outcome, line.codes, line.reason)
    file = Path(line.file).suffix[1:].upper() if line.report_id else line.file  # its unit and number stand beside it
    return _whose(line, names), f"{paper}. {reason}" if reason else paper, f"{file} {_beginning(line)}".strip()


def _whose(line: "Line", names: Mapping[str, str]) -> str:
    return f"{line.unit_code} {names.get(line.unit_code, '')}".strip() or "–"


def _beginning(line: "Line") -> str:
    return " ".join(line.sha256[at : at + 4] for at in range(0, 16, 4))


def _check(pdf: bytes, receipt: "Receipt", signer: "Signer", at: datetime) -> None:
    """Look at our own work with the eyes of a unit that knows the authority."""
    from congdoan_desktop.domain.verdict import State
    from congdoan_desktop.handoff.receipt_json import read_receipt
    from congdoan_desktop.signing.own_word import voice_of
    from congdoan_desktop.signing.trust import Trust
    from congdoan_desktop.signing.verify import verify

    trust = Trust(anchors=signer.chain_der[-1:])
    seen = verify(pdf, trust, now=at)
    voice = None if seen.state is State.BROKEN else voice_of(pdf, trust)
    if voice is None or not voice.is_own:
        raise UserError("receipt.not_own_signer")
    if seen.state is not State.VALID or read_receipt(pdf) != receipt:
        raise UserError("sign.check_failed", reasons=", ".join(seen.reasons))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
