"""The annexes (Biểu) of the shipped reports: their columns, and that none of the nine is missing."""

import pytest

from tests.reference.period_tellings import TELLINGS
from tests.reference.shipped import shipped

KINDS = [kind for kind, template in shipped().templates.items() if template.about in TELLINGS]
CELLS = {
    **{"by_form": 9, "by_topic": 6, "by_audience": 5, "training": 9, "targets": 9, "activity_log": 8, "networks": 5},
    **{"compared": 6, "courses": 12, "phase_contents": 4, "survey_answers": 5, "survey_petitions": 6},
}
"""Cells of a row; that the builders give so many is tested where they are."""


@pytest.mark.parametrize("kind", KINDS)
def test_annexes_have_as_many_columns_as_their_rows_have_cells(kind: str) -> None:
    tables = [table for table in shipped().templates[kind].tables if not table.each]
    assert {table.rows: len(table.columns) for table in tables} == {table.rows: CELLS[table.rows] for table in tables}


def test_every_numbered_annex_stands_in_a_report_with_the_columns_asked_for() -> None:
    """Biểu 01–09 of the union's forms; extra columns stand beside those."""
    found = [table for kind in KINDS for table in shipped().templates[kind].tables if table.code and not table.each]
    tables = {table.code: table for table in found}
    assert sorted(tables) == ["01", "02", "03", "04", "05", "06", "07", "08", "09"]
    for code, headings in ASKED_FOR.items():
        there = [f"{column.group} {column.heading}".strip() for column in tables[code].columns]
        assert all(any(heading.startswith(asked) for heading in there) for asked in headings), (code, there)


ATTENDANCES = ("Lượt người Tổng", "Lượt người Nữ", "Lượt người DTTS")
PEOPLE = ("Số người Tổng", "Số người Nữ", "Số người DTTS")
ASKED_FOR = {
    "01": ("STT", "Hình thức", "Số buổi", *ATTENDANCES, "Tiếp cận ước tính", "Tài liệu", "Ghi chú"),
    "02": ("STT", "Nội dung", "Số buổi", "Lượt người", "Ghi chú"),
    "03": ("STT", "Đối tượng", "Số người hiện có", "Số người được tuyên truyền", "Tỷ lệ"),
    "04": ("STT", "Loại", "Số lớp", *PEOPLE, "Số người Cán bộ chuyên trách", "Số người Cán bộ CĐCS", "Hoàn thành"),
    "05": ("STT", "Chỉ tiêu", "Căn cứ", "Mức", "Tử số", "Mẫu số", "Kết quả", "Đánh giá"),
    "06": ("STT", "Ngày", "Tên", "Hình thức", "Nội dung", "Địa điểm", "Người thực hiện", "Số người"),
    "07": ("STT", "Câu hỏi", "Phương án", "Số lượt", "Tỷ lệ"),
    "08": ("STT", "Nội dung", "Lĩnh vực", "Số lượt", "Cấp giải quyết", "Trạng thái"),
    "09": ("STT", "Vai trò", *PEOPLE),
}
