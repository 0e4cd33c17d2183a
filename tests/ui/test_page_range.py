"""Which pages to print."""

import pytest

from congdoan_desktop.ui.printing.page_range import read_pages


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("tất cả", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3", (0, 1, 2)),
        ("1–3", (0, 1, 2)),
        ("5, 1-2, 2", (0, 1, 4)),
        (" 4 ; 5 ", (3, 4)),
    ],
)
def test_pages_are_read_as_people_type_them(typed: str, pages: tuple[int, ...]) -> None:
    assert read_pages(typed, 5) == pages


@pytest.mark.parametrize("typed", ["0", "6", "3-2", "1-6", "a", "1,,2", "-3", "99999999999"])
def test_what_names_no_page_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_pages(typed, 5)
