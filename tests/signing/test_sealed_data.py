"""Sealed data: what was put in comes out; whatever is changed, nothing is called valid; openssl agrees."""

import hashlib
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from asn1crypto import algos, cms, core, x509
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop import texts
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing import sealed_data
from congdoan_desktop.signing.authority import issue_for_encryption, make_key, make_request, to_pem
from congdoan_desktop.signing.keys import to_der
from congdoan_desktop.signing.own_key import OwnKey, new_key, signer_of
from congdoan_desktop.signing.reasons import Reason
from congdoan_desktop.signing.sealed_data import open_sealed, seal_data
from congdoan_desktop.signing.signer import Signer
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.texts.unit_keys import SEAL_REASONS
from tests.signing.samples import NOW, UNIT, pki

CONTENT = '{"schema":"congdoan-sealed/1","number":5,"unit":"Chè Tân Uyên"}'.encode()
KINDS = ("ec", "rsa")


@cache
def own_signer() -> Signer:
    return signer_of(new_key("CĐCS Chè Tân Uyên", UNIT, now=NOW - timedelta(days=9)))


@cache
def sealed(kind: str = "ec") -> bytes:
    signer = own_signer() if kind == "own" else pki().signers[kind]
    return seal_data(CONTENT, signer, at=NOW)


def opened(data: bytes, trust: Trust | None = None) -> tuple[State, set[str], bytes]:
    verdict, content = open_sealed(data, pki().trust_crl if trust is None else trust, now=NOW)
    assert verdict.kind == "p7m" and verdict.sha256 == hashlib.sha256(data).hexdigest()
    return verdict.state, set(verdict.reasons), content


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_sealed_comes_out(kind: str) -> None:
    assert opened(sealed(kind)) == (State.VALID, {"note.time_claimed"}, CONTENT)
    (signer,) = open_sealed(sealed(kind), pki().trust_crl, now=NOW)[0].signers
    assert (signer.name, signer.organisation) == ("Nguyễn Thị Ánh Đào", UNIT)
    assert signer.claimed_at == NOW.astimezone(UTC)


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=3000), st.sampled_from(KINDS), st.integers(min_value=0, max_value=29 * 24 * 3600))
def test_any_content_at_any_time(content: bytes, kind: str, seconds: int) -> None:
    data = seal_data(content, pki().signers[kind], at=NOW - timedelta(seconds=seconds))
    assert opened(data)[::2] == (State.VALID, content)


def test_a_key_that_vouches_for_itself_is_known_by_its_fingerprint() -> None:
    fingerprint = hashlib.sha256(own_signer().certificate_der).hexdigest()
    for trust, reason in ((pki().trust_crl, "issuer.unknown"), (Trust(), "trust.none")):
        assert opened(sealed("own"), trust) == (State.UNCONFIRMED, {"note.time_claimed", reason}, CONTENT)
    verdict, _ = open_sealed(sealed("own"), Trust(), now=NOW)
    assert verdict.signers[0].fingerprint == fingerprint
    assert fingerprint[-4:].upper() in "\n".join(texts.verdict_lines(verdict))
    assert opened(sealed("own"), Trust(anchors=(own_signer().certificate_der,)))[0] is State.VALID


@pytest.mark.parametrize(
    ("name", "state"),
    [("revoked", State.BROKEN), ("evil", State.BROKEN), ("stranger", State.UNCONFIRMED), ("province", State.VALID)],
)
def test_who_sealed(name: str, state: State) -> None:
    found, _, content = opened(seal_data(CONTENT, pki().signers[name], at=NOW))
    assert found is state and content == (b"" if state is State.BROKEN else CONTENT)


def test_nothing_is_sealed_out_of_date_nor_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match=r"signer\.out_of_date"):
        seal_data(CONTENT, own_signer(), at=NOW + timedelta(days=3000))
    monkeypatch.setattr(sealed_data, "FILE_LIMIT", 100)
    with pytest.raises(UserError, match=r"seal\.too_large"):
        seal_data(CONTENT, own_signer(), at=NOW)
    assert opened(sealed()) == (State.BROKEN, {"too_large"}, b"")


Change = Callable[[cms.ContentInfo], None]


def info(outer: cms.ContentInfo) -> cms.SignerInfo:
    return outer["content"]["signer_infos"][0]


def attributes(outer: cms.ContentInfo, change: Callable[[list[cms.CMSAttribute]], None]) -> None:
    found = list(info(outer)["signed_attrs"])
    change(found)
    info(outer)["signed_attrs"] = cms.CMSAttributes(found)


def attribute(kind: str, value: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": kind, "values": [value]})


def replaced(kind: str, value: object) -> Change:
    def change(found: list[cms.CMSAttribute]) -> None:
        place = next(at for at, each in enumerate(found) if each["type"].native == kind)
        found[place] = attribute(kind, value)

    return lambda outer: attributes(outer, change)


def without(kind: str) -> Change:
    def change(found: list[cms.CMSAttribute]) -> None:
        found[:] = [each for each in found if each["type"].native != kind]

    return lambda outer: attributes(outer, change)


def content(data: bytes) -> Change:
    def change(outer: cms.ContentInfo) -> None:
        outer["content"]["encap_content_info"] = {"content_type": "data", "content": data}

    return change


def content_with_its_digest(outer: cms.ContentInfo) -> None:
    other = CONTENT.replace(b"5", b"6")
    content(other)(outer)
    replaced("message_digest", hashlib.sha256(other).digest())(outer)


def certificates(*ders: bytes) -> Change:
    def change(outer: cms.ContentInfo) -> None:
        kept = [each.chosen.dump() for each in outer["content"]["certificates"]]
        outer["content"]["certificates"] = cms.CertificateSet(
            [cms.CertificateChoices({"certificate": x509.Certificate.load(der)}) for der in (*kept, *ders)]
        )

    return change


def only_certificate(der: bytes) -> Change:
    def change(outer: cms.ContentInfo) -> None:
        outer["content"]["certificates"] = []
        certificates(der)(outer)

    return change


def put(place: str, value: object) -> Change:
    return lambda outer: info(outer).__setitem__(place, value)


def of_signed(place: str, value: object) -> Change:
    return lambda outer: outer["content"].__setitem__(place, value)


def unsigned_attribute(outer: cms.ContentInfo) -> None:
    info(outer)["unsigned_attrs"] = cms.CMSAttributes([attribute("signing_time", cms.Time({"utc_time": NOW}))])


def two_signers(outer: cms.ContentInfo) -> None:
    other = cms.ContentInfo.load(sealed("rsa"))
    certificates(pki().signers["rsa"].certificate_der)(outer)
    outer["content"]["signer_infos"] = [info(outer), info(other)]


def signer_of_another(outer: cms.ContentInfo) -> None:
    outer["content"]["signer_infos"] = [info(cms.ContentInfo.load(sealed("rsa")))]


def by_key_identifier(outer: cms.ContentInfo) -> None:
    key = x509.Certificate.load(pki().signers["ec"].certificate_der).key_identifier
    info(outer)["sid"] = cms.SignerIdentifier("subject_key_identifier", key)


def unsigned_content(outer: cms.ContentInfo) -> None:
    """No signed attributes: the signature would have to be that of the bare content (RFC 5652 §5.4)."""
    signer = info(outer)
    fields = {name: signer[name] for name in ("version", "sid", "digest_algorithm", "signature_algorithm")}
    value = to_der(pki().signers["ec"].sign(CONTENT))
    outer["content"]["signer_infos"] = [cms.SignerInfo({**fields, "signature": value})]


ANOTHER = pki().signers["province"].certificate_der
CHANGES: dict[str, Change] = {
    "content": content(CONTENT.replace(b"5", b"6")),
    "content and its digest": content_with_its_digest,
    "no content": content(b""),
    "detached": of_signed("encap_content_info", {"content_type": "data"}),
    "kind of content": of_signed("encap_content_info", {"content_type": "enveloped_data"}),
    "digest": replaced("message_digest", hashlib.sha256(b"x").digest()),
    "no digest": without("message_digest"),
    "time": replaced("signing_time", cms.Time({"utc_time": NOW - timedelta(days=1)})),
    "form of the time": replaced("signing_time", cms.Time({"generalized_time": NOW})),
    "no time": without("signing_time"),
    "kind attribute": replaced("content_type", "signed_data"),
    "no kind attribute": without("content_type"),
    "no certificate attribute": without("signing_certificate_v2"),
    "a further attribute": lambda outer: attributes(
        outer, lambda found: found.append(attribute("1.2.3.4", core.Null()))
    ),
    "two times": lambda outer: attributes(outer, lambda found: found.append(found[2])),
    "no attributes, signed all the same": unsigned_content,
    "unsigned attribute": unsigned_attribute,
    "two signers": two_signers,
    "no signer": of_signed("signer_infos", []),
    "signer of another file": signer_of_another,
    "signer by key identifier": by_key_identifier,
    "another certificate": only_certificate(ANOTHER),
    "a stray certificate": certificates(ANOTHER),
    "certificate twice": certificates(pki().signers["ec"].certificate_der),
    "nine certificates": certificates(*(pki().signers[name].certificate_der for name in pki().signers)),
    "no certificates": of_signed("certificates", None),
    "revocation list": of_signed(
        "crls", cms.RevocationInfoChoices([cms.RevocationInfoChoice.load(pki().trust_crl.crls[0])])
    ),
    "version": of_signed("version", "v3"),
    "version of the signer": put("version", "v3"),
    "two digest algorithms": of_signed("digest_algorithms", [{"algorithm": "sha256"}, {"algorithm": "sha1"}]),
    "digest algorithm": put("digest_algorithm", {"algorithm": "sha1"}),
    "stronger digest algorithm": put("digest_algorithm", {"algorithm": "sha512"}),
    "no parameters": put("digest_algorithm", algos.DigestAlgorithm.load(bytes.fromhex("300b0609608648016503040201"))),
    "signature algorithm": put("signature_algorithm", {"algorithm": "sha256_rsa"}),
    "weak signature algorithm": put("signature_algorithm", {"algorithm": "sha1_ecdsa"}),
    "parameters of the signature": put("signature_algorithm", {"algorithm": "sha256_ecdsa", "parameters": core.Null()}),
    "signature": put("signature", bytes(70)),
    "no signature": put("signature", b""),
    "signature of another content": put(
        "signature", info(cms.ContentInfo.load(seal_data(b"x", pki().signers["ec"], at=NOW)))["signature"].native
    ),
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_changed_file_is_never_valid(name: str) -> None:
    outer = cms.ContentInfo.load(sealed())
    CHANGES[name](outer)
    changed = outer.dump(force=True)
    assert changed != sealed()
    state, _, content = opened(changed)
    assert (state, content) == (State.BROKEN, b"")


def test_there_are_enough_changes_and_an_unchanged_file_passes_them() -> None:
    assert len(CHANGES) >= 25
    assert cms.ContentInfo.load(sealed()).dump(force=True) == sealed()


def long_length(data: bytes) -> bytes:
    """The same in BER: the outermost length in one byte more than it needs."""
    assert data[1] == 0x82
    return b"\x30\x83\x00" + data[2:]


def indefinite(data: bytes) -> bytes:
    return b"\x30\x80" + data[4:] + b"\x00\x00"


def other_form_of_the_signature(data: bytes) -> bytes:
    outer = cms.ContentInfo.load(data)
    value = algos.DSASignature.load(info(outer)["signature"].native)
    mirrored = sealed_data._ORDER - value["s"].native
    put("signature", algos.DSASignature({"r": value["r"].native, "s": mirrored}).dump())(outer)
    return bytes(outer.dump(force=True))


def attributes_in_another_order(data: bytes) -> bytes:
    found = info(cms.ContentInfo.load(data))["signed_attrs"]
    parts = [each.dump() for each in found]
    return data.replace(b"".join(parts), b"".join(reversed(parts)))


@pytest.mark.parametrize(
    "change",
    [
        long_length,
        indefinite,
        other_form_of_the_signature,
        attributes_in_another_order,
        lambda data: data + b"\x00",
        lambda data: data + data,
        lambda data: b"\x00" + data,
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda _: b"\x30\x80" * 5000,
        lambda _: CONTENT,
        lambda data: b"-----BEGIN CMS-----\n" + data.hex().encode(),
    ],
)
def test_bytes_around_the_content(change: Callable[[bytes], bytes]) -> None:
    changed = change(sealed())
    assert changed != sealed()
    assert opened(changed)[::2] == (State.BROKEN, b"")


@settings(deadline=None, max_examples=60)
@given(st.sampled_from((*KINDS, "own")), st.integers(min_value=0), st.sampled_from([1 << bit for bit in range(8)]))
def test_one_changed_bit_anywhere(kind: str, place: int, bit: int) -> None:
    data = sealed(kind)
    place %= len(data)
    changed = data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]
    assert opened(changed)[::2] == (State.BROKEN, b"")


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200))
def test_bytes_of_a_stranger(data: bytes) -> None:
    assert opened(data)[0] is State.BROKEN


def test_a_certificate_for_encryption_seals_nothing() -> None:
    key = make_key("rsa")
    certificate = issue_for_encryption(pki().province, make_request(key, "A", UNIT), now=NOW - timedelta(days=1))
    signer = signer_of(OwnKey(private=key, algorithm="rsa", certificate=certificate))
    assert opened(seal_data(CONTENT, signer, at=NOW))[:2] == (
        State.BROKEN,
        {"certificate.not_for_signing", "note.time_claimed"},
    )


def test_the_general_check_knows_seals_and_takes_nothing_else_for_one() -> None:
    assert verify(sealed(), pki().trust_crl, now=NOW).state is State.VALID
    assert verify(b"0 is a text", pki().trust_crl, now=NOW).reasons == ("not_supported",)
    assert verify(indefinite(sealed()), pki().trust_crl, now=NOW).kind == "p7m"


def test_a_seal_is_never_called_a_signature() -> None:
    said = texts.REASONS | SEAL_REASONS
    shared = [said[reason] for reason in Reason if not reason.startswith(("package.", "pdf."))]
    assert [sentence for sentence in shared if "ký" in sentence.lower().split()] == []
    assert set(SEAL_REASONS) <= set(texts.REASONS)
    for data in (sealed(), sealed("own"), sealed()[:-9], b""):
        lines = texts.verdict_lines(open_sealed(data, Trust(), now=NOW)[0])
        assert lines and not any("ký" in line.lower().split() for line in lines)


def openssl(tmp_path: Path, data: bytes, *anchors: bytes) -> tuple[int, bytes]:
    (tmp_path / "data.p7m").write_bytes(data)
    (tmp_path / "ca.pem").write_bytes(b"".join(map(to_pem, anchors)))
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "data.p7m", "-CAfile", "ca.pem"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60)
    return run.returncode, run.stdout


def test_openssl_takes_what_we_seal_and_refuses_what_was_changed(tmp_path: Path) -> None:
    for kind in KINDS:
        assert openssl(tmp_path, sealed(kind), pki().province.certificate) == (0, CONTENT)
    assert openssl(tmp_path, sealed("own"), own_signer().certificate_der) == (0, CONTENT)
    outer = cms.ContentInfo.load(sealed())
    content_with_its_digest(outer)
    assert openssl(tmp_path, outer.dump(force=True), pki().province.certificate)[0] != 0
    assert openssl(tmp_path, sealed(), own_signer().certificate_der)[0] != 0


def test_a_seal_of_openssl_is_no_seal_of_ours(tmp_path: Path) -> None:
    """Other programs write other attributes; ours have one form only."""
    key, certificate = tmp_path / "key.pem", tmp_path / "c.pem"
    (tmp_path / "data").write_bytes(CONTENT)
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate]
    seal = ["openssl", "cms", "-sign", "-nodetach", "-binary", "-in", "data", "-signer", certificate, "-inkey", key]
    subprocess.run([*make, "-subj", "/CN=x"], cwd=tmp_path, capture_output=True, check=True, timeout=60)
    run = subprocess.run([*seal, "-outform", "DER"], cwd=tmp_path, capture_output=True, check=True, timeout=60)
    assert opened(run.stdout)[0] is State.BROKEN


def test_times_before_and_after() -> None:
    later = datetime(2099, 1, 1, tzinfo=UTC)
    verdict, content = open_sealed(sealed(), pki().trust_crl, now=later)
    assert (verdict.state, content) == (State.UNCONFIRMED, CONTENT)
    assert "certificate.expired" in verdict.reasons
