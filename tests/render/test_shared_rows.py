"""What several rows of a table share is drawn once, and they stay together."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from congdoan_desktop.domain.report import Column, Table
from congdoan_desktop.render.fonts import register
from congdoan_desktop.render.grid import grid
from congdoan_desktop.render.paged_grid import PagedGrid
from congdoan_desktop.render.ruled_rows import Lines
from congdoan_desktop.render.shared_rows import runs_on_paper, said_once, shared_runs

CANVAS = Canvas(BytesIO())
COLUMNS = (
    Column(heading="STT", kind="index", shared=True),
    Column(heading="Câu hỏi", shared=True),
    Column(heading="Phương án"),
)


@pytest.fixture(autouse=True, scope="module")
def registered(fonts: Path) -> None:
    register(fonts)


def rows(*sizes: int, lines: int = 1) -> list[list[Lines]]:
    """Questions of `lines` lines, each with so many answers."""
    return [
        [(str(n),), (f"Câu {n}",) * lines, (f"Ý {place}",)] for n, size in enumerate(sizes, 1) for place in range(size)
    ]


def table(body: list[list[Lines]]) -> Table:
    cells = tuple((int(row[0][0]), "\n".join(row[1]), row[2][0]) for row in body)
    return Table(code="07", title="t", columns=COLUMNS, rows=cells)


def test_a_question_spans_its_answers() -> None:
    body = rows(3, 1, 2)
    assert shared_runs(table(body), body) == [(0, 2), (4, 5)]
    assert runs_on_paper(table(body), body, 16) == [(0, 2), (4, 5)]


def test_more_answers_than_fit_together_are_told_in_several_runs() -> None:
    body = rows(40)
    assert runs_on_paper(table(body), body, 16) == [(0, 15), (16, 31), (32, 39)]


def test_a_question_longer_than_a_page_is_told_once() -> None:
    body = rows(3, 2, lines=60)
    told = said_once(table(body), body, 16)
    assert [bool(row[1]) for row in told] == [True, False, False, True, False]
    assert said_once(table(rows(3)), rows(3), 16) == rows(3)


def test_a_table_without_shared_columns_has_no_runs() -> None:
    body = rows(3)
    plain = Table(code="", title="t", columns=(Column(heading="a"),) * 3, rows=(("a", "b", "c"),) * 3)
    assert shared_runs(plain, body) == []
    assert runs_on_paper(plain, body, 16) == []


def test_answers_stay_on_one_page_with_their_question() -> None:
    drawn = grid(table(rows(6, 6, 6, 6)), 450)
    _, height = drawn.wrapOn(CANVAS, 450, 10_000)
    whole = height / 25  # a head and 24 rows of one line
    for room in (whole * 9, whole * 12, whole * 20):
        first, *_ = drawn.splitOn(CANVAS, 450, room)
        assert isinstance(first, PagedGrid)
        assert first.rows[1] % 6 == 0


def test_a_long_question_makes_its_rows_high_enough() -> None:
    heights = [grid(table(rows(2, lines=lines)), 450).wrapOn(CANVAS, 450, 10_000)[1] for lines in (1, 5)]
    assert heights[1] - heights[0] == pytest.approx(5 * 15.6 + 6 - 2 * 21.6)
