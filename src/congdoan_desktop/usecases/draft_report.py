"""The report as it would be handed up today, as pages, marked as a draft."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop import paths
from congdoan_desktop.domain.report import Report
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.build_report import Issue, build_report, last_issued

if TYPE_CHECKING:
    from congdoan_desktop.render.drawn import Paper


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The report and its pages (PDF, with the page of each section)."""

    report: Report
    paper: "Paper"


def draft(db: Reader, reference: Reference, kind: str, period: str, made_at: datetime) -> Draft:
    """Draw the report of `kind` on `period` as it stands now. Takes a while: not for the window's thread.

    Raises `UserError` unit.missing, profile.missing, font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.paper import draw_pdf

    last = last_issued(db, kind, period)
    revision, replaces = (last.revision + 1, last.id) if last else (1, "")
    issue = Issue(report_id="draft", made_at=made_at, revision=revision, replaces=replaces)
    report = build_report(db, reference, kind, period, issue)
    return Draft(report=report, paper=draw_pdf(report, fonts=paths.resources() / "fonts", draft=True))
