"""`congdoan summary`: the consolidated report as a draft, its workbook and its figures, in a folder."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.domain.report import Report
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import write_atomic
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.build_report import Issue, build_report, file_stem
from congdoan_desktop.usecases.paper_files import make_folder


@dataclass(frozen=True, kw_only=True)
class Written:
    """The report, and where its files lie: paper (PDF, a draft), workbook, `report.json`."""

    report: Report
    files: tuple[Path, ...]


def write_summary(db: Reader, reference: Reference, kind: str, window: str, folder: Path, now: datetime) -> Written:
    """Write what the reports of `kind` on `window` add up to into `folder`, made when missing.

    Raises `UserError` summary.no_template, report.no_subject, file.*.
    """
    from congdoan_desktop.handoff.report_json import encode
    from congdoan_desktop.handoff.workbook_part import with_report
    from congdoan_desktop.render.paper import draw_pdf
    from congdoan_desktop.render.workbook import draw_workbook

    template = template_for(reference, kind)
    report = build_report(db, reference, template.kind, window, Issue(report_id=repository.new_id(), made_at=now))
    fonts, data = paths.resources() / "fonts", encode(report)
    contents = {
        ".pdf": draw_pdf(report, fonts=fonts, draft=True).pdf,
        ".xlsx": with_report(draw_workbook(report, fonts=fonts), data),
        ".json": data,
    }
    make_folder(folder)
    stem = f"{file_stem(report, template)}_{window}"
    for suffix, content in contents.items():
        write_atomic(folder / f"{stem}{suffix}", content)
    return Written(report=report, files=tuple(folder / f"{stem}{suffix}" for suffix in contents))


def template_for(reference: Reference, kind: str) -> ReportTemplate:
    """Return the template that adds up reports of `kind`. Raises `UserError` summary.no_template."""
    for template in reference.templates.values():
        if template.adds_up == kind:
            return template
    raise UserError("summary.no_template", kind=kind)
