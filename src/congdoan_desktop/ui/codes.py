"""Entries for the fields that choose: what may be chosen today, and plans with their đợt as entries."""

from collections.abc import Iterable
from datetime import date

from congdoan_desktop.domain.catalogue import Catalogue, Entry
from congdoan_desktop.domain.plan import Plan


def entries_on(catalogue: Catalogue, day: date) -> tuple[Entry, ...]:
    """Return the entries of `catalogue` that may be chosen on `day`, in their order."""
    return tuple(entry for entry in catalogue.values() if entry.valid_on(day))


def plan_entries(plans: Iterable[Plan], *, phases: bool = True) -> tuple[Entry, ...]:
    """Return one entry for each plan that work is done under and, if wanted, for each of its đợt (`plan#phase`)."""
    entries = []
    for plan in plans:
        if plan.kind == "law" and phases:  # a law is a ground for a paper; nothing is held under it
            continue
        entries.append(Entry(code=plan.code, label=plan.short, group=plan.short))
        for phase in plan.phases if phases else ():
            code = f"{plan.code}#{phase.code}"
            entries.append(Entry(code=code, label=f"{plan.short} · {phase.title}", group=plan.short))
    return tuple(entries)
