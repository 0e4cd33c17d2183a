"""Beside a report on a period stands the one a year before: as it was reported, else as the records stand."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport, Opinion
from congdoan_desktop.domain.report import Report, Table
from congdoan_desktop.handoff.report_json import encode
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
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
        yield opened


def talk(store: Store, day: date, total: int) -> None:
    save_record(store, samples.activity(f"t{day}", day, form="mobile_talk", total=total))


def drawn(store: Store, period: str = "2026-H1") -> Report:
    return build_report(store, REFERENCE, "ct58", period, Issue(report_id="r", made_at=NOW))


def comparison(report: Report) -> Table:
    return next(table for table in report.annexes if table.title == "So sánh với cùng kỳ năm trước")


def told(report: Report) -> str:
    return "\n".join(next(one for one in report.sections if one.id == "results.spread").paragraphs)


def row(report: Report, label: str) -> tuple[object, ...]:
    return next(row[3:] for row in comparison(report).rows if row[1] == label)


def issue(store: Store, report: Report, revision: int) -> None:
    repository.save(
        store,
        IssuedReport(
            id=f"i{revision}",
            report_kind="ct58",
            period=report.period,
            number=4 + revision,
            year=2025,
            revision=revision,
            issued_on=date(2025, 6, 10 + revision),
            subject="",
            signer_name="",
            file_stem="",
            report_json=encode(report).decode(),
            pdf_sha256="",
            xlsx_sha256="",
        ),
    )


def test_a_year_without_records_is_unknown_and_not_0(store: Store) -> None:
    talk(store, date(2026, 3, 1), 40)
    report = drawn(store)
    assert "Chưa có số liệu của 6 tháng đầu năm 2025 để so sánh." in told(report)
    assert [table.code for table in report.annexes] == ["01", "03", "05", "06"]


@pytest.mark.parametrize("held", [False, True])
def test_the_text_names_only_annexes_that_have_something(store: Store, held: bool) -> None:
    if held:
        talk(store, date(2026, 3, 1), 40)
    report = drawn(store)
    text = "\n".join(line for section in report.sections for line in section.paragraphs).replace("\u00a0", " ")
    named = set(re.findall(r"Biểu (\d\d)", text))
    assert named <= {table.code for table in report.annexes} and ("01" in named) == held
    assert all(table.rows for table in report.annexes)


def test_without_a_report_the_records_are_compared_and_it_is_said(store: Store) -> None:
    talk(store, date(2026, 3, 1), 40)
    talk(store, date(2025, 3, 1), 52)
    report = drawn(store)
    assert row(report, "Lượt người dự") == (40, 52, "\N{MINUS SIGN}12")
    assert "theo hồ sơ hiện có của đơn vị" in comparison(report).note
    assert "So với 6 tháng đầu năm 2025 (theo hồ sơ của đơn vị):" in told(report)
    assert "- Lượt người dự: giảm 12 lượt người (từ 52 xuống 40 lượt người)." in told(report)
    assert "- Buổi tuyên truyền trực tiếp: không thay đổi (1 buổi)." in told(report)
    assert "nền tảng số: không" not in told(report)


def test_what_was_never_noted_till_then_is_unknown_and_not_0(store: Store) -> None:
    talk(store, date(2025, 3, 1), 52)
    save_record(store, Opinion(id="o", noted_on=date(2026, 3, 1), content="Vui"))
    assert row(drawn(store), "Ý kiến, phản ánh của người lao động") == (1, None, None)


def test_what_was_reported_stands_whatever_the_records_say_now(store: Store) -> None:
    talk(store, date(2025, 3, 1), 52)
    then = drawn(store, "2025-H1")
    issue(store, then, 1)
    talk(store, date(2025, 4, 1), 8)
    talk(store, date(2026, 3, 1), 60)
    report = drawn(store)
    assert row(report, "Lượt người dự") == (60, 52, "+8")
    assert "theo Báo cáo số 05/BC-CĐCS ngày 11/6/2025" in comparison(report).note
    issue(store, drawn(store, "2025-H1"), 2)
    assert row(drawn(store), "Lượt người dự") == (60, 60, "0")


def test_a_whole_year_is_laid_beside_a_whole_year(store: Store) -> None:
    talk(store, date(2025, 9, 1), 52)
    talk(store, date(2026, 3, 1), 60)
    assert row(drawn(store, "2026"), "Lượt người dự") == (60, 52, "+8")
    assert "Cùng kỳ: năm 2025" in comparison(drawn(store, "2026")).note
    assert "Chưa có số liệu của 6 tháng đầu năm 2025" in told(drawn(store))
