"""Targets tested with integers: never a float, never rounded up, "trên 85 %" is strict (17 of 20 fails)."""

from collections.abc import Iterable, Iterator
from datetime import date

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.facts import Facts, Span, held_by
from congdoan_desktop.domain.measures import MEASURES, declared
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.plan import Plan, Rule, Target
from congdoan_desktop.domain.report import NamedFigure, TargetResult


def passes(numerator: int, denominator: int, rule: Rule) -> bool:
    """Whether `numerator / denominator` meets the rule's threshold; a count has denominator 1."""
    above, below = rule.threshold
    left, right = numerator * below, denominator * above
    return {">=": left >= right, ">": left > right, "=": left == right}[rule.operator]


def verdict(figure: NamedFigure, rule: Rule, *, finished: bool) -> str:
    """Return the verdict on a figure that may be a range: `met` only if its low end passes, `not_met` only if its high
    end fails and the window is over; a range across the threshold is `undetermined`.
    """
    if rule.kind == "share" and figure.den == 0:
        return "no_subject"
    if figure.low is None or (rule.kind == "share" and figure.den is None):
        return "unknown"
    whole = figure.den if rule.kind == "share" and figure.den else 1
    if passes(figure.low, whole, rule):
        return "met"
    if figure.high is None or passes(figure.high, whole, rule):
        return "undetermined"
    return "not_met" if finished else "in_progress"


def windows(rule: Rule, plan: Plan, period: Period) -> Iterator[tuple[str, Span, date | None]]:
    """Yield (window code, days to look at, last day of the window or `None`) of `rule` for a report on `period`.

    A half-year rule in a report on a whole year is looked at twice, once for each half. A plan is looked at from the
    start of its year: what it spreads was known before the plan was signed.
    """
    if rule.window == "half":
        halves = [period] if period.half else [Period(year=period.year, half=1), Period(year=period.year, half=2)]
        for half in halves:
            yield half.code, Span(start=half.start, end=half.end), half.end
    elif rule.window == "year":
        year = period.whole_year
        yield year.code, Span(start=year.start, end=period.end), year.end
    else:
        yield plan.code, Span(start=date(plan.valid_from.year, 1, 1), end=period.end), plan.valid_to


def concerns(target: Target, unit_kind: str, period: Period) -> bool:
    """Whether units of `unit_kind` have the target in `period`, counted from records or not."""
    rule = target.unit
    return _runs(target, period) and (rule is None or not rule.unit_kinds or unit_kind in rule.unit_kinds)


def _runs(target: Target, period: Period) -> bool:
    begun = target.valid_from is None or target.valid_from <= period.end
    return begun and (target.valid_to is None or target.valid_to >= period.start)


def evaluate(
    plans: Iterable[Plan], facts: Facts, forms: Catalogue, period: Period, today: date
) -> tuple[TargetResult, ...]:
    """Return how far this unit is with every target of `plans` that it has, in the order of the plans."""
    facts = held_by(facts, today)
    return tuple(
        _result(target, target.unit, facts, forms, period, window, today)
        for plan in plans
        if plan.in_force(period.start, period.end)
        for target in plan.targets
        if target.unit is not None and concerns(target, facts.unit.kind, period)
        for window in windows(target.unit, plan, period)
    )


def without_rule(plans: Iterable[Plan], period: Period) -> tuple[Target, ...]:
    """Return the targets of `plans` in force in `period` that no records of a unit prove, in the order of the plans."""
    return tuple(
        target
        for plan in plans
        if plan.in_force(period.start, period.end)
        for target in plan.targets
        if target.unit is None and _runs(target, period)
    )


def _result(
    target: Target,
    rule: Rule,
    facts: Facts,
    forms: Catalogue,
    period: Period,
    window: tuple[str, Span, date | None],
    today: date,
) -> TargetResult:
    code, span, last_day = window
    figure = declared(MEASURES[rule.measure](facts, forms, span, rule), facts, period.code)
    return TargetResult(
        code=target.code,
        title=target.title,
        source=target.source,
        level=rule.level,
        kind=rule.kind,
        window=code,
        starts=span.start,
        ends=span.end,
        figure=figure,
        verdict=verdict(figure, rule, finished=last_day is not None and last_day <= min(period.end, today)),
    )
