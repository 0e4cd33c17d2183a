"""The report on training: of a period or one course, a section a course, no names of those who took part."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.report_json import encode
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.look_at_report import look_at_report
from congdoan_desktop.usecases.report_subject import windows_of
from congdoan_desktop.usecases.save_narrative import save_narrative
from congdoan_desktop.usecases.save_record import save_record
from congdoan_desktop.usecases.start_union import start_union
from tests.domain import samples
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

NOW = datetime(2026, 7, 1, 9, 0, tzinfo=VIETNAM)
REFERENCE = load(paths.resources())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as opened:
        for name, day in (("c1", date(2026, 3, 2)), ("c2", date(2026, 6, 5)), ("later", date(2026, 9, 1))):
            save_record(
                opened,
                samples.course(
                    name, day, title=f"Lớp {name}", trainer="Cô Hà", venue="Hội trường", minority=1, level="unit"
                ),
            )
            for number in range(3):
                result = "completed" if number else "attended"
                save_record(
                    opened,
                    samples.participant(
                        f"{name}{number}", name, full_name=f"Vàng A {number}", gender="female", result=result
                    ),
                )
        yield opened


def drawn(store: Store, window: str) -> Report:
    return build_report(store, REFERENCE, "tap-huan", window, Issue(report_id="r", made_at=NOW))


def findings(store: Store, window: str) -> dict[str, str]:
    look = look_at_report(store, REFERENCE, "tap-huan", window, NOW.date())
    return {one.code: one.record_id for one in look.findings}


def test_a_period_has_a_section_for_each_of_its_courses(store: Store) -> None:
    report = drawn(store, "2026-H1")
    sections = {section.id: section for section in report.sections}
    assert [s.heading for s in report.sections if s.id.startswith("results.course")] == ["Lớp c1", "Lớp c2"]
    lines = sections["results.course.c1"].paragraphs
    assert "- Triệu tập 3 người, dự 3 người, hoàn thành 2 người." in lines
    assert (
        "- Trong số người được triệu tập: nữ 3 người; dân tộc thiểu số 1 người; "
        "cán bộ công đoàn chuyên trách không có; cán bộ công đoàn cơ sở không có." in lines
    )
    assert "cử người dự 2 lớp tập huấn; 2 người hoàn thành" in sections["results"].paragraphs[0]
    assert report.document.subject == "Kết quả tập huấn, bồi dưỡng 6 tháng đầu năm 2026"


def test_one_course_is_told_alone(store: Store) -> None:
    report = drawn(store, "c2")
    assert (report.about, report.period) == ("c2", "2026")
    assert report.document.subject == "Kết quả tập huấn, bồi dưỡng lớp “Lớp c2”"
    assert [figure.low for figure in report.figures if figure.code == "courses"] == [1]
    assert [row[1] for row in report.annexes[-1].rows] == ["Lớp c2"]
    assert report.targets == ()


def test_nobody_who_took_part_is_named(store: Store) -> None:
    for window in ("2026-H1", "c1"):
        assert "Vàng A" not in encode(drawn(store, window)).decode()


def test_the_officer_writes_for_each_course(store: Store) -> None:
    save_narrative(store, "tap-huan", "2026-H1", "results.course.c2", "Học ba chuyên đề.")
    sections = {section.id: section for section in drawn(store, "2026-H1").sections}
    assert sections["results.course.c2"].paragraphs[-1] == "Học ba chuyên đề."
    look = look_at_report(store, REFERENCE, "tap-huan", "2026-H1", NOW.date())
    unwritten = {one.section for one in look.findings if one.code == "empty_section"}
    assert "results.course.c1" in unwritten and "results.course.c2" not in unwritten


def test_windows_are_periods_and_courses_that_were_held(store: Store) -> None:
    codes = [one.code for one in windows_of(store, REFERENCE, "tap-huan", NOW.date())]
    assert codes[:2] == ["2026", "2026-H2"]
    assert codes[-2:] == ["c2", "c1"]


def test_gaps_and_contradictions_lead_to_the_course(store: Store) -> None:
    assert findings(store, "2026-H1").keys() <= {"empty_section"}
    save_record(store, samples.course("bare", date(2026, 5, 5), finished=False))
    save_record(store, samples.course("odd", date(2026, 5, 6), minority=9, trainer="A", finished=False))
    save_record(store, samples.participant("o", "odd"))
    found = findings(store, "2026-H1")
    assert {code: found[code] for code in ("no_participants", "no_trainer")} == {
        "no_participants": "bare",
        "no_trainer": "bare",
    }
    assert {found[code] for code in ("minority_more", "results_early", "no_gender")} == {"odd"}
    assert "no_course" in findings(store, "2025")


def test_what_is_no_course_has_no_report(store: Store) -> None:
    with pytest.raises(UserError) as refused:
        drawn(store, "gone")
    assert refused.value.code == "report.no_subject"
