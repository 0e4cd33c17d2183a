"""Plans by keyboard: contents of a đợt ticked off, an own plan proposed, worked over and printed, targets, due days."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from congdoan_desktop.domain.records import Activity, DutyDay, OwnPlan, PhaseProgress, PlanTask
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.overview.behind_dialog import BehindDialog
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.pages.overview import OverviewPage
from congdoan_desktop.ui.pages.plans import PlansPage
from congdoan_desktop.ui.plans.due_days import DueDaysPart
from congdoan_desktop.ui.plans.from_above import FromAbove
from congdoan_desktop.ui.plans.own import OwnPlansPart
from congdoan_desktop.ui.plans.target_table import TargetsPart
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.usecases.save_record import save_record
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.front import activate

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
PHASE = "kh-383-ldld-2022#2.1"


def page_of(desk: Desk) -> PlansPage:
    page = desk.windows[-1].page()
    assert isinstance(page, PlansPage)
    return page


def keep(path: Path, *records: Activity | PlanTask | OwnPlan) -> None:
    with open_store(path) as store:
        for record in records:
            save_record(store, record)


def test_contents_of_a_phase_are_ticked_by_space_and_say_when(desk: Desk) -> None:
    held = Activity(id="talk", title="Nói chuyện", held_on=date(2023, 9, 5), form="mobile_talk", plans=(PHASE,))
    keep(desk.path, held)
    desk.open("plans")
    part = page_of(desk).current()
    assert isinstance(part, FromAbove)
    while part.table.current_key() != PHASE:
        press(Key.Key_Down)
    assert part.phase.counted.text() == "Đã làm 0/6 nội dung."
    press(Key.Key_Return)
    first = focus()
    assert isinstance(first, QCheckBox) and "các dự thảo văn kiện" in first.accessibleName()
    press(Key.Key_Space)
    for _ in range(2):
        press(Key.Key_Down)
    press(Key.Key_Space)
    desk.settle()
    assert part.phase.counted.text() == "Đã làm 2/6 nội dung."
    marks = [row._mark.text() for row in part.phase.contents.rows]
    assert [bool(mark) for mark in marks] == [True, False, True, False, False, False]
    assert marks[0].startswith("✓ đánh dấu lúc ")
    assert [activity.id for activity in part.phase.table.rows.items] == ["talk"]
    press(Key.Key_Space)  # taken back
    desk.settle()
    with desk.reader() as reader:
        (kept,) = repository.find(reader, PhaseProgress)
        assert (kept.id, kept.done) == (PHASE, (1,))
    press(Key.Key_Escape)
    assert focus() is part.table


def test_days_of_a_phase_are_entered_when_known(desk: Desk) -> None:
    desk.open("plans")
    page_of(desk).open_record("kh-383-ldld-2022#2")
    desk.settle()
    part = page_of(desk).current()
    assert isinstance(part, FromAbove)
    assert "chưa biết ngày (Đại hội Công đoàn tỉnh Lai Châu lần thứ XIII)" in part.phase._days.text()
    part.phase.form.field("ends").setFocus()
    write("20/10/2023")
    press(Key.Key_Tab)
    write("1/7/2023")  # handed up: a day of its own
    press(Key.Key_Tab)
    desk.settle()
    with desk.reader() as reader:
        (kept,) = repository.find(reader, PhaseProgress)
    assert (kept.ends, kept.reported_on) == (date(2023, 10, 20), date(2023, 7, 1))


def test_an_own_plan_is_proposed_worked_over_and_printed(desk: Desk) -> None:
    desk.open("plans")
    press(Key.Key_2, ALT)
    part = page_of(desk).current()
    assert isinstance(part, OwnPlansPart)
    press(Key.Key_N, CTRL)
    assert not part.offer.isHidden()
    press(Key.Key_G, CTRL)
    desk.settle()
    assert part.offer.isHidden()
    with desk.reader() as reader:
        (plan,) = repository.find(reader, OwnPlan)
        tasks = repository.find(reader, PlanTask, where={"plan_id": plan.id})
    assert (plan.year, plan.plans) == (2026, ("kh-30-ldld-2026", "kh-36-ldld-2026"))
    assert "100% đoàn viên, người lao động" in plan.targets
    assert "quý II" not in plan.measures and len(tasks) >= 8
    part.tasks.add_button.setFocus()
    press(Key.Key_Space)
    write("Thi tìm hiểu pháp luật")
    press(Key.Key_Tab)
    write("Quý III")
    press(Key.Key_Tab)
    write("20/6")
    press(Key.Key_Tab)
    desk.settle()
    assert part.late.text() == "✗ 1 việc đã quá hạn, chưa xong."
    with desk.reader() as reader:
        added = repository.find(reader, PlanTask, text="thi tim hieu")[0]
    assert (added.place_no, added.due_on) == (len(tasks) + 1, date(2026, 6, 20))
    press(Key.Key_P, CTRL)
    desk.settle()
    (dialog,) = part.findChildren(PrintDialog)
    activate(desk.bot, dialog)
    desk.bot.waitUntil(lambda: dialog.paper.pages >= 2)
    press(Key.Key_Escape)
    desk.settle()


def test_a_task_under_a_plan_that_was_never_touched_keeps_the_plan_too(desk: Desk) -> None:
    desk.open("plans")
    press(Key.Key_2, ALT)
    part = page_of(desk).current()
    assert isinstance(part, OwnPlansPart)
    press(Key.Key_N, CTRL)
    part.tasks.begin()
    write("Việc đầu tiên")
    press(Key.Key_Tab)
    desk.settle()
    with desk.reader() as reader:
        (plan,) = repository.find(reader, OwnPlan)
        (task,) = repository.find(reader, PlanTask)
    assert task.plan_id == plan.id


def test_a_late_task_stands_on_the_first_page_and_its_button_opens_it(desk: Desk) -> None:
    plan = OwnPlan(id="own", title="Kế hoạch", year=2026)
    late = PlanTask(id="late", plan_id="own", content="Quán triệt bổ sung", due_on=date(2026, 6, 25))
    done = PlanTask(id="done", plan_id="own", content="Đã quán triệt", due_on=date(2026, 6, 1), state="done")
    keep(desk.path, plan, late, done)
    window = desk.open("overview")
    first = window.page()
    assert isinstance(first, OverviewPage)
    (button,) = [button for button in first.due.buttons if button.text() == "Mở đầu việc"]
    assert "Quán triệt bổ sung" in button.accessibleName() and "Quá hạn 5 ngày" in button.accessibleName()
    button.setFocus()
    press(Key.Key_Space)
    desk.settle()
    part = page_of(desk).current()
    assert isinstance(part, OwnPlansPart)
    assert part.tasks.form.record().id == "late" and not part.tasks.form.isHidden()


def test_a_planned_activity_whose_day_has_passed_is_asked_about(desk: Desk) -> None:
    base = {"form": "mobile_talk", "is_planned": True}
    keep(
        desk.path,
        Activity(id="past", title="Buổi dự kiến", held_on=date(2026, 6, 20), **base),  # type: ignore[arg-type]
        Activity(id="soon", title="Buổi sắp tới", held_on=date(2026, 7, 20), **base),  # type: ignore[arg-type]
    )
    window = desk.open("overview")
    first = window.page()
    assert isinstance(first, OverviewPage)
    (button,) = [button for button in first.due.buttons if button.text() == "Ghi kết quả"]
    assert "Buổi dự kiến" in button.accessibleName() and "Đã qua 10 ngày" in button.accessibleName()
    button.setFocus()
    press(Key.Key_Space)
    opened = window.page()
    assert isinstance(opened, ActivitiesPage) and opened.ledger.record is not None
    assert opened.ledger.record.id == "past"


def test_long_lists_of_what_is_due_are_folded(desk: Desk) -> None:
    tasks = [PlanTask(id=f"t{n}", plan_id="own", content=f"Việc {n}", due_on=date(2026, 6, n + 1)) for n in range(9)]
    keep(desk.path, OwnPlan(id="own", title="Kế hoạch", year=2026), *tasks)
    window = desk.open("overview")
    first = window.page()
    assert isinstance(first, OverviewPage)
    assert len(first.due.buttons) == 6
    assert first.due.fold.text().startswith("… và ") and first.due.fold.text().endswith(" việc nữa")
    first.due.fold.setFocus()
    press(Key.Key_Return)
    assert len(first.due.buttons) >= 9 and first.due.fold.text() == "Thu gọn"
    assert focus() is first.due.buttons[6]
    first.refresh()
    desk.settle()
    assert len(first.due.buttons) >= 9  # stays as the person left it


def test_targets_open_their_list_and_those_without_a_rule_say_why(desk: Desk) -> None:
    keep(desk.path, Activity(id="talk", title="Nói chuyện", held_on=date(2026, 6, 2), form="mobile_talk", total=120))
    window = desk.open("plans")
    press(Key.Key_3, ALT)
    desk.settle()
    part = page_of(desk).current()
    assert isinstance(part, TargetsPart)
    shown = {row.target.code: row for row in part.table.rows.items}
    assert {"T01", "T11", "T12", "T13", "T14"} <= set(shown)
    assert "T02" not in shown  # of state enterprises
    part.table.choose(shown["T12"].key)
    part._show(shown["T12"].key)
    assert "không tự tính được: " in part._details.text()
    part.table.choose(shown["T01"].key)
    part.table.setFocus()
    press(Key.Key_Return)
    desk.settle()
    (dialog,) = part.findChildren(BehindDialog)
    activate(desk.bot, dialog)
    press(Key.Key_Return)
    assert isinstance(window.page(), ActivitiesPage)


def test_the_table_of_targets_is_printed(desk: Desk) -> None:
    desk.open("plans")
    press(Key.Key_3, ALT)
    desk.settle()
    press(Key.Key_P, CTRL)
    desk.settle()
    part = page_of(desk).current()
    (dialog,) = part.findChildren(PrintDialog)
    activate(desk.bot, dialog)
    desk.bot.waitUntil(lambda: dialog.paper.pages >= 1)
    press(Key.Key_Escape)
    desk.settle()


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [(("20/6",), "06-20", "20/06 hằng năm"), (("", "15"), "", "15 ngày sau khi hết 6 tháng")],
)
def test_a_due_day_that_the_province_set_is_followed(desk: Desk, typed: tuple[str, ...], kept: str, shown: str) -> None:
    window = desk.open("plans")
    press(Key.Key_4, ALT)
    desk.settle()
    part = page_of(desk).current()
    assert isinstance(part, DueDaysPart)
    page_of(desk).open_record("kh-30-ldld-2026#ct58-half")
    press(Key.Key_Return)
    for text in typed:
        write(text)
        press(Key.Key_Tab)
    desk.settle()
    with desk.reader() as reader:
        (day,) = repository.find(reader, DutyDay)
    assert (day.id, day.due) == ("kh-30-ldld-2026#ct58-half", kept)
    assert shown in [column for row in range(5) for column in [part.table.rows.index(row, 2).data()]]
    window.open_page("overview")
    desk.settle()
    first = window.page()
    assert isinstance(first, OverviewPage)
    line = next(button.accessibleName() for button in first.due.buttons if "Báo cáo 6 tháng" in button.accessibleName())
    assert "(hạn đề xuất)" not in line
    window.open_page("plans")
    desk.settle()
    part.back_button.setFocus()
    press(Key.Key_Return)
    desk.settle()
    assert part.table.rows.index(0, 2).data() == "15/06 hằng năm (đề xuất)"


def test_a_day_that_is_none_stands_beside_its_field_and_is_not_followed(desk: Desk) -> None:
    desk.open("plans")
    press(Key.Key_4, ALT)
    desk.settle()
    part = page_of(desk).current()
    assert isinstance(part, DueDaysPart)
    part.form.field("due").setFocus()
    write("31/6")
    press(Key.Key_Tab)
    desk.settle()
    assert [problem.code for problem in part.form.problems()] == ["not_a_month_day"]
    with desk.reader() as reader:
        assert repository.find(reader, DutyDay) == ()
