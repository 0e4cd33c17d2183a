"""What papers on one record can know, and everything that can be known of such a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from congdoan_desktop.domain.compose import Writing
from congdoan_desktop.domain.records import Dialogue, DialogueItem, Incident, Opinion, OwnPlan, PlanTask, SurveyRound
from congdoan_desktop.domain.template import About
from congdoan_desktop.usecases.subjects import dialogue, incident, meeting, month, plan, sheets
from congdoan_desktop.usecases.subjects.wording import saying
from tests.reference.shipped import shipped

UNIT = ("unit_name", "unit_short", "unit_kind", "parent_name", "place", "period_name", "period_start", "period_end")
DAY = date(2026, 6, 12)
BARE = Writing(
    values={name: f"[{name}]" for name in (*UNIT, "year")}, states=frozenset(), narrative={}, charts={}, items={}
)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What templates on one kind of subject may ask for: states, and words and states of each list."""

    states: frozenset[str] = frozenset()
    items: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    lists: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    tellings: st.SearchStrategy[Writing]
    """Everything that can be known of such a subject."""


def words(*names: str) -> frozenset[str]:
    return frozenset(names)


def with_prefix(prefix: str, *names: str) -> frozenset[str]:
    return frozenset(f"{prefix}:{name}" for name in names)


TEXTS = st.sampled_from(
    ["", "Một việc", "Dòng một.\nDòng hai", "Nguyễn Văn A – Giám đốc", "{không phải chỗ điền}", "Có chấm."]
)
COUNTS = st.none() | st.integers(0, 20)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
CLOCKS = st.sampled_from(["", "07:05", "14:00"])
TITLES = st.sampled_from(["Việc thứ nhất", "Việc {thứ} hai."])


def dialogues() -> st.SearchStrategy[Writing]:
    one = st.builds(
        Dialogue,
        id=st.just("d"),
        title=TITLES,
        kind=st.just("periodic"),
        held_on=st.just(DAY),
        starts=CLOCKS,
        ends=CLOCKS,
        venue=TEXTS,
        contents_sent_on=DAYS,
        employer_named=COUNTS,
        legal_representative=st.none() | st.booleans(),
        worker_named=COUNTS,
        worker_present=COUNTS,
        employer_members=st.lists(TITLES).map(tuple),
        chair=TEXTS,
        secretary=TEXTS,
        employer_signer=TEXTS,
        conclusion=TEXTS,
    )
    matter = st.builds(
        DialogueItem,
        id=st.just("i"),
        dialogue_id=st.just("d"),
        issue=TITLES,
        workers_view=TEXTS,
        employer_answer=TEXTS,
        agreed=st.none() | st.booleans(),
        conclusion=TEXTS,
        responsible=TEXTS,
        due_on=DAYS,
    )
    return st.builds(dialogue.told, st.just(BARE), one, st.lists(matter, max_size=3), TEXTS)


def opinions() -> st.SearchStrategy[list[Opinion]]:
    codes = shipped().catalogues
    one = st.builds(
        Opinion,
        id=st.just("o"),
        noted_on=st.just(DAY),
        content=TITLES,
        area=st.sampled_from(["", *codes["opinion_areas"]]),
        mood=st.sampled_from(["", *codes["opinion_moods"]]),
        spread=st.sampled_from(["", *codes["opinion_spreads"]]),
        risk=st.sampled_from(["", *codes["opinion_risks"]]),
        proposal=TEXTS,
    )
    return st.lists(one, max_size=4)


def incidents() -> st.SearchStrategy[Incident]:
    return st.builds(
        Incident,
        id=st.just("v"),
        title=TITLES,
        happened_on=st.just(DAY),
        happened_at=CLOCKS,
        place=TEXTS,
        people_involved=COUNTS,
        story=TEXTS,
        cause=TEXTS,
        handling=TEXTS,
        outcome=TEXTS,
        proposal=TEXTS,
    )


def plans() -> st.SearchStrategy[Writing]:
    one = st.builds(
        OwnPlan,
        id=st.just("p"),
        title=TITLES,
        year=st.just(2026),
        plans=st.sampled_from([(), ("kh-30-ldld-2026",)]),
        basis=TEXTS,
        purpose=TEXTS,
        targets=TEXTS,
        measures=TEXTS,
        organisation=TEXTS,
    )
    sources = st.sampled_from(["", *shipped().catalogues["funds_sources"]])
    task = st.builds(
        PlanTask, id=st.just("t"), plan_id=st.just("p"), content=TITLES, funds=COUNTS, funds_source=sources
    )
    return st.builds(plan.told, st.just(BARE), st.just(shipped()), one, st.lists(task, max_size=3))


MEETING = (
    *("starts", "day", "ends", "last", "kind", "title", "venue", "host", "partners", "speaker", "form", "total"),
    *("times", "makeup", "method", "topics", "language", "materials", "assessment"),
)
ALWAYS = {"starts", "day", "ends", "last", "kind", "title", "venue"}


@st.composite
def meetings(draw: st.DrawFn) -> Writing:
    said = {name: f"[{name}]" if name in ALWAYS or draw(st.booleans()) else "" for name in MEETING}
    course = draw(st.booleans())
    said |= {"form": "" if course else "[form]", "times": "1" if course else draw(st.sampled_from(["1", "3"]))}
    return meeting.told(BARE, said, opinions=draw(TEXTS), course=course)


def rounds() -> st.SearchStrategy[Writing]:
    one = st.builds(
        SurveyRound,
        id=st.just("s"),
        title=TITLES,
        questionnaire=st.just("a@1"),
        period=st.just("2026-H1"),
        opened_on=st.just(DAY),
        closed_on=DAYS,
        handed_out=COUNTS,
        returned=COUNTS,
        valid=COUNTS,
        destroyed_on=DAYS,
        destroyed_sheets=COUNTS,
        destroyed_how=TEXTS,
        destroyed_by=TEXTS,
    )
    return st.builds(sheets.told, st.just(BARE), one)


CORRECTION = {name: f"[{name}]" for name in ("paper_type", "paper_number", "paper_day", "paper_subject")}
OPINION_LIST = (
    words("area", "count", "mood", "mood_inside", "spread", "content"),
    words("area", "alone", "opinion", "spread"),
)
LINE = (words("line"), words())
RISK = (words("area", "risk", "count"), words())
KNOWN: Mapping[About, Known] = {
    "dialogue": Known(
        states=with_prefix("dialogue", "sent", "legal_there", "legal_away", "share", "items", "conclusion"),
        items={
            "dialogue_employers": (words("member"), words()),
            "dialogue_workers": (words("member"), words()),
            "dialogue_conclusion": LINE,
            "dialogue_said": (
                words("text", "name", "day"),
                words("workers_view", "employer_answer", "agreed", "not_agreed", "not_said")
                | words("responsible", "responsible_due", "due"),
            ),
        },
        lists=words("dialogue_items"),
        tellings=dialogues(),
    ),
    "incident": Known(
        states=with_prefix("incident", "place", "people", "proposals"),
        items={
            "incident_told": (
                words("story", "cause", "handling", "outcome"),
                words("story", "cause", "handling", "outcome", "nothing"),
            ),
            "incident_opinions": OPINION_LIST,
            "incident_risks": RISK,
            "incident_proposals": LINE,
        },
        tellings=st.builds(incident.told, st.just(BARE), st.just(shipped()), incidents(), opinions().map(tuple)),
    ),
    "month": Known(
        states=with_prefix("month", "nothing", "opinions", "moods", "incidents", "risks", "proposals"),
        items={
            "month_opinions": OPINION_LIST,
            "month_incidents": (words("day", "title", "outcome"), words("outcome")),
            "month_risks": RISK,
            "month_proposals": LINE,
        },
        tellings=st.builds(
            month.told, st.just(BARE), st.just(shipped()), opinions(), st.lists(incidents(), max_size=2)
        ),
    ),
    "plan": Known(states=with_prefix("plan", "funds", "tasks"), items={}, rows=words("plan_tasks"), tellings=plans()),
    "meeting": Known(
        states=with_prefix("meeting", "course", "total", "several", "assessment", "host", "partners", "speaker")
        | with_prefix("meeting", "method", "topics", "materials", "language"),
        items={"meeting_opinions": LINE},
        tellings=meetings(),
    ),
    "correction": Known(items={}, tellings=st.just(saying(BARE, CORRECTION, {}))),
    "sheets": Known(states=with_prefix("sheets", "left"), items={}, tellings=rounds()),
}
