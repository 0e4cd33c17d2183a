"""A number declared inside the range that the records leave open; the report prints it as an estimate."""

from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import Declaration
from congdoan_desktop.domain.report import NamedFigure, TargetResult
from congdoan_desktop.domain.targets import evaluate
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.save_record import save_record


def open_range(db: Reader, reference: Reference, result: TargetResult, period: Period, today: date) -> NamedFigure:
    """Return the figure of `result` (of a report on `period`) as the records alone give it, without a declaration.

    Raises `UserError` unit.missing; `StopIteration` when no plan has the target any more.
    """
    facts = replace(gather_facts(db), declarations=())
    plans, forms = tuple(reference.plans.values()), reference.catalogues["forms"]
    found = evaluate(plans, facts, forms, period, today)
    return next(one.figure for one in found if _name(one) == _name(result))


def _name(result: TargetResult) -> tuple[str, str, str]:
    return result.code, result.source, result.window


def declared_for(db: Reader, period: str, measure: str) -> Declaration | None:
    """Return what was declared for `measure` in `period`."""
    found = repository.find(db, Declaration, where={"period": period, "measure": measure})
    return found[-1] if found else None


def declare(store: Store, period: str, measure: str, value: int, evidence: str) -> None:
    """Declare `value` with its `evidence`; an earlier declaration is replaced and stays in the history.

    A value outside the range that the records leave open is not used by the measures (`domain.measures.declared`).
    Raises `UserError` declaration.no_evidence, declaration.negative, and as `save_record`.
    """
    if value < 0:
        raise UserError("declaration.negative")
    if not evidence.strip():
        raise UserError("declaration.no_evidence")
    earlier = declared_for(store, period, measure)
    declaration = Declaration(
        id=earlier.id if earlier else repository.new_id(),
        period=period,
        measure=measure,
        value=value,
        evidence=evidence,
    )
    save_record(store, declaration)


def withdraw(store: Store, period: str, measure: str) -> None:
    """Take the declaration back: the report prints the range again."""
    for declaration in repository.find(store, Declaration, where={"period": period, "measure": measure}):
        repository.archive(store, Declaration, declaration.id)
