"""What a report on training says of each course, line by line (`domain/compose.py`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.compose import Item, Writing, printed, states
from congdoan_desktop.domain.courses import taken_in
from congdoan_desktop.domain.figures import FUNDS, known
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.domain.text import inside
from congdoan_desktop.texts.course_report import COURSE_REPORT

LINES = ("when", "what", "who", "people", "makeup", *FUNDS, "no_funds")
"""Lines of one course, in their order: an item each, with its name among the states."""


def with_courses(
    writing: Writing, held: Sequence[Course], participants: Iterable[Participant], catalogues: Mapping[str, Catalogue]
) -> Writing:
    """Return `writing` with what is said of the courses and what they cost together.

    States: `courses:one` where there is one alone; `course_funds_…` is a figure of each source of money.
    """
    participants = tuple(participants)
    money = {f"course_{name}": _spent(held, name) for name in FUNDS}
    figures = {code: known(code, spent) for code, spent in money.items()}
    return replace(
        writing,
        values={**writing.values, **{code: printed(figure) for code, figure in figures.items()}},
        states=writing.states | states(figures) | ({"courses:one"} if len(held) == 1 else frozenset()),
        items={
            **writing.items,
            **{f"course:{course.id}": list(_lines(course, participants, catalogues)) for course in held},
        },
    )


def _spent(held: Iterable[Course], name: str) -> int | None:
    spent = [amount for course in held if (amount := getattr(course, name)) is not None]
    return sum(spent) if spent else None


def _lines(course: Course, participants: Sequence[Participant], lists: Mapping[str, Catalogue]) -> Iterator[Item]:
    figures = {figure.code: figure for figure in taken_in(course, participants).figures()}
    figures |= {name: known(name, getattr(course, name)) for name in FUNDS}
    values: dict[str, object] = {
        "time": _time(course),
        "sessions": count_text(course.sessions),
        "venue": course.venue.strip(" ."),
        "kind": inside(label(lists["training_kinds"], course.kind)),
        "level": label(lists["training_levels"], course.level) if course.level else "",
        "trainer": course.trainer.strip(" ."),
        **{code: printed(figure) for code, figure in figures.items()},
        **{code: _people(figures[code]) for code in ("women", "minority", "full_time", "officers")},
    }
    known_words = {name for name in ("venue", "level", "trainer") if values[name]}
    for line in LINES:
        yield Item(values=values, states=states(figures) | known_words | {line})


def _people(figure: NamedFigure) -> str:
    name = "unknown" if figure.low is None else "people" if figure.low else "nobody"
    return COURSE_REPORT[name].format(count=printed(figure))


def _time(course: Course) -> str:
    first, last = day_text(course.held_on), day_text(course.ended_on or course.held_on)
    return COURSE_REPORT["on_day" if first == last else "on_days"].format(first=first, last=last)
