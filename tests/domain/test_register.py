"""Numbers of outgoing papers: none twice, gaps told, order watched."""

from dataclasses import replace
from datetime import date

import pytest

from congdoan_desktop.domain.records import OutgoingPaper
from congdoan_desktop.domain.register import against_order, changeable, edited, may_take, next_number, passed_over


def line(number: int, day: date | None = None, state: str = "issued", paper_id: str = "") -> OutgoingPaper:
    return OutgoingPaper(
        id=f"{number}", year=2026, number=number, state=state, issued_on=day, paper_id=paper_id, note="cũ"
    )


def test_the_next_number_follows_the_highest_one() -> None:
    assert next_number(()) == 1
    assert next_number({1, 9, 3}) == 10
    assert passed_over({1, 3}, 7) == (2, 4, 5, 6)
    assert (passed_over({1, 3}, 4), passed_over({1, 2}, 3)) == ((2,), ())


@pytest.mark.parametrize(
    ("state", "of", "free"),
    [
        ("issued", "p", False),
        ("void", "p", False),
        ("reserved", "p", True),
        ("reserved", "q", False),
        ("skipped", "", True),
    ],
)
def test_who_may_take_a_number(state: str, of: str, free: bool) -> None:
    assert may_take(line(5, state=state, paper_id=of), "p") is free


def test_a_number_kept_for_nobody_is_nobody_s() -> None:
    assert not may_take(line(5, state="reserved", paper_id=""), "")


def test_a_day_that_contradicts_the_numbers_is_found() -> None:
    lines = (line(3, date(2026, 3, 1)), line(5, date(2026, 5, 1)), line(6, date(2026, 9, 9), state="void"), line(7))
    assert against_order(lines, 8, date(2026, 5, 1)) is None
    assert against_order(lines, 8, date(2026, 4, 30)) == lines[1]
    assert against_order(lines, 4, date(2026, 5, 2)) == lines[1]
    assert against_order(lines, 4, date(2026, 2, 28)) == lines[0]
    assert against_order(lines, 5, date(2025, 1, 1)) == lines[0]


def test_what_may_change_depends_on_what_the_line_is() -> None:
    wanted = replace(line(5), subject="mới", receivers="Đảng ủy", note="mới", number=9, state="void", copies=3)
    kept = line(5, paper_id="p")
    assert edited(kept, wanted) == replace(kept, receivers="Đảng ủy", note="mới", copies=3)
    assert edited(line(5), wanted) == replace(line(5), subject="mới", receivers="Đảng ủy", note="mới", copies=3)
    assert edited(line(5, state="skipped"), wanted) == replace(line(5, state="skipped"), note="mới")
    assert changeable(line(5, state="void")) == frozenset()
