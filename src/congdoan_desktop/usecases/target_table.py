"""Every target in force: how far it is, or why no records of the unit prove it; on the screen and as a printed list."""

from dataclasses import dataclass
from datetime import date, datetime

from congdoan_desktop import texts
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.plan import Target, in_order
from congdoan_desktop.domain.report import Column, Table, TargetResult
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.domain.tables import target_cells
from congdoan_desktop.domain.targets import evaluate, without_rule
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import gather_facts, the_unit
from congdoan_desktop.usecases.papers import header_of


@dataclass(frozen=True, kw_only=True)
class TargetTable:
    """The targets that are counted, and those that are not, in the order of their plans."""

    results: tuple[TargetResult, ...]
    uncounted: tuple[Target, ...]


def target_table(db: Reader, reference: Reference, period: Period, today: date) -> TargetTable:
    """Return every target of this unit in `period` as it stands on `today`. Not for the window's thread.

    Raises `UserError` unit.missing.
    """
    plans = in_order(reference.plans.values())
    return TargetTable(
        results=evaluate(plans, gather_facts(db), reference.catalogues["forms"], period, today),
        uncounted=without_rule(plans, period),
    )


def target_sheet(db: Reader, reference: Reference, period: Period, made_at: datetime) -> Sheet:
    """Return the table as a printed list, with the columns of Biểu 05. Raises `UserError` unit.missing."""
    table = target_table(db, reference, period, made_at.date())
    rows = tuple(target_cells(number, result, texts.VERDICTS) for number, result in enumerate(table.results, 1))
    return Sheet(
        header=header_of(the_unit(db)),
        title=texts.PLAN["targets_title"],
        subtitle=texts.PLAN["targets_of"].format(period=texts.period_name(period), day=day_text(made_at.date())),
        table=Table(code="", title="", columns=_columns(reference), rows=rows),
        note=_uncounted(table),
        landscape=True,
    )


def why_words(target: Target) -> str:
    """Return why `target` is not counted, in words."""
    return texts.PLAN["not_counted"].format(why=target.why_not)


def _uncounted(table: TargetTable) -> str:
    if not table.uncounted:
        return ""
    said = "; ".join(f"{target.title} ({target.source}): {why_words(target)}" for target in table.uncounted)
    return f"{texts.PLAN['not_counted_title']} {said}."


def _columns(reference: Reference) -> tuple[Column, ...]:
    tables = [table for template in reference.templates.values() for table in template.tables]
    return next(table.columns for table in tables if table.rows == "targets")
