"""The three questions of the first page: what is due, how far is each target, what was done last."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.duties import Due, due_list
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.measures import is_attended
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.plan import in_order
from congdoan_desktop.domain.records import Activity, SurveyRound
from congdoan_desktop.domain.report import TargetResult
from congdoan_desktop.domain.targets import evaluate
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.check_report import findings
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.survey import sheet_count
from congdoan_desktop.usecases.waiting import Waiting, waiting

RECENT = 5


@dataclass(frozen=True, kw_only=True)
class DueWork:
    """Something that is due, and how far it is."""

    due: Due
    to_mend: int | None = None
    """Of a report that is written here: what is missing or contradicts itself; `None` when it cannot be judged yet."""
    survey: SurveyRound | None = None
    """Of a survey: the open round of that period."""
    sheets: int = 0


@dataclass(frozen=True, kw_only=True)
class Recent:
    """An activity and how many were there; `None`: not known, or nobody sits in front of it."""

    activity: Activity
    total: int | None


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What the first page shows; `recent` newest first."""

    due: tuple[DueWork, ...]
    waiting: tuple[Waiting, ...]
    """What waits besides."""
    targets: tuple[TargetResult, ...]
    recent: tuple[Recent, ...]


def overview(db: Reader, reference: Reference, period: Period, today: date) -> Overview:
    """Return what is due on `today` and how far the unit is in `period`. Not for the window's thread.

    Raises `UserError` unit.missing.
    """
    with db.reading():
        facts, forms = gather_facts(db), reference.catalogues["forms"]
        plans = in_order(reference.plans.values())
        newest = sorted(facts.activities, key=lambda a: (a.held_on, a.starts, a.id), reverse=True)[:RECENT]
        totals = [facts.session(activity).total if is_attended(activity, forms) else None for activity in newest]
        return Overview(
            due=tuple(_work(due, facts, db, reference, today) for due in due_list(plans, facts, today)),
            waiting=waiting(db, reference, today),
            targets=evaluate(plans, facts, forms, period, today),
            recent=tuple(Recent(activity=a, total=total) for a, total in zip(newest, totals, strict=True)),
        )


def is_written_here(due: Due, reference: Reference) -> bool:
    """Whether the report that is due is written in this program."""
    return due.kind == "report" and due.report_kind in reference.templates


def _work(due: Due, facts: Facts, db: Reader, reference: Reference, today: date) -> DueWork:
    if is_written_here(due, reference):
        return DueWork(due=due, to_mend=_to_mend(due, facts, db, reference, today))
    if due.kind != "survey":
        return DueWork(due=due)
    rounds = [one for one in facts.surveys if one.period == due.window and one.closed_on is None]
    if not rounds:
        return DueWork(due=due)
    return DueWork(due=due, survey=rounds[0], sheets=sheet_count(db, rounds[0].id))


def _to_mend(due: Due, facts: Facts, db: Reader, reference: Reference, today: date) -> int | None:
    try:
        found = findings(facts, db, reference, due.report_kind, due.window, today)
    except UserError:
        return None
    return sum(finding.severity != "hint" for finding in found)
