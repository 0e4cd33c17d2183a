"""Running numbers of certificates."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.certificate_numbers import Numbering, following, read_number


@pytest.mark.parametrize(
    ("used", "first"),
    [
        ((), "01/2026"),
        (("12/2026", "13/2026", "9/2026"), "14/2026"),
        (("015/2026",), "016/2026"),
        (("099/GCN-CĐCS", "098/GCN-CĐCS"), "100/GCN-CĐCS"),
        (("không số", ""), "01/2026"),
        (("7",), "8"),
    ],
)
def test_numbers_go_on_from_the_highest_in_its_own_manner(used: tuple[str, ...], first: str) -> None:
    found = following(used, 2026)
    assert found.text(found.first) == first


def test_numbers_in_use_are_passed_over() -> None:
    numbers = Numbering(first=1, suffix="/2026", width=2).unused(("02/2026", "03/2026", "5/2026"))
    assert list(islice(numbers, 3)) == ["01/2026", "04/2026", "05/2026"]


@given(st.integers(1, 99_999), st.sampled_from(("/2026", "/GCN", "")), st.integers(0, 4))
def test_what_is_written_is_read_again(number: int, suffix: str, width: int) -> None:
    read = read_number(Numbering(first=1, suffix=suffix, width=width).text(number))
    assert read is not None
    assert read[:2] == (number, suffix)
