"""A level in the middle passes on its own consolidated report, and beside it the units' reports below, untouched.

Whoever receives them verifies each unit's own signature and adds up the units alone: nothing is added twice.
"""

import re
from collections.abc import Iterable, Iterator

from congdoan_desktop import paths
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.domain.records import IssuedReport, ReceivedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import received, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.hand_over import Parcel, parcel_of
from congdoan_desktop.usecases.hand_over_copy import Enclosure
from congdoan_desktop.usecases.province.receive.keep import original_of
from congdoan_desktop.usecases.province.summary import SURVEY
from congdoan_desktop.usecases.province.summary_command import template_for

LIMIT = 1 << 30
"""Bytes that go out at once: they are all held in memory while they are written and read back."""
_KINDS = {b"%PDF": ".pdf", b"PK\x03\x04": ".xlsx"}


def passed_on(db: Reader, reference: Reference, asked: Expectation) -> Parcel:
    """Return the signed consolidated report on a window, newest revision, with the original file of every report that
    counts there, those on a survey too; of one signed by hand its scan as well.

    Raises `UserError` pass_on.no_report, pass_on.no_original, pass_on.too_much, summary.no_template, and as
    `parcel_of`.
    """
    own = parcel_of(issued_on(db, reference, asked), paths.signed_folder(db.path))
    enclosures, size = list(own.enclosures), own.size
    kinds = dict.fromkeys((asked.report_kind, SURVEY))
    counting = [report for kind in kinds for report in received.counting(db, kind, asked.window)]
    for one in _originals(db, counting):
        size += len(one.data)
        if size > LIMIT:
            raise UserError("pass_on.too_much", limit=LIMIT >> 20)
        enclosures.append(one)
    return Parcel(enclosures=tuple(enclosures), paper_id=own.paper_id)


def issued_on(db: Reader, reference: Reference, asked: Expectation) -> IssuedReport:
    """Return the consolidated report that was signed last. Raises `UserError` pass_on.no_report."""
    kind = template_for(reference, asked.report_kind).kind
    found = repository.find(db, IssuedReport, where={"report_kind": kind, "period": asked.window})
    if not found:
        raise UserError("pass_on.no_report")
    return max(found, key=lambda one: one.revision)


def _originals(db: Reader, reports: Iterable[ReceivedReport]) -> Iterator[Enclosure]:
    for report in reports:
        for digest in filter(None, dict.fromkeys((report.file_sha256, report.scan_sha256))):
            data = original_of(db.path, digest)
            if data is None:
                raise UserError("pass_on.no_original", unit=report.unit_code)
            yield Enclosure(name=_name(report, digest, data), data=data)


def _name(report: ReceivedReport, digest: str, data: bytes) -> str:
    """A name of our own: what a unit called its file may be anything, and two may have called theirs alike."""
    suffix = _KINDS.get(data[:4], ".p7m")
    words = f"{report.unit_code}_{report.report_kind}_{report.period}_V{report.revision}"
    return f"{re.sub(r'[^A-Za-z0-9_-]+', '-', words)[:80]}_{digest[:8]}{suffix}"
