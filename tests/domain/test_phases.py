from datetime import date

from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.phases import covered, phase_states, settled
from congdoan_desktop.domain.plan import Phase
from congdoan_desktop.domain.records import PhaseProgress
from tests.domain.samples import activity, plan, unit

ONE = Phase(code="1", title="Đợt 1", starts=date(2026, 5, 1), ends=date(2026, 6, 30), contents=("a", "b", "c"))
TWO = Phase(code="2", title="Đợt 2", end_event="Đại hội")
BEFORE = Phase(code="2.1", title="Trước", contents=("d", "e"))
AFTER = Phase(code="2.2", title="Sau", contents=("f",))
PLAN = plan(phases=(ONE, TWO, BEFORE, AFTER))


def progress(phase: str, **values: object) -> PhaseProgress:
    return PhaseProgress(id=f"kh-30#{phase}", plan="kh-30", phase=phase, **values)  # type: ignore[arg-type]


def test_days_of_the_unit_stand_in_place_of_those_of_the_plan() -> None:
    known = [progress("1", ends=date(2026, 7, 15)), progress("2", starts=date(2026, 8, 1))]
    one, two, *_ = settled(PLAN, known)
    assert (one.starts, one.ends) == (date(2026, 5, 1), date(2026, 7, 15))
    assert (two.starts, two.ends, two.end_event) == (date(2026, 8, 1), None, "Đại hội")


def test_a_phase_in_parts_has_what_its_parts_have() -> None:
    facts = Facts(
        unit=unit(),
        phases=(progress("1", done=(1, 3)), progress("2.1", done=(2,)), progress("2.2", done=(1,))),
        activities=(
            activity("a", plans=("kh-30#2.1",)),
            activity("b", plans=("kh-30#2", "kh-30#2.2")),
            activity("c", plans=("kh-30", "kh-30#1")),
            activity("d", plans=("kh-31#2",)),
        ),
    )
    assert [(s.code, s.done, s.contents, len(s.activities)) for s in phase_states(PLAN, facts)] == [
        ("kh-30#1", 2, 3, 1),
        ("kh-30#2", 2, 3, 2),
        ("kh-30#2.1", 1, 2, 1),
        ("kh-30#2.2", 1, 1, 1),
    ]


def test_a_number_beyond_the_contents_covers_nothing() -> None:
    assert covered(ONE, progress("1", done=(0, 2, 2, 9))) == (2,)
    assert covered(ONE, None) == ()
