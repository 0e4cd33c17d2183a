"""What templates with figures may use, and any words they can be given; papers on one record: `record_tellings.py`.

`TELLINGS` has a line per kind of subject: words, states, lists, and a strategy of what the subject's own code tells.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hypothesis import strategies as st

from congdoan_desktop.domain.compared import Before
from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.courses import taken_in
from congdoan_desktop.domain.expand import Each, Lists
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.figures import FUNDS, all_figures
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.phased import Phased, phased
from congdoan_desktop.domain.phases import phase_code
from congdoan_desktop.domain.plan import Phase
from congdoan_desktop.domain.records import Activity, Course, Opinion, Participant, PhaseProgress
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.domain.survey_items import areas, levels
from congdoan_desktop.domain.survey_results import Results
from congdoan_desktop.domain.survey_tables import breakdown_tables
from congdoan_desktop.domain.surveyed import Surveyed
from congdoan_desktop.domain.template import About
from congdoan_desktop.usecases.compare_periods import with_before
from congdoan_desktop.usecases.course_writing import LINES, with_courses
from congdoan_desktop.usecases.phase_writing import with_phase
from congdoan_desktop.usecases.survey_writing import with_survey
from tests.domain.samples import activity, course, participant, survey, unit
from tests.fixtures.survey_round import PETITIONS, petition
from tests.reference.shipped import shipped

TEXTS = (
    *("unit_name", "unit_short", "unit_kind", "parent_name", "place", "period_name", "period_start", "period_end"),
    *("year", "as_of"),
    *("plan_number", "plan_date", "plan_issuer", "plan_about", "survey_date", "survey_title"),
    *("opinion_areas", "opinion_moods"),
)
STATES = ("exact", "range", "estimated", "unknown", "zero", "some", "gap")
FIGURES = tuple(all_figures(Facts(unit=unit()), {}, Period(year=2026, half=1), (), date(2026, 5, 7)))
Figures = Mapping[str, NamedFigure]
SPAN = Span(start=date(2026, 1, 1), end=date(2026, 6, 30))
BARE = Writing(values={}, states=frozenset(), narrative={}, charts={})


def figure_states(*names: str) -> frozenset[str]:
    """Return every state that figures of these names can have."""
    return frozenset(f"{name}:{state}" for name in names for state in STATES)


def parts(*names: str) -> frozenset[str]:
    """Return the placeholders of figures of these names."""
    return frozenset((*names, *(f"{name}.{part}" for name in names for part in ("low", "high", "den", "share"))))


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one subject tells: its own words over a writing that has these figures; parts of the template by lists."""

    tell: Callable[[Writing], Writing]
    figures: Figures = field(default_factory=dict)
    """In place of those drawn, where both must fit together."""
    lists: Lists = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What templates on one kind of subject may use beside the figures. `items`: (words, states) by list."""

    words: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    items: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    each: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    """Row builders of its own."""
    told: Callable[[Figures], st.SearchStrategy[Told]]


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


# ── a survey ──


def surveyed(figures: Figures) -> st.SearchStrategy[Told]:
    """No round, one counted by hand, one with few sheets, one counted."""
    rounds = st.builds(
        survey,
        st.just("s"),
        purpose=st.sampled_from(["", "Nắm tâm tư."]),
        audiences=st.sampled_from([(), ("women",)]),
        handed_out=st.none() | st.integers(0, 120),
        returned=st.none() | st.integers(0, 120),
        destroyed_on=st.sampled_from([None, date(2026, 7, 1)]),
        findings=st.sampled_from(["", "Yên tâm.\n- Lo việc làm."]),
    )
    results = st.none() | st.builds(
        Results, questionnaire=st.just("k@1"), total=st.integers(0, 40), tallies=st.just(())
    )
    petitions = st.sampled_from([(), tuple(petition(one) for one in PETITIONS)])
    found = st.builds(Surveyed, round=rounds, results=results, petitions=petitions)
    return st.builds(_of_survey, st.none() | found, st.just(figures))


def _of_survey(one: Surveyed | None, figures: Figures) -> Told:
    lists = shipped().catalogues
    if one is None:
        none = NamedFigure(code="surveys", low=0, high=0)
        return Told(tell=lambda writing: with_survey(writing, None, lists), figures={"surveys": none})
    valid = one.results.total if one.results else figures["survey_valid"].low
    counts = {
        "surveys": 1,
        "survey_handed": one.round.handed_out,
        "survey_returned": one.round.returned,
        "survey_valid": valid,
    }
    return Told(
        tell=lambda writing: with_survey(writing, one, lists),
        figures={name: NamedFigure(code=name, low=count, high=count) for name, count in counts.items()},
        lists={
            "survey_areas": areas(one, "Khác"),
            "survey_levels": levels(one, lists, "Chưa rõ"),
            "survey_breakdowns": breakdown_tables(one, "Không nêu"),
        },
    )


_SURVEY = (
    *("none", "counted", "few", "by_hand", "paper_left", "destroyed", "purpose", "audiences", "response", "hidden"),
    *("breakdowns", "makeup", "earlier", "petitions", "quotes", "findings"),
)
_PETITION = (frozenset({"content", "area", "times", "state"}), frozenset({"area"}))
_SURVEY_ITEMS = {
    "survey_makeup": (frozenset({"question", "parts"}), frozenset({"seen", "partly", "hidden"})),
    "survey_questions": (
        frozenset({"question", "total", "top", "count", "share", "before"}),
        frozenset({"seen", "hidden", "one", "tie", "several", "partly", "risen", "fallen", "same"}),
    ),
    "survey_findings": (frozenset({"line"}), frozenset[str]()),
    "survey_quotes": (frozenset({"quote"}), frozenset[str]()),
    "survey_petitions": _PETITION,
    "survey_level": _PETITION,
}

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
    "survey": Telling(
        words=frozenset(with_survey(BARE, Surveyed(round=survey("s")), shipped().catalogues).values),
        states=frozenset(f"survey:{state}" for state in _SURVEY),
        items=_SURVEY_ITEMS,
        each=frozenset({"survey_areas", "survey_levels", "survey_breakdowns"}),
        told=surveyed,
    ),
    "phase": Telling(
        words=frozenset({"phase_time", "phase_done", "phase_contents"}),
        states=frozenset(f"phase:{state}" for state in ("starts", "ends", "held", "recorded", "contents", "done"))
        | {"phase:complete"},
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
