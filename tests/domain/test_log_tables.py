"""Biểu 06, 09 and the list of courses."""

from datetime import date

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.course_tables import courses, training
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.log_tables import activity_log, networks
from congdoan_desktop.domain.records import NetworkMembership
from congdoan_desktop.domain.report import Figure
from congdoan_desktop.domain.table_input import TableInput
from tests.domain.samples import FORMS, activity, course, participant, person, unit

SPAN = Span(start=date(2026, 1, 1), end=date(2026, 6, 30))


def entries(*codes: str) -> dict[str, Entry]:
    return {code: Entry(code=code, label=code.upper()) for code in codes}


def source(facts: Facts) -> TableInput:
    return TableInput(
        facts=facts,
        span=SPAN,
        catalogues={
            "forms": FORMS,
            "topics": entries("ct58", "law"),
            "venue_kinds": entries("hall"),
            "networks": entries("core", "voice"),
            "training_kinds": entries("oral", "digital"),
            "training_levels": entries("province"),
        },
        targets=(),
        words={},
    )


def test_the_log_tells_day_by_day_what_was_done_and_who_spoke() -> None:
    held = (
        activity("late", date(2026, 5, 20), total=30, topics=("law", "ct58"), venue="Xưởng 2", speaker="Lò Thị Mai"),
        activity("post", date(2026, 5, 1), form="zalo", times=4, responsible="Vàng A Páo"),
        activity("gap", date(2026, 5, 2), venue_kind="hall", host="Ban Chấp hành"),
        activity("outside", date(2026, 7, 1), total=9),
    )
    assert activity_log(source(Facts(unit=unit(), activities=held))).rows == (
        (1, "2026-05-01", "post", "Nhóm Zalo", "", "", "Vàng A Páo", ""),
        (2, "2026-05-02", "gap", "Nói chuyện", "", "HALL", "Ban Chấp hành", None),
        (3, "2026-05-20", "late", "Nói chuyện", "CT58; LAW", "Xưởng 2", "Lò Thị Mai", 30),
    )


def member(person_id: str, network: str, **values: object) -> NetworkMembership:
    return NetworkMembership(id=f"{person_id}{network}", person_id=person_id, network=network, **values)  # type: ignore[arg-type]


def test_networks_count_people_on_the_last_day() -> None:
    people = (
        person("a", gender="female"),
        person("b", gender="male"),
        person("gone", gender="female", left_on=date(2026, 3, 1)),
        person("c"),
    )
    kept = (
        *(member("a", "core"), member("b", "core"), member("gone", "core")),
        member("a", "core", starts_on=date(2026, 8, 1)),
        member("c", "old"),
    )
    found = networks(source(Facts(unit=unit(), people=people, memberships=kept))).rows
    assert found == ((1, "CORE", 2, 1, None), (2, "VOICE", 0, 0, 0), (3, "old", 1, None, None))


def test_who_never_kept_a_network_does_not_say_0() -> None:
    assert networks(source(Facts(unit=unit()))).rows == ((1, "CORE", None, None, None), (2, "VOICE", None, None, None))


def test_the_list_of_courses_names_no_participant() -> None:
    taught = (
        course("b", date(2026, 6, 2), title="Lớp B", kind="oral", sessions=2, trainer="Cô Hà", funds_union=500_000),
        course("a", date(2026, 5, 2), title="Lớp A", level="province", ended_on=date(2026, 5, 3), finished=False),
    )
    people = (
        participant("Vàng A Páo", "b", gender="male"),
        participant("Lò Thị Mai", "b", gender="female", result="attended"),
        participant("Lò Văn An", "b", gender="male", result=""),
    )
    found = courses(source(Facts(unit=unit(), courses=taught, participants=people)))
    assert found.rows == (
        (1, "Lớp A", "DIGITAL", "PROVINCE", "2026-05-02", "2026-05-03", 1, "", None, None, None, None),
        (2, "Lớp B", "ORAL", "", "2026-06-02", "2026-06-02", 2, "Cô Hà", 3, 2, 1, 500_000),
    )
    assert found.total == ("", "", "", "", "", "", 3, "", "", "", "", None)
    assert not any(one.full_name in str(found.rows) for one in people)


def test_a_course_without_a_list_of_people_leaves_a_gap_in_the_total() -> None:
    taught = (course("a", minority=2), course("b", kind="oral", minority=1))
    people = (participant("Lò Thị Mai", "a", gender="female", is_union_officer=True),)
    found = training(source(Facts(unit=unit(), courses=taught, participants=people)))
    one = Figure(low=1, high=1, at_least=True)
    two = Figure(low=2, high=2, at_least=True)
    assert found.rows[0] == (1, "ORAL", 1, None, None, Figure(low=1, high=1, at_least=True), None, None, None)
    assert found.total == ("", "", 2, one, one, two, None, one, one)
