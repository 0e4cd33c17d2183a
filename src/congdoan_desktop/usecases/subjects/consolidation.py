"""The reports of all units on a period, added up (`usecases/province/summary.py`).

Figures: the sums of the units' figures, by the same codes. Words: `units_must`, `units_reported`, `units_share`,
`units_on_time`, `units_late`, `units_back`, `units_missing`, `reported_day`, `gaps`. States: `units:none`, `units:all`,
`units:some_missing`, `units:some_late`, `units:some_back`, `units:gaps`, `units:ranges`, `surveys:merged`, and of
`SHARES` `reached:closed`, `reached:open`. Rows: `units`, `province_targets`,
`by_kind`, `by_commune`, `by_parent`, `merged_answers`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial

from congdoan_desktop.domain.compose import Printed, Writing
from congdoan_desktop.domain.numbers import count_text, day_text, percent_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.tables import group_rows, merged_rows, short_label, target_rows, unit_rows
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.domain.report import Cell, TargetResult
from congdoan_desktop.domain.table_input import Filled, TableInput
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import FIGURES, period_name
from congdoan_desktop.texts.consolidation import AT_LEAST, GAP
from congdoan_desktop.texts.consolidation import CONSOLIDATION_WORDS as WORDS
from congdoan_desktop.usecases.gather_facts import role_of
from congdoan_desktop.usecases.province.board import chosen
from congdoan_desktop.usecases.province.receive.look import expected_of
from congdoan_desktop.usecases.province.summary import Summary, summary
from congdoan_desktop.usecases.province.units import register_of
from congdoan_desktop.usecases.subjects import wording as say
from congdoan_desktop.usecases.subjects.period import period_of
from congdoan_desktop.usecases.subjects.subject import Brought, Subject, Window, span_of

SHARES = ("reached", "briefed")
"""Figures that the paper gives as a share of the people there are."""
SAID = (
    *("workers_total", "members_total", *SHARES, "activities", "sessions", "attendances"),
    *("surveys", "trained_oral", "trained_digital", "dialogues"),
)
"""Figures of which the paper says of how many units they are not known."""


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the period of that code with all that units reported on it.

    Raises `UserError` report.no_subject.
    """
    period = period_of(window)
    if role_of(db) not in template.roles:
        raise UserError("report.no_subject")
    now = datetime.now(VIETNAM)
    try:
        asked = chosen(db, reference, now, kind=template.adds_up, window=window)
    except UserError as error:
        raise UserError("report.no_subject") from error
    found = cache(lambda: summary(db, reference, asked, now))
    return Subject(
        template=template,
        window=window,
        name=period_name(period),
        period=period,
        span=span_of(period),
        brings=lambda: brought(found()),
        tell=lambda writing, _facts: with_summary(writing, found()),
        rows=_rows(found, db, reference),
    )


def brought(found: Summary) -> Brought:
    """Return the sums, and the targets in the reading that the plan asks for: of all who must."""
    figures = {code: one.as_figure() for code, one in found.totals.items()}
    return Brought(figures=figures, targets=tuple(_results(found)))


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return the periods that units were asked to report on, newest first."""
    if role_of(db) == "unit":
        return ()
    now = datetime(today.year, today.month, today.day, tzinfo=VIETNAM)
    asked = {one.window: one for one in expected_of(db, reference, now) if "#" not in one.window}
    return say.newest_first(
        Window(code=one.window, name=period_name(one.window), day=one.starts) for one in asked.values()
    )


def with_summary(writing: Writing, found: Summary) -> Writing:
    """Add what the board says."""
    tally, gaps = found.board.tally, _gaps(found)
    values = {
        "units_must": count_text(tally.expected),
        "units_reported": count_text(tally.received),
        "units_share": percent_text(tally.received, tally.expected) if tally.expected else "",
        "units_on_time": count_text(tally.on_time),
        "units_late": count_text(tally.late),
        "units_back": count_text(tally.sent_back),
        "units_missing": count_text(tally.missing),
        "units_surveyed": count_text(found.surveyed),
        "reported_day": day_text(found.board.today),
        "gaps": "; ".join(gaps),
        **_open_words(found, writing),
    }
    states = {
        "units:none": tally.received == 0,
        "units:all": tally.received == tally.expected > 0,
        "units:some_missing": tally.missing + tally.sent_back > 0 and tally.received > 0,
        "units:some_late": tally.late > 0,
        "units:some_back": tally.sent_back > 0,
        "surveys:merged": found.surveyed > 0,
        "units:gaps": bool(gaps),
        "units:ranges": any(_ends(found, code) == "closed" and not found.totals[code].is_exact for code in SHARES),
    } | {f"{code}:{_ends(found, code)}": code in found.totals for code in SHARES}
    return say.saying(writing, values, states)


def _ends(found: Summary, code: str) -> str:
    """Return `closed` where the sum is known from both ends, of all units that reported; else `open`."""
    total = found.totals.get(code)
    return "closed" if total is not None and total.as_figure().high is not None and total.den else "open"


def _open_words(found: Summary, writing: Writing) -> Mapping[str, object]:
    """Return the figures that are known from below only, in words that say so."""
    figures = {code: one.as_figure() for code, one in found.totals.items()}
    lower = {code: one.low for code, one in figures.items() if one.low is not None and one.high is None}
    return {
        code: replace(said, text=AT_LEAST.format(count=count_text(low)))
        for code, low in lower.items()
        if isinstance(said := writing.values.get(code), Printed)
    }


def _gaps(found: Summary) -> tuple[str, ...]:
    """Return of which figures some of the units that reported say nothing, of how many."""
    return tuple(
        GAP.format(figure=FIGURES[code][:1].lower() + FIGURES[code][1:], units=count_text(one.unknown))
        for code, one in found.totals.items()
        if one.unknown and one.units and code in SAID
    )


def _results(found: Summary) -> Iterator[TargetResult]:
    for one in found.targets:
        if one.of_all is not None:
            yield TargetResult(
                code=one.target.code,
                title=one.target.title,
                source=one.target.source,
                level=one.level,
                kind="share",
                window=one.window,
                starts=one.starts,
                ends=one.ends,
                figure=one.of_all.figure,
                verdict=one.of_all.verdict,
            )


Cells = tuple[tuple[Cell, ...], ...]


def _rows(
    found: Callable[[], Summary], db: Reader, reference: Reference
) -> Mapping[str, Callable[[TableInput], Filled]]:
    lists = reference.catalogues

    def by(group: Callable[[OrgUnit], str], name: Callable[[str], str]) -> Cells:
        return group_rows({name(code): (one.tally, one.totals) for code, one in found().by(group).items()})

    def named(catalogue: str) -> Callable[[str], str]:
        return lambda code: short_label(lists[catalogue], code) or WORDS["no_group"]

    def by_parent() -> Cells:
        register = register_of(db)
        above = {unit.id: unit.short_name for unit in register.units if unit.tier == "middle"}
        return by(lambda unit: unit.parent_id, lambda one: above.get(one, WORDS["direct"])) if above else ()

    rows: Mapping[str, Callable[[], Cells]] = {
        "units": lambda: unit_rows(((one.row, one.figures) for one in found().units), lists["unit_kinds"], WORDS),
        "province_targets": lambda: target_rows(found().targets, WORDS),
        "by_kind": lambda: by(lambda unit: unit.kind, named("unit_kinds")),
        "by_commune": lambda: by(lambda unit: unit.commune, named("communes")),
        "by_parent": by_parent,
        "merged_answers": lambda: merged_rows(found().tallies, WORDS),
    }
    return {name: partial(_filled, make) for name, make in rows.items()}


def _filled(make: Callable[[], Cells], _source: TableInput) -> Filled:
    return Filled(rows=make())
