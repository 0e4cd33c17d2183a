"""What a made-up unit has done: a few records of each kind, by the seed."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from congdoan_desktop.domain.records import (
    Activity,
    Course,
    Dialogue,
    HeadCount,
    OrgUnit,
    Participant,
    Record,
    SurveyRound,
)
from congdoan_desktop.texts.simulate import SIMULATED

_TOPICS = (("ct58",), ("labour_code",), ("ct58", "labour_code"))


def records_of(unit: OrgUnit, chance: Random) -> Iterator[Record]:
    """Yield the records of a year, all of days before 20 November 2026."""
    workers = unit.workers or 10
    women = chance.randrange(workers + 1)
    yield HeadCount(
        id=f"{unit.id}-count",
        as_of=date(2026, 1, 5),
        workers_total=workers,
        workers_women=women,
        workers_minority=chance.choice((None, chance.randrange(workers + 1))),
        workers_seasonal=chance.randrange(workers // 3 + 1),
        members_total=unit.members,
    )
    for number in range(chance.randrange(5)):
        yield _talk(unit, number, workers, chance)
    yield from _course(unit, chance)
    if chance.random() < 0.7:
        yield Dialogue(
            id=f"{unit.id}-dialogue", title=SIMULATED["dialogue"], kind="periodic", held_on=_day(chance, 1, 150)
        )
    for half, first in (("2026-H1", 60), ("2026-H2", 200)):
        if chance.random() < 0.6:
            yield _survey(unit, half, first, workers, chance)


def one_more(unit: OrgUnit, window: str, chance: Random) -> Activity:
    """Return what a second revision knows better: a session that had been forgotten."""
    first, last = (10, 150) if window.endswith("H1") else (10, 300)
    day = _day(chance, first, last)
    return Activity(
        id=f"{unit.id}-more-{window}",
        title=SIMULATED["talk"].format(number=9),
        held_on=day,
        form="mobile_talk",
        total=1,
    )


def _talk(unit: OrgUnit, number: int, workers: int, chance: Random) -> Activity:
    total = chance.randrange(1, workers + 1)
    return Activity(
        id=f"{unit.id}-talk-{number}",
        title=SIMULATED["talk"].format(number=number + 1),
        held_on=_day(chance, 5, 310),
        form=chance.choice(("mobile_talk", "zalo")),
        topics=chance.choice(_TOPICS),
        total=total,
        women=chance.choice((None, chance.randrange(total + 1))),
        count_method="signed",
    )


def _course(unit: OrgUnit, chance: Random) -> Iterator[Record]:
    if chance.random() < 0.4:
        return
    course = f"{unit.id}-course"
    yield Course(id=course, title=SIMULATED["course"], kind="digital", held_on=_day(chance, 10, 160), finished=True)
    for number in range(chance.randrange(1, 4)):
        yield Participant(
            id=f"{course}-{number}",
            course_id=course,
            full_name=SIMULATED["person"].format(number=number + 1),
            result=chance.choice(("attended", "completed")),
        )


def _survey(unit: OrgUnit, half: str, first: int, workers: int, chance: Random) -> SurveyRound:
    opened = date(2026, 1, 1) + timedelta(days=first)
    handed = chance.randrange(1, workers + 1)
    returned = chance.randrange(handed + 1)
    return SurveyRound(
        id=f"{unit.id}-{half}",
        title=SIMULATED["survey"],
        questionnaire="",
        period=half,
        opened_on=opened,
        closed_on=opened + timedelta(days=20),
        handed_out=handed,
        returned=returned,
        valid=returned,
    )


def _day(chance: Random, first: int, last: int) -> date:
    return date(2026, 1, 1) + timedelta(days=chance.randrange(first, last))
