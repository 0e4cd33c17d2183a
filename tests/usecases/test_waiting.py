"""Everything that waits, from every page, in one list; and who ticked a content when."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from congdoan_desktop.domain.period import VIETNAM, Period
from congdoan_desktop.domain.records import (
    Activity,
    Dialogue,
    Evidence,
    HandOver,
    Incident,
    IssuedReport,
    OutgoingPaper,
    OwnPlan,
    Person,
    PersonRequest,
    Petition,
    PhaseProgress,
    PlanTask,
    ReceiptLine,
    SurveyRound,
)
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.ui.overview.due_words import waiting_said
from congdoan_desktop.usecases.overview import overview
from congdoan_desktop.usecases.phases import marks
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.target_table import target_sheet, target_table, why_words
from congdoan_desktop.usecases.waiting import AHEAD, waiting
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

TODAY = date(2026, 6, 30)
DAY = timedelta(days=1)
MADE_AT = datetime(2026, 6, 30, 9, tzinfo=VIETNAM)
CODE = "kh-383-ldld-2022#1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    return path


def fill(store: Store) -> None:
    evidence = {"owner_kind": "Activity", "kind": "photo", "media": "image/jpeg", "size": 1, "added_on": TODAY}
    records = [
        OwnPlan(id="own", title="Kế hoạch", year=2026),
        PlanTask(id="late", plan_id="own", content="Việc trễ", due_on=TODAY - 2 * DAY),
        PlanTask(id="near", plan_id="own", content="Việc gần", due_on=TODAY + AHEAD),
        PlanTask(id="far", plan_id="own", content="Việc xa", due_on=TODAY + AHEAD + DAY),
        PlanTask(id="done", plan_id="own", content="Việc xong", due_on=TODAY - DAY, state="done"),
        Activity(id="held?", title="Dự kiến", held_on=TODAY - DAY, form="mobile_talk", is_planned=True),
        Activity(id="today", title="Hôm nay", held_on=TODAY, form="mobile_talk", is_planned=True),
        Activity(id="held", title="Đã tổ chức", held_on=TODAY - DAY, form="mobile_talk"),
        Petition(id="asked", raised_on=TODAY - 30 * DAY, content="Quạt", due_on=TODAY - 3 * DAY),
        Incident(id="broke", title="Ngã cầu thang", happened_on=TODAY),
        Dialogue(id="talk", title="Đối thoại", kind="periodic", held_on=TODAY + 5 * DAY),
        Person(id="who", full_name="Lò Thị Mai"),
        PersonRequest(id="ask", person_id="who", kind="access", received_on=TODAY - DAY),
        *(
            Evidence(id=f"e{n}", owner_id="held", name="a.jpg", sha256=f"{n}", keep_until=TODAY - n * DAY, **evidence)  # type: ignore[arg-type]
            for n in (1, 2)
        ),
    ]
    with store.atomic():
        for record in records:
            repository.save(store, record)


def test_everything_that_waits_stands_in_one_list_by_its_day(path: Path, reference: Reference) -> None:
    with open_store(path) as store:
        fill(store)
        found = waiting(store, reference, TODAY)
    assert list(found) == sorted(found, key=lambda one: one.due_on)
    lines = {(one.code, one.record_id, one.page, one.count) for one in found}
    assert lines >= {
        ("task", "late", "plans", 1),
        ("task", "near", "plans", 1),
        ("activity", "held?", "activities", 1),
        ("petition", "asked", "opinions", 1),
        ("incident", "broke", "opinions", 1),
        ("planned", "talk", "opinions", 1),
        ("request", "who", "people", 1),
        ("evidence", "", "", 2),
    }
    assert {one.record_id for one in found}.isdisjoint({"far", "done", "today", "held"})
    assert next(one.due_on for one in found if one.code == "evidence") == TODAY - 2 * DAY


def test_paper_of_a_survey_that_is_over_waits_to_be_destroyed(path: Path, reference: Reference) -> None:
    asked = {"title": "Khảo sát", "questionnaire": "q@1", "period": "2026-H1", "opened_on": TODAY - 400 * DAY}
    rounds = [
        SurveyRound(id="paper", closed_on=TODAY - 2 * DAY, returned=40, **asked),  # type: ignore[arg-type]
        SurveyRound(id="open", returned=40, **asked),  # type: ignore[arg-type]
        SurveyRound(id="phones", closed_on=TODAY, returned=40, method="lan", **asked),  # type: ignore[arg-type]
        SurveyRound(id="done", closed_on=TODAY, returned=40, destroyed_on=TODAY, **asked),  # type: ignore[arg-type]
        SurveyRound(id="long ago", closed_on=TODAY - 366 * DAY, returned=40, **asked),  # type: ignore[arg-type]
    ]
    with open_store(path) as store:
        with store.atomic():
            for one in rounds:
                repository.save(store, one)
        (found,) = (one for one in waiting(store, reference, TODAY) if one.code == "sheets")
    assert (found.record_id, found.page, found.due_on) == ("paper", "survey", TODAY + 12 * DAY)
    line = waiting_said(found, TODAY)
    assert line.title == "Hủy phiếu giấy và lập biên bản: Khảo sát – nên xong trước 12/07/2026"
    assert (line.days, line.button) == ("Còn 12 ngày", "Lập biên bản")


def test_the_first_page_has_it_beside_the_duties_of_plans(path: Path, reference: Reference) -> None:
    with open_store(path) as store:
        fill(store)
        found = overview(store, reference, Period(year=2026, half=1), TODAY)
    assert {one.code for one in found.waiting} >= {"task", "activity", "petition"}
    assert {work.due.code for work in found.due} >= {"ct58-half", "survey-half", "dialogue-year"}


def test_who_ticked_a_content_and_when(path: Path) -> None:
    def tick(author: str, *done: int) -> None:
        with open_store(path, author=author) as store:
            progress = PhaseProgress(id=CODE, plan="kh-383-ldld-2022", phase="1", done=done)
            repository.save(store, progress)

    tick("Lan", 1)
    tick("Minh", 1, 4)
    tick("Lan", 4)
    tick("Hoa", 1, 4)
    with open_store(path) as store:
        assert {number: mark.by for number, mark in marks(store, CODE).items()} == {1: "Hoa", 4: "Minh"}
        assert marks(store, "kh-383-ldld-2022#2") == {}


def test_the_table_holds_every_target_and_says_why_some_are_not_counted(path: Path, reference: Reference) -> None:
    half = Period(year=2026, half=1)
    with open_store(path) as store:
        table = target_table(store, reference, half, TODAY)
        sheet = target_sheet(store, reference, half, MADE_AT)
    assert [target.code for target in table.uncounted] == ["T11", "T12"]
    assert [result.code for result in table.results][-1] == "T14"  # of a law, after the plans
    assert sheet.table is not None and len(sheet.table.rows) == len(table.results)
    assert all(len(row) == len(sheet.table.columns) for row in sheet.table.rows)
    assert all(why_words(target) in sheet.note for target in table.uncounted)


def test_the_milestone_of_2030_stands_in_the_table_of_its_year(path: Path, reference: Reference) -> None:
    with open_store(path) as store:
        table = target_table(store, reference, Period(year=2030), TODAY)
    assert {target.code for target in table.uncounted} == {"T04", "T11", "T12"}


def signed(identity: str, number: int, day: date, **values: str) -> IssuedReport:
    kept = {
        "report_kind": "ct58",
        "period": "2026-H1",
        "subject": "Kết quả",
        "signer_name": "Lò Văn Thịnh",
        "file_stem": identity,
        "report_json": "{}",
        "pdf_sha256": "0" * 64,
        "xlsx_sha256": "",
        "notation": "BC-CĐCS",
    } | values
    return IssuedReport(id=identity, number=number, year=2026, revision=1, issued_on=day, **kept)  # type: ignore[arg-type]


def test_a_signed_paper_is_to_be_handed_over_on_the_next_working_day(path: Path, reference: Reference) -> None:
    friday = date(2026, 6, 26)
    sent = HandOver(
        id="h", at="2026-06-29T01:00:00Z", way="drive", paper_id="sent", file_name="a", sha256="0" * 64, size=1,
        destination="USB",
    )  # fmt: skip
    noted = OutgoingPaper(id="l", year=2026, number=4, state="issued", paper_id="noted", sent_on=friday)
    with open_store(path) as store, store.atomic():
        for record in (
            signed("left", 1, friday),
            signed("old", 2, friday, period="2025-H2"),
            signed("new", 3, friday, period="2025-H2", replaces="old"),
            signed("noted", 4, friday, period="2025-H1"),
            signed("sent", 5, friday, period="2024-H2"),
            signed("minutes", 6, friday, report_kind="bien-ban-doi-thoai", period="d"),
            signed("long ago", 7, date(2026, 4, 1), period="2024-H1"),
            sent,
            noted,
        ):
            repository.save(store, record)
        found = [one for one in waiting(store, reference, TODAY) if one.code == "unsent"]
    assert [(one.record_id, one.due_on) for one in found] == [("left", date(2026, 6, 29)), ("new", date(2026, 6, 29))]
    line = waiting_said(found[0], TODAY)
    assert (line.page, line.button, line.days) == ("exchange", "Gửi…", "Quá hạn 1 ngày")
    assert "01/BC-CĐCS – Kết quả" in line.title


def answered(paper: str, outcome: str, number: int = 1, **values: str) -> ReceiptLine:
    kept = {"issuer": "LĐLĐ tỉnh", "taken_at": "2026-06-28T18:00:00+00:00", "reason": "Thiếu Biểu 04"} | values
    return ReceiptLine(
        id=f"{paper}{number}{kept['issuer']}", receipt_id=f"r{number}", receipt_number=number, receipt_sha256="0" * 64,
        signer_print="", paper_id=paper, file_name=f"{paper}.pdf", file_sha256=paper, outcome=outcome,
        received_at="2026-06-27T01:00:00+00:00", **kept,
    )  # fmt: skip


def test_what_the_superior_union_does_not_take_is_to_be_mended(path: Path, reference: Reference) -> None:
    day = date(2026, 6, 26)
    with open_store(path) as store, store.atomic():
        for record in (
            signed("back", 1, day),
            signed("mended", 2, day, period="2025-H2"),
            signed("new", 3, day, period="2025-H2", replaces="mended"),
            signed("broken", 4, day, period="2025-H1"),
            signed("taken", 5, day, period="2024-H2"),
            answered("back", "sent_back"),
            answered("mended", "sent_back"),
            answered("broken", "refused"),
            answered("taken", "refused", 2),
            answered("taken", "accepted", 3),
            answered("taken", "sent_back", 9, issuer="Công đoàn phường", taken_at="2026-06-20T00:00:00+00:00"),
        ):
            repository.save(store, record)
        found = {one.record_id: one for one in waiting(store, reference, TODAY) if one.page in ("report", "exchange")}
    assert {key: one.code for key, one in found.items()} == {
        "ct58@2026-H1": "sent_back",
        "broken": "refused",
        "new": "unsent",
    }
    line = waiting_said(found["ct58@2026-H1"], TODAY)
    assert (line.page, line.button, line.detail) == ("report", "Lập báo cáo thay thế", "Thiếu Biểu 04.")
    assert "01/BC-CĐCS" in line.title and "29/06/2026" in line.title
