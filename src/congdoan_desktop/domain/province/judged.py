"""The files of one taking-in against what is known; nothing is read or written here.

Every finding is a code; the gravest decides what is proposed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from congdoan_desktop.domain.province.examined import Examined, Told
from congdoan_desktop.domain.province.findings import Finding, Known, Slot, of_file, of_report, signer_of, without_data
from congdoan_desktop.domain.records import OrgUnit, ReceivedReport

Proposal = Literal["accept", "look", "refuse", "known"]

KINDS = ("pdf", "p7m", "xlsx", "unknown")
"""The file that says most of a report before its companions."""
_PROPOSALS: Mapping[str, Proposal] = {"note": "accept", "look": "look", "refuse": "refuse"}


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One file with what was found."""

    file: Examined
    findings: tuple[Finding, ...]
    proposal: Proposal
    """`known`: just this file was taken in before."""
    unit: OrgUnit | None = None
    due_on: date | None = None
    replaces: str = ""
    """Id of the report held that this one takes the place of."""
    of_report: str = ""
    """Id of the report it belongs to, also where it is only the scan of it."""
    way: Literal["signed", "by_hand"] = "signed"
    signer_print: str = ""


def judge(files: Iterable[Examined], known: Known) -> tuple[Judged, ...]:
    """Judge files, each SHA-256 once, in the order in which they were given.

    The files of one report (PDF, workbook) are judged alike. Reports are looked at from the oldest revision on, each as
    if what was good before it were held: of three revisions on one stick the last one counts, whichever was read first.
    """
    files = tuple({file.sha256: file for file in files}.values())
    coming = _Coming(
        held=dict(known.counting),
        at_hand={file.sha256 for file in files} | _kept(known),
        strips={file.strip for file in files if file.strip},
    )
    done = dict[str, Judged]()
    for group in _reports(files):
        done |= {one.file.sha256: one for one in _of_one_report(group, known, coming)}
    scans = _scans_named(done.values(), known)
    for file in files:
        if file.told is None:
            done[file.sha256] = _telling_nothing(file, known, scans)
    return tuple(done[file.sha256] for file in files)


@dataclass(frozen=True, kw_only=True)
class _Coming:
    """What is held, and what will be once the reports judged so far are taken in."""

    held: dict[Slot, ReceivedReport]
    at_hand: set[str]
    """Files that are kept or came with these."""
    strips: set[str]
    """Of the scans that came with these."""
    taken: set[str] = field(default_factory=set)
    """Ids of the reports judged so far that are good."""


def _kept(known: Known) -> set[str]:
    return {sha256 for sha256 in known.files if known.is_kept(sha256)}


def proposal_of(findings: Iterable[Finding]) -> Proposal:
    """Return what the gravest of `findings` proposes."""
    severities = {one.severity for one in findings} | {"note"}
    return next(_PROPOSALS[severity] for severity in ("refuse", "look", "note") if severity in severities)


def _reports(files: Iterable[Examined]) -> Iterable[list[Examined]]:
    groups: dict[tuple[str, str], list[Examined]] = {}
    for file in files:
        if file.told is not None:
            groups.setdefault((file.told.report_id, file.data_sha256), []).append(file)
    for group in groups.values():
        group.sort(key=lambda file: KINDS.index(file.kind))
    return sorted(groups.values(), key=lambda group: (_told(group[0]).revision, _told(group[0]).made_at))


def _told(file: Examined) -> Told:
    assert file.told is not None
    return file.told


def _of_one_report(group: list[Examined], known: Known, coming: _Coming) -> list[Judged]:
    told = _told(group[0])
    unit = known.unit_of(told)
    found = tuple(of_report(told, group[0].data_sha256, unit, known, coming.held))
    if told.report_id in coming.taken:  # another group, so with other data
        found = (Finding(code="same_id_other_data", severity="refuse"),)
    slot = (unit.id if unit else "", told.kind, told.window)
    before = coming.held.get(slot)
    expectation = known.expectation(told)
    judged = [
        Judged(
            file=file,
            findings=findings,
            proposal="known" if known.is_kept(file.sha256) else proposal_of(findings),
            unit=unit,
            due_on=expectation.due_on if expectation else None,
            replaces=before.id if before and before.id != told.report_id else "",
            of_report=told.report_id,
            way="by_hand" if file.kind == "p7m" else "signed",
            signer_print=signer_of(file, unit, known),
        )
        for file, findings in _with_findings(group, unit, known, coming, found)
    ]
    if unit is not None and any(one.proposal == "accept" for one in judged):
        coming.taken.add(told.report_id)
        if told.report_id not in known.reports:
            coming.held[slot] = _as_held(told, group[0], unit)
    return judged


def _with_findings(
    group: list[Examined], unit: OrgUnit | None, known: Known, coming: _Coming, of_all: tuple[Finding, ...]
) -> Iterator[tuple[Examined, tuple[Finding, ...]]]:
    for file in group:
        again = (Finding(code="known", severity="note"),) if known.is_kept(file.sha256) else ()
        yield file, (*again, *of_file(file, unit, known, coming.at_hand, coming.strips), *of_all)


def _as_held(told: Told, file: Examined, unit: OrgUnit) -> ReceivedReport:
    """Return what will be held once the report is taken in, as far as the next revision asks."""
    return ReceivedReport(
        id=told.report_id,
        unit_id=unit.id,
        unit_code=told.unit_code,
        report_kind=told.kind,
        period=told.window,
        base_period=told.period,
        revision=told.revision,
        subject=told.subject,
        made_at=told.made_at.isoformat(),
        received_at="",
        way="signed",
        signature="valid",
        signer_print="",
        file_name="",
        file_sha256=file.sha256,
        data_sha256=file.data_sha256,
        came_on=told.made_at.date(),
    )


@dataclass(frozen=True, kw_only=True)
class _Named:
    """The report that names a scan."""

    report_id: str
    unit: OrgUnit | None
    proposal: Proposal


def _scans_named(judged: Iterable[Judged], known: Known) -> Mapping[str, _Named]:
    """Return by the digest of a scan, and by that of its report, the report that names it: of those held, and of those
    that came with it.
    """
    units = known.register.by_id
    found: dict[str, _Named] = {}
    for held in known.reports.values():
        if held.scan_sha256:
            named = _Named(report_id=held.id, unit=units.get(held.unit_id), proposal="accept")
            found |= {held.scan_sha256: named, held.data_sha256: named}
    for one in judged:
        if one.file.scan_sha256:
            proposal: Proposal = "accept" if one.proposal == "known" else one.proposal
            named = _Named(report_id=one.of_report, unit=one.unit, proposal=proposal)
            found |= {one.file.scan_sha256: named, one.file.data_sha256: named}
    return found


def _telling_nothing(file: Examined, known: Known, scans: Mapping[str, _Named]) -> Judged:
    sealed, by_strip = scans.get(file.sha256), scans.get(file.strip) if file.strip else None
    named = sealed or by_strip
    if named is None or known.is_kept(file.sha256):
        found = without_data(file, known)
        proposal: Proposal = "known" if known.is_kept(file.sha256) else proposal_of(found)
        return Judged(file=file, findings=found, proposal=proposal)
    same = Finding(code="scan_of_seal", severity="note")
    other = Finding(code="scan_by_code", severity="look")
    return Judged(
        file=file,
        findings=(same if sealed else other,),
        proposal=named.proposal if sealed or named.proposal == "refuse" else "look",
        unit=named.unit,
        of_report=named.report_id,
        way="by_hand",
    )
