"""The same period a year before, for a report that is laid beside it: as it was reported, else as the records stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.compared import Before, change, year_before
from congdoan_desktop.domain.compose import Item, Writing
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.figures import all_figures
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.period import Period, is_period, parse_period
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.handoff import report_json
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.texts.compared import COMPARED
from congdoan_desktop.usecases.subjects.subject import Subject, span_of

TOLD = ("sessions", "attendances", "reached", "digital_products", "people_trained")
"""Figures whose change is told in the text; all stand in the annex."""


def before_of(facts: Facts, reference: Reference, subject: Subject) -> Before | None:
    """Return what a report that has the annex of comparison is laid beside; `None` for another report.

    `facts`: of everything the unit has.
    """
    if not is_period(subject.window) or not any(table.rows == "compared" for table in subject.template.tables):
        return None
    period = year_before(subject.period)
    issued = [one for one in facts.issued if (one.report_kind, one.period) == (subject.template.kind, period.code)]
    if issued:
        return _reported(max(issued, key=lambda one: one.revision), period)
    if not _has_records(facts, span_of(period)):
        return Before(period=period, source="none")
    plan = reference.plans[subject.plan]
    forms, then = reference.catalogues["forms"], _kept_by(facts, period.end)
    figures = all_figures(then, forms, period, plan.topics, plan.valid_from)
    return Before(period=period, source="records", figures=figures)


def _reported(issued: IssuedReport, period: Period) -> Before:
    report = report_json.decode(issued.report_json.encode())
    return Before(
        period=period,
        source="reported",
        figures={figure.code: figure for figure in report.figures},
        number=f"{issued.number:02d}/{report.document.code_notation}",
        issued_on=issued.issued_on,
    )


def _has_records(facts: Facts, span: Span) -> bool:
    """Whether anything that was done is on record: a year from before the program is unknown, it is not 0."""
    days: tuple[Iterable[date], ...] = (
        (one.held_on for one in facts.activities),
        (one.held_on for one in facts.courses),
        (parse_period(one.period).end for one in facts.surveys),
        (one.held_on for one in facts.dialogues),
        (one.noted_on for one in facts.opinions),
    )
    return any(day in span for kind in days for day in kind)


def _kept_by(facts: Facts, day: date) -> Facts:
    """Return `facts` without the kinds of record that the unit kept only after `day`: of those nothing is known."""
    return replace(
        facts,
        opinions=tuple(one for one in facts.opinions if one.noted_on <= day),
        petitions=tuple(one for one in facts.petitions if one.raised_on <= day),
        incidents=tuple(one for one in facts.incidents if one.happened_on <= day),
        refutations=tuple(one for one in facts.refutations if one.noted_on <= day),
        dialogues=tuple(one for one in facts.dialogues if one.held_on <= day),
    )


def with_before(writing: Writing, figures: Mapping[str, NamedFigure], before: Before | None) -> Writing:
    """Return `writing` with the earlier period in words, and the list `compared`.

    States: `before:reported`, `before:records`, `before:none`; without any of them nothing is compared.
    """
    if before is None:
        return writing
    earlier = before.figures
    told = [_item(code, figures[code], earlier[code]) for code in TOLD if code in figures and code in earlier]
    return replace(
        writing,
        values={
            **writing.values,
            "before_name": texts.period_name(before.period),
            "before_number": before.number,
            "before_date": day_text(before.issued_on) if before.issued_on else "",
        },
        states=writing.states | {f"before:{before.source}"},
        items={**writing.items, "compared": [item for item in told if item is not None]},
    )


def _item(code: str, now: NamedFigure, before: NamedFigure) -> Item | None:
    """One figure now and before; states `risen`, `fallen`, `same`, `open`. `None` where one of them is not known, and
    where there was nothing and is nothing.
    """
    moved = change(now, before)
    if moved is None or now.high == before.high == 0:
        return None
    apart = sorted(abs(end) for end in (moved.low, moved.high) if end is not None)
    ends = (apart[0], apart[-1] if None not in (moved.low, moved.high) else None) if apart else (0, None)
    return Item(
        values={
            "label": COMPARED[f"label:{code}"],
            "unit": COMPARED[f"unit:{code}"],
            "now": _said(now.low, now.high, now.estimated),
            "before": _said(before.low, before.high, before.estimated),
            "change": _said(*ends),
        },
        states=frozenset({moved.trend}),
    )


def _said(low: int | None, high: int | None, estimated: bool = False) -> str:
    """Return "12", "5–20", "ít nhất 5", "12 (ước tính)"."""
    assert low is not None
    name = "change" if low == high else "least" if high is None else "span"
    count = COMPARED[name].format(low=count_text(low), high="" if high is None else count_text(high))
    return COMPARED["estimated"].format(count=count) if estimated else count
