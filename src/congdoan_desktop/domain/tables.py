"""Rows of the annex tables: Biểu 01–03 and 05; those of the others by the names that templates use."""

from collections.abc import Callable, Iterable, Mapping

from congdoan_desktop.domain import compared_table, course_tables, log_tables, survey_tables
from congdoan_desktop.domain.attendance import fullest
from congdoan_desktop.domain.catalogue import in_order, label
from congdoan_desktop.domain.facts import head_count_for
from congdoan_desktop.domain.measures import people_reached
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.domain.report import Cell, NamedFigure, TargetResult
from congdoan_desktop.domain.table_cells import count_cell, share_cell, sum_cell
from congdoan_desktop.domain.table_input import Filled, TableInput


def by_form(source: TableInput) -> Filled:
    """Biểu 01: index, form, times, attendances (total, women, minority), indirect reach, materials and items, unit."""
    forms = source.catalogues["forms"]
    used = in_order(forms, (a.form for a in source.activities))
    rows = [
        (number, label(forms, code), *_form_cells(source, [a for a in source.activities if a.form == code]))
        for number, code in enumerate(used, 1)
    ]
    whole = _form_cells(source, source.activities)
    return Filled(
        rows=tuple((*row, forms[code].unit if code in forms else "") for row, code in zip(rows, used, strict=True)),
        total=("", "", "", *whole[1:], "") if rows else (),
    )


def _form_cells(source: TableInput, held: Iterable[Activity]) -> tuple[Cell, ...]:
    held = list(held)
    attended, indirect = source.by_presence(held)
    return (
        sum(a.times for a in held),
        _attendances(source, attended),
        sum_cell([source.facts.women(a) for a in attended]),
        sum_cell([a.minority for a in attended]),
        sum_cell([a.reach for a in indirect]),
        sum_cell([a.material_copies for a in held if a.material_copies is not None]),
    )


def by_topic(source: TableInput) -> Filled:
    """Biểu 02: index, topic, sessions, attendances, items without attendance (posts, broadcasts …), group.

    One session may stand in several rows: there is no total.
    """
    topics = source.catalogues["topics"]

    def group(code: str) -> str:
        return topics[code].group if code in topics else ""

    def cells(held: list[Activity]) -> tuple[Cell, Cell, Cell]:
        attended, others = source.by_presence(held)
        sessions = sum(a.times for a in attended) if attended else ""
        return sessions, _attendances(source, attended), sum(a.times for a in others) if others else ""

    used = in_order(topics, (code for a in source.activities for code in a.topics))
    return Filled(
        rows=tuple(
            (number, label(topics, code), *cells([a for a in source.activities if code in a.topics]), group(code))
            for number, code in enumerate(used, 1)
        )
    )


def _attendances(source: TableInput, attended: Iterable[Activity]) -> Cell:
    return sum_cell([source.facts.session(a).total for a in attended])


def by_audience(source: TableInput) -> Filled:
    """Biểu 03: index, audience, people there are, people reached (range), share.

    The whole workforce has a count of people; for a part of it only the number of sessions aimed at it and what was
    counted at them is known, so people reached is a range over those sessions alone.
    """
    count = head_count_for(source.facts, source.span.end)
    forms = source.catalogues["forms"]
    reached = people_reached(source.facts, forms, source.span)
    audiences = source.catalogues["audiences"]
    rows: list[tuple[Cell, ...]] = [
        (1, source.words["all_workers"], reached.den, count_cell(reached), share_cell(reached))
    ]
    used = in_order(audiences, (code for a in source.activities for code in a.audiences))
    for number, code in enumerate(used, 2):
        present = getattr(count, _AUDIENCE_COUNTS[code][1]) if count and code in _AUDIENCE_COUNTS else None
        figure = _audience_reached(source, code, present)
        rows.append((number, label(audiences, code), present, count_cell(figure), share_cell(figure)))
    return Filled(rows=tuple(rows))


_AUDIENCE_COUNTS = {
    "women": ("women", "workers_women"),
    "minority": ("minority", "workers_minority"),
    "seasonal": ("seasonal", "workers_seasonal"),
    "members": ("members", "members_total"),
}
"""Audiences that are counted: field of a session, field of the head-count."""


def _audience_reached(source: TableInput, code: str, present: int | None) -> NamedFigure:
    """Range of people of one audience, from the sessions' own counts of it: `max` to `Σ`, at most all there are."""
    attended, _ = source.by_presence(source.activities)

    def counted(activity: Activity) -> int | None:
        if code == "women":
            return source.facts.women(activity)
        return getattr(activity, _AUDIENCE_COUNTS[code][0]) if code in _AUDIENCE_COUNTS else None

    told = [(count, a.times) for a in attended if (count := counted(a)) is not None]
    counts = [count for count, _ in told]
    if not counts:
        return NamedFigure(code=code, low=None, high=None, den=present)
    low, high = max(fullest(*one) for one in told), present
    if len(counts) == len(attended):
        high = sum(counts) if present is None else min(sum(counts), present)
    if present is not None and low > present:
        return NamedFigure(code=code, low=None, high=None, den=present, missing=("more_than_workers",))
    return NamedFigure(code=code, low=low, high=high, den=present)


def targets(source: TableInput) -> Filled:
    """Biểu 05: a row a target, see `target_cells`."""
    return Filled(rows=tuple(target_cells(number, r, source.words) for number, r in enumerate(source.targets, 1)))


def target_cells(number: int, result: TargetResult, words: Mapping[str, str]) -> tuple[Cell, ...]:
    """Return number, target, source, level, days counted, numerator, denominator, share, verdict in `words`."""
    figure = result.figure
    of_whole: tuple[Cell, Cell] = (figure.den, share_cell(figure)) if result.kind == "share" else ("", "")
    days = f"{day_text(result.starts)} - {day_text(result.ends)}"
    texts = (result.title, result.source, result.level)
    return (number, *texts, days, count_cell(figure), *of_whole, words[result.verdict])


def rows_of(name: str) -> Callable[[TableInput], Filled]:
    """Return the row builder that a table template names; of a table that stands for one of a list, `name:code`.

    Raises `KeyError` for a broken template.
    """
    plain, _, which = name.partition(":")
    if not which:
        return ROWS[plain]
    build = EACH_ROWS[plain]
    return lambda source: build(source, which)


ROWS: Mapping[str, Callable[[TableInput], Filled]] = {
    "by_form": by_form,
    "by_topic": by_topic,
    "by_audience": by_audience,
    "training": course_tables.training,
    "targets": targets,
    "activity_log": log_tables.activity_log,
    "survey_answers": survey_tables.answers,
    "survey_petitions": survey_tables.petitions,
    "networks": log_tables.networks,
    "courses": course_tables.courses,
    "compared": compared_table.compared,
}
"""Row builders that a table template may name."""
EACH_ROWS: Mapping[str, Callable[[TableInput, str], Filled]] = {"survey_by_groups": survey_tables.by_groups}
"""Row builders of tables that stand for one of a list."""
