"""The check list of a paper on one record: what is left to the pen, and a paper that says nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import Activity, IssuedReport, OwnPlan
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.check_report import findings
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.start_union import start_union
from tests.domain.samples import survey
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.reference.shipped import shipped
from tests.usecases.test_record_subjects import issued
from tests.usecases.test_sheets_minutes import DONE

TODAY = date(2026, 6, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as opened:
        yield opened


def found(store: Store, kind: str, record: Activity | OwnPlan | IssuedReport) -> dict[str, str]:
    repository.save(store, record)
    lines = findings(gather_facts(store), store, shipped(), kind, record.id, TODAY)
    return {line.code: line.sentence for line in lines}


def test_what_is_left_to_the_pen_is_named_once(store: Store) -> None:
    talk = Activity(id="a", title="Nói chuyện", held_on=TODAY, form="mobile_talk", starts="11:30", total=40)
    sentence = found(store, "bien-ban-buoi", talk)["left_open"]
    assert "Còn 5 chỗ" in sentence
    for place in ("Địa điểm", "Chủ trì", "Thư ký", "Diễn biến", "Buổi tuyên truyền kết thúc lúc"):
        assert place in sentence


def test_a_plan_without_a_word_cannot_be_signed_unnoticed(store: Store) -> None:
    assert set(found(store, "ke-hoach", OwnPlan(id="p", title="Tuyên truyền", year=2026))) == {"nothing_said"}
    assert found(store, "ke-hoach", OwnPlan(id="q", title="Tuyên truyền", year=2026, purpose="Vì đoàn viên")) == {}


def test_a_letter_lacks_what_was_wrong_and_what_is_right(store: Store) -> None:
    repository.save(store, issued())
    lines = findings(gather_facts(store), store, shipped(), "dinh-chinh", "i", TODAY)
    empty = [line.sentence for line in lines if line.code == "empty_section"]
    assert len(empty) == 2 and "1. Nội dung đã in" in empty[0] and ".1." not in empty[0]


def test_minutes_without_sections_are_never_called_empty(store: Store) -> None:
    repository.save(store, survey("s", **DONE))
    lines = findings(gather_facts(store), store, shipped(), "bien-ban-huy-phieu", "s", TODAY)
    assert [line.code for line in lines] == ["left_open"]  # the place
