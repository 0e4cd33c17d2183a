from pathlib import Path

import pytest

from congdoan_desktop.domain.report import Column, Table
from congdoan_desktop.render.fonts import register
from congdoan_desktop.render.grid import grid
from congdoan_desktop.render.shared_rows import said_once, shared_runs, shared_spans

ROOMS = (30.0, 150.0, 150.0)
COLUMNS = (
    Column(heading="STT", kind="index", shared=True),
    Column(heading="Câu hỏi", shared=True),
    Column(heading="Phương án"),
)


@pytest.fixture(autouse=True, scope="module")
def registered(fonts: Path) -> None:
    register(fonts)


def rows(*sizes: int, text: str = "Câu") -> list[list[str]]:
    return [[str(n), f"{text} {n}", f"Ý {place}"] for n, size in enumerate(sizes, 1) for place in range(size)]


def table(body: list[list[str]]) -> Table:
    cells = tuple((int(row[0]), row[1], row[2]) for row in body)
    return Table(code="07", title="t", columns=COLUMNS, rows=cells)


def test_a_question_spans_its_answers() -> None:
    body = rows(3, 1, 2)
    assert shared_runs(table(body), body) == [(0, 2), (4, 5)]
    spans = shared_spans(table(body), body, 1, ROOMS, 16)
    assert spans == [
        ("SPAN", (0, 1), (0, 3)),
        ("SPAN", (1, 1), (1, 3)),
        ("SPAN", (0, 5), (0, 6)),
        ("SPAN", (1, 5), (1, 6)),
    ]


def test_more_answers_than_fit_together_are_told_in_several_runs() -> None:
    body = rows(40)
    spans = shared_spans(table(body), body, 1, ROOMS, 16)
    assert [(start, end) for _, (place, start), (_, end) in spans if place == 0] == [(1, 16), (17, 32), (33, 40)]


def test_a_question_longer_than_a_page_is_told_once() -> None:
    body = rows(3, 2, text="Câu hỏi rất dài " * 60)
    told = said_once(table(body), body, ROOMS, 16)
    assert [bool(row[1]) for row in told] == [True, False, False, True, False]
    assert said_once(table(rows(3)), rows(3), ROOMS, 16) == rows(3)


def test_a_table_without_shared_columns_has_no_runs() -> None:
    body = rows(3)
    plain = Table(code="", title="t", columns=(Column(heading="a"),) * 3, rows=tuple(map(tuple, body)))
    assert shared_runs(plain, body) == [] and shared_spans(plain, body, 1, ROOMS, 16) == []


def test_answers_stay_on_one_page_with_their_question() -> None:
    drawn = grid(table(rows(6, 6, 6, 6)), 450)
    _, height = drawn.wrap(450, 10_000)
    whole = height / 25  # a head and 24 rows of one line
    for room in (whole * 9, whole * 12, whole * 20):
        first, *_ = drawn.split(450, room)
        assert (len(first._cellvalues) - 1) % 6 == 0
