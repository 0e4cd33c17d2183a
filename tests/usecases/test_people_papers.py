"""Lists of people as they are printed."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Consent, Person, SensitiveData
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.consents import consent_texts, withdraw_consent
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.find_held import find_held
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.people_papers import (
    Wanted,
    consent_sheet,
    held_sheet,
    officers_sheet,
    roster_sheet,
)
from tests.usecases.test_erase_person import full

__all__ = ["full"]
TODAY = date(2026, 6, 30)
AT = datetime(2026, 6, 30, 8, tzinfo=VIETNAM)
PEOPLE = (
    Person(id="1", full_name="Vàng Văn Thắng", gender="male", birth_year=1981, union_role="chair", job_title="Kế toán"),
    Person(id="2", full_name="Lò Thị Ánh", gender="female", birth_year=1990, department="Tổ 1"),
    Person(id="3", full_name="Đỗ Thị Bình", gender="female", union_role="team_leader", left_on=date(2026, 6, 1)),
    Person(id="4", full_name="Nông Văn Cao", birth_year=1977, union_role="none", is_member=False),
)


@pytest.fixture
def roster(union: Store) -> Store:
    for person in PEOPLE:
        repository.save(union, person)
    return union


def drawn(sheet: Sheet) -> bytes:
    return sheets_pdf([sheet], AT)


def rows(sheet: Sheet) -> list[tuple[object, ...]]:
    assert sheet.table is not None
    return [tuple(row) for row in sheet.table.rows]


def test_the_roster_is_sorted_by_given_name_with_years_by_sex(roster: Store, reference: Reference) -> None:
    sheet = roster_sheet(roster, reference.catalogues, Wanted(where={"deidentified_on": None}), TODAY)
    assert rows(sheet) == [
        (1, "Lò Thị Ánh", "", "1990", "Tổ 1", "Đoàn viên", ""),
        (2, "Đỗ Thị Bình", "", "", "", "Tổ trưởng công đoàn", "Nghỉ từ 01/06/2026"),
        (3, "Nông Văn Cao", "", "", "", "Chưa là đoàn viên", ""),
        (4, "Vàng Văn Thắng", "1981", "", "", "Chủ tịch công đoàn cơ sở", ""),
    ]
    assert "4 người · 3 đoàn viên · 2 nữ" in sheet.subtitle
    assert drawn(sheet).startswith(b"%PDF")


def test_the_roster_holds_what_the_list_shows(roster: Store, reference: Reference) -> None:
    wanted = Wanted(text="thi", where={"left_on": None})
    assert [row[1] for row in rows(roster_sheet(roster, reference.catalogues, wanted, TODAY))] == ["Lò Thị Ánh"]


def test_the_ethnic_group_stands_only_where_the_consent_lives(roster: Store, reference: Reference) -> None:
    consent = Consent(
        id="c", person_id="1", purpose="officer_list", text_version="officer_list@1", given_on=date(2026, 1, 1)
    )
    repository.save(roster, SensitiveData(id="1", ethnic_group="tctk1979-09"))

    def group() -> object:
        sheet = officers_sheet(roster, reference.catalogues, TODAY)
        assert [row[1] for row in rows(sheet)] == ["Vàng Văn Thắng"]
        assert drawn(sheet)
        return rows(sheet)[0][6]

    assert group() == ""
    repository.save(roster, consent)
    assert group() == "Dao"
    withdraw_consent(roster, "c", TODAY)
    repository.save(roster, SensitiveData(id="1", ethnic_group="tctk1979-09"))
    assert group() == ""


def test_a_person_gets_all_that_is_held(full: Store, reference: Reference) -> None:
    person = repository.get(full, Person, "p")
    assert person is not None
    repository.save(full, Person(id="z", full_name="Lò Văn Z", note=f"vợ là {person.full_name}"))
    sheet = held_sheet(the_unit(full), reference.catalogues, find_held(full, "p"), TODAY)
    facts = dict(sheet.facts)
    assert facts["Họ và tên"] == person.full_name and facts["Năm sinh"] == "1990"
    assert facts["Là người dân tộc thiểu số"] == "Có"
    assert [row[1:3] for row in rows(sheet)] == [
        ("Dự hoạt động", "Nói chuyện"),
        ("Học viên lớp tập huấn", "Lớp"),
        ("Mạng lưới", "Công nhân nòng cốt"),
        ("Sự đồng ý", "Thống kê: có phải người dân tộc thiểu số hay không"),
        ("Yêu cầu", "Xóa dữ liệu"),
        ("Có tên ở", "Người lao động: Lò Văn Z"),
    ]
    assert "Phiếu khảo sát không gắn với ai" in sheet.note
    assert drawn(sheet)


def test_the_words_of_a_consent_wait_for_a_pen(union: Store) -> None:
    text = consent_texts(union, paths.resources())["minority"]
    sheet = consent_sheet(the_unit(union), text, replace(PEOPLE[1], full_name="Lò Thị Ánh"), TODAY)
    assert sheet.paragraphs[-1].startswith("[\u00a0\u00a0\u00a0] Tôi đã đọc")
    assert sheet.note == "Lời đồng ý, bản số 1"
    assert ("Họ và tên", "Lò Thị Ánh") in sheet.facts
    assert drawn(sheet)


def test_an_empty_list_is_a_sheet_too(union: Store, reference: Reference) -> None:
    for sheet in (
        roster_sheet(union, reference.catalogues, Wanted(where={}), TODAY),
        officers_sheet(union, reference.catalogues, TODAY),
    ):
        assert rows(sheet) == [] and drawn(sheet).startswith(b"%PDF")
