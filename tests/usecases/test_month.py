"""One month: what is planned, done and due stands on its day, with where it leads."""

from datetime import date

import pytest

from congdoan_desktop.domain.records import (
    Activity,
    Dialogue,
    DialogueItem,
    OwnPlan,
    Petition,
    PlanTask,
)
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.month import Item, month
from congdoan_desktop.usecases.month_paper import month_sheet
from congdoan_desktop.usecases.places import Place
from tests.store.samples import activity, course, survey_round

TODAY = date(2026, 6, 15)


def items(db: Store, reference: Reference, number: int = 6) -> list[Item]:
    found = month(db, reference, 2026, number, TODAY)
    return [item for day in found.days() for item in day.items if item.kind != "Due"]


def told(db: Store, reference: Reference) -> set[tuple[int, str, str, str]]:
    return {(item.day.day, item.kind, item.title, item.state) for item in items(db, reference)}


def test_weeks_begin_on_monday_and_holidays_have_names(union: Store, reference: Reference) -> None:
    found = month(union, reference, 2026, 9, TODAY)
    assert [week[0].day.weekday() for week in found.weeks] == [0] * len(found.weeks)
    assert all(len(week) == 7 for week in found.weeks)
    assert [day.day.day for day in found.days()] == list(range(1, 31))
    second = found.days()[1]
    assert second.off and "Quốc khánh" in second.holiday
    assert [day.day.day for day in found.days() if day.off] == [1, 2, 6, 13, 20, 27]


def test_everything_stands_on_its_day(union: Store, reference: Reference) -> None:
    for record in (
        activity(title="Đã nói", held_on=date(2026, 6, 2)),
        activity(title="Sẽ nói", held_on=date(2026, 6, 20), is_planned=True),
        activity(title="Quên ghi", held_on=date(2026, 6, 3), is_planned=True),
        course(title="Lớp", held_on=date(2026, 6, 18)),
        survey_round(title="Đợt 1", opened_on=date(2026, 6, 1), closed_on=date(2026, 6, 10)),
        Dialogue(id="d", title="Đối thoại quý", kind="periodic", held_on=date(2026, 6, 12)),
        DialogueItem(id="i", dialogue_id="d", issue="Bữa ăn", due_on=date(2026, 6, 30)),
        DialogueItem(id="j", dialogue_id="d", issue="Quá lâu", due_on=date(2026, 6, 14)),
        OwnPlan(id="k", title="Kế hoạch", year=2026),
        PlanTask(id="t", plan_id="k", content="In tờ rơi", due_on=date(2026, 6, 5), state="done"),
        PlanTask(id="u", plan_id="k", content="Treo pano", due_on=date(2026, 6, 6)),
        Petition(id="p", raised_on=date(2026, 5, 2), content="Nâng lương", due_on=date(2026, 6, 25)),
        Petition(id="q", raised_on=date(2026, 5, 2), content="Sửa quạt", due_on=date(2026, 6, 9), state="settled"),
        activity(title="Tháng khác", held_on=date(2026, 8, 2)),
    ):
        repository.save(union, record)
    assert told(union, reference) == {
        (2, "Activity", "Đã nói", "done"),
        (20, "Activity", "Sẽ nói", "planned"),
        (3, "Activity", "Quên ghi", "late"),
        (18, "Course", "Lớp", "planned"),
        (1, "SurveyRound", "Đợt 1", "done"),
        (10, "SurveyRound+", "Đợt 1", "done"),
        (12, "Dialogue", "Đối thoại quý", "done"),
        (30, "DialogueItem", "Bữa ăn", "due"),
        (5, "PlanTask", "In tờ rơi", "done"),
        (6, "PlanTask", "Treo pano", "late"),
        (25, "Petition", "Nâng lương", "due"),
        (9, "Petition", "Sửa quạt", "done"),
    }


def test_what_stands_under_something_put_away_is_not_there(union: Store, reference: Reference) -> None:
    repository.save(union, OwnPlan(id="k", title="Kế hoạch", year=2026))
    repository.save(union, PlanTask(id="t", plan_id="k", content="In tờ rơi", due_on=date(2026, 6, 5)))
    repository.save(union, activity(id="a", held_on=date(2026, 6, 5)))
    repository.archive(union, OwnPlan, "k")
    repository.archive(union, Activity, "a")
    assert items(union, reference) == []


def test_lines_lead_to_what_they_stand_under_and_hours_come_first(union: Store, reference: Reference) -> None:
    repository.save(union, OwnPlan(id="k", title="Kế hoạch", year=2026))
    repository.save(union, PlanTask(id="t", plan_id="k", content="In tờ rơi", due_on=date(2026, 6, 5)))
    repository.save(union, activity(id="a", held_on=date(2026, 6, 5), starts="16:30"))
    first, second = items(union, reference)
    assert (first.at, first.place) == ("16:30", Place(page="activities", record_id="a"))
    assert second.place == Place(page="plans", record_id="k", part_kind="PlanTask", part_id="t")


def test_due_days_of_plans_are_there(union: Store, reference: Reference) -> None:
    found = month(union, reference, 2026, 6, TODAY)
    due = [item for day in found.days() for item in day.items if item.kind == "Due"]
    assert due and all(item.state in ("due", "late") for item in due)
    assert {item.place.page for item in due} <= {"report", "survey", "opinions", "plans"}


@pytest.mark.parametrize("kept", [True, False])
def test_the_month_on_paper(union: Store, reference: Reference, kept: bool) -> None:
    if kept:
        repository.save(union, activity(title="Nói chuyện", held_on=date(2026, 8, 4), starts="16:30"))
    sheet = month_sheet(union, reference, 2026, 8, TODAY)
    assert "08" in sheet.title
    if kept:
        assert sheet.table is not None
        assert sheet.table.rows[0][:4] == (1, "2026-08-04", "Thứ Ba", "16:30: Nói chuyện")
    else:
        assert sheet.table is None and sheet.paragraphs
