"""One đợt as a report tells it: its days, what its list of contents asks for and what was covered, its records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.facts import Facts, Span, narrowed
from congdoan_desktop.domain.phases import covered, phase_code, settled
from congdoan_desktop.domain.plan import Phase, Plan
from congdoan_desktop.domain.records import PhaseProgress


@dataclass(frozen=True, kw_only=True)
class ContentList:
    """The contents of the đợt, or of one part of it; `done`: numbers from 1 of those covered."""

    phase: Phase
    done: tuple[int, ...]

    @property
    def left(self) -> tuple[int, ...]:
        """Numbers of the contents that nobody has marked as covered."""
        return tuple(n for n in range(1, len(self.phase.contents) + 1) if n not in self.done)


@dataclass(frozen=True, kw_only=True)
class Phased:
    """`phase` has the days the unit knows; `lists`: of the đợt itself and of its parts, where they have contents."""

    plan: Plan
    phase: Phase
    codes: frozenset[str]
    """How records name the đợt and its parts: `plan#phase`."""
    lists: tuple[ContentList, ...]

    @property
    def done(self) -> int:
        return sum(len(one.done) for one in self.lists)

    @property
    def contents(self) -> int:
        return sum(len(one.phase.contents) for one in self.lists)


def phased(plan: Plan, code: str, progress: Iterable[PhaseProgress]) -> Phased | None:
    """Return the đợt of `plan` with that code, as the unit knows it; `None` for a part or a code it does not have."""
    progress = tuple(progress)
    known, phases = {one.id: one for one in progress}, settled(plan, progress)
    whole = next((one for one in phases if one.code == code and not one.is_part), None)
    if whole is None:
        return None
    members = [one for one in phases if one is whole or whole.has_part(one)]
    return Phased(
        plan=plan,
        phase=whole,
        codes=frozenset(phase_code(plan, one) for one in members),
        lists=tuple(
            ContentList(phase=one, done=covered(one, known.get(phase_code(plan, one))))
            for one in members
            if one.contents
        ),
    )


def under(one: Phased, facts: Facts) -> Facts:
    """Return the records under the đợt: those that name it or a part of it, what was said there, and what follows.

    What is refuted belongs to the whole plan all through (KH 383 §III), so it counts where only the plan is named.
    """
    activities = tuple(a for a in facts.activities if one.codes.intersection(a.plans))
    ids = {activity.id for activity in activities}
    opinions = tuple(o for o in facts.opinions if one.codes.intersection(o.plans) or o.activity_id in ids)
    said = {opinion.id for opinion in opinions}
    courses = tuple(course for course in facts.courses if one.codes.intersection(course.plans))
    taught = {course.id for course in courses}
    wide = one.codes | {one.plan.code}
    return narrowed(
        facts,
        activities=activities,
        opinions=opinions,
        petitions=tuple(p for p in facts.petitions if p.opinion_id in said),
        refutations=tuple(r for r in facts.refutations if wide.intersection(r.plans)),
        courses=courses,
        participants=tuple(p for p in facts.participants if p.course_id in taught),
        surveys=(),
        incidents=(),
        dialogues=(),
    )


def days_of(one: Phased, recorded: Iterable[date]) -> Span:
    """Return the days to report on. Where the first or the last is not known yet, it is that of the first or the last
    record under the đợt; without any record only what is known of the days is left.
    """
    found = sorted(recorded)
    phase, plan = one.phase, one.plan
    start = phase.starts or (found[0] if found else phase.ends or plan.valid_from)
    end = phase.ends or max(start, found[-1] if found else start)
    return Span(start=start, end=end)
