import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.sealing import new_pair, seal, unseal

(KEY, PRIVATE), (_, OTHER) = new_pair(), new_pair()


@given(st.binary(max_size=500))
def test_what_was_sealed_comes_back(data: bytes) -> None:
    assert unseal(PRIVATE, seal(KEY, data)) == data
    assert len(seal(KEY, data)) == len(data) + 48


def test_the_same_is_never_sealed_the_same() -> None:
    assert len({seal(KEY, b"yes") for _ in range(100)}) == 100


def test_another_key_or_a_changed_byte_opens_nothing() -> None:
    sealed = seal(KEY, b"the answer")
    changed = [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in range(len(sealed))]
    for key, data in (
        (OTHER, sealed),
        *((PRIVATE, one) for one in changed),
        (PRIVATE, b""),
        (PRIVATE, sealed[:40]),
        (PRIVATE[:9], sealed),
    ):
        with pytest.raises(UserError, match=r"survey\.wrong_key"):
            unseal(key, data)
