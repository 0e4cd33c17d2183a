"""A secret under a pass-phrase: it comes back, only with the pass-phrase, and no byte of its JSON can be changed."""

import json
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing import wrapping
from congdoan_desktop.signing.wrapping import unwrap, wrap
from tests.fixtures.cheap_keys import cheap_keys

__all__ = ["cheap_keys"]

PASSPHRASE = "chè xanh núi Pú Đao"


def refusal(kept: str, passphrase: str = PASSPHRASE, purpose: str = "") -> str:
    with pytest.raises(UserError) as caught:
        unwrap(kept, passphrase, purpose=purpose)
    return caught.value.code


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=4000), st.text(), st.text(max_size=20))
def test_what_was_wrapped_comes_back(secret: bytes, passphrase: str, purpose: str) -> None:
    assert unwrap(wrap(secret, passphrase, purpose=purpose), passphrase, purpose=purpose) == secret


@settings(deadline=None, max_examples=60)
@given(st.text(), st.text())
def test_another_pass_phrase_opens_nothing(one: str, other: str) -> None:
    kept = wrap(b"key", one)
    if unicodedata.normalize("NFC", one) != unicodedata.normalize("NFC", other):
        assert refusal(kept, other) == "key.bad_passphrase"


def test_the_way_of_typing_vietnamese_does_not_matter() -> None:
    composed, apart = (unicodedata.normalize(form, PASSPHRASE) for form in ("NFC", "NFD"))
    assert composed != apart
    assert unwrap(wrap(b"key", apart), composed) == unwrap(wrap(b"key", composed), apart) == b"key"


def test_a_secret_of_one_purpose_cannot_stand_in_for_another() -> None:
    assert refusal(wrap(b"key", PASSPHRASE, purpose="unit key a"), purpose="unit key b") == "key.bad_passphrase"


def test_the_same_is_never_wrapped_the_same() -> None:
    assert len({wrap(b"key", PASSPHRASE) for _ in range(20)}) == 20


def test_no_byte_can_be_changed_added_or_left_out() -> None:
    kept = wrap(b"key", PASSPHRASE)
    changed = {
        kept[:at] + chr(ord(kept[at]) ^ 1 << bit) + kept[at + 1 :] for at in range(len(kept)) for bit in range(7)
    }
    changed |= {kept[:at] + kept[at + 1 :] for at in range(len(kept))}
    changed |= {kept[:at] + " " + kept[at:] for at in range(len(kept) + 1)}
    assert {refusal(one) for one in changed} == {"key.bad_passphrase", "key.damaged"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory", 100 << 20),
        ("memory", 1 << 40),
        ("memory", 0),
        ("memory", -1),
        ("memory", 64.5),
        ("memory", "64"),
        ("passes", 0),
        ("passes", 1000),
        ("lanes", 0),
        ("lanes", 64),
        ("salt", ""),
        ("salt", "AAAA"),
        ("nonce", "AAAA"),
        ("sealed", ""),
        ("sealed", None),
        ("schema", "congdoan-wrapped/2"),
        ("derivation", "argon2d"),
        ("cipher", "aes-128-gcm"),
        ("extra", 1),
    ],
)
def test_a_hostile_file_costs_nothing(field: str, value: object) -> None:
    """100 GB of memory are refused before they are asked for."""
    kept = json.dumps(json.loads(wrap(b"key", PASSPHRASE)) | {field: value}, separators=(",", ":"))
    begin = time.process_time()
    assert refusal(kept) == "key.damaged"
    assert time.process_time() - begin < 0.1


@pytest.mark.parametrize("kept", ["", "null", "[]", "{}", "[" * 100_000, "é" * 10, "\ud800", "x" * (1 << 20)])
def test_what_is_no_wrapped_secret(kept: str) -> None:
    assert refusal(kept) == "key.damaged"


def test_too_much_is_a_bug() -> None:
    with pytest.raises(ValueError, match="too long"):
        wrap(bytes((1 << 16) + 1), PASSPHRASE)


def test_what_a_real_secret_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    """As measured for an office PC: 64 MiB for each guess; older, cheaper forms still open."""
    cheaper = wrap(b"key", PASSPHRASE)
    monkeypatch.setattr(wrapping, "MEMORY_KIB", 64 << 10)
    monkeypatch.setattr(wrapping, "PASSES", 3)
    said = json.loads(wrap(b"key", PASSPHRASE))
    assert (said["derivation"], said["memory"], said["passes"], said["lanes"]) == ("argon2id", 65536, 3, 1)
    assert unwrap(cheaper, PASSPHRASE) == b"key"
