"""The code on the recovery sheet: 130 bits, typed with mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.base32 import LETTERS
from congdoan_desktop.domain.recovery_code import LENGTH, SECRET_BITS, CodeFault, code_of, groups, read_code

SECRETS = st.integers(min_value=0, max_value=(1 << SECRET_BITS) - 1)


def fault(typed: str) -> str:
    with pytest.raises(CodeFault) as caught:
        read_code(typed)
    return caught.value.code


@given(SECRETS)
def test_a_code_is_read_as_it_was_written(secret: int) -> None:
    code = code_of(secret)
    assert read_code(code) == code and len(groups(code)) == 7 and set(code) <= {*LETTERS, "-"}


@given(SECRETS, SECRETS)
def test_two_secrets_have_two_codes(one: int, other: int) -> None:
    assert (code_of(one) == code_of(other)) == (one == other)


@given(SECRETS, st.sampled_from(["", " ", "-", "–", " - ", "\n", ". "]), st.booleans(), st.data())
def test_it_is_typed_in_many_ways(secret: int, between: str, is_small: bool, data: st.DataObject) -> None:
    code = code_of(secret)
    typed = between.join(groups(code))
    letters = {"1": "1IiLl", "0": "0Oo"}
    typed = "".join(data.draw(st.sampled_from(letters.get(each, each))) for each in typed)
    assert read_code(f"  {typed.lower() if is_small else typed}\n") == code


@given(SECRETS, st.integers(min_value=0, max_value=LENGTH - 1), st.sampled_from(LETTERS))
def test_any_wrong_letter_is_noticed(secret: int, place: int, letter: str) -> None:
    letters = code_of(secret).replace("-", "")
    changed = letters[:place] + letter + letters[place + 1 :]
    if changed != letters:
        assert fault(changed) == "mistyped"


@given(SECRETS, st.integers(min_value=0, max_value=LENGTH - 2))
def test_neighbours_that_changed_places_are_noticed(secret: int, place: int) -> None:
    letters = code_of(secret).replace("-", "")
    changed = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if changed != letters:
        assert fault(changed) == "mistyped"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "length"), ("ABCD", "length"), ("U" * 28, "letters"), ("Á" * 28, "letters"), ("ß", "letters")],
)
def test_what_is_no_code(typed: str, code: str) -> None:
    assert fault(typed) == code


@pytest.mark.parametrize("secret", [-1, 1 << SECRET_BITS])
def test_a_secret_has_130_bits(secret: int) -> None:
    with pytest.raises(ValueError, match="130"):
        code_of(secret)
