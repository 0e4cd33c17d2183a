"""What templates with figures may use, and any words they can be given; papers on one record: `record_tellings.py`.

`TELLINGS` has a line per kind of subject: words, states, lists, and a strategy of what the subject's own code tells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from congdoan_desktop.domain.compared import Before
from congdoan_desktop.domain.courses import taken_in
from congdoan_desktop.domain.expand import Each
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.figures import FUNDS
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.phased import Phased, phased
from congdoan_desktop.domain.phases import phase_code
from congdoan_desktop.domain.plan import Phase
from congdoan_desktop.domain.records import Activity, Course, Opinion, Participant, PhaseProgress
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.domain.template import About
from congdoan_desktop.usecases.compare_periods import with_before
from congdoan_desktop.usecases.course_writing import LINES, with_courses
from congdoan_desktop.usecases.phase_writing import with_phase
from tests.domain.samples import activity, course, participant, unit
from tests.reference.shipped import shipped
from tests.reference.survey_telling import SURVEY
from tests.reference.telling import SPAN, Figures, Telling, Told, figure_states, parts

# ── a period, beside the one a year before ──


def compared(figures: Figures) -> st.SearchStrategy[Told]:
    """Any source of the earlier figures, which are those of this period with the names shifted."""
    sources = st.sampled_from(["reported", "records", "none"])

    def tell(source: str, shift: int) -> Told:
        others = [*list(figures.values())[shift:], *list(figures.values())[:shift]]
        known = {} if source == "none" else dict(zip(figures, others, strict=True))
        before = Before(
            period=Period(year=2025, half=1),
            source=source,  # type: ignore[arg-type]
            figures=known,
            number="05/BC-CĐCS" if source == "reported" else "",
            issued_on=date(2025, 6, 10) if source == "reported" else None,
        )
        return Told(tell=lambda writing: with_before(writing, figures, before))

    whole = st.builds(tell, sources, st.integers(0, len(figures) - 1))
    return whole | st.just(Told(tell=lambda writing: with_before(writing, figures, None)))


# ── a đợt ──


@st.composite
def phases(draw: st.DrawFn) -> tuple[Phased, Facts]:
    """A đợt of the shipped plan or one without contents, with any days, ticks and records."""
    plan = next(one for one in shipped().plans.values() if one.phases)
    plan = replace(plan, phases=(*plan.phases, Phase(code="4", title="Đợt 4: Bổ sung")))
    number, days = draw(st.sampled_from(["1", "2", "3", "4"])), st.sampled_from([None, date(2026, 1, 1)])
    progress = [
        PhaseProgress(
            id=phase_code(plan, phase),
            plan=plan.code,
            phase=phase.code,
            starts=draw(days),
            ends=draw(days),
            done=tuple(draw(st.sets(st.integers(1, len(phase.contents) or 1)))),
        )
        for phase in plan.phases
        if phase.code.startswith(number)
    ]
    one = phased(plan, number, progress)
    assert one is not None
    facts = Facts(unit=unit(), activities=tuple(draw(st.lists(held(), max_size=4))), opinions=tuple(draw(noted())))
    return one, facts


def held() -> st.SearchStrategy[Activity]:
    return st.builds(
        activity,
        st.uuids().map(str),
        form=st.sampled_from(["mobile_talk", "zalo_group", "arts_event", "project_plaque", "no_such_form"]),
        times=st.integers(1, 3),
        total=st.none() | st.integers(0, 50),
    )


def noted() -> st.SearchStrategy[Sequence[Opinion]]:
    return st.lists(
        st.builds(
            Opinion,
            id=st.uuids().map(str),
            noted_on=st.just(date(2026, 5, 5)),
            content=st.just("Phấn khởi"),
            phase=st.sampled_from(["", "before", "during", "after"]),
            mood=st.sampled_from(["", "positive", "gone"]),
            area=st.sampled_from(["", "jobs"]),
        ),
        max_size=4,
    )


def of_phase(_figures: Figures) -> st.SearchStrategy[Told]:
    return phases().map(
        lambda drawn: Told(tell=lambda writing: with_phase(writing, *drawn, SPAN, shipped().catalogues))
    )


# ── courses ──

_TAKEN = tuple(figure.code for figure in taken_in(course("c"), ()).figures())


@st.composite
def courses(draw: st.DrawFn) -> tuple[tuple[Course, ...], tuple[Participant, ...]]:
    """Up to two courses with anything known of them or not."""
    money, text = st.none() | st.integers(0, 10**6), st.sampled_from(["", "Hội trường."])
    taught = [
        course(
            name,
            finished=draw(st.booleans()),
            level=draw(st.sampled_from(["", "province"])),
            ended_on=draw(st.sampled_from([None, date(2026, 5, 22)])),
            venue=draw(text),
            trainer=draw(text),
            minority=draw(st.none() | st.integers(0, 3)),
            **{fund: draw(money) for fund in FUNDS},
        )
        for name in ("a", "b")[: draw(st.integers(0, 2))]
    ]
    people = [
        participant(
            f"p{number}",
            draw(st.sampled_from(["a", "b"])),
            gender=draw(st.sampled_from(["", "female", "male"])),
            result=draw(st.sampled_from(["", "attended", "completed"])),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    return tuple(taught), tuple(people)


def of_courses(_figures: Figures) -> st.SearchStrategy[Told]:
    def told(drawn: tuple[tuple[Course, ...], tuple[Participant, ...]]) -> Told:
        taught, people = drawn
        number = NamedFigure(code="courses", low=len(taught), high=len(taught))
        return Told(
            tell=lambda writing: with_courses(writing, taught, people, shipped().catalogues),
            figures={"courses": number},
            lists={"courses": [Each(code=one.id, name=one.title) for one in taught]},
        )

    return courses().map(told)


_MONEY = tuple(f"course_{name}" for name in FUNDS)

TELLINGS: Mapping[About, Telling] = {
    "period": Telling(
        words=frozenset({"before_name", "before_number", "before_date"}),
        states=frozenset({"before:reported", "before:records", "before:none"}),
        items={
            "compared": (
                frozenset({"label", "unit", "now", "before", "change"}),
                frozenset({"risen", "fallen", "same", "open"}),
            )
        },
        told=compared,
    ),
    "survey": SURVEY,
    "phase": Telling(
        words=frozenset({"phase_time", "phase_done", "phase_contents"}),
        states=frozenset(f"phase:{state}" for state in ("starts", "ends", "held", "recorded", "contents", "done"))
        | {"phase:complete", "phase:parts"},
        items={
            "phase_contents": (
                frozenset({"title", "done", "contents", "left"}),
                frozenset({"part", "all", "some", "none"}),
            ),
            "phase_forms": (frozenset({"group", "times"}) | parts("people"), figure_states("people")),
            "phase_moods": (frozenset({"when", "count", "moods", "areas"}), frozenset({"some"})),
        },
        rows=frozenset({"phase_contents"}),
        told=of_phase,
    ),
    "courses": Telling(
        words=parts(*_MONEY),
        states=figure_states(*_MONEY) | {"courses:one"},
        items={
            "course": (
                frozenset({"time", "sessions", "venue", "kind", "level", "trainer"}) | parts(*_TAKEN, *FUNDS),
                figure_states(*_TAKEN, *FUNDS) | {"venue", "level", "trainer", *LINES},
            )
        },
        each=frozenset({"courses"}),
        told=of_courses,
    ),
}
