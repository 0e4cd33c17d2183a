"""The minutes that paper sheets were destroyed: who, when, how many, how; nothing of what was answered."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.draw_papers import paper_pdf
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.subjects.sheets import lacks_destruction
from tests.domain.samples import survey
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.reference.shipped import shipped

AT = datetime(2026, 7, 2, 9, 0, tzinfo=VIETNAM)
DONE = {
    "title": "Khảo sát tâm tư",
    "handed_out": 240,
    "returned": 231,
    "valid": 226,
    "destroyed_on": date(2026, 7, 1),
    "destroyed_sheets": 231,
    "destroyed_how": "cắt vụn bằng máy hủy giấy",
    "destroyed_by": "Lò Văn Đức – Phó chủ tịch",
    "destroyed_witness": "Phạm Thị Nga",
    "findings": "Mong có lán nghỉ trưa",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as opened:
        yield opened


def minutes(store: Store, **values: Any) -> Report:
    repository.save(store, survey("s", **values))
    return build_report(store, shipped(), "bien-ban-huy-phieu", "s", Issue(report_id="r", made_at=AT))


def text_of(report: Report) -> str:
    parts = [*report.opening, *(p for s in report.sections for p in (s.heading, *s.paragraphs)), report.closing]
    return "\n".join(parts).replace("\u00a0", " ")


def test_they_say_who_when_how_many_and_how(store: Store) -> None:
    report = minutes(store, **DONE)
    text = text_of(report)
    for words in (
        "Thời gian: ngày 01 tháng 7 năm 2026.",
        "Người hủy phiếu: Lò Văn Đức – Phó chủ tịch.",
        "Người chứng kiến: Phạm Thị Nga.",
        "Khảo sát tâm tư (6 tháng đầu năm 2026), từ ngày 01/6/2026 đến ngày 10/6/2026.",
        "phát ra: 240 phiếu; thu về: 231 phiếu; hợp lệ: 226 phiếu.",
        "đã hủy: 231 phiếu",
        "cắt vụn bằng máy hủy giấy",
    ):
        assert words in text
    assert "Còn" not in text and "lán" not in text  # all are gone; nothing of the answers, nor of what stood out
    assert [party.full_name for party in report.parties] == ["Lò Văn Đức", "Phạm Thị Nga"]
    assert paper_pdf(report).startswith(b"%PDF")


def test_what_is_not_known_is_left_to_the_pen(store: Store) -> None:
    text = text_of(minutes(store, title="Khảo sát"))
    assert "ngày …… tháng …… năm ……" in text and "Người chứng kiến: ……" in text and "None" not in text


def test_sheets_that_are_left_are_named(store: Store) -> None:
    assert "còn 31 phiếu thu về chưa hủy." in text_of(minutes(store, **(DONE | {"destroyed_sheets": 200})))


def test_there_are_none_of_an_open_round(store: Store) -> None:
    with pytest.raises(UserError, match=r"survey\.open"):
        minutes(store, closed_on=None)


@pytest.mark.parametrize(
    ("values", "lacks"),
    [
        ({"returned": 40}, True),
        ({"returned": 40, "method": "scan"}, True),
        ({"returned": 40, "method": "lan"}, False),
        ({"returned": 40, "closed_on": None}, False),
        ({"returned": 40, "destroyed_on": date(2026, 7, 1)}, False),
        ({}, False),
    ],
)
def test_paper_that_is_left_after_the_end_is_missed(values: dict[str, Any], lacks: bool) -> None:
    found: SurveyRound = survey("s", **values)
    assert lacks_destruction(found) is lacks
