"""One course in figures: who was called, who came, who completed it, what it cost."""

from collections.abc import Iterable
from dataclasses import dataclass

from congdoan_desktop.domain.figures import FUNDS, known
from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.domain.report import NamedFigure


@dataclass(frozen=True, kw_only=True)
class Taken:
    """People of one course, counted. Women, officers: of those called."""

    called: NamedFigure
    present: NamedFigure
    completed: NamedFigure
    women: NamedFigure
    minority: NamedFigure
    full_time: NamedFigure
    officers: NamedFigure

    def figures(self) -> tuple[NamedFigure, ...]:
        """Return all of them; their codes are the names of the fields."""
        return (
            *(self.called, self.present, self.completed, self.women),
            *(self.minority, self.full_time, self.officers),
        )


def taken_in(course: Course, participants: Iterable[Participant]) -> Taken:
    """Return the figures of `course`; before anybody is on its list nothing is known but what was typed.

    Whoever has a result was present; before the results are in, nobody is known to have stayed away.
    """
    people = [one for one in participants if one.course_id == course.id]
    present = sum(bool(one.result or one.attended) for one in people)
    judged = bool(people) and (course.finished or present > 0)
    by_sex = [one.gender for one in people]
    return Taken(
        called=known("called", len(people) or None),
        present=known("present", present if judged else None),
        completed=known("completed", _completed(people) if people and course.finished else None),
        women=known("women", by_sex.count("female") if people and "" not in by_sex else None),
        minority=known("minority", course.minority),
        full_time=known("full_time", _marked(people, "is_full_time_officer")),
        officers=known("officers", _marked(people, "is_union_officer")),
    )


def _completed(people: Iterable[Participant]) -> int:
    return sum(one.result == "completed" for one in people)


def _marked(people: list[Participant], name: str) -> int | None:
    return sum(getattr(one, name) for one in people) if people else None


def money_of(course: Course) -> int | None:
    """Return what the course cost, in đồng, from all sources; `None` where no sum was written down."""
    spent = [amount for name in FUNDS if (amount := getattr(course, name)) is not None]
    return sum(spent) if spent else None
