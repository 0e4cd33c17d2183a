"""Bytes of one file → `Examined`. Runs in a child process: what it reads may be made to harm."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.domain.province.contradictions import contradictions
from congdoan_desktop.domain.province.examined import Examined, Fault, Tallied, Told
from congdoan_desktop.domain.report import Report
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256

if TYPE_CHECKING:
    from congdoan_desktop.signing.trust import Trust

OWN = frozenset({"pack.json", "receipt.json"})
"""What the province gave out itself and finds again on a stick."""
_WORKBOOK = "report.xlsx"


def look_into(data: bytes, trust: "Trust", now: datetime) -> Examined:
    """Return what the file is, who signed it and what it says. Never raises for what stands in `data`."""
    from congdoan_desktop.signing.own_word import signer_certificate
    from congdoan_desktop.signing.sealed_data import KIND, open_sealed
    from congdoan_desktop.signing.verify import verify

    verdict = verify(data, trust, now=now)
    kind = verdict.kind if verdict.kind in ("pdf", "xlsx", "p7m") else "unknown"
    found = Examined(sha256=verdict.sha256, size=len(data), kind=kind, verdict=verdict)  # type: ignore[arg-type]
    if verdict.state is State.UNCONFIRMED and len(verdict.signers) == 1:
        found = replace(found, certificate=signer_certificate(data, kind))
    try:
        match kind:
            case "pdf":
                return _of_pdf(found, data, trust, now)
            case "xlsx":
                return _of_workbook(found, data)
            case _ if kind == KIND:
                return _of_seal(found, open_sealed(data, trust, now=now)[1])
    except UserError as error:
        return replace(found, faults=(*found.faults, _fault(error)))
    return replace(found, faults=(Fault(code="not_ours"),))


def _of_pdf(found: Examined, data: bytes, trust: "Trust", now: datetime) -> Examined:
    from congdoan_desktop.handoff.attachments import read_attachments
    from congdoan_desktop.handoff.report_json import NAME

    inside = read_attachments(data)
    if OWN & inside.keys():
        return replace(found, faults=(Fault(code="given_out"),))
    if NAME not in inside:
        return replace(found, faults=(Fault(code="no_data"),))
    found = _telling(found, inside[NAME])
    workbook = inside.get(_WORKBOOK)
    if workbook is None or found.told is None or not _is_sound(found.verdict):
        return found
    return replace(found, faults=(*found.faults, *_of_inner(workbook, inside[NAME], trust, now)))


def _of_inner(workbook: bytes, data: bytes, trust: "Trust", now: datetime) -> Iterator[Fault]:
    """The workbook inside says the same, and whoever signed it is believed as the signer of the paper is."""
    from congdoan_desktop.handoff.workbook_part import read_report
    from congdoan_desktop.signing.verify import verify

    if read_report(workbook) != data:
        yield Fault(code="workbook_differs")
    verdict = verify(workbook, trust, now=now)
    if verdict.state is State.BROKEN and "not_signed" not in verdict.reasons:
        yield Fault(code="workbook_broken")


def _of_workbook(found: Examined, data: bytes) -> Examined:
    from congdoan_desktop.handoff.workbook_part import read_report

    return _telling(found, read_report(data))


def _of_seal(found: Examined, content: bytes) -> Examined:
    from congdoan_desktop.handoff import sealed_json

    if not content:
        return found  # the seal is broken: nothing came out
    sealed = sealed_json.decode(content)
    found = _telling(found, sealed_json.report_inside(content))
    told = found.told and replace(found.told, number=sealed.number, issued_on=sealed.issued_on)
    return replace(found, told=told, scan_sha256=sealed.scan_sha256, control_code=sealed.control_code)


def _telling(found: Examined, data: bytes) -> Examined:
    from congdoan_desktop.handoff.report_json import decode

    found = replace(found, data_sha256=sha256(data))
    try:
        return replace(found, told=told_by(decode(data)))
    except UserError as error:
        return replace(found, faults=(*found.faults, _fault(error)))


def told_by(report: Report) -> Told:
    """Return what the province keeps of `report`."""
    document = report.document
    return Told(
        report_id=report.report_id,
        kind=report.kind,
        period=report.period,
        about=report.about,
        revision=report.revision,
        replaces=report.replaces,
        made_at=report.made_at,
        unit_code=report.unit_code,
        unit_name=report.unit_name,
        unit_kind=report.unit_kind,
        number=document.code_number,
        notation=document.code_notation,
        issued_on=document.issued_date,
        type_name=document.type_name,
        subject=document.subject,
        figures=report.figures,
        targets=report.targets,
        tallies=tuple(_tallies(report)),
        contradictions=contradictions(report),
    )


def _tallies(report: Report) -> Iterator[Tallied]:
    """Yield the answers of a survey, as the unit has shown them; under an empty name the sheets without an answer."""
    survey, places = report.survey, itertools.count()
    for question in survey.questions if survey else ():
        answers = [*((one.name, one.label, one.count) for one in question.choices), ("", "", question.blank)]
        for choice, label, count in answers:
            yield Tallied(
                questionnaire=survey.questionnaire if survey else "",
                question=question.name,
                question_label=question.label,
                choice=choice,
                choice_label=label,
                place=next(places),
                kind=question.kind,
                count=count,
                total=survey.total if survey else 0,
            )


def _is_sound(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.state is not State.BROKEN


def _fault(error: UserError) -> Fault:
    codes = {"report.too_new": "too_new", "attachment.too_large": "too_large", "attachment.missing": "no_data"}
    code = codes.get(error.code, "data_invalid" if error.code == "report.invalid" else "unreadable")
    return Fault(code=code, words=tuple(str(value)[:200] for value in error.values.values()))
