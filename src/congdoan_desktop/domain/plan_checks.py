"""What must hold in a plan that comes from outside, so that nothing falls over it later. Shipped ones are tested."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from congdoan_desktop.domain.measures import MEASURES
from congdoan_desktop.domain.numbers import NBSP
from congdoan_desktop.domain.pack import is_due_day, is_month_day
from congdoan_desktop.domain.plan import Duty, Phase, Plan, Rule, Target

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_PART = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*", re.ASCII)
_LONGEST_CODE = 60
_LONGEST_LINE = 500
_YEARS = range(1990, 2101)
_LEAP_DAY = "02-29"
"""A task is due in the year of the plan that takes it over, which may have no such day."""
_MOST = 200
"""Targets, đợt, duties, tasks of one plan."""


def faults(plan: Plan) -> tuple[str, ...]:
    """Return where a plan says what no plan can say, as `duties.r1.due`; empty: it can be used."""
    return tuple(_faults(plan))


def unknown_codes(plan: Plan, topics: Collection[str], kinds: Collection[str]) -> tuple[str, ...]:
    """Return codes of topics and kinds of units that these catalogues do not have: an older program, or a slip."""
    rules = [rule for target in plan.targets for rule in (target.unit, target.province) if rule is not None]
    used = {*plan.topics, *(code for rule in rules for code in rule.topics)} - set(topics)
    groups = [one.unit_kinds for one in rules]
    groups += [one.unit_kinds for one in plan.duties] + [one.unit_kinds for one in plan.draft.tasks]
    return tuple(sorted(used | ({code for codes in groups for code in codes} - set(kinds))))


def shared_targets(plan: Plan, others: Iterable[Plan]) -> tuple[str, ...]:
    """Return codes of targets that another plan bears too in the same year: a report tells targets by their codes, and
    what units say of two targets under one code would be added as if it were one.
    """
    start, end = date(plan.valid_from.year, 1, 1), date(plan.valid_to.year if plan.valid_to else _YEARS[-1], 12, 31)
    running = (one for one in others if one.code != plan.code and one.in_force(start, end))
    own = {target.code for target in plan.targets}
    return tuple(sorted(own & {target.code for other in running for target in other.targets}))


def _faults(plan: Plan) -> Iterator[str]:
    if len(plan.code) > _LONGEST_CODE or not _CODE.fullmatch(plan.code):
        yield "code"
    lines = {"number": plan.number, "issuer": plan.issuer, "title": plan.title, "short": plan.short}
    yield from (name for name, text in lines.items() if not _is_line(text))
    if plan.valid_to is not None and plan.valid_to < plan.valid_from:
        yield "valid_to"
    for name, day in (("issued_on", plan.issued_on), ("valid_from", plan.valid_from), ("valid_to", plan.valid_to)):
        if day is not None and day.year not in _YEARS:
            yield name
    parts: dict[str, Iterable[str]] = {
        "targets": [one.code for one in plan.targets],
        "phases": [one.code for one in plan.phases],
        "duties": [one.code for one in plan.duties],
    }
    for name, codes in parts.items():
        yield from _bad_codes(name, list(codes))
    for target in plan.targets:
        yield from (f"targets.{target.code}.{where}" for where in _of_target(target))
    for phase in plan.phases:
        yield from (f"phases.{phase.code}.{where}" for where in _of_phase(phase))
    for duty in plan.duties:
        yield from (f"duties.{duty.code}.{where}" for where in _of_duty(duty))
    yield from _of_draft(plan)


def _bad_codes(name: str, codes: list[str]) -> Iterator[str]:
    if len(codes) > _MOST or len(set(codes)) < len(codes):
        yield name
    yield from (f"{name}.{code[:20]}" for code in codes if len(code) > _LONGEST_CODE or not _PART.fullmatch(code))


def _of_target(target: Target) -> Iterator[str]:
    if not _is_line(target.title):
        yield "title"
    if target.unit is not None and target.unit.measure not in MEASURES:
        yield "unit.measure"
    if target.unit is None and not target.why_not and target.province is None:
        yield "why_not"
    for rule in (target.unit, target.province):
        if rule is not None and not _is_rule(rule):
            yield "threshold"
    if target.own and not _is_filled(target.own):
        yield "own"


def _is_rule(rule: Rule) -> bool:
    numerator, denominator = rule.threshold
    return 0 <= numerator <= 1_000_000 and 0 < denominator <= 1_000_000 and _is_line(rule.level)


def _of_phase(phase: Phase) -> Iterator[str]:
    if not _is_line(phase.title):
        yield "title"
    if phase.starts is not None and phase.ends is not None and phase.ends < phase.starts:
        yield "ends"
    if any(day is not None and day.year not in _YEARS for day in (phase.starts, phase.ends)):
        yield "starts"


def _of_duty(duty: Duty) -> Iterator[str]:
    if not _is_line(duty.title):
        yield "title"
    if not is_due_day(duty.due, duty.days_after):
        yield "due"
    if duty.half not in (0, 1, 2):
        yield "half"
    if duty.window == "plan":
        yield "window"


def _of_draft(plan: Plan) -> Iterator[str]:
    draft = plan.draft
    texts = {"title": draft.title, "purpose": draft.purpose, "measures": draft.measures, "last": draft.organisation}
    yield from (f"draft.{name}" for name, text in texts.items() if not _is_filled(text))
    if len(draft.tasks) > _MOST:
        yield "draft.tasks"
    for place, task in enumerate(draft.tasks):
        if (task.due and (task.due == _LEAP_DAY or not is_month_day(task.due))) or not (
            _is_filled(task.content) and _is_filled(task.time)
        ):
            yield f"draft.tasks.{place + 1}"


def _is_line(text: str) -> bool:
    return 0 < len(text.strip()) <= _LONGEST_LINE and text.replace(NBSP, " ").isprintable()


def _is_filled(text: str) -> bool:
    """Whether only `{year}` stands in braces; anything else would fall, or fill the memory (`{year:>999999999}`)."""
    return not set(text.replace("{year}", "")) & set("{}")
