"""Reasons, their sentences, and the lightness of what the rest of the program imports."""

import subprocess
import sys
import unicodedata

import pytest

from congdoan_desktop import texts
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.signing.reasons import Reason, Refused, hostile, state_of


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    sentence = texts.REASONS[reason]
    assert sentence == unicodedata.normalize("NFC", sentence)
    assert sentence.endswith(".") and "{" not in sentence


@pytest.mark.parametrize(
    ("reasons", "state"),
    [
        ((), State.VALID),
        ((Reason.NOTE_TIME_CLAIMED, Reason.NOTE_REVOCATION_UNKNOWN), State.VALID),
        ((Reason.NOTE_TIME_CLAIMED, Reason.ISSUER_UNKNOWN), State.UNCONFIRMED),
        ((Reason.ISSUER_UNKNOWN, Reason.CHANGED), State.BROKEN),
        ((Reason.CERTIFICATE_REVOKED,), State.BROKEN),
    ],
)
def test_the_gravest_reason_decides(reasons: tuple[Reason, ...], state: State) -> None:
    assert state_of(reasons) is state


def test_whatever_a_parser_raises_is_unreadable() -> None:
    for error in (ValueError("x"), RecursionError(), MemoryError(), KeyError("y")):
        with pytest.raises(Refused) as caught, hostile():
            raise error
        assert caught.value.reason is Reason.UNREADABLE


def test_refusals_pass_through() -> None:
    with pytest.raises(Refused) as caught, hostile():
        raise Refused(Reason.CHANGED)
    assert caught.value.reason is Reason.CHANGED


def test_the_types_and_the_way_in_load_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from congdoan_desktop.signing import reasons, signer, trust, verify\n"
        "print([name for name in ('lxml', 'cryptography', 'pyhanko', 'asn1crypto') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.strip() == "[]"
