"""The three questions of the first page: what is due, how far is each target, what was done last."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.duties import Due, due_list
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.domain.report import TargetResult
from congdoan_desktop.domain.targets import evaluate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import gather_facts

RECENT = 5


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What the first page shows, and the facts it was drawn from."""

    facts: Facts
    due: tuple[Due, ...]
    targets: tuple[TargetResult, ...]
    recent: tuple[Activity, ...]
    """The last activities, newest first."""


def overview(db: Reader, reference: Reference, period: Period, today: date) -> Overview:
    """Return what is due on `today` and how far the unit is in `period`. Raises `UserError` unit.missing."""
    facts = gather_facts(db)
    plans = sorted(reference.plans.values(), key=lambda plan: plan.issued_on)
    newest = sorted(facts.activities, key=lambda a: (a.held_on, a.starts, a.id), reverse=True)
    return Overview(
        facts=facts,
        due=due_list(plans, facts, today),
        targets=evaluate(plans, facts, reference.catalogues["forms"], period, today),
        recent=tuple(newest[:RECENT]),
    )
