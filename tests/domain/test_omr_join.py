"""Pages become sheets: by serial number in any order, copies of a master in the order of scanning only."""

from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.omr import Layout, Page, PageMarks, ScanProblem, corner_of, payload
from congdoan_desktop.domain.omr_join import Looked, joined

LAYOUTS = {
    "TWOPAG": Layout(code="TWOPAG", reference="giay@1", pages=(Page(items=()), Page(items=()))),
    "OTHERS": Layout(code="OTHERS", reference="khac@1", pages=(Page(items=()),)),
}


def pile(*pages: str) -> list[Looked]:
    """Return pages in their order: `A1` page 1 of sheet A, `-1` of a copy, `x` unreadable, `_` blank, `o` of others."""
    found: list[Looked] = []
    for place, word in enumerate(pages, 1):
        if word in ("x", "_"):
            found.append(ScanProblem(code="no_codes" if word == "x" else "blank_page", file="f", page=place))
            continue
        code = "OTHERS" if word == "o" else "TWOPAG"
        number = 1 if word == "o" else int(word[1])
        serial = "" if word[0] == "-" else word[0] * 6
        found.append(
            PageMarks(code=code, serial=serial, page=number, items=(), digest=str(place), file="f", file_page=place)
        )
    return found


def sheets_of(looked: list[Looked]) -> list[tuple[int, ...]]:
    return [tuple(page.file_page for page in sheet.pages) for sheet in joined(looked, LAYOUTS, "giay@1").sheets]


def problems_of(looked: list[Looked]) -> list[tuple[str, int, int]]:
    return [(one.code, one.page, one.missing) for one in joined(looked, LAYOUTS, "giay@1").problems]


def test_numbered_pages_find_their_sheets_in_any_order() -> None:
    assert sorted(sheets_of(pile("B2", "A1", "B1", "A2"))) == [(2, 4), (3, 1)]


def test_a_missing_page_is_named_with_its_sheet() -> None:
    looked = pile("A1", "A2", "B2")
    assert sheets_of(looked) == [(1, 2)]
    (problem,) = joined(looked, LAYOUTS, "giay@1").problems
    assert (problem.code, problem.serial, problem.missing) == ("page_missing", "BBBBBB", 1)


def test_a_page_that_comes_twice_counts_once_and_says_where_it_was() -> None:
    looked = pile("A1", "A2", "A1")
    assert sheets_of(looked) == [(1, 2)]
    (problem,) = joined(looked, LAYOUTS, "giay@1").problems
    assert (problem.code, problem.page, problem.other_page) == ("page_twice", 3, 1)


def test_another_questionnaire_is_named_and_does_not_count() -> None:
    assert problems_of(pile("A1", "o", "A2")) == [("other_questionnaire", 2, 0)]


def test_copies_are_joined_in_the_order_of_scanning() -> None:
    assert sheets_of(pile("-1", "-2", "-1", "_", "-2")) == [(1, 2), (3, 5)]


def test_two_halves_of_different_copies_never_become_one_sheet() -> None:
    looked = pile("-1", "x", "x", "-2", "-1", "-2")
    assert sheets_of(looked) == [(5, 6)]
    assert problems_of(looked) == [
        ("page_missing", 1, 2),
        ("no_codes", 2, 0),
        ("no_codes", 3, 0),
        ("out_of_order", 4, 0),
    ]


def test_fronts_first_then_backs_cannot_be_joined() -> None:
    assert sheets_of(pile("-1", "-1", "-2", "-2")) == [(2, 3)]


def test_the_same_file_twice_gives_no_second_copy() -> None:
    looked = [*pile("-1", "-2"), *(one for one in pile("-1", "-2"))]
    assert len(joined(looked, LAYOUTS, "giay@1").sheets) == 1


@given(st.permutations(["A1", "A2", "B1", "B2", "C1", "D2", "x", "_", "o"]))
def test_whatever_the_order_whole_numbered_sheets_are_found(order: list[str]) -> None:
    found = joined(pile(*order), LAYOUTS, "giay@1")
    assert sorted(sheet.serial[0] for sheet in found.sheets) == ["A", "B"]
    assert found.pages == len(order)
    assert len(found.problems) == 5


@given(
    st.text("ABCDEFGH234567", min_size=6, max_size=6),
    st.text("23456789ABC", min_size=6, max_size=6) | st.just(""),
    st.integers(1, 99),
    st.integers(0, 3),
)
def test_codes_say_what_was_put_in(code: str, serial: str, page: int, corner: int) -> None:
    found = corner_of(payload(code, serial, page, corner))
    assert found is not None
    assert (found.code, found.serial, found.page, found.corner) == (code, serial, page, corner)


@given(st.text(max_size=20))
def test_the_code_of_somebody_else_is_not_ours(text: str) -> None:
    found = corner_of(text)
    assert found is None or payload(found.code, found.serial, found.page, found.corner) == text
