"""Signatures seen in one file → one verdict."""

from congdoan_desktop.domain.verdict import SignerSeen, State, Verdict, worst
from congdoan_desktop.files import sha256
from congdoan_desktop.signing.reasons import Reason


def refused(data: bytes, kind: str, reason: Reason) -> Verdict:
    """Return the verdict on a file in which no signature can be told."""
    return Verdict(state=State.BROKEN, kind=kind, sha256=sha256(data), reasons=(reason.value,))


def combined(data: bytes, kind: str, signers: tuple[SignerSeen, ...]) -> Verdict:
    """Return the verdict on a signed file: as grave as its gravest signature."""
    reasons = dict.fromkeys(reason for signer in signers for reason in signer.reasons)
    state = worst(tuple(signer.state for signer in signers))
    return Verdict(state=state, kind=kind, sha256=sha256(data), reasons=tuple(reasons), signers=signers)
