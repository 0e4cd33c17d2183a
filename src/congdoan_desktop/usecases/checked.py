"""What the parts of a check list look at, and the lines that they have in common."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.facts import Facts
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
    today: date
