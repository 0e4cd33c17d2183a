"""What is found when a file is laid beside register, certificates, what is held and what was asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from congdoan_desktop.domain.period import VIETNAM, parse_period
from congdoan_desktop.domain.province.examined import Examined, Told
from congdoan_desktop.domain.province.expected import Expectation, owes
from congdoan_desktop.domain.province.org_units import Register, state_on
from congdoan_desktop.domain.records import OrgUnit, ReceivedFile, ReceivedReport, UnitCertificate
from congdoan_desktop.domain.verdict import State

Severity = Literal["note", "look", "refuse"]

_LONGEST_WORD = 200
CLOCKS = timedelta(days=1)
"""How far the clocks of two office PCs may lie apart."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something to know about a file: a code of `texts.receiving.FINDINGS` and the words for its sentence.

    `look`: somebody has to decide; `refuse`: it cannot be taken in as it is.
    """

    code: str
    severity: Severity
    words: tuple[str, ...] = ()

    @property
    def token(self) -> str:
        """Code and words in one text, as records and receipts keep them: `older_than_held|2`."""
        return "|".join((self.code, *(word.replace("|", "/")[:_LONGEST_WORD] for word in self.words)))


def parted(token: str) -> tuple[str, tuple[str, ...]]:
    """Return code and words of a `Finding.token`."""
    code, *words = token.split("|")
    return code, tuple(words)


Slot = tuple[str, str, str]
"""Id of the unit, kind of report, window: at most one report counts in each."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What files are laid beside. `now` knows its zone."""

    register: Register
    certificates: Mapping[str, UnitCertificate]
    """By fingerprint."""
    expected: tuple[Expectation, ...]
    files: Mapping[str, ReceivedFile] = field(default_factory=dict)
    """By SHA-256."""
    reports: Mapping[str, ReceivedReport] = field(default_factory=dict)
    """By id; those of every state."""
    counting: Mapping[Slot, ReceivedReport] = field(default_factory=dict)
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(VIETNAM).date()

    def expectation(self, told: Told) -> Expectation | None:
        """Return what was asked for that the report answers."""
        return next((one for one in self.expected if one.key == (told.kind, told.window)), None)

    def unit_of(self, told: Told) -> OrgUnit | None:
        """Return the unit with the code that the report bears."""
        return self.register.with_code(told.unit_code) if told.unit_code else None

    def is_kept(self, sha256: str) -> bool:
        """Whether just this file was taken in before."""
        return sha256 in self.files and self.files[sha256].outcome == "accepted"


def of_file(
    file: Examined, unit: OrgUnit | None, known: Known, scans: Iterable[str], strips: Iterable[str] = ()
) -> Iterator[Finding]:
    """What the file itself tells: how far it could be read, and who signed it. `scans`: digests of those at hand;
    `strips`: of the reports whose control strips are on some of them.
    """
    yield from (Finding(code=fault.code, severity="refuse", words=fault.words) for fault in file.faults)
    yield from _of_signature(file, unit, known)
    if file.kind == "p7m" and file.told is not None and file.scan_sha256 not in scans:
        code = "scan_by_code" if file.data_sha256 in strips else "scan_missing"
        yield Finding(code=code, severity="look", words=(file.control_code,))


def of_report(
    told: Told, data_sha256: str, unit: OrgUnit | None, known: Known, held: Mapping[Slot, ReceivedReport]
) -> Iterator[Finding]:
    """What the report tells, whichever file brought it. `held`: what counts by now."""
    yield from (Finding(code=one.code, severity="look", words=one.words) for one in told.contradictions)
    if told.made_at > known.now + CLOCKS:
        yield Finding(code="made_in_future", severity="look", words=(f"{told.made_at.astimezone(VIETNAM):%d/%m/%Y}",))
    same = known.reports.get(told.report_id)
    if same is not None and same.data_sha256 != data_sha256:
        yield Finding(code="same_id_other_data", severity="refuse")
    if same is not None and same.state == "sent_back":
        yield Finding(code="sent_back_before", severity="look", words=(same.reason,))
    yield from _of_window(told, unit, known)
    if unit is None:
        yield Finding(code="unit_unknown", severity="refuse", words=(told.unit_code or "–", told.unit_name))
        return
    yield from _of_unit(told, unit, known)
    if same is None:
        yield from _of_revision(told, held.get((unit.id, told.kind, told.window)), known)


def without_data(file: Examined, known: Known) -> tuple[Finding, ...]:
    """What is found of a file that tells nothing: a scan by itself, a file that is broken, one that is none of ours."""
    if known.is_kept(file.sha256):
        return (Finding(code="known", severity="note"),)
    if may_be_scan(file):
        return (Finding(code="scan_alone", severity="look"),)
    found = tuple(of_file(file, None, known, ()))
    return found or (Finding(code="not_ours", severity="refuse"),)


def may_be_scan(file: Examined) -> bool:
    """Whether the file is a PDF without data in which no signature was seen. What scanners write is not always so clean
    that the verifier can read it.
    """
    reasons = file.verdict.reasons if file.verdict and not file.verdict.signers else ()
    unsigned = "not_signed" in reasons or "unreadable" in reasons
    return file.kind == "pdf" and unsigned and [fault.code for fault in file.faults] == ["no_data"]


def signer_of(file: Examined, unit: OrgUnit | None, known: Known) -> str:
    """Return the fingerprint of the certificate that stands for the unit; else of the first that signed."""
    prints = [one.fingerprint for one in file.verdict.signers] if file.verdict else []
    own = [one for one in prints if unit and one in known.certificates and known.certificates[one].unit_id == unit.id]
    return (own or prints or [""])[0]


def _of_signature(file: Examined, unit: OrgUnit | None, known: Known) -> Iterator[Finding]:
    verdict = file.verdict
    if verdict is None:
        return
    listed = [known.certificates[one.fingerprint] for one in verdict.signers if one.fingerprint in known.certificates]
    revoked = [one for one in listed if one.revoked_at]
    if revoked:
        yield Finding(code="signer_revoked", severity="refuse", words=(revoked[0].holder,))
    if verdict.state is State.BROKEN:
        unsigned = "not_signed" in verdict.reasons
        yield Finding(code="not_signed" if unsigned else "signature_broken", severity="refuse", words=verdict.reasons)
    elif not listed:
        yield Finding(code="signer_unknown", severity="look", words=tuple(one.name for one in verdict.signers[:1]))
    elif unit is not None and all(one.unit_id != unit.id for one in listed):
        other = known.register.by_id.get(listed[0].unit_id)
        yield Finding(code="signer_of_other", severity="refuse", words=(other.short_name if other else "–",))
    if verdict.state is State.UNCONFIRMED and not revoked:
        yield Finding(code="signature_unconfirmed", severity="look")


def _of_unit(told: Told, unit: OrgUnit, known: Known) -> Iterator[Finding]:
    expectation = known.expectation(told)
    last_day = expectation.ends if expectation else parse_period(told.period).end
    state = state_on(unit, min(last_day, known.today))
    if state == "ended":
        heirs = ", ".join(one.short_name for one in known.register.heirs(unit))
        day = f"{unit.ended_on:%d/%m/%Y}" if unit.ended_on else ""
        yield Finding(code="unit_ended_to" if heirs else "unit_ended", severity="look", words=(day, heirs))
    elif state != "active":
        yield Finding(code=f"unit_{state}", severity="look")
    if told.unit_kind and unit.kind and told.unit_kind != unit.kind:
        yield Finding(code="other_unit_kind", severity="note")


def _of_window(told: Told, unit: OrgUnit | None, known: Known) -> Iterator[Finding]:
    expectation = known.expectation(told)
    if expectation is None:
        if any(one.report_kind == told.kind for one in known.expected):
            yield Finding(code="window_not_asked", severity="look", words=(told.window,))
        elif parse_period(told.period).start > known.today:
            yield Finding(code="window_in_future", severity="look", words=(told.window,))
        return
    if unit is not None and not owes(unit, expectation):
        yield Finding(code="not_owed", severity="note")
    if known.today > expectation.due_on:
        yield Finding(code="late", severity="note", words=(str((known.today - expectation.due_on).days),))


def _of_revision(told: Told, current: ReceivedReport | None, known: Known) -> Iterator[Finding]:
    if current is None:
        if told.replaces and told.replaces not in known.reports:
            yield Finding(code="replaces_unseen", severity="note")
        return
    words = (str(current.revision),)
    if told.revision > current.revision:
        yield Finding(code="replaces", severity="note", words=words)
    elif told.revision < current.revision:
        yield Finding(code="older_than_held", severity="refuse", words=words)
    else:
        yield Finding(code="same_revision", severity="look", words=words)
