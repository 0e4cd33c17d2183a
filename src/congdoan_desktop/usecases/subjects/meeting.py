"""One activity or one course that minutes are kept of (NĐ 30/2020, mẫu 1.9): when, where, how many, about what.

Who presided and who kept the minutes no record says: they are written by pen, and so is what is not known yet.
"""

from collections.abc import Mapping
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.attendance import makeup, session_of
from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Activity, Course, Participant, Person
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.text import inside
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.subjects import MEETING
from congdoan_desktop.usecases.subjects import wording as say
from congdoan_desktop.usecases.subjects.subject import Subject, Window

_MAYBE = ("host", "partners", "speaker", "method", "topics", "materials", "language")
"""Words that have a state of their own name where they are known."""


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the activity or the course of that id. Raises `UserError` report.no_subject."""
    found = repository.get(db, Activity, window) or repository.get(db, Course, window)
    if found is None:
        raise UserError("report.no_subject")

    def tell(writing: Writing) -> Writing:
        if isinstance(found, Activity):
            return told(writing, activity_words(db, reference, found), opinions=found.opinions)
        people = repository.find(db, Participant, where={"course_id": found.id})
        return told(writing, course_words(reference, found, people), course=True)

    return say.on_record(template, window, found.held_on, tell)


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return the activities that people sit in front of and the courses, newest first."""
    forms = reference.catalogues["forms"]
    attended = {code for code, form in forms.items() if "attended" in form.flags}
    held = repository.find_columns(db, Activity, ("id", "held_on", "title", "form"))
    courses = repository.find_columns(db, Course, ("id", "held_on", "title"))
    rows = [*((one, day, title) for one, day, title, form in held if form in attended), *courses]
    return say.newest_first(say.window(one, date.fromisoformat(day), title) for one, day, title in rows)


def told(writing: Writing, words: Mapping[str, str], *, opinions: str = "", course: bool = False) -> Writing:
    """Return `writing` with what is known of the meeting; an empty word is nothing known."""
    said = say.lines(opinions)
    states = {f"meeting:{name}": words[name] for name in _MAYBE}
    known = {"meeting:course": course, "meeting:total": words["total"], "meeting:several": words["times"] != "1"}
    return say.saying(
        writing,
        {f"meeting_{name}": text for name, text in words.items()},
        {**states, **known, "meeting:assessment": words["assessment"]},
        {"meeting_opinions": say.as_items("line", (line.lstrip("-+• ") for line in said))},
    )


def activity_words(db: Reader, reference: Reference, activity: Activity) -> Mapping[str, str]:
    """Return what is known of an activity. Its people are those of the name list, of the head-count, or of both."""
    named = attendance.attendees(db, activity.id)
    people = repository.by_ids(db, Person, named).values() if activity.counted_by == "names" else ()
    listed = makeup(people, frozenset()) if people else None
    session, codes = session_of(activity, named), reference.catalogues
    return {
        **_time(activity.held_on, activity.ended_on, activity.starts, activity.ends),
        "kind": MEETING["activity"],
        "title": say.within(activity.title),
        "venue": say.or_blank(activity.venue),
        "host": say.within(activity.host),
        "partners": say.within(activity.partners),
        "speaker": say.within(activity.speaker),
        "form": label(codes["forms"], activity.form),
        "total": "" if session.total is None else count_text(session.total),
        "times": count_text(activity.times),
        "makeup": _makeup(
            women=listed.women if listed and activity.women is None else activity.women,
            minority=activity.minority,
            members=listed.members if listed and activity.members is None else activity.members,
            several=activity.times > 1,
        ),
        "method": inside(label(codes["count_methods"], activity.count_method)) if activity.count_method else "",
        "topics": "; ".join(label(codes["topics"], code) for code in activity.topics),
        "language": say.within(activity.language),
        "materials": _materials(activity),
        "assessment": say.one_line(activity.assessment),
    }


def course_words(reference: Reference, course: Course, people: tuple[Participant, ...]) -> Mapping[str, str]:
    """Return what is known of a course. Who is only on the list was not there: nobody knows before it is marked."""
    codes = reference.catalogues
    there = [one for one in people if one.attended or one.result]
    genders = [one.gender for one in there]
    women = None if not there or "" in genders else genders.count("female")
    return {
        **_time(course.held_on, course.ended_on, "", ""),
        "kind": MEETING["course"],
        "title": say.within(course.title),
        "venue": say.or_blank(course.venue),
        "host": label(codes["training_levels"], course.level) if course.level else "",
        "partners": "",
        "speaker": say.within(course.trainer),
        "form": "",
        "total": count_text(len(there)) if there else "",
        "times": "1",
        "makeup": _makeup(women=women, minority=course.minority),
        "method": "",
        "topics": label(codes["training_kinds"], course.kind),
        "language": "",
        "materials": "",
        "assessment": "",
    }


def _time(first: date, last: date | None, starts: str, ends: str) -> Mapping[str, str]:
    end = last or first
    return {
        "starts": say.clock_or_blank(starts),
        "day": texts.long_date(first),
        "ends": say.clock_or_blank(ends),
        "last": MEETING["same_day"] if end == first else MEETING["other_day"].format(day=texts.long_date(end)),
    }


def _materials(activity: Activity) -> str:
    words, copies = say.within(activity.materials), activity.material_copies
    if not words or copies is None:
        return words or (MEETING["only_copies"].format(count=count_text(copies)) if copies else "")
    return MEETING["copies"].format(materials=words, count=count_text(copies))


def _makeup(*, several: bool = False, **counts: int | None) -> str:
    """Return "; trong đó nữ 20 người, đoàn viên công đoàn 38 người": what was counted; several times are no people."""
    unit = "_times" if several else ""
    known = [MEETING[f"{name}{unit}"].format(count=count_text(n)) for name, n in counts.items() if n is not None]
    return MEETING["makeup"].format(parts=", ".join(known)) if known else ""
