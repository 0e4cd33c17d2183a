"""The sample unit: everything the demo carries through the use cases, invented, the same every time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from congdoan_desktop.domain.records import (
    Activity,
    Consent,
    Course,
    Dialogue,
    DialogueItem,
    HeadCount,
    Incident,
    Narrative,
    NetworkMembership,
    Opinion,
    OwnPlan,
    Participant,
    Person,
    PersonRequest,
    Petition,
    PhaseProgress,
    PlanTask,
    Record,
    Refutation,
    SensitiveData,
    SigningProfile,
    SurveyRound,
    Unit,
)
from congdoan_desktop.domain.text import clean
from congdoan_desktop.reference.plain import read_toml, shaped
from congdoan_desktop.reference.presets import signing_presets
from congdoan_desktop.reference.roster import Department, Names, roster

FILE = "che-tan-uyen.toml"
_OTHERS: Mapping[str, type[Record]] = {
    "opinions": Opinion,
    "petitions": Petition,
    "incidents": Incident,
    "refutations": Refutation,
    "dialogues": Dialogue,
    "dialogue_items": DialogueItem,
    "own_plans": OwnPlan,
    "plan_tasks": PlanTask,
    "phase_progress": PhaseProgress,
    "consents": Consent,
    "sensitive_data": SensitiveData,
    "person_requests": PersonRequest,
}
"""Records that the file gives as they are, `id` and all, in an order in which each finds what it points at."""

_NOT_OFFICERS = frozenset({"member", "none"})


@dataclass(frozen=True, kw_only=True)
class SampleActivity:
    """An activity and the ids of the people on its list (empty where only heads were counted)."""

    activity: Activity
    attendees: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SampleCourse:
    """A course and who took part."""

    course: Course
    participants: tuple[Participant, ...]


@dataclass(frozen=True, kw_only=True)
class SampleSurvey:
    """A closed round and how many of its valid sheets ticked each choice, by question, in the order of the choices."""

    round: SurveyRound
    ticked: Mapping[str, tuple[int, ...]]
    written: Mapping[str, tuple[str, ...]]
    """Written answers by question, of as many sheets as there are."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """Records of the sample unit. Ids are `p001`, `a01`, `c1` …: the demo gives its own."""

    unit: Unit
    profile: SigningProfile
    head_counts: tuple[HeadCount, ...]
    people: tuple[Person, ...]
    activities: tuple[SampleActivity, ...]
    courses: tuple[SampleCourse, ...]
    surveys: tuple[SampleSurvey, ...]
    narratives: tuple[Narrative, ...]
    memberships: tuple[NetworkMembership, ...]
    others: tuple[Record, ...]
    """Opinions, petitions, incidents, refutations, dialogues, own plans …, to be saved in this order."""


@dataclass(frozen=True, kw_only=True)
class _Signing:
    preset: str
    signer_name: str


@dataclass(frozen=True, kw_only=True)
class _Attendees:
    roles: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    absent: int = 0


@dataclass(frozen=True, kw_only=True)
class _Texts:
    report_kind: str
    period: str
    texts: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class _File:
    unit: dict[str, Any]
    signing: _Signing
    head_counts: tuple[dict[str, Any], ...]
    departments: tuple[Department, ...]
    members: tuple[dict[str, Any], ...]
    names: tuple[Names, ...]
    activities: tuple[dict[str, Any], ...]
    courses: tuple[dict[str, Any], ...]
    surveys: tuple[dict[str, Any], ...]
    narratives: tuple[_Texts, ...] = ()
    others: dict[str, tuple[dict[str, Any], ...]] = field(default_factory=dict)


def load_sample(resources: Path) -> Sample:
    """Return the sample unit. Raises `UserError` reference.damaged."""
    path = resources / "sample" / FILE
    file = shaped(read_toml(path), _File, path)
    named = tuple(shaped({"id": "", **_without(data, "networks")}, Person, path) for data in file.members)
    people = roster(file.departments, named, file.names)
    unit = shaped({"id": "u1", **file.unit}, Unit, path)
    preset = signing_presets(resources / "catalogues")[file.signing.preset]
    return Sample(
        unit=unit,
        profile=preset.profile(id="s1", signer_name=file.signing.signer_name, parent_name=unit.parent_name),
        head_counts=tuple(shaped({"id": f"h{n}", **d}, HeadCount, path) for n, d in enumerate(file.head_counts, 1)),
        people=people,
        activities=tuple(_activity(n, data, people, path) for n, data in enumerate(file.activities, 1)),
        courses=tuple(_course(n, data, people, path) for n, data in enumerate(file.courses, 1)),
        surveys=tuple(_survey(n, data, path) for n, data in enumerate(file.surveys, 1)),
        narratives=tuple(_narratives(file.narratives)),
        memberships=tuple(_memberships(file.members, people, path)),
        others=tuple(shaped(data, kind, path) for name, kind in _OTHERS.items() for data in file.others.get(name, ())),
    )


def answer_sheets(survey: SampleSurvey, choices: Mapping[str, tuple[str, ...]]) -> tuple[Mapping[str, str], ...]:
    """Return the valid sheets of `survey`: question → chosen code (several: with blanks between), as often as ticked.

    `choices`: codes by question. Answers to different questions are drawn apart, so no sheet is anybody's; sheets
    without an answer come first, so none stays without.
    """
    sheets: list[dict[str, str]] = [{} for _ in range(survey.round.valid or 0)]
    dice = Random(58)
    for question, counts in survey.ticked.items():
        for code, ticks in zip(choices[question], counts, strict=True):
            for sheet in sorted(dice.sample(sheets, len(sheets)), key=lambda one: question in one)[:ticks]:
                sheet[question] = f"{sheet[question]} {code}" if question in sheet else code
    for question, answers in survey.written.items():
        for answer, sheet in zip(answers, dice.sample(sheets, len(answers)), strict=True):
            sheet[question] = answer
    return tuple(sheets)


def _activity(number: int, data: dict[str, Any], people: tuple[Person, ...], path: Path) -> SampleActivity:
    rule = shaped(data.get("attendees", {}), _Attendees, path)
    record = shaped({"id": f"a{number:02d}", **_without(data, "attendees")}, Activity, path)
    return SampleActivity(activity=record, attendees=_attendees(rule, people))


def _without(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


def _memberships(
    members: tuple[dict[str, Any], ...], people: tuple[Person, ...], path: Path
) -> Iterator[NetworkMembership]:
    """Yield a membership for each entry of `networks` of the members named in the file."""
    ids = {person.full_name: person.id for person in people}
    for member in members:
        for data in member.get("networks", ()):
            person_id = ids[member["full_name"]]
            keys = {"id": f"m-{person_id}-{data['network']}", "person_id": person_id}
            yield shaped({**keys, **data}, NetworkMembership, path)


def _attendees(rule: _Attendees, people: tuple[Person, ...]) -> tuple[str, ...]:
    listed = [p.id for p in people if p.union_role in rule.roles or p.department in rule.departments]
    away = {(2 * k + 1) * len(listed) // (2 * rule.absent) for k in range(rule.absent)}
    return tuple(person for place, person in enumerate(listed) if place not in away)


def _course(number: int, data: dict[str, Any], people: tuple[Person, ...], path: Path) -> SampleCourse:
    course = shaped({"id": f"c{number}", **_without(data, "participants")}, Course, path)
    by_name = {person.full_name: person for person in people}
    participants = [
        _participant(shaped({"id": f"{course.id}-{n}", "course_id": course.id, **who}, Participant, path), by_name)
        for n, who in enumerate(data["participants"], 1)
    ]
    return SampleCourse(course=course, participants=tuple(participants))


def _participant(participant: Participant, by_name: Mapping[str, Person]) -> Participant:
    person = by_name[participant.full_name]
    return replace(
        participant,
        person_id=person.id,
        department=person.department,
        gender=person.gender,
        is_union_officer=person.union_role not in _NOT_OFFICERS,
    )


def _survey(number: int, data: dict[str, Any], path: Path) -> SampleSurvey:
    return SampleSurvey(
        round=shaped({"id": f"r{number}", **_without(_without(data, "answers"), "texts")}, SurveyRound, path),
        ticked=shaped(data["answers"], dict[str, tuple[int, ...]], path),
        written=shaped(data.get("texts", {}), dict[str, tuple[str, ...]], path),
    )


def _narratives(parts: tuple[_Texts, ...]) -> list[Narrative]:
    return [
        Narrative(
            id=f"n-{part.period}-{section}",
            report_kind=part.report_kind,
            period=part.period,
            section=section,
            text=clean(text),
        )
        for part in parts
        for section, text in part.texts.items()
    ]
