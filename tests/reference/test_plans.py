import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.figures import CONFERENCES
from congdoan_desktop.domain.measures import DECREE_145, MEASURES
from congdoan_desktop.domain.plan import Plan, Rule, Target
from congdoan_desktop.domain.targets import passes
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.plans import plan, plans
from congdoan_desktop.usecases.own_plan import CLOSED as DONE
from tests.reference.shipped import RESOURCES, shipped

KH30, KH36, KH383 = "kh-30-ldld-2026", "kh-36-ldld-2026", "kh-383-ldld-2022"
LAW = "blld-2019-doi-thoai"


def targets() -> dict[str, Target]:
    return {target.code: target for one in shipped().plans.values() for target in one.targets}


def rules() -> Iterator[tuple[str, Rule]]:
    for target in targets().values():
        yield from ((f"{target.code} {r.level}", r) for r in (target.unit, target.province) if r)


def test_the_three_plans_of_the_province_newest_first_then_the_law() -> None:
    assert list(shipped().plans) == [KH36, KH30, KH383, LAW]
    plans_of_the_province = [one for one in shipped().plans.values() if one.kind == "plan"]
    assert [(one.number, one.issued_on) for one in plans_of_the_province] == [
        ("36/KH-LĐLĐ", date(2026, 5, 29)),
        ("30/KH-LĐLĐ", date(2026, 5, 7)),
        ("383/KH-LĐLĐ", date(2022, 10, 25)),
    ]


def test_the_targets_are_numbered_once() -> None:
    codes = [target.code for one in shipped().plans.values() for target in one.targets]
    assert sorted(codes) == sorted(set(codes))
    assert set(codes) == {f"T{n:02d}" for n in range(1, 16)}


def test_every_rule_can_be_measured() -> None:
    provincial = {"units_meeting", "reports_handed"}
    for name, rule in rules():
        assert rule.measure in (set(MEASURES) | provincial), name
        assert rule.threshold[1] > 0 and rule.level, name
    for target in targets().values():
        assert target.unit is None or target.unit.measure in MEASURES


def test_every_code_in_a_plan_exists() -> None:
    catalogues = shipped().catalogues
    for one in shipped().plans.values():
        assert set(one.topics) <= set(catalogues["topics"])
        assert {duty.report_kind for duty in one.duties} <= {"", *shipped().templates}
    for name, rule in rules():
        assert set(rule.topics) <= set(catalogues["topics"]), name
        assert set(rule.training_kinds) <= set(catalogues["training_kinds"]), name
        assert set(rule.unit_kinds) <= set(catalogues["unit_kinds"]), name
        assert set(rule.plans) <= set(shipped().plans), name
        assert set(rule.dialogue_kinds) <= set(catalogues["dialogue_kinds"]), name
    kinds = [one.unit_kinds for plan in shipped().plans.values() for one in (*plan.duties, *plan.draft.tasks)]
    assert {code for codes in kinds for code in codes} <= set(catalogues["unit_kinds"])


@pytest.mark.parametrize(("code", "flag"), [("T02", "counts_t02"), ("T03", "counts_t03"), ("T04", "counts_t03")])
def test_the_enterprises_of_a_target_are_those_flagged_in_the_catalogue(code: str, flag: str) -> None:
    flagged = {kind.code for kind in shipped().catalogues["unit_kinds"].values() if flag in kind.flags}
    for rule in (targets()[code].unit, targets()[code].province):
        assert rule is None or set(rule.unit_kinds) == flagged


@pytest.mark.parametrize(
    ("code", "numerator", "denominator", "met"),
    [
        ("T01", 239, 240, False),
        ("T01", 240, 240, True),
        ("T02", 3, 4, False),
        ("T02", 4, 4, True),
        ("T03", 17, 20, False),  # 85 % is not "trên 85%"
        ("T03", 18, 20, True),
        ("T04", 18, 20, False),
        ("T05", 20, 20, True),
        ("T13", 16, 20, False),  # 80 % is not "trên 80%"
        ("T13", 17, 20, True),
    ],
)
def test_thresholds_of_the_province(code: str, numerator: int, denominator: int, met: bool) -> None:
    rule = targets()[code].province
    assert rule is not None
    assert passes(numerator, denominator, rule) is met


@pytest.mark.parametrize(
    ("code", "window"),
    [("T01", "year"), ("T03", "year"), ("T05", "half"), ("T07", "plan"), ("T08", "plan")],
)
def test_windows(code: str, window: str) -> None:
    rule = targets()[code].unit
    assert rule is not None and rule.window == window


def test_the_milestone_of_2030_is_the_province_s_and_begins_then() -> None:
    target = targets()["T04"]
    assert target.unit is None and target.valid_from == date(2030, 1, 1)


def test_only_targets_that_no_record_proves_have_no_rule() -> None:
    assert {t.code for t in targets().values() if t.unit is None and t.province is None} == {
        "T11",
        "T12",
    }
    assert all(bool(target.why_not) == (target.unit is None) for target in targets().values())


def test_the_dialogue_of_the_law_is_asked_of_enterprises_alone() -> None:
    law = shipped().plans[LAW]
    rule = targets()["T14"].unit
    assert rule is not None
    enterprises = {
        k.code for k in shipped().catalogues["unit_kinds"].values() if {"counts_t02", "counts_t03"} & k.flags
    }
    assert {frozenset(rule.unit_kinds), *(frozenset(duty.unit_kinds) for duty in law.duties)} == {
        frozenset(enterprises)
    }
    assert all("periodic" in shipped().catalogues["dialogue_kinds"][kind].flags for kind in rule.dialogue_kinds)


def test_codes_that_figures_and_plans_name_are_those_flagged_in_the_catalogues() -> None:
    kinds = shipped().catalogues["dialogue_kinds"]
    assert {kind.code for kind in kinds.values() if "decree145" in kind.flags} == DECREE_145
    assert set(kinds) - DECREE_145 > CONFERENCES
    assert {state.code for state in shipped().catalogues["task_states"].values() if "closed" in state.flags} == DONE


def test_what_a_unit_may_take_over_is_filled_with_its_year() -> None:
    for one in shipped().plans.values():
        lines = [one.draft.title, one.draft.purpose, one.draft.measures, one.draft.organisation]
        lines += [target.own for target in one.targets]
        lines += [text for task in one.draft.tasks for text in (task.content, task.time)]
        assert "{" not in "".join(line.format(year=2026) for line in lines)
        assert all(not task.due or re.fullmatch(r"\d\d-\d\d", task.due) for task in one.draft.tasks)


def test_three_phases_two_of_them_in_three_parts() -> None:
    phases = {phase.code: phase for phase in shipped().plans[KH383].phases}
    assert list(phases) == ["1", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "3.3"]
    assert (phases["1"].starts, phases["1"].ends) == (date(2022, 10, 1), date(2023, 7, 31))
    assert phases["2"].ends is None and phases["2"].end_event
    assert [len(phases[code].contents) for code in ("1", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3")] == [
        *(6, 6, 3, 5, 6, 3, 5)
    ]


def test_a_phase_without_a_day_names_the_event() -> None:
    for phase in shipped().plans[KH383].phases:
        assert phase.starts or phase.start_event or phase.code == "3.1"
        assert phase.ends or phase.end_event or phase.code in {"2.3", "3.3"}


def test_duties_say_when_they_are_due() -> None:
    for one in shipped().plans.values():
        for duty in one.duties:
            assert bool(duty.due) != (duty.days_after is not None), duty.code
            assert not duty.due or re.fullmatch(r"\d\d-\d\d", duty.due)


def test_the_plan_of_a_template_is_shipped() -> None:
    assert {template.plan for template in shipped().templates.values()} <= {"", *shipped().plans}


@pytest.mark.parametrize("old", ['kind = "share"', 'operator = "="', "threshold = [100, 100]", "2026-05-07", "code ="])
def test_a_damaged_plan_is_named(tmp_path: Path, old: str) -> None:
    text = (RESOURCES / "plans" / f"{KH30}.toml").read_text("utf-8")
    assert old in text
    (tmp_path / f"{KH30}.toml").write_text(text.replace(old, old.split("=", maxsplit=1)[0] + "= 'x'"), "utf-8")
    with pytest.raises(UserError) as caught:
        plans(tmp_path)
    assert (caught.value.code, caught.value.values["name"]) == ("reference.damaged", f"{KH30}.toml")


def test_a_plan_under_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kh-1.toml").write_bytes((RESOURCES / "plans" / f"{KH30}.toml").read_bytes())
    with pytest.raises(UserError):
        plan(tmp_path / "kh-1.toml")


def test_a_folder_without_plans_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        plans(tmp_path)


def test_the_titles_keep_the_words_of_the_plan() -> None:
    one: Plan = shipped().plans[KH30]
    assert one.targets[0].title.startswith("Hằng năm, 100% công nhân lao động trên địa bàn tỉnh được tuyên truyền")
    assert targets()["T07"].title == "Tập huấn kỹ năng truyền thông số mỗi CĐCS ít nhất 1 người"
