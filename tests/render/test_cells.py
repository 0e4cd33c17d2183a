from dataclasses import replace
from typing import Literal

import pytest

from congdoan_desktop.domain.report import Cell, Column, Figure
from congdoan_desktop.render.cells import cell_text, notes, total_texts
from tests.fixtures.sample_report import forms_table, topics_table

Kind = Literal["index", "text", "count", "share", "date"]


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (1200, "index", "1200"),
        (1200, "count", "1.200"),
        (0, "count", "0"),
        (None, "count", "…"),
        (None, "share", "…"),
        (None, "text", ""),
        (None, "date", ""),
        ("", "count", ""),
        ("=1+1", "text", "=1+1"),
        ("2026-02-07", "date", "07/02/2026"),
        ("đầu tháng 2", "date", "đầu tháng 2"),
        (Figure(low=1680, high=2120), "count", "1.680–2.120"),
        (Figure(low=2499, high=2500, den=2500), "share", "99,9–100,0\u00a0%"),
        (Figure(low=0, high=0, den=0), "share", "không có đối tượng"),
        (Figure(low=5, high=5, estimated=True), "count", "5\u00a0(ước\u00a0tính)"),
        (Figure(low=5, high=5, at_least=True), "count", "≥\u00a05"),
    ],
)
def test_texts_of_cells(cell: Cell, kind: Kind, text: str) -> None:
    assert cell_text(cell, Column(heading="", kind=kind)) == text


def test_the_total_row_says_what_it_is_and_keeps_unknown_apart_from_empty() -> None:
    assert total_texts(forms_table()) == ("", "Tổng cộng", "", "486", "≥\u00a0230", "…", "", "314", "")


def test_a_total_row_with_a_name_of_its_own_keeps_it() -> None:
    table = replace(topics_table(), total=("", "Cộng các nhóm", 15, 565, ""))
    assert total_texts(table) == ("", "Cộng các nhóm", "15", "565", "")


def test_notes_explain_only_signs_that_occur() -> None:
    assert notes(topics_table()) == (topics_table().note,)
    assert len(notes(forms_table())) == 3
    assert notes(replace(topics_table(), note="")) == ()
