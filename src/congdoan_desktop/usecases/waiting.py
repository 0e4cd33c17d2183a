"""What waits besides the duties of plans: own tasks, planned activities, petitions, dialogues, requests, evidence,
paper sheets of a survey that is over, papers that were signed and not handed over, and those that were sent back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Activity, HandOver, IssuedReport, OutgoingPaper, Person, SurveyRound
from congdoan_desktop.domain.workdays import add_working_days
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.receipts import reason_words
from congdoan_desktop.usecases import evidence_time
from congdoan_desktop.usecases.follow_up import open_items
from congdoan_desktop.usecases.own_certificate import standing
from congdoan_desktop.usecases.own_plan import open_tasks
from congdoan_desktop.usecases.person_requests import open_requests
from congdoan_desktop.usecases.subjects.sheets import lacks_destruction
from congdoan_desktop.usecases.take_receipt import answers
from congdoan_desktop.usecases.unit_key import unit_key_of

AHEAD = timedelta(days=30)
"""So long before its day a task is named."""
_SOON = timedelta(days=14)
"""Within so many days after the end of a survey its paper should be destroyed (a proposal, no rule)."""
_SENT_LATE = timedelta(days=60)
"""So long after its day a signed paper that was not handed over is named."""
_REMEMBERED = timedelta(days=365)
"""So long after its end a survey whose paper was not destroyed is named."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits. `code`: `task`, `activity`, `request`, `evidence`, `sheets`, `unsent`, `sent_back`,
    `refused`, `certificate`, `certificate_gone` or one of `follow_up.OpenItem`.
    """

    code: str
    title: str
    due_on: date
    page: str
    record_id: str = ""
    count: int = 1
    """How many things one line stands for."""
    detail: str = ""
    """Why, in words."""


def waiting(db: Reader, reference: Reference, today: date) -> tuple[Waiting, ...]:
    """Return what waits on `today`, what is due first in front."""
    found = (
        *_tasks(db, today),
        *_planned(db, today),
        *_follow_ups(db, reference, today),
        *_requests(db, reference, today),
        *_evidence(db, today),
        *_sheets(db, today),
        *_unsent(db, reference, today),
        *_answered(db),
        *_certificate(db, today),
    )
    return tuple(sorted(found, key=lambda one: (one.due_on, one.code, one.record_id)))


def _tasks(db: Reader, today: date) -> Iterator[Waiting]:
    for task, _plan in open_tasks(db):
        if task.due_on is not None and task.due_on <= today + AHEAD:
            yield Waiting(code="task", title=task.content, due_on=task.due_on, page="plans", record_id=task.id)


def _planned(db: Reader, today: date) -> Iterator[Waiting]:
    """Activities that were only planned and whose day has passed: were they held?"""
    before = repository.Span(last=today - timedelta(days=1))
    for activity in repository.find(db, Activity, where={"is_planned": True, "held_on": before}):
        day = activity.held_on
        yield Waiting(code="activity", title=activity.title, due_on=day, page="activities", record_id=activity.id)


def _follow_ups(db: Reader, reference: Reference, today: date) -> Iterator[Waiting]:
    for item in open_items(db, today, reference):
        yield Waiting(code=item.code, title=item.title, due_on=item.due_on, page="opinions", record_id=item.record_id)


def _requests(db: Reader, reference: Reference, today: date) -> Iterator[Waiting]:
    for one in open_requests(db, today, reference.holidays):
        person = repository.get(db, Person, one.request.person_id)
        known = one.request.person_id if person is not None and person.deidentified_on is None else ""
        yield Waiting(code="request", title=one.person_name, due_on=one.due_on, page="people", record_id=known)


def _evidence(db: Reader, today: date) -> Iterator[Waiting]:
    """All evidence that should be removed by now, as one line with its oldest day."""
    days = [one.evidence.keep_until for one in evidence_time.overdue(db, today) if not one.put_away]
    passed = [day for day in days if day is not None]
    if passed:
        yield Waiting(code="evidence", title="", due_on=min(passed), page="", count=len(passed))


def _sheets(db: Reader, today: date) -> Iterator[Waiting]:
    """Rounds that are over, of which no minutes say that the paper was destroyed."""
    lately = repository.Span(first=today - _REMEMBERED)
    for survey in repository.find(db, SurveyRound, where={"closed_on": lately}):
        if lacks_destruction(survey) and survey.closed_on is not None:
            due = survey.closed_on + _SOON
            yield Waiting(code="sheets", title=survey.title, due_on=due, page="survey", record_id=survey.id)


def _unsent(db: Reader, reference: Reference, today: date) -> Iterator[Waiting]:
    """Papers that went nowhere yet: due on the working day after they were signed (NĐ 30/2020 Đ18.1).

    Minutes stay in the unit; what a newer paper replaces need not go any more, and what was answered went.
    """
    lately = repository.Span(first=today - _SENT_LATE)
    reports = repository.find(db, IssuedReport, where={"issued_on": lately})
    settled = {report.replaces for report in reports} | answers(db).keys()
    for report in reports:
        template = reference.templates.get(report.report_kind)
        stays = template is not None and template.form == "minutes"
        if not stays and report.id not in settled and not _went_out(db, report):
            due = add_working_days(report.issued_on, 1, reference.holidays)
            title = f"{report.number:02d}/{report.notation} – {report.subject}"
            yield Waiting(code="unsent", title=title, due_on=due, page="exchange", record_id=report.id)


def _certificate(db: Reader, today: date) -> Iterator[Waiting]:
    """The certificate of the unit's own key, when it ends soon, has ended or was revoked, and none was asked for."""
    if unit_key_of(db) is None:  # else nothing of certificates need be loaded
        return
    found = standing(db, today)
    if found.seen is None or found.state not in ("soon", "ended", "revoked") or found.asked_on:
        return
    code = "certificate_gone" if found.state == "revoked" else "certificate"
    due = found.seen.not_after.astimezone(VIETNAM).date()
    yield Waiting(
        code=code,
        title=found.seen.issuer,
        due_on=min(due, today) if found.state == "revoked" else due,
        page="settings",
        record_id="@UnitKey",
    )


def _answered(db: Reader) -> Iterator[Waiting]:
    """Papers that the superior union does not take as they are, since the day its answer came home; a newer paper of
    the same puts it right.
    """
    answered = answers(db)
    reports = repository.by_ids(db, IssuedReport, answered)
    replaced = {report.replaces for report in repository.find(db, IssuedReport)} if reports else set[str]()
    for paper_id, report in reports.items():
        line = answered[paper_id]
        if line.outcome == "accepted" or paper_id in replaced:
            continue
        mends = line.outcome == "sent_back"
        yield Waiting(
            code=line.outcome,
            title=f"{report.number:02d}/{report.notation} – {report.subject}",
            due_on=datetime.fromisoformat(line.taken_at).astimezone(VIETNAM).date(),
            page="report" if mends else "exchange",
            record_id=f"{report.report_kind}@{report.period}" if mends else paper_id,
            detail=reason_words(line.outcome, line.codes, line.reason),
        )


def _went_out(db: Reader, report: IssuedReport) -> bool:
    lines = repository.find(db, OutgoingPaper, where={"paper_id": report.id})
    return any(line.sent_on for line in lines) or repository.count(db, HandOver, where={"paper_id": report.id}) > 0
