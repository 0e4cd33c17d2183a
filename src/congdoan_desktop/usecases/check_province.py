"""What should be mended before a consolidated report is signed: who is still silent, what nobody has looked at."""

from collections.abc import Iterator
from datetime import datetime

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.texts.consolidation import CONSOLIDATION_CHECKS
from congdoan_desktop.usecases.checked import Checked
from congdoan_desktop.usecases.finding import Finding, Severity
from congdoan_desktop.usecases.province.board import board_of, chosen


def on_consolidation(source: Checked) -> Iterator[Finding]:
    """Yield what the board still lacks."""
    now = datetime.now(VIETNAM)
    subject = source.subject
    asked = chosen(source.db, source.reference, now, kind=subject.template.adds_up, window=subject.window)
    tally = board_of(source.db, asked, now).tally
    if tally.received == 0:
        yield _finding("none", "missing", "intake")
        return
    if tally.missing + tally.sent_back:
        yield _finding("missing", "missing", "overview", count=tally.missing + tally.sent_back)
    if tally.received - tally.approved:
        yield _finding("unapproved", "hint", "overview", count=tally.received - tally.approved)


def _finding(code: str, severity: Severity, page: str, **values: object) -> Finding:
    sentence = CONSOLIDATION_CHECKS[code].format(**values)
    return Finding(code=f"consolidation.{code}", severity=severity, sentence=sentence, page=page)
