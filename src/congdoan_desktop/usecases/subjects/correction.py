"""One issued paper whose form is put right by a letter (NĐ 30/2020 Đ18.3); what is wrong in the matter itself asks for
a new paper in its place.
"""

from datetime import date

from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.subjects import SUBJECTS
from congdoan_desktop.usecases.gather_facts import the_profile
from congdoan_desktop.usecases.papers import notation_of
from congdoan_desktop.usecases.subjects import wording as say
from congdoan_desktop.usecases.subjects.subject import Subject, Window


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the issued paper of that id. Raises `UserError` report.no_subject."""
    issued = say.the_record(db, IssuedReport, window)
    return say.on_record(template, window, issued.issued_on, lambda writing: told(writing, db, reference, issued))


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return the papers that were issued, newest first; the letters themselves as well."""
    return say.newest_first(_window(reference, one) for one in repository.find(db, IssuedReport))


def told(writing: Writing, db: Reader, reference: Reference, issued: IssuedReport) -> Writing:
    """Return `writing` with what tells the paper from all others."""
    values = {
        "paper_type": type_of(reference, issued),
        "paper_number": f"{issued.number:02d}/{notation_in(db, reference, issued)}",
        "paper_day": day_text(issued.issued_on),
        "paper_subject": issued.subject,
    }
    return say.saying(writing, values, {})


def type_of(reference: Reference, issued: IssuedReport) -> str:
    """Return "Báo cáo": what kind of paper it is; one issued long ago does not say so itself."""
    template = reference.templates.get(issued.report_kind)
    return issued.type_name or (template.type_name if template else "")


def notation_in(db: Reader, reference: Reference, issued: IssuedReport) -> str:
    """Return "BC-CĐCS"; of a paper issued long ago as it would be given today."""
    template, symbol = reference.templates.get(issued.report_kind), the_profile(db).symbol
    return issued.notation or (notation_of(template.form, template.type_code, symbol) if template else symbol)


def _window(reference: Reference, issued: IssuedReport) -> Window:
    name = SUBJECTS["paper_window"].format(
        day=day_text(issued.issued_on),
        type=type_of(reference, issued),
        number=f"{issued.number:02d}",
        title=issued.subject,
    )
    return Window(code=issued.id, name=name, day=issued.issued_on)
