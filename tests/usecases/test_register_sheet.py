"""The printed register has the ten columns of the decree, every number in its place, and heads on every page."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import OutgoingPaper
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.register_sheet import register_sheet
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

TODAY = date(2026, 6, 30)
COLUMNS = [
    *("Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký"),
    *("Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú"),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "store.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as store:
        yield store


def enter(store: Store, number: int, state: str = "issued", **more: object) -> None:
    line = OutgoingPaper(id=f"line{number}", year=2026, number=number, state=state, **more)  # type: ignore[arg-type]
    repository.save(store, line)


def test_every_number_stands_in_its_place(store: Store) -> None:
    paper = {"notation": "BC-CĐCS", "type_name": "Báo cáo", "subject": "Kết quả", "issued_on": date(2026, 6, 15)}
    enter(store, 3, "void", note="Hủy: in nhầm")
    enter(store, 1, **paper, signer_name="Lò Văn Thịnh", receivers="LĐLĐ tỉnh", copies=2, sent_on=date(2026, 6, 16))
    enter(store, 2, "skipped", note="Bỏ qua khi lấy số 03")
    enter(store, 4, "reserved", type_name="Kế hoạch", subject="Tuyên truyền")
    sheet = register_sheet(store, 2026, TODAY)
    assert sheet.table is not None
    assert [column.heading for column in sheet.table.columns] == COLUMNS
    first = ("01/BC-CĐCS", "2026-06-15", "Báo cáo Kết quả", "Lò Văn Thịnh", "LĐLĐ tỉnh", "", 2, "2026-06-16", "", "")
    assert sheet.table.rows[0] == first
    assert [(row[0], row[2], row[9]) for row in sheet.table.rows[1:]] == [
        ("02", "SỐ BỎ TRỐNG", "Bỏ qua khi lấy số 03"),
        ("03", "SỐ BỊ HỦY", "Hủy: in nhầm"),
        ("04", "ĐANG CHỜ KÝ – Kế hoạch Tuyên truyền", ""),
    ]
    assert sheet.subtitle == "Năm 2026 · Từ số 01 đến số 04"
    assert "1 văn bản, 1 số bỏ trống, 1 số hủy, 1 số đang chờ ký" in sheet.note


def test_a_year_without_papers_says_so(store: Store) -> None:
    enter(store, 1)
    sheet = register_sheet(store, 2025, TODAY)
    assert sheet.table is not None
    assert sheet.table.rows == ()
    assert sheet.note == "Chưa có văn bản đi nào trong năm."
    assert sheet.subtitle == "Năm 2025"


def test_the_heads_and_the_number_of_the_page_are_on_every_page(store: Store) -> None:
    with store.atomic():
        for number in range(1, 61):
            enter(store, number, notation="BC-CĐCS", type_name="Báo cáo", subject="Kết quả " * 9)
    pdf = sheets_pdf([register_sheet(store, 2026, TODAY)], datetime(2026, 6, 30, tzinfo=VIETNAM))
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
        sizes = {tuple(round(side) for side in page.get_size()) for page in document}
    assert sizes == {(842, 595)}
    assert len(texts) > 2
    assert all("Ký nhận" in text and f"{number}/{len(texts)}" in text for number, text in enumerate(texts, 1))
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in texts[0]
    assert "60/BC-CĐCS" in texts[-1]
