"""What the parts of a check list look at, and the lines that they have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from congdoan_desktop.domain.duties import Due, due_list
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.plan import in_order
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.subjects.subject import Subject


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A report before it is signed. `facts`: what it is about; `everything`: of the whole unit."""

    db: Reader
    reference: Reference
    subject: Subject
    facts: Facts
    everything: Facts
    narrative: Mapping[str, str]
    """What the officer wrote, by section id."""
    today: date

    @cached_property
    def overdue(self) -> tuple[Due, ...]:
        """Duties of all plans whose day has passed."""
        plans = in_order(self.reference.plans.values())
        return tuple(due for due in due_list(plans, self.everything, self.today) if due.due_on < self.today)
