"""The unit's own plan: what is proposed, what is left out, how it stands on paper."""

from dataclasses import replace
from datetime import date, datetime
from itertools import count
from pathlib import Path

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import OwnPlan, PlanTask
from congdoan_desktop.domain.report import Report
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.own_plan import (
    blank_plan,
    in_force,
    is_late,
    is_untouched,
    open_tasks,
    proposed,
    take_proposal,
)
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.subjects.plan import time_of
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

JUNE = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 9, tzinfo=VIETNAM)


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    path = tmp_path / "a.congdoan"
    start_union(path, UNIT, replace(PROFILE, recipients=("Như trên", "Cấp ủy (b/c)")), HEAD_COUNT)
    return path


def proposal(reference: Reference, today: date = JUNE, **unit: str) -> tuple[OwnPlan, tuple[PlanTask, ...]]:
    numbers = count(1)
    plan = blank_plan(reference, "p", 2026)
    return proposed(reference, replace(UNIT, **unit), plan, today, lambda: f"t{next(numbers)}")  # type: ignore[arg-type]


def test_a_blank_plan_is_under_the_plans_in_force(reference: Reference) -> None:
    plan = blank_plan(reference, "p", 2026)
    assert plan.plans == ("kh-30-ldld-2026", "kh-36-ldld-2026")
    assert plan.title.endswith("năm 2026")
    assert [one.code for one in in_force(reference, 2026)][-1] == "blld-2019-doi-thoai"
    assert "kh-383-ldld-2022" in {one.code for one in in_force(reference, 2023)}


def test_targets_are_those_of_this_kind_of_unit_each_once(reference: Reference) -> None:
    private, _ = proposal(reference)
    state, _ = proposal(reference, kind="state_enterprise")
    school, tasks = proposal(reference, kind="public_service")
    one_activity = "Tổ chức ít nhất 01 hoạt động tuyên truyền"
    assert [plan.targets.count(one_activity) for plan in (private, state, school)] == [1, 1, 0]
    assert "đối thoại định kỳ" in private.targets and "đối thoại định kỳ" not in school.targets
    assert not any("đối thoại" in task.content for task in tasks)
    lines = private.targets.split("\n")
    assert len(set(lines)) == len(lines) and all(line.startswith("- ") for line in lines)


def test_a_task_whose_day_is_over_is_not_proposed_and_the_others_are_numbered(reference: Reference) -> None:
    def surveys(today: date) -> list[date | None]:
        _, tasks = proposal(reference, today)
        assert [task.place_no for task in tasks] == list(range(1, len(tasks) + 1))
        return [task.due_on for task in tasks if task.content.startswith("Khảo sát")]

    assert surveys(JUNE) == [date(2026, 6, 30), date(2026, 12, 31)]
    assert surveys(date(2026, 7, 1)) == [date(2026, 12, 31)]


def test_what_the_officer_wrote_is_not_overwritten(reference: Reference) -> None:
    mine = replace(blank_plan(reference, "p", 2026), purpose="Của đơn vị")
    filled, _ = proposed(reference, UNIT, mine, JUNE, repository.new_id)
    assert filled.purpose == "Của đơn vị" and filled.measures


def test_the_proposal_is_taken_whole(store_path: Path, reference: Reference) -> None:
    plan = blank_plan(reference, "p", 2026)
    with open_store(store_path) as store:
        assert is_untouched(store, plan)
        take_proposal(store, reference, plan, JUNE)
        kept = repository.get(store, OwnPlan, "p")
        assert kept is not None and kept.targets and not is_untouched(store, kept)
        dated = {task.content for task, _ in open_tasks(store)}
        assert dated and all("Khảo sát" in content or "đối thoại" in content for content in dated)
        repository.archive(store, OwnPlan, "p")
        assert open_tasks(store) == ()


TASK = PlanTask(id="t", plan_id="p", content="Việc", due_on=date(2026, 6, 10))


@pytest.mark.parametrize(
    ("task", "today", "late"),
    [
        (TASK, date(2026, 6, 10), False),
        (TASK, date(2026, 6, 11), True),
        (replace(TASK, state="doing"), date(2026, 6, 11), True),
        (replace(TASK, state="done"), date(2026, 6, 11), False),
        (replace(TASK, state="dropped"), date(2026, 6, 11), False),
        (replace(TASK, due_on=None), date(2026, 6, 11), False),
    ],
)
def test_a_task_is_late_after_its_day(task: PlanTask, today: date, late: bool) -> None:
    assert is_late(task, today) is late


def paper(path: Path, reference: Reference, plan: OwnPlan, *tasks: PlanTask) -> Report:
    with open_store(path) as store:
        for record in (plan, *tasks):
            repository.save(store, record)
        return build_report(store, reference, "ke-hoach", plan.id, Issue(report_id="r", made_at=NOW))


PLAN = OwnPlan(
    id="p",
    title="Tuyên truyền pháp luật",
    year=2026,
    plans=("kh-30-ldld-2026",),
    basis="Nghị quyết số 03 của Chi bộ;\n",
    purpose="Một.\nHai.",
    measures="Nói chuyện.\nPhát thanh.",
)


def test_the_paper_has_no_addressee_no_number_yet_and_numbers_its_parts(store_path: Path, reference: Reference) -> None:
    found = paper(store_path, reference, PLAN)
    assert (found.addressees, found.document.code_number, found.document.issued_date) == ((), None, None)
    assert found.document.code_notation == "KH-CĐCS"
    assert [(s.number, s.heading) for s in found.sections] == [
        ("I", "Mục đích, yêu cầu"),
        ("II", "Nhiệm vụ, giải pháp"),
    ]
    assert found.sections[1].paragraphs == ("1. Nói chuyện.", "2. Phát thanh.")
    assert found.grounds == (
        "Căn cứ Kế hoạch số 30/KH-LĐLĐ ngày 07/5/2026 của Liên đoàn Lao động tỉnh Lai Châu",
        "Căn cứ Nghị quyết số 03 của Chi bộ",
    )
    assert found.recipients[:2] == ("Liên đoàn Lao động tỉnh Lai Châu (b/c)", "Cấp ủy (b/c)")  # no "Như trên"
    assert found.annexes == ()


def test_tasks_are_an_annex_and_their_money_is_summed_by_source(store_path: Path, reference: Reference) -> None:
    tasks = (
        replace(TASK, id="a", place_no=2, time="Quý II", funds=1_500_000, funds_source="union"),
        replace(TASK, id="b", place_no=1, due_on=None, time="Thường xuyên", funds=500_000),
        replace(TASK, id="c", place_no=3),
    )
    found = paper(store_path, reference, replace(PLAN, number=5, issued_on=JUNE), *tasks)
    (table,) = found.annexes
    assert [(row[0], row[2], row[5], row[6]) for row in table.rows] == [
        (1, "Thường xuyên", 500_000, ""),
        (2, "Quý II, chậm nhất 10/6/2026", 1_500_000, "Tài chính công đoàn"),
        (3, "Chậm nhất 10/6/2026", "", ""),
    ]
    money = found.sections[-1].paragraphs[0]
    assert "2.000.000 đồng (tài chính công đoàn 1.500.000 đồng; nguồn chưa xác định 500.000 đồng)" in money
    assert (found.document.code_number, found.document.issued_date) == (5, JUNE)


def test_lines_that_the_officer_numbered_stay_as_they_are(store_path: Path, reference: Reference) -> None:
    found = paper(store_path, reference, replace(PLAN, measures="1. Một\na) Hai"))
    assert found.sections[1].paragraphs == ("1. Một", "a) Hai")


def test_when_a_task_is_done() -> None:
    assert time_of(replace(TASK, due_on=None)) == ""
