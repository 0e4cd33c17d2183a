"""Rows of the annex that lays a report beside the one a year before."""

from collections.abc import Callable, Iterator

from congdoan_desktop.domain.compared import Change, change, share_change, signed_count
from congdoan_desktop.domain.comparison import signed_text
from congdoan_desktop.domain.report import Cell, NamedFigure
from congdoan_desktop.domain.table_cells import count_cell, share_cell
from congdoan_desktop.domain.table_input import Filled, TableInput

COMPARED = (
    *("workers_total", "members_total"),
    *("sessions", "attendances", "attendances_women", "attendances_minority", "reached"),
    *("activities", "indirect_reach", "digital_products", "material_copies"),
    *("surveys", "opinions", "petitions", "petitions_settled", "incidents", "refutations", "dialogues"),
    *("courses", "people_trained", "trained_oral", "trained_digital", "trained_refute"),
    *("funds_union", "funds_employer", "funds_social"),
)
"""Figures that are laid side by side, where the report has them. Those of one plan (`briefed`) had no year before."""
SHARES = ("reached",)
"""Those that are a share as well."""


def compared(source: TableInput) -> Filled:
    """Index, figure, unit, now, before, difference; `words` has `label:code`, `unit:code`, `share:code` and signs."""
    return Filled(rows=tuple((number, *line) for number, line in enumerate(_lines(source), 1)))


def _lines(source: TableInput) -> Iterator[tuple[Cell, ...]]:
    earlier = source.before.figures if source.before else {}
    for code in COMPARED:
        if code not in source.figures:
            continue
        now, before, words = source.figures[code], earlier.get(code), source.words
        told = _told(source, change(now, before), signed_count)
        yield words[f"label:{code}"], words[f"unit:{code}"], count_cell(now), _cell(before, count_cell), told
        if code in SHARES:
            points = _told(source, share_change(now, before), signed_text)
            yield words[f"share:{code}"], words["unit:share"], share_cell(now), _cell(before, share_cell), points


def _cell(figure: NamedFigure | None, cell: Callable[[NamedFigure], Cell]) -> Cell:
    return None if figure is None else cell(figure)


def _told(source: TableInput, moved: Change | None, signed: Callable[[int], str]) -> Cell:
    """Return "+12", "−3", "0", "từ −3 đến +12", "ít nhất +5", "nhiều nhất −2"; `None` where nothing is known of it."""
    if moved is None or moved.low is moved.high is None:
        return None
    low, high = (None if end is None else signed(end) for end in (moved.low, moved.high))
    name = (
        "change" if low == high else "change_most" if low is None else "change_least" if high is None else "change_span"
    )
    told = source.words[name].format(low=low, high=high)
    return source.words["change_estimated"].format(change=told) if moved.estimated else told
