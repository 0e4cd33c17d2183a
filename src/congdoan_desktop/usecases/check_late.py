"""What is late or waits while a report is written: duties of plans, own tasks, petitions, papers out for signature."""

from collections.abc import Iterator

from congdoan_desktop import texts
from congdoan_desktop.domain.duties import Due
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.period import is_period, parse_period
from congdoan_desktop.domain.records import OutgoingPaper
from congdoan_desktop.store import repository
from congdoan_desktop.texts.report_checks import LATE, REPORT_CHECKS
from congdoan_desktop.usecases.checked import Checked
from congdoan_desktop.usecases.finding import Finding
from congdoan_desktop.usecases.issue_paper import waiting_on
from congdoan_desktop.usecases.waiting import waiting


def own_day(source: Checked) -> Iterator[Finding]:
    """Yield that this report itself is late."""
    for due in source.overdue:
        if _is_this(due, source):
            sentence = REPORT_CHECKS["late_report"].format(day=day_text(due.due_on))
            yield Finding(code="late_report", severity="hint", sentence=sentence)


def duties(source: Checked) -> Iterator[Finding]:
    """Yield the other duties that belong to the days of this report and are late."""
    for due in source.overdue:
        if not _is_this(due, source) and _is_within(due, source):
            title = f"{due.title} ({_window_words(due)})"
            sentence = REPORT_CHECKS["late_duty"].format(day=day_text(due.due_on), title=title)
            page, record_id = _place(due, source)
            yield Finding(code="late_duty", severity="hint", sentence=sentence, page=page, record_id=record_id)


def _is_this(due: Due, source: Checked) -> bool:
    return (due.report_kind, due.window) == (source.subject.template.kind, source.subject.window)


def _is_within(due: Due, source: Checked) -> bool:
    """Whether the window of the duty ends in the days of the report; a đợt is taken by the day it is due."""
    end = parse_period(due.window).end if is_period(due.window) else due.due_on
    return end in source.subject.span


def _window_words(due: Due) -> str:
    return texts.period_name(due.window) if is_period(due.window) else due.phase


def _place(due: Due, source: Checked) -> tuple[str, str]:
    if due.kind == "survey":
        rounds = [one.id for one in source.everything.surveys if one.period == due.window]
        return "survey", rounds[0] if rounds else f"new@{due.window}"
    if due.kind == "dialogue":
        return "opinions", "@Dialogue"
    if due.report_kind in source.reference.templates:
        return "report", f"{due.report_kind}@{due.window}"
    return "plans", f"{due.plan}#{due.code}"


def left_over(source: Checked) -> Iterator[Finding]:
    """Yield what was to be done in the days of the report and is not: tasks, planned activities, petitions …

    A planned activity whose day has passed may be missing from the figures; the others are only named.
    """
    for one in waiting(source.db, source.reference, source.today):
        if one.code in LATE and one.due_on < source.today and one.due_on in source.subject.span:
            yield Finding(
                code=f"late_{one.code}",
                severity="missing" if one.code == "activity" else "hint",
                sentence=LATE[one.code].format(day=day_text(one.due_on), title=one.title),
                page=one.page,
                record_id=one.record_id,
            )


def papers(source: Checked) -> Iterator[Finding]:
    """Yield that this report is out for signature, and the numbers that wait for other papers."""
    out = waiting_on(source.db, source.subject.template.kind, source.subject.window)
    for paper in out[:1]:
        yield Finding(
            code="paper_waiting",
            severity="missing",
            sentence=REPORT_CHECKS["paper_waiting"],
            page="exchange",
            record_id=paper.id,
        )
    year, own = source.today.year, {paper.id for paper in out}
    for entry in repository.find(source.db, OutgoingPaper, where={"year": year, "state": "reserved"}):
        if entry.paper_id not in own:
            name = "number_waiting" if entry.subject else "number_waiting_bare"
            sentence = REPORT_CHECKS[name].format(number=f"{entry.number:02d}/{entry.notation}", subject=entry.subject)
            yield Finding(
                code="number_waiting", severity="hint", sentence=sentence, page="exchange", record_id=entry.id
            )
