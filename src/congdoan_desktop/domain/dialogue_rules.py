"""What the law asks of a dialogue at the workplace (BLLĐ 2019 Đ63–64; NĐ 145/2020 Đ38–41), rule by rule.

A rule is `kept`, `broken`, `missing` (what it needs was not written down) or `ahead` (its day has not come yet).
Which rules there are depends on the kind of dialogue: flags `decree145`, `periodic`, `requested` of `dialogue_kinds`.
A conference of officials in a public unit has none of the flags: other law applies, and no rule is tested.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as part
from datetime import date
from typing import Literal

from congdoan_desktop.domain.records import Dialogue
from congdoan_desktop.domain.workdays import Holidays, add_working_days, unknown_years

State = Literal["kept", "broken", "missing", "ahead"]
LEAST_EMPLOYER = 3
SENT_BEFORE, ANSWERED_WITHIN, PUBLISHED_WITHIN = 5, 5, 3
"""Working days."""
LIST_YEARS = 2
_LEAST_WORKERS = ((1000, 24), (500, 19), (300, 14), (150, 9), (50, 4), (0, 3))
"""(workers of the unit from, least members of their side): NĐ 145/2020 Đ38.1b."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule and how it stands. `field`: of the record; `values`: what its sentence says."""

    rule: str
    state: State
    field: str
    validity: bool = False
    """The dialogue is not valid without it; the other rules are duties around it."""
    values: Mapping[str, int | date | None] = part(default_factory=dict)
    unknown_years: tuple[int, ...] = ()
    """Years over which working days were counted although their holidays are not in the table."""


@dataclass(frozen=True, kw_only=True)
class _Case:
    """A dialogue and what it is looked at with."""

    dialogue: Dialogue
    flags: frozenset[str]
    holidays: Holidays
    today: date

    @property
    def is_ahead(self) -> bool:
        return self.dialogue.held_on > self.today


def least_worker_members(workers: int) -> int:
    """Return how many members the workers' side of a unit with so many workers must have at least."""
    return next(least for size, least in _LEAST_WORKERS if workers >= size)


def least_present(named: int) -> int:
    """Return the smallest number of members that is more than 70 % of `named`."""
    return 7 * named // 10 + 1


def findings(dialogue: Dialogue, flags: Iterable[str], holidays: Holidays, today: date) -> tuple[Finding, ...]:
    """Return every rule that applies to `dialogue`, in the order of the law; none where the decree does not apply."""
    case = _Case(dialogue=dialogue, flags=frozenset(flags), holidays=holidays, today=today)
    if "decree145" not in case.flags:
        return ()
    return tuple(found for rule in _RULES for found in (rule(case),) if found is not None)


def is_valid(found: Iterable[Finding]) -> bool | None:
    """Whether the dialogue is valid; `None` while something it depends on is not known."""
    states = {one.state for one in found if one.validity}
    return False if "broken" in states else None if not states or states != {"kept"} else True


def latest_sending(dialogue: Dialogue, holidays: Holidays) -> date:
    """Return the last day on which the contents can be sent in time."""
    return add_working_days(dialogue.held_on, -SENT_BEFORE, holidays)


def latest_publishing(dialogue: Dialogue, holidays: Holidays) -> date:
    """Return the last day on which the main contents can be published in time."""
    return add_working_days(dialogue.held_on, PUBLISHED_WITHIN, holidays)


def _worker_members(case: _Case) -> Finding:
    workers, named = case.dialogue.workers_total, case.dialogue.worker_named
    least = None if workers is None else least_worker_members(workers)
    known = None if least is None or named is None else named >= least
    values = {"least": least, "named": named, "workers": workers}
    return _numbers("worker_members", "worker_named" if workers is not None else "workers_total", known, case, values)


def _employer_members(case: _Case) -> Finding:
    named = case.dialogue.employer_named
    known = None if named is None else named >= LEAST_EMPLOYER
    return _numbers("employer_members", "employer_named", known, case, {"least": LEAST_EMPLOYER, "named": named})


def _members_list(case: _Case) -> Finding | None:
    listed = case.dialogue.members_listed_on
    if listed is None:
        return None
    until = _years_later(listed, LIST_YEARS)
    state: State = "kept" if case.dialogue.held_on <= until else "broken"
    return Finding(rule="members_list", state=state, field="members_listed_on", values={"until": until})


def _contents_sent(case: _Case) -> Finding | None:
    if "periodic" not in case.flags:
        return None
    latest = latest_sending(case.dialogue, case.holidays)
    return _dated(case, "contents_sent", "contents_sent_on", case.dialogue.held_on, latest)


def _answered(case: _Case) -> Finding | None:
    asked = case.dialogue.requested_on
    if "requested" not in case.flags:
        return None
    if asked is None:
        return Finding(rule="requested", state="missing", field="requested_on")
    latest = add_working_days(asked, ANSWERED_WITHIN, case.holidays)
    return _dated(case, "answered", "answered_on", asked, latest)


def _legal_representative(case: _Case) -> Finding:
    known = case.dialogue.legal_representative
    return _numbers("legal_representative", "legal_representative", known, case, {})


def _present(case: _Case) -> Finding:
    named, present = case.dialogue.worker_named, case.dialogue.worker_present
    known = None if named is None or present is None else 10 * present > 7 * named
    values = {"present": present, "named": named, "least": None if named is None else least_present(named)}
    return _numbers("present", "worker_present", known, case, values)


def _minutes(case: _Case) -> Finding:
    state: State = "kept" if case.dialogue.minutes_signed else "ahead" if case.is_ahead else "missing"
    return Finding(rule="minutes", state=state, field="minutes_signed")


def _published(case: _Case) -> Finding:
    latest = latest_publishing(case.dialogue, case.holidays)
    return _dated(case, "published", "published_on", case.dialogue.held_on, latest)


def _numbers(rule: str, name: str, known: bool | None, case: _Case, values: Mapping[str, int | date | None]) -> Finding:
    """A rule that decides whether the dialogue is valid. Who was there is not known before the day."""
    before = case.is_ahead and rule in ("legal_representative", "present")
    state: State = "ahead" if before and known is None else "missing" if known is None else _kept(known)
    return Finding(rule=rule, state=state, field=name, validity=True, values=values)


def _dated(case: _Case, rule: str, name: str, start: date, latest: date) -> Finding:
    """Something to be done not later than `latest`; the holidays between `start` and that day must be known."""
    done: date | None = getattr(case.dialogue, name)
    late = case.today > latest if done is None else done > latest
    state: State = "broken" if late else "ahead" if done is None else "kept"
    years = unknown_years(start, latest, case.holidays)
    return Finding(rule=rule, state=state, field=name, values={"latest": latest, "done": done}, unknown_years=years)


def _kept(known: bool) -> State:
    return "kept" if known else "broken"


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


_RULES: tuple[Callable[[_Case], Finding | None], ...] = (
    *(_worker_members, _employer_members, _members_list, _contents_sent, _answered),
    *(_legal_representative, _present, _minutes, _published),
)
