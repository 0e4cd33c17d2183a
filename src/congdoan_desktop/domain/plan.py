"""Plans from above, with their targets, đợt and duties, as data (`resources/plans/*.toml`)."""

from collections.abc import Iterable
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
    dialogue_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Target:
    """A target of a plan, as the unit reads it and as the province reads it."""

    code: str
    title: str
    source: str
    """Where it stands: "KH 30/KH-LĐLĐ, mục II"."""
    unit: Rule | None = None
    province: Rule | None = None
    why_not: str = ""
    """Why no records of a unit prove it, where `unit` is missing."""
    proved_by: str = ""
    """Code of the target whose result of a unit counts for this one at the province, where `unit` is missing."""
    own: str = ""
    """How a unit words it in its own plan; `{year}` is the year. Empty: it does not go there."""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A đợt, or a part of one. Dates may be not known yet; then the event that fixes them is named."""

    code: str
    """"2" of a đợt, "2.1" of its first part."""
    title: str
    starts: date | None = None
    ends: date | None = None
    start_event: str = ""
    end_event: str = ""
    contents: tuple[str, ...] = ()

    @property
    def is_part(self) -> bool:
        """A part of a đợt: what it covers belongs to the đợt, and it has no report of its own."""
        return "." in self.code

    def has_part(self, other: "Phase") -> bool:
        """Whether `other` is a part of this đợt."""
        return other.code.startswith(f"{self.code}.")


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Something a unit owes again and again. Due on `due` (`MM-DD`) of the window, or `days_after` its end."""

    code: str
    title: str
    kind: Literal["report", "survey", "dialogue"]
    window: Window
    half: int = 0
    """1: only of the first half of a year (the report on the whole year tells the second); 0: of both."""
    due: str = ""
    days_after: int | None = None
    report_kind: str = ""
    proposed: bool = True
    """The due day is a proposal, not fixed by the plan itself."""
    unit_kinds: tuple[str, ...] = ()
    """Only units of these kinds owe it."""


@dataclass(frozen=True, kw_only=True)
class DraftTask:
    """A task that a unit's own plan may take over. `{year}` stands for the year."""

    content: str
    time: str = ""
    due: str = ""
    """`MM-DD` of the year, where the plan or a law sets one."""
    lead: str = ""
    partners: str = ""
    unit_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DraftPlan:
    """What a plan from above lends to the plan a unit draws up for itself; texts of several lines."""

    title: str = ""
    purpose: str = ""
    measures: str = ""
    """One a line, in the order of the sections of a plan (Nhiệm vụ, giải pháp)."""
    organisation: str = ""
    tasks: tuple[DraftTask, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan to be carried out, or a law that asks for something again and again."""

    code: str
    kind: Literal["plan", "law"] = "plan"
    """A law is a ground, no plan that activities and opinions are put under."""
    number: str
    issued_on: date
    issuer: str
    title: str
    cited: str = ""
    """How another paper names it as its ground, where "Kế hoạch số … ngày … của …" does not fit."""
    short: str
    """In tables and lists: "KH 30/KH-LĐLĐ"."""
    valid_from: date
    valid_to: date | None = None
    topics: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    phases: tuple[Phase, ...] = ()
    duties: tuple[Duty, ...] = ()
    draft: DraftPlan = DraftPlan()

    def in_force(self, start: date, end: date) -> bool:
        """Whether it is in force on any day from `start` to `end`."""
        return self.valid_from <= end and (self.valid_to is None or self.valid_to >= start)


def in_order(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """Return `plans` in the order in which they were issued, laws last."""
    return tuple(sorted(plans, key=lambda plan: (plan.kind == "law", plan.issued_on, plan.code)))
