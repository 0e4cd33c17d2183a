"""Which step comes next, and what is said of a round."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from congdoan_desktop.ui.survey.round_state import RoundState, counted, next_step, said
from tests.domain.samples import survey

OPEN = RoundState(survey=survey("s", closed_on=None, handed_out=240, title="Khảo sát"))
CLOSED = RoundState(
    survey=survey("s", handed_out=240, returned=231, valid=226, findings="Mong có lán nghỉ"), has_results=True
)


def state(base: RoundState, **values: Any) -> RoundState:
    own = {name: value for name, value in values.items() if name in RoundState.__dataclass_fields__}
    of_round = {name: value for name, value in values.items() if name not in own}
    return replace(base, survey=replace(base.survey, **of_round), **own)


@pytest.mark.parametrize(
    ("values", "step"),
    [
        ({}, "enter"),
        ({"has_form": False}, "forms"),
        ({"method": "kiosk"}, "kiosk"),
        ({"method": "lan"}, "phones"),
        ({"method": "online"}, "import"),
        ({"method": "scan"}, "scan"),
        ({"method": "scan", "handed_out": None}, "paper"),
        ({"method": "scan", "handed_out": None, "sheets": 3}, "scan"),
        ({"method": "mixed"}, "enter"),
        ({"sheets": 239}, "enter"),
        ({"sheets": 240}, "close"),
        ({"sheets": 200, "returned": 200}, "close"),
        ({"sheets": 4, "returned": 4}, "enter"),
        ({"sheets": 40, "aside": 4}, "enter"),
        ({"sheets": 240, "aside": 24}, "check"),
        ({"sheets": 240, "has_key": False}, "enter"),
    ],
)
def test_the_next_step_of_an_open_round(values: dict[str, Any], step: str) -> None:
    assert next_step(state(OPEN, **values)) == step


@pytest.mark.parametrize(
    ("values", "step"),
    [
        ({"findings": ""}, "results"),
        ({"unread": 2}, "texts"),
        ({}, "minutes"),
        ({"destroyed_on": date(2026, 7, 1)}, "report"),
        ({"method": "lan"}, "report"),
        ({"findings": "", "has_results": False}, "minutes"),
    ],
)
def test_the_next_step_after_the_end(values: dict[str, Any], step: str) -> None:
    assert next_step(state(CLOSED, **values)) == step


def test_sheets_are_counted_beside_those_that_are_expected() -> None:
    assert counted(state(OPEN, sheets=41)) == "41/240 phiếu"
    assert counted(state(OPEN, sheets=41, returned=50)) == "41/50 phiếu"
    assert counted(state(OPEN, sheets=1041, handed_out=None)) == "1.041 phiếu"
    assert counted(state(OPEN, handed_out=None)) == "Chưa có phiếu nào"
    assert counted(CLOSED) == "226 phiếu hợp lệ"


def test_what_is_said_names_the_remedy() -> None:
    assert "khóa kín" in said(OPEN)[0]
    sentence, tone = said(state(OPEN, sheets=3, has_key=False))
    assert tone == "bad" and "Hãy kết thúc đợt ở máy đó" in sentence
    assert said(state(OPEN, has_key=False))[1] == "none"  # an empty box needs no key
    assert "hủy và lập biên bản" in said(CLOSED)[0] and said(CLOSED)[0].startswith("Kết thúc ngày 10/06/2026.")
    assert "chỉ hiện số phiếu" in said(state(CLOSED, valid=7))[0]
    assert "kiểm bằng tay" in said(state(CLOSED, has_results=False))[0]
