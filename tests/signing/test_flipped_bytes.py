"""One changed byte, anywhere: never valid."""

import re
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.verdict import State
from congdoan_desktop.signing.opc import (
    CONTENT_TYPES,
    read_content_types,
    read_package,
    read_relationships,
    write_package,
)
from congdoan_desktop.signing.verify import verify
from tests.signing.samples import NOW, pki, signed_pdf, signed_workbook

BITS = st.sampled_from([1 << place for place in range(8)])
EXAMPLES = settings(max_examples=150, deadline=None, derandomize=False)
KINDS = st.sampled_from(["ec", "rsa"])

_UNSIGNED = ("/docProps/core.xml", "/docProps/app.xml")


@cache
def paper(kind: str) -> bytes:
    return signed_pdf(signer=kind, left=None)


@cache
def book(kind: str) -> dict[str, bytes]:
    return dict(read_package(signed_workbook(signer=kind)).parts)


def flipped(data: bytes, place: int, bit: int) -> bytes:
    place %= len(data)
    return data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]


def state_of(data: bytes) -> State:
    return verify(data, pki().trust_crl, now=NOW).state


@EXAMPLES
@given(KINDS, st.integers(min_value=0), BITS)
def test_pdf_anywhere(kind: str, place: int, bit: int) -> None:
    assert state_of(flipped(paper(kind), place, bit)) is State.BROKEN


@EXAMPLES
@given(KINDS, st.integers(min_value=0), BITS)
def test_pdf_in_the_signature_itself(kind: str, place: int, bit: int) -> None:
    """The certificates and the CMS around the signed attributes are signed by nobody, and yet may not be changed."""
    data = paper(kind)
    start, end = next(found.span() for found in re.finditer(rb"<[0-9A-Fa-f]{1000,}>", data))
    assert state_of(flipped(data, start + place % (end - start), bit)) is State.BROKEN


@EXAMPLES
@given(KINDS, st.data(), st.integers(min_value=0), BITS)
def test_any_part_of_a_workbook(kind: str, data: st.DataObject, place: int, bit: int) -> None:
    parts = book(kind)
    part = data.draw(st.sampled_from(sorted(name for name in parts if name not in _UNSIGNED and parts[name])))
    changed = flipped(parts[part], place, bit)
    state = state_of(write_package({**parts, part: changed}))
    assert state is State.BROKEN or says_the_same(part, parts[part], changed)


@EXAMPLES
@given(st.integers(min_value=0), BITS)
def test_the_signature_part_of_a_workbook(place: int, bit: int) -> None:
    parts, part = book("ec"), "/_xmlsignatures/sig1.xml"
    assert state_of(write_package({**parts, part: flipped(parts[part], place, bit)})) is State.BROKEN


def says_the_same(part: str, old: bytes, new: bytes) -> bool:
    """Content types and the names of unsigned relationships stand outside the signature, but not what they mean."""
    if part == CONTENT_TYPES:
        before, after = read_content_types(old), read_content_types(new)
        return (before.overrides, before.named) == (after.overrides, after.named)
    if part.endswith(".rels"):
        senses = [[(each.type, each.target, each.mode) for each in read_relationships(rels)] for rels in (old, new)]
        return senses[0] == senses[1]
    return False
