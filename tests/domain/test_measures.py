from datetime import date

import pytest

from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.figures import all_figures
from congdoan_desktop.domain.measures import declared, officers_trained, people_reached, people_trained
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import Declaration, NetworkMembership
from tests.domain.samples import FORMS, activity, course, head_count, participant, person, survey, unit

COLLABORATOR = "opinion_collaborator"
YEAR = Span(start=date(2026, 1, 1), end=date(2026, 6, 30))


def test_reach_counts_people_of_attended_forms_in_the_span_only() -> None:
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(240), head_count(250, date(2026, 4, 1)), head_count(300, date(2026, 9, 1))),
        activities=(
            activity("in", total=118),
            activity("post", form="zalo", reach=180),
            activity("late", day=date(2026, 7, 1), total=240),
        ),
    )
    figure = people_reached(facts, FORMS, YEAR)
    assert (figure.low, figure.high, figure.den, figure.as_of) == (118, 118, 250, date(2026, 4, 1))


def test_what_is_not_known_is_named_and_never_zero() -> None:
    facts = Facts(unit=unit(), activities=(activity("a", total=None), activity("b", total=30)))
    figure = people_reached(facts, FORMS, YEAR)
    assert (figure.low, figure.high, figure.den) == (30, None, None)
    assert figure.missing == ("head_count", "attendance")


def test_more_people_than_workers_is_a_contradiction_not_a_share_above_one() -> None:
    facts = Facts(unit=unit(), head_counts=(head_count(100),), activities=(activity("a", total=118),))
    figure = people_reached(facts, FORMS, YEAR)
    assert (figure.low, figure.high, figure.missing) == (None, None, ("more_than_workers",))


def test_a_declared_number_must_lie_inside_the_range() -> None:
    def figure_with(value: int) -> tuple[int | None, int | None, bool, tuple[str, ...]]:
        facts = Facts(
            unit=unit(),
            head_counts=(head_count(240),),
            activities=(activity("a", total=118), activity("b", total=62)),
            declarations=(Declaration(id="d", period="2026-H1", measure="reached", value=value, evidence="x"),),
        )
        figure = declared(people_reached(facts, FORMS, YEAR), facts, "2026-H1")
        return figure.low, figure.high, figure.estimated, figure.missing

    assert figure_with(150) == (150, 150, True, ())
    assert figure_with(181) == (118, 180, False, ("declared_outside",))
    assert figure_with(117) == (118, 180, False, ("declared_outside",))


def test_who_has_left_is_not_one_of_the_workers_reached() -> None:
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(2),),
        people=(
            person("gone", left_on=date(2026, 6, 1)),
            person("gone too", left_on=date(2026, 6, 30)),
            person("leaves later", left_on=date(2026, 7, 1)),
            person("new"),
        ),
        activities=(
            activity("list", counted_by="names"),
            activity("more", counted_by="both", total=3),
        ),
        attendees={
            "list": frozenset({"gone", "gone too", "leaves later"}),
            "more": frozenset({"gone", "gone too", "leaves later"}),
        },
    )
    figure = people_reached(facts, FORMS, YEAR)
    assert (figure.low, figure.high, figure.den) == (1, 1, 2)


def test_a_survey_belongs_to_its_period_also_when_it_ends_later() -> None:
    late = survey("late", period="2026-H1", closed_on=date(2026, 7, 2), valid=101)
    facts = Facts(unit=unit(), surveys=(late, survey("open", closed_on=None)))
    first, second = (
        all_figures(facts, FORMS, Period(year=2026, half=half), ["ct58"], date(2026, 5, 7)) for half in (1, 2)
    )
    assert (first["surveys"].low, first["survey_valid"].low) == (1, 101)
    assert (second["surveys"].low, second["survey_valid"].low) == (0, None)
    assert all_figures(facts, FORMS, Period(year=2026), ["ct58"], date(2026, 5, 7))["surveys"].low == 1


@pytest.mark.parametrize(
    ("period", "reached", "briefed"),
    [
        (Period(year=2026, half=1), (150, 150), (150, 150)),
        (Period(year=2026), (150, 150), (150, 150)),
        (Period(year=2026, half=2), (100, 200), (100, 200)),  # the year, the plan: more than these six months
        (Period(year=2027), (150, 150), (100, 200)),
    ],
)
def test_what_is_declared_for_a_year_or_a_plan_is_not_said_of_half_of_it(
    period: Period, reached: tuple[int, int], briefed: tuple[int, int]
) -> None:
    days = [period.start, period.end]
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(240),),
        activities=tuple(activity(f"{day}", day=day, total=100, topics=("ct58",)) for day in days),
        declarations=tuple(
            Declaration(id=code, period=period.code, measure=code, value=150, evidence="x")
            for code in ("reached", "briefed")
        ),
    )
    found = all_figures(facts, FORMS, period, ["ct58"], date(2026, 5, 7))
    assert (found["reached"].low, found["reached"].high) == reached
    assert (found["briefed"].low, found["briefed"].high) == briefed


def test_briefing_looks_at_its_topics_only() -> None:
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(240),),
        activities=(activity("a", total=118, topics=("ct58",)), activity("b", total=200)),
    )
    assert people_reached(facts, FORMS, YEAR, topics=["ct58"]).low == 118


def test_training_counts_people_who_completed_a_finished_course() -> None:
    facts = Facts(
        unit=unit(),
        people=(person("a", is_full_time_officer=True), person("b", is_full_time_officer=True)),
        courses=(course("c1"), course("c2"), course("open", finished=False), course("oral", kind="oral")),
        participants=(
            participant("1", "c1", person_id="a"),
            participant("2", "c2", person_id="a"),
            participant("3", "c1", full_name="Lò Thị Mai"),
            participant("4", "c2", full_name="lò thị mai"),
            participant("5", "c1", person_id="x", result="attended"),
            participant("6", "open", person_id="y"),
            participant("7", "oral", person_id="a"),
        ),
    )
    assert people_trained(facts, YEAR, ["digital"]).low == 2
    share = officers_trained(facts, YEAR, ["oral"])
    assert (share.low, share.den) == (1, 2)


def test_figures_of_a_period_worked_out_by_hand() -> None:
    women = tuple(person(f"w{n}", gender="female") for n in range(3))
    gone = NetworkMembership(id="old", person_id="w0", network="reporter", ends_on=date(2026, 6, 29))
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(240, workers_women=150),),
        people=women,
        memberships=(*(NetworkMembership(id=p.id, person_id=p.id, network=COLLABORATOR) for p in women), gone),
        activities=(
            activity("list", counted_by="names", topics=("ct58",)),
            activity("heads", total=62, women=40, minority=51),
            activity("gap", total=None),
            activity("post", form="zalo", times=4, reach=180, uses_ai=True),
            activity("party", form="party", total=100, funds_union=2_000_000),
        ),
        attendees={"list": frozenset(p.id for p in women)},
        surveys=(survey("s", handed_out=120, returned=104, valid=101), survey("open", closed_on=None)),
        courses=(course("c"),),
    )
    figures = all_figures(facts, FORMS, Period(year=2026, half=1), ["ct58"], date(2026, 5, 7))
    found = {code: (figure.low, figure.high) for code, figure in figures.items()}
    assert found["workers_women"] == (150, 150)
    assert found["workers_minority"] == (None, None)
    assert found["activities"] == (3, 3)
    assert found["sessions"] == (4, 4)
    assert found["attendances"] == (165, None)
    assert found["attendances_women"] == (43, None)
    assert found["attendances_minority"] == (51, None)
    assert found["indirect_reach"] == (180, 180)
    assert found["digital_products"] == found["ai_products"] == (4, 4)
    assert found["reached"] == (100, 240)
    assert found["briefed"] == (3, 3)
    assert found["opinion_collaborators"] == (3, 3)
    assert found["reporters"] == (0, 0), "ended the day before"
    assert found["surveys"] == (1, 1)
    assert found["survey_valid"] == (101, 101)
    assert found["funds_union"] == (2_000_000, 2_000_000)


def test_a_head_count_later_in_the_year_is_better_than_none() -> None:
    """Who starts in July and reports on the first half has no other number; the paper prints its day."""

    def whole(*days: date) -> tuple[int | None, date | None]:
        facts = Facts(unit=unit(), head_counts=tuple(head_count(200 + day.month, day) for day in days))
        figure = people_reached(facts, FORMS, YEAR)
        return figure.den, figure.as_of

    july, september = date(2026, 7, 5), date(2026, 9, 1)
    assert whole(september, july) == (207, july)
    assert whole(july, date(2025, 3, 1)) == (203, date(2025, 3, 1))
    assert whole(date(2027, 1, 1)) == (None, None)


def test_when_the_season_is_over_the_count_of_the_season_is_the_denominator() -> None:
    facts = Facts(
        unit=unit(),
        head_counts=(head_count(290, date(2026, 4, 1)), head_count(240, date(2026, 6, 1))),
        activities=(activity("a", total=280),),
    )
    figure = people_reached(facts, FORMS, YEAR)
    assert (figure.low, figure.high, figure.den, figure.as_of) == (280, 280, 290, date(2026, 4, 1))


def test_an_empty_roster_does_not_say_that_there_are_no_full_time_officers() -> None:
    nobody = officers_trained(Facts(unit=unit()), YEAR, ["oral"])
    assert (nobody.low, nobody.den, nobody.missing) == (None, None, ("roster",))
    none_of_them = officers_trained(Facts(unit=unit(), people=(person("a"),)), YEAR, ["oral"])
    assert (none_of_them.low, none_of_them.den) == (0, 0)
