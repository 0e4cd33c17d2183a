"""The report on a đợt: what is under it, over its own days, beside its list of contents; open days are told so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport, Opinion, PhaseProgress, Refutation
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.report_json import decode, encode
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.finding import Finding
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.look_at_report import look_at_report
from congdoan_desktop.usecases.month import _due_place
from congdoan_desktop.usecases.overview import is_written_here
from congdoan_desktop.usecases.phases import plan_states
from congdoan_desktop.usecases.report_subject import windows_of
from congdoan_desktop.usecases.save_record import save_record
from congdoan_desktop.usecases.start_union import start_union
from tests.domain import samples
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

PLAN = "kh-383-ldld-2022"
FIRST, SECOND, THIRD = (f"{PLAN}#{number}" for number in (1, 2, 3))
NOW = datetime(2023, 8, 5, 9, 0, tzinfo=VIETNAM)
TODAY = NOW.date()
REFERENCE = load(paths.resources())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.congdoan"
    start_union(path, UNIT, PROFILE, replace(HEAD_COUNT, as_of=date(2023, 1, 1)))
    with open_store(path) as opened:
        yield opened


def held(store: Store, name: str, day: date, *plans: str, **values: object) -> None:
    save_record(store, samples.activity(name, day, form="mobile_talk", plans=plans, **values))


def opinion(store: Store, name: str, day: date, phase: str, *plans: str, **values: object) -> None:
    save_record(
        store,
        Opinion(id=name, noted_on=day, content="Mong đợi", phase=phase, plans=plans, **values),  # type: ignore[arg-type]
    )


def ticked(store: Store, code: str, *done: int, **days: date) -> None:
    plan, phase = code.split("#")
    save_record(store, PhaseProgress(id=code, plan=plan, phase=phase, done=done, **days))


def drawn(store: Store, window: str = FIRST) -> Report:
    return build_report(store, REFERENCE, "dot", window, Issue(report_id="r", made_at=NOW))


def said(report: Report, section: str) -> str:
    return "\n".join(next(one for one in report.sections if one.id == section).paragraphs)


def found(store: Store, window: str = FIRST, day: date = TODAY) -> dict[str, Finding]:
    return {one.code: one for one in look_at_report(store, REFERENCE, "dot", window, day).findings}


def test_only_what_is_under_the_phase_is_counted_over_its_days(store: Store) -> None:
    held(store, "in", date(2023, 3, 1), FIRST, total=40, title="Nói chuyện")
    held(store, "outside", date(2023, 8, 2), FIRST, total=50)
    held(store, "other", date(2023, 3, 2), SECOND, total=60)
    held(store, "plan", date(2023, 3, 3), PLAN, total=70)
    report = drawn(store)
    figures = {figure.code: figure for figure in report.figures}
    assert (figures["sessions"].low, figures["attendances"].low, figures["reached"].den) == (1, 40, 240)
    log = next(table for table in report.annexes if table.code == "06")
    assert [row[2] for row in log.rows] == ["Nói chuyện"]
    assert "Tuyên truyền miệng: 1 buổi, 40 lượt người dự." in said(report, "results.forms")
    assert {"phase_outside", "phase_plan_only"} <= set(found(store))
    assert found(store)["phase_outside"].record_id == "outside"
    assert found(store)["phase_plan_only"].record_id == "plan"


def test_no_number_declared_and_no_target_of_a_period_gets_into_it(store: Store) -> None:
    held(store, "in", date(2023, 3, 1), FIRST, total=40)
    report = drawn(store)
    assert report.targets == ()
    assert (report.about, report.period, report.kind) == (FIRST, "2023", "dot")
    assert not any(figure.estimated for figure in report.figures)
    assert decode(encode(report)) == report


def test_contents_are_told_part_by_part_against_the_list(store: Store) -> None:
    ticked(store, f"{PLAN}#2.1", 1, 3, 4, 5)
    ticked(store, f"{PLAN}#2.2", 1, 2, 3)
    text = said(drawn(store, SECOND), "results.contents")
    assert "nêu 14 nội dung cho đợt này; đơn vị đã tuyên truyền 7 nội dung" in text
    assert "Trước Đại hội XIII Công đoàn tỉnh: đã tuyên truyền 4/6 nội dung; chưa ghi nhận nội dung số 2, 6." in text
    assert "Trong thời gian diễn ra Đại hội XIII Công đoàn tỉnh: đã tuyên truyền đủ 3 nội dung." in text
    assert "Sau Đại hội XIII Công đoàn tỉnh: có 5 nội dung, chưa ghi nhận nội dung nào" in text
    rows = drawn(store, SECOND).annexes[-1].rows
    assert [row[3] for row in rows[:2]] == ["Đã tuyên truyền", "Chưa ghi nhận"]
    assert len(rows) == 14


def test_moods_stand_before_during_and_after(store: Store) -> None:
    opinion(store, "a", date(2023, 3, 1), "before", FIRST, mood="positive")
    opinion(store, "b", date(2023, 3, 2), "before", FIRST, mood="worried", area="jobs")
    opinion(store, "c", date(2023, 3, 3), "", FIRST)
    opinion(store, "d", date(2023, 3, 3), "after", SECOND)
    text = said(drawn(store), "results.moods").replace("\u00a0", " ")
    assert "Đã ghi nhận 3 ý kiến" in text
    assert "của đợt: 2 ý kiến (thái độ: tích cực, đồng tình 1; băn khoăn, lo lắng 1; lĩnh vực: việc làm 1; chưa" in text
    assert "- Trong sự kiện: chưa ghi nhận ý kiến." in text
    assert "- Chưa ghi thời điểm: 1 ý kiến (" in text
    assert found(store)["phase_untagged"].record_id == "c"


def test_what_was_said_at_one_of_its_activities_belongs_to_it(store: Store) -> None:
    held(store, "in", date(2023, 3, 1), FIRST, total=4)
    opinion(store, "a", date(2023, 3, 1), "before", activity_id="in")
    assert "Đã ghi nhận 1 ý kiến" in said(drawn(store), "results.moods")


def test_no_opinion_of_it_is_not_never_an_opinion(store: Store) -> None:
    assert "chưa ghi chép ý kiến, phản ánh của đoàn viên, người lao động" in said(drawn(store), "results.moods")
    opinion(store, "other", date(2023, 9, 3), "after", SECOND)
    assert said(drawn(store), "results.moods").startswith("Chưa ghi nhận ý kiến, phản ánh nào thuộc đợt này.")


def test_what_is_refuted_counts_for_the_plan_all_through(store: Store) -> None:
    for number, plan in enumerate((PLAN, FIRST, SECOND)):
        save_record(
            store, Refutation(id=f"{number}", noted_on=date(2023, 3, 1), content="Tin giả", times=2, plans=(plan,))
        )
    assert "Đã thực hiện 4 lượt phản bác" in said(drawn(store), "results.refute")


def test_a_phase_without_an_end_is_told_up_to_its_last_record(store: Store) -> None:
    held(store, "a", date(2023, 8, 20), SECOND, total=10)
    opinion(store, "b", date(2023, 9, 2), "before", SECOND)
    text = said(drawn(store, SECOND), "lead")
    assert "Đợt bắt đầu ngày 01/8/2023, chưa xác định ngày kết thúc." in text
    assert "tính đến ngày 02/9/2023, là ngày của hoạt động, ý kiến ghi nhận sau cùng" in text
    assert found(store, SECOND)["phase_open_end"].record_id == SECOND


def test_a_phase_of_which_nothing_is_known_says_so(store: Store) -> None:
    text = said(drawn(store, THIRD), "lead")
    assert "Chưa xác định ngày bắt đầu, ngày kết thúc của đợt; chưa ghi nhận hoạt động" in text
    codes = {"phase_open_start", "phase_open_end", "phase_nothing", "phase_contents", "phase_no_mood"}
    assert codes <= set(found(store, THIRD))


def test_days_that_the_unit_knows_stand_in_place_of_those_of_the_plan(store: Store) -> None:
    ticked(store, FIRST, 1, starts=date(2022, 11, 1), ends=date(2023, 6, 30))
    assert "từ ngày 01/11/2022 đến ngày 30/6/2023" in said(drawn(store), "lead")
    assert "phase_running" in found(store, day=date(2023, 6, 1))
    assert "phase_running" not in found(store)


@pytest.mark.parametrize("window", ["", "2023", PLAN, f"{PLAN}#2.1", f"{PLAN}#9", "no-such-plan#1"])
def test_what_is_no_phase_has_no_report(store: Store, window: str) -> None:
    with pytest.raises(UserError) as refused:
        drawn(store, window)
    assert refused.value.code == "report.no_subject"


def test_phases_to_choose_are_the_newest_first_and_no_parts(store: Store) -> None:
    names = [(one.code, one.name) for one in windows_of(store, REFERENCE, "dot", NOW.date())]
    assert [code for code, _ in names] == [THIRD, SECOND, FIRST]
    assert names[0][1] == "Đợt 3 · KH 383/KH-LĐLĐ (chưa rõ thời gian)"
    assert names[1][1] == "Đợt 2 · KH 383/KH-LĐLĐ (từ 01/8/2023)"
    assert names[2][1] == "Đợt 1 · KH 383/KH-LĐLĐ (01/10/2022 - 31/7/2023)"


def test_the_duty_opens_the_report_and_is_done_with_it(store: Store) -> None:
    def due() -> list[str]:
        state = next(one for one in plan_states(store, REFERENCE, NOW.date()) if one.plan.code == PLAN)
        (duty,) = state.duties
        assert duty.next is not None and is_written_here(duty.next, REFERENCE)
        place = _due_place(duty.next)
        return [place.page, place.record_id, str(duty.next.done)]

    assert due() == ["report", f"dot@{FIRST}", "False"]
    report = drawn(store)
    save_record(
        store,
        IssuedReport(
            id="r",
            report_kind="dot",
            period=FIRST,
            number=3,
            year=2023,
            revision=1,
            issued_on=NOW.date(),
            subject=report.document.subject,
            signer_name="Lò Thị Mai",
            file_stem="a",
            report_json=encode(report).decode(),
            pdf_sha256="0" * 64,
            xlsx_sha256="",
        ),
    )
    assert due() == ["report", f"dot@{FIRST}", "True"]
    assert gather_facts(store).issued[0].period == FIRST


def test_a_late_report_on_a_phase_is_named(store: Store) -> None:
    assert "late_report" not in found(store, day=date(2023, 8, 10))
    assert "10/8/2023" in found(store, day=date(2023, 8, 11))["late_report"].sentence
