"""Plans from above, with their targets, đợt and duties, as data (`resources/plans/*.toml`)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Window = Literal["half", "year", "plan", "phase"]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How a target is tested, with integers only.

    `threshold` is a fraction: `(85, 100)` for a share, `(1, 1)` for a count. `operator` is applied to numerator over
    denominator (share) or to the count itself. Filters are empty for "all".
    """

    measure: str
    """Code of a measure of `domain/measures.py`."""
    kind: Literal["share", "count"]
    operator: Literal[">=", ">", "="]
    threshold: tuple[int, int]
    level: str
    """The threshold as it is printed: "100 %", "trên 85 %", "≥ 1 hoạt động"."""
    window: Literal["half", "year", "plan"]
    figure: str = ""
    """Code of the figure, where another rule has the same measure of other records: a number is declared by figure."""
    topics: tuple[str, ...] = ()
    """Only activities with one of these topics."""
    plans: tuple[str, ...] = ()
    """Only activities under one of these plans."""
    training_kinds: tuple[str, ...] = ()
    unit_kinds: tuple[str, ...] = ()
    """Only units of these kinds have the target."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A target of a plan, as the unit reads it and as the province reads it."""

    code: str
    title: str
    source: str
    """Where it stands: "KH 30/KH-LĐLĐ, mục II"."""
    unit: Rule | None = None
    province: Rule | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A đợt. Dates may be not known yet; then the event that fixes them is named."""

    code: str
    title: str
    starts: date | None = None
    ends: date | None = None
    start_event: str = ""
    end_event: str = ""
    contents: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Something a unit owes again and again. Due on `due` (`MM-DD`) of the window, or `days_after` its end."""

    code: str
    title: str
    kind: Literal["report", "survey"]
    window: Window
    half: int = 0
    """1: only of the first half of a year (the report on the whole year tells the second); 0: of both."""
    due: str = ""
    days_after: int | None = None
    report_kind: str = ""
    proposed: bool = True
    """The due day is a proposal, not fixed by the plan itself."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan to be carried out."""

    code: str
    number: str
    issued_on: date
    issuer: str
    title: str
    short: str
    """In tables and lists: "KH 30/KH-LĐLĐ"."""
    valid_from: date
    valid_to: date | None = None
    topics: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    phases: tuple[Phase, ...] = ()
    duties: tuple[Duty, ...] = ()
