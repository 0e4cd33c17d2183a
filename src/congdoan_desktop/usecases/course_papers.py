"""Papers of a course: lists to sign, the list with the results, certificates, who still lacks a kind of course."""

from collections.abc import Iterable, Sequence

from congdoan_desktop import texts
from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Course, Participant, Person, Unit
from congdoan_desktop.domain.report import Cell, Column, SignatureBlock, Table
from congdoan_desktop.domain.sheet import Certificate, Sheet
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import COURSES, short_date
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.lacking import Lacking
from congdoan_desktop.usecases.papers import header_of, signature_of

_SIGN_HEIGHT = 9
"""Least height of a row to sign in, in millimetres."""
_BLANK_ROWS = 3


def sign_in_sheets(db: Reader, reference: Reference, course_id: str) -> tuple[Sheet, ...]:
    """Return a list to sign for every session, with a few empty rows for whoever comes besides.

    Raises `UserError` unit.missing, profile.missing, `KeyError` for an unknown course.
    """
    course, people = _course(db, course_id)
    columns = _columns(("no", 5), ("full_name", 24), ("department", 18), ("role", 14), ("women", 5), ("sign", 18))
    rows: list[tuple[Cell, ...]] = [
        (number, one.full_name, one.department, _role(one), _woman(one), "") for number, one in enumerate(people, 1)
    ]
    rows += [(number, "", "", "", "", "") for number in range(len(rows) + 1, len(rows) + 1 + _BLANK_ROWS)]
    table = Table(code="", title="", columns=columns, rows=tuple(rows), note=COURSES["sign_note"])
    return tuple(
        _list(db, reference, course, COURSES["sign_in"], table, session=session, row_height=_SIGN_HEIGHT)
        for session in range(1, course.sessions + 1)
    )


def result_sheet(db: Reader, reference: Reference, course_id: str) -> Sheet:
    """Return the participants with what they attended and their results. Raises as `sign_in_sheets`."""
    course, people = _course(db, course_id)
    columns = _columns(
        *(("no", 5), ("full_name", 24), ("department", 18), ("women", 5)),
        *(("attended", 9), ("result", 13), ("certificate_no", 16)),
    )
    rows = tuple(
        (
            *(number, one.full_name, one.department, _woman(one)),
            f"{len(one.attended)}/{course.sessions}",
            COURSES[f"result_{one.result}"] if one.result else "",
            one.certificate_no,
        )
        for number, one in enumerate(people, 1)
    )
    done = sum(one.result == "completed" for one in people)
    counts = COURSES["counts"].format(people=count_text(len(people)), completed=count_text(done))
    table = Table(code="", title="", columns=columns, rows=rows)
    return _list(db, reference, course, COURSES["results"], table, more=((COURSES["counted"], counts),))


def certificates(db: Reader, course_id: str, participant_id: str = "") -> tuple[Certificate, ...]:
    """Return the certificates of everybody who completed the course, by given name, or of one of them.

    Raises `UserError` unit.missing, profile.missing, course.no_certificates, `KeyError` for an unknown course.
    """
    course, people = _course(db, course_id)
    wanted = [one for one in people if one.result == "completed" and participant_id in ("", one.id)]
    if not wanted:
        raise UserError("course.no_certificates")
    unit, signature = the_unit(db), signature_of(the_profile(db))
    persons = repository.by_ids(db, Person, [one.person_id for one in wanted if one.person_id])
    return tuple(
        Certificate(
            header=header_of(unit),
            title=COURSES["certificate"],
            opening=COURSES["opening"].format(unit=unit.name),
            full_name=one.full_name,
            lines=_certified(course, one, persons.get(one.person_id)),
            number=one.certificate_no or COURSES["no_number"],
            date_line=_blank_day(unit, course),
            signature=signature,
        )
        for one in wanted
    )


def lacking_sheet(db: Reader, reference: Reference, kind: str, who: str, found: Lacking) -> Sheet:
    """Return who lacks the course, with room for a note. Raises `UserError` unit.missing, profile.missing."""
    people = repository.by_ids(db, Person, found.ids)
    roles = reference.catalogues["union_roles"]
    rows = tuple(
        (number, people[one].full_name, people[one].department, label(roles, people[one].union_role), "")
        for number, one in enumerate(found.ids, 1)
    )
    columns = _columns(("no", 5), ("full_name", 24), ("department", 20), ("role", 24), ("note", 14))
    counts = COURSES["lacking_counts"].format(lacking=count_text(len(found.ids)), group=count_text(found.group))
    unit = the_unit(db)
    return Sheet(
        header=header_of(unit),
        title=COURSES["lacking"],
        subtitle=label(reference.catalogues["training_kinds"], kind),
        facts=(
            (COURSES["group"], group_name(reference.catalogues["networks"], who)),
            (COURSES["counted"], counts),
            (COURSES["since"], short_date(found.since) if found.since else ""),
            (COURSES["asked_by"], "; ".join(target.source for target in found.targets)),
        ),
        table=Table(code="", title="", columns=columns, rows=rows),
        signatures=(_author(), signature_of(the_profile(db))),
    )


def group_name(networks: Catalogue, who: str) -> str:
    """Return what a group of `usecases.lacking` is called."""
    return label(networks, who) if who in networks else COURSES[f"group_{who}"]


def _course(db: Reader, course_id: str) -> tuple[Course, tuple[Participant, ...]]:
    course = repository.get(db, Course, course_id)
    if course is None:
        raise KeyError(course_id)
    return course, repository.find(db, Participant, where={"course_id": course_id})


def _list(
    db: Reader,
    reference: Reference,
    course: Course,
    title: str,
    table: Table,
    *,
    session: int = 0,
    more: Sequence[tuple[str, str]] = (),
    row_height: int = 0,
) -> Sheet:
    unit = the_unit(db)
    own = _session_facts(course, session) if session else ((COURSES["time"], _days(course)),)
    return Sheet(
        header=header_of(unit),
        title=title,
        subtitle=course.title,
        facts=(
            *own,
            (COURSES["venue"], course.venue),
            (COURSES["trainer"], course.trainer),
            (COURSES["held_by"], label(reference.catalogues["training_levels"], course.level) if course.level else ""),
            *more,
        ),
        table=table,
        row_height=row_height,
        date_line=_blank_day(unit, course),
        signatures=(_author(), signature_of(the_profile(db))),
    )


def _session_facts(course: Course, session: int) -> tuple[tuple[str, str], ...]:
    """The day of a session is known only where the course has one day."""
    days = course.ended_on is not None and course.ended_on != course.held_on
    which = COURSES["session_of"].format(session=session, sessions=course.sessions)
    return ((COURSES["session"], which), (COURSES["session_day"], COURSES["pen"] if days else _days(course)))


def _days(course: Course) -> str:
    first, last = short_date(course.held_on), short_date(course.ended_on or course.held_on)
    return COURSES["one_day" if first == last else "days"].format(first=first, last=last)


def _certified(course: Course, one: Participant, person: Person | None) -> tuple[str, ...]:
    first, last = short_date(course.held_on), short_date(course.ended_on or course.held_on)
    time = COURSES["on_day" if first == last else "on_days"].format(first=first, last=last)
    venue = COURSES["at"].format(venue=course.venue) if course.venue else ""
    born = COURSES["born"].format(year=person.birth_year) if person is not None and person.birth_year else ""
    works = COURSES["works_at"].format(department=one.department) if one.department else ""
    lines: Iterable[str] = (
        ", ".join(part for part in (born, works) if part),
        COURSES["completed"],
        COURSES["course"].format(title=course.title),
        COURSES["held"].format(time=time, venue=venue, sessions=count_text(course.sessions)),
    )
    return tuple(line for line in lines if line)


def _blank_day(unit: Unit, course: Course) -> str:
    """Day and month are written when the paper is signed."""
    return f"{unit.place}, {texts.blank_date((course.ended_on or course.held_on).year)}"


def _role(one: Participant) -> str:
    if one.is_full_time_officer:
        return COURSES["full_time"]
    return COURSES["officer"] if one.is_union_officer else ""


def _woman(one: Participant) -> str:
    return COURSES["yes"] if one.gender == "female" else ""


def _author() -> SignatureBlock:
    return SignatureBlock(authority_lines=(), title_lines=(COURSES["author"], COURSES["by_hand"]), full_name="")


def _columns(*wanted: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(
        Column(heading=COURSES[name], kind="index" if name in ("no", "women", "attended") else "text", width=width)
        for name, width in wanted
    )
