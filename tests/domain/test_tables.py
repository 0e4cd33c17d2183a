from datetime import date

import pytest

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.course_tables import training
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.report import Figure, NamedFigure, TargetResult
from congdoan_desktop.domain.table_input import TableInput
from congdoan_desktop.domain.tables import by_audience, by_form, by_topic, targets
from tests.domain.samples import FORMS, activity, course, head_count, participant, person, unit

SPAN = Span(start=date(2026, 1, 1), end=date(2026, 6, 30))


def entries(*codes: str) -> dict[str, Entry]:
    return {code: Entry(code=code, label=code.upper(), group="G") for code in codes}


def source(facts: Facts, *results: TargetResult) -> TableInput:
    return TableInput(
        facts=facts,
        span=SPAN,
        catalogues={
            "forms": FORMS,
            "topics": entries("ct58", "law"),
            "audiences": entries("women", "minority", "members", "lodger"),
            "training_kinds": entries("oral", "digital"),
        },
        targets=results,
        words={"met": "Đạt", "unknown": "?", "all_workers": "Tất cả"},
    )


FACTS = Facts(
    unit=unit(),
    head_counts=(head_count(240, workers_women=150, members_total=200),),
    people=tuple(person(f"w{n}", gender="female") for n in range(3)),
    activities=(
        activity("list", counted_by="names", topics=("ct58",), audiences=("women",)),
        activity("heads", total=62, women=40, minority=51, topics=("ct58", "law"), audiences=("minority", "lodger")),
        activity("party", form="party", total=100, women=60, minority=70, members=90, audiences=("members",)),
        activity("post", form="zalo", times=4, reach=180, material_copies=10, topics=("law",)),
    ),
    attendees={"list": frozenset({"w0", "w1", "w2"})},
)


def test_by_form_sums_attendances_and_keeps_indirect_reach_apart() -> None:
    filled = by_form(source(FACTS))
    assert filled.rows == (
        (1, "Nói chuyện", 2, 65, 43, Figure(low=51, high=51, at_least=True), "", "", "buổi"),
        (2, "Văn nghệ", 1, 100, 60, 70, "", "", "cuộc"),
        (3, "Nhóm Zalo", 4, "", "", "", 180, 10, "tin, bài"),
    )
    assert filled.total[3:8] == (165, 103, Figure(low=121, high=121, at_least=True), 180, 10)
    assert filled.total[2] == "", "buổi, cuộc and bài are not added up"


def test_by_topic_counts_a_session_under_each_of_its_topics_and_has_no_total() -> None:
    filled = by_topic(source(FACTS))
    assert filled.rows == ((1, "CT58", 2, 65, "", "G"), (2, "LAW", 1, 62, 4, "G"))
    assert filled.total == ()


def test_by_audience_gives_ranges_from_what_was_counted() -> None:
    filled = by_audience(source(FACTS))
    assert filled.rows == (
        (1, "Tất cả", 240, Figure(low=100, high=165), Figure(low=100, high=165, den=240)),
        (2, "WOMEN", 150, Figure(low=60, high=103), Figure(low=60, high=103, den=150)),
        (3, "MINORITY", None, Figure(low=70, high=70, at_least=True), None),  # of "list" it was not counted
        (4, "MEMBERS", 200, Figure(low=90, high=200), Figure(low=90, high=200, den=200)),
        (5, "LODGER", None, None, None),
    )


def test_what_no_catalogue_knows_stands_under_its_code_at_the_end() -> None:
    """A file of an older or newer program: left out, the rows would not add up to the total."""
    facts = Facts(
        unit=unit(),
        activities=(activity("a", form="gone", total=4, topics=("lost",), audiences=("odd",)), activity("b", total=5)),
        courses=(course("c", kind="new"),),
    )
    assert [row[1:4] for row in by_form(source(facts)).rows] == [("Nói chuyện", 1, 5), ("gone", 1, 4)]
    assert by_topic(source(facts)).rows == ((1, "lost", 1, 4, "", ""),)
    assert [row[1] for row in by_audience(source(facts)).rows] == ["Tất cả", "odd"]
    assert [row[1:3] for row in training(source(facts)).rows] == [("new", 1)]


def test_an_audience_counted_over_several_times_is_not_one_crowd() -> None:
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(240, workers_women=150),),
        activities=(activity("a", total=90, women=60, times=3, audiences=("women",)),),
    )
    assert by_audience(source(facts)).rows[1][3] == Figure(low=20, high=60)


def test_training_counts_people_and_leaves_open_results_open() -> None:
    facts = Facts(
        unit=unit(),
        courses=(course("c"), course("o", kind="oral", finished=False, minority=1)),
        participants=(
            participant("1", "c", person_id="a", gender="female", is_union_officer=True),
            participant("2", "c", person_id="b", gender="male", result="attended"),
            participant("3", "o", person_id="a", gender="female", is_full_time_officer=True),
        ),
    )
    filled = training(source(facts))
    assert filled.rows == ((1, "ORAL", 1, 1, 1, 1, 1, 0, None), (2, "DIGITAL", 1, 2, 1, None, 0, 1, 1))
    assert filled.total == ("", "", 2, 2, 1, None, 1, 1, None)


@pytest.mark.parametrize(
    ("counts", "cell"),
    [((2, 3), Figure(low=3, high=4)), ((0, 3), 3), ((4, 4), 4), ((None, 3), None), ((0, 0), 0)],
)
def test_minorities_over_several_courses_are_a_range(counts: tuple[int | None, ...], cell: object) -> None:
    """Four people in two courses: whoever is counted in one may be counted in the other."""
    courses = tuple(course(str(n), minority=count) for n, count in enumerate(counts))
    four = tuple(participant(f"{c.id}-{n}", c.id, person_id=str(n)) for c in courses for n in range(4))
    assert training(source(Facts(unit=unit(), courses=courses, participants=four))).rows[0][5] == cell


def test_targets_show_numerator_denominator_and_the_word() -> None:
    share = TargetResult(
        code="T01",
        title="a",
        source="s",
        level="100%",
        kind="share",
        window="2026",
        starts=date(2026, 1, 1),
        ends=date(2026, 6, 30),
        figure=NamedFigure(code="reached", low=100, high=165, den=240),
        verdict="met",
    )
    count = TargetResult(
        code="T05",
        title="b",
        source="s",
        level="1",
        kind="count",
        window="2026-H1",
        starts=date(2026, 1, 1),
        ends=date(2026, 6, 30),
        figure=NamedFigure(code="x", low=None, high=None),
        verdict="unknown",
    )
    days = "01/01/2026 - 30/6/2026"
    assert targets(source(FACTS, share, count)).rows == (
        (1, "a", "s", "100%", days, Figure(low=100, high=165), 240, Figure(low=100, high=165, den=240), "Đạt"),
        (2, "b", "s", "1", days, None, "", "", "?"),
    )
