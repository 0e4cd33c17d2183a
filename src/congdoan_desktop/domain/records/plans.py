"""The unit's own plan, and what the unit settles about plans from above."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPlan(Record):
    """The plan a unit draws up for itself (KH 30 §III.1, §IV.2), printed as a Kế hoạch."""

    title: str
    """Subject on the paper: "Tuyên truyền, giáo dục … năm 2026"."""
    year: int
    number: int | None = None
    issued_on: date | None = None
    plans: tuple[str, ...] = ()
    """Codes of the plans it carries out."""
    basis: str = ""
    """What else it is based on, one a line; free text."""
    purpose: str = ""
    targets: str = ""
    measures: str = ""
    """Nhiệm vụ, giải pháp."""
    organisation: str = ""
    """Tổ chức thực hiện."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanTask(Record):
    """One line of the table in the unit's own plan: "rõ nội dung, rõ tiến độ, rõ trách nhiệm"."""

    plan_id: str
    place_no: int = 1
    """Order in the table, from 1."""
    content: str
    time: str = ""
    """As it is printed: "Quý II", "Thường xuyên"."""
    due_on: date | None = None
    lead: str = ""
    partners: str = ""
    funds: int | None = None
    funds_source: str = ""
    """Code of catalogue `funds_sources`."""
    state: str = "planned"
    """Code of catalogue `task_states`."""
    result: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseProgress(Record):
    """What the unit knows and has done of one đợt of a plan from above. `id` is `plan#phase`."""

    plan: str
    phase: str
    starts: date | None = None
    """Overrides the plan's own date, once the event that fixes it is known."""
    ends: date | None = None
    done: tuple[int, ...] = ()
    """Numbers of the contents that were covered, from 1."""
    reported_on: date | None = None
    """When the report on it was handed up, by whatever way."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyDay(Record):
    """The due day of one duty as the province set it, in place of the plan's proposal. `id` is `plan#duty`."""

    plan: str
    duty: str
    due: str = ""
    """`MM-DD`, or empty."""
    days_after: int | None = None
    """Days after the end of the window, where `due` is empty."""
