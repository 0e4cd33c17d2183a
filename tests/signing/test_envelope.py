"""Envelopes: one reader opens them, openssl does too; what is no envelope for that reader is refused before."""

import subprocess
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing import envelope
from congdoan_desktop.signing.authority import issue_for_encryption, make_key, make_request, to_pem
from congdoan_desktop.signing.envelope import Recipient, decrypt, encrypt_to, recipient_from
from tests.signing.samples import NOW, PROVINCE, pki

DATA = "Danh sách 240 người lao động".encode()


@cache
def reader(name: str = "LĐLĐ tỉnh Lai Châu") -> tuple[bytes, bytes]:
    """Key and certificate."""
    key = make_key("rsa")
    return key, issue_for_encryption(pki().province, make_request(key, name, PROVINCE), now=NOW - timedelta(days=1))


@cache
def recipient() -> Recipient:
    return recipient_from(reader()[1])


def refusal(data: bytes, key: bytes | None = None, certificate: bytes | None = None) -> str:
    with pytest.raises(UserError) as caught:
        decrypt(data, key or reader()[0], certificate or reader()[1])
    return caught.value.code


def unfit(data: bytes, **more: object) -> str:
    with pytest.raises(UserError) as caught:
        recipient_from(data, **more)  # type: ignore[arg-type]
    return caught.value.code


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=5000))
def test_what_was_put_in_comes_out(data: bytes) -> None:
    sent = encrypt_to(recipient(), data)
    assert decrypt(sent, *reader()) == data
    assert len(data) < 16 or data not in sent


def test_who_can_open_it() -> None:
    certificate = x509.load_der_x509_certificate(reader()[1])
    assert (recipient().name, recipient().organisation) == ("LĐLĐ tỉnh Lai Châu", PROVINCE)
    assert recipient().not_after == certificate.not_valid_after_utc
    assert recipient().fingerprint == certificate.fingerprint(SHA256()).hex()
    assert recipient_from(to_pem(reader()[1])) == recipient()


def test_certificates_that_are_not_for_it() -> None:
    assert unfit(pki().signers["rsa"].certificate_der) == "envelope.unfit_certificate"
    assert unfit(pki().signers["ec"].certificate_der) == "envelope.unfit_certificate"
    assert unfit(pki().province.certificate) == "envelope.unfit_certificate"
    for data in (b"", b"x", b"-----BEGIN CERTIFICATE-----\nx", bytes(2 << 20), reader()[1][:-1]):
        assert unfit(data) == "envelope.unreadable_certificate"
    for moment in (NOW - timedelta(days=10), NOW + timedelta(days=1000)):
        assert unfit(reader()[1], now=moment) == "envelope.out_of_date"


def test_a_short_key_and_one_without_a_purpose() -> None:
    def made(bits: int, usage: x509.KeyUsage | None) -> bytes:
        key = rsa.generate_private_key(65537, bits)
        builder = x509.CertificateBuilder(x509.Name([]), x509.Name([]), key.public_key(), 7, NOW, NOW)
        builder = builder if usage is None else builder.add_extension(usage, critical=True)
        return builder.sign(key, SHA256()).public_bytes(Encoding.DER)

    purpose = x509.load_der_x509_certificate(reader()[1]).extensions.get_extension_for_class(x509.KeyUsage).value
    assert unfit(made(1024, purpose)) == unfit(made(2048, None)) == "envelope.unfit_certificate"
    assert unfit(made(2048, purpose), now=NOW - timedelta(days=1)) == "envelope.out_of_date"


def test_only_an_rsa_key_gets_such_a_certificate() -> None:
    with pytest.raises(UserError, match=r"authority\.bad_request"):
        issue_for_encryption(pki().province, make_request(make_key(), "A", PROVINCE), now=NOW)


def test_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "DATA_LIMIT", 100)
    assert decrypt(encrypt_to(recipient(), bytes(100)), *reader()) == bytes(100)
    with pytest.raises(UserError, match=r"envelope\.too_large"):
        encrypt_to(recipient(), bytes(101))


def test_somebody_else_opens_nothing() -> None:
    sent = encrypt_to(recipient(), DATA)
    assert refusal(sent, *reader("LĐLĐ huyện")) == "envelope.not_for_us"
    assert refusal(sent, reader("LĐLĐ huyện")[0]) == "envelope.wrong_key"
    assert refusal(sent, make_key()) == "envelope.wrong_key"


def test_what_is_no_envelope() -> None:
    sent = encrypt_to(recipient(), DATA)
    other = cms.ContentInfo.load(sent)
    other["content"]["version"] = "v2"
    weak = cms.ContentInfo.load(sent)
    how = weak["content"]["encrypted_content_info"]["content_encryption_algorithm"]
    weak["content"]["encrypted_content_info"]["content_encryption_algorithm"] = {
        "algorithm": "aes128_cbc",
        "parameters": how["parameters"],
    }
    twice = cms.ContentInfo.load(sent)
    twice["content"]["recipient_infos"] = [twice["content"]["recipient_infos"][0]] * 2
    damaged = (b"", DATA, sent[:-1], sent + b"\x00", b"\x30\x80" + sent[4:] + b"\x00\x00", sent[:-5] + sent[-4:])
    for data in (*damaged, *(each.dump(force=True) for each in (other, weak, twice))):
        assert refusal(data) == "envelope.damaged"


@settings(deadline=None, max_examples=100)
@given(st.integers(min_value=0), st.sampled_from([1 << bit for bit in range(8)]))
def test_a_changed_bit_never_opens_as_the_same(place: int, bit: int) -> None:
    """An envelope proves nothing: it may open as other data, which is why what is inside is signed."""
    sent = encrypt_to(recipient(), DATA)
    place %= len(sent)
    changed = sent[:place] + bytes([sent[place] ^ bit]) + sent[place + 1 :]
    try:
        assert decrypt(changed, *reader()) != DATA
    except UserError as error:
        assert error.code in ("envelope.damaged", "envelope.not_for_us")


def test_openssl_opens_it(tmp_path: Path) -> None:
    key, certificate = reader()
    (tmp_path / "sent").write_bytes(encrypt_to(recipient(), DATA))
    (tmp_path / "key.der").write_bytes(key)
    (tmp_path / "c.pem").write_bytes(to_pem(certificate))
    command = ["openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "sent", "-recip", "c.pem"]
    command += ["-inkey", "key.der", "-keyform", "DER"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60)
    assert (run.returncode, run.stdout) == (0, DATA)


def test_openssl_finds_the_certificate_good(tmp_path: Path) -> None:
    (tmp_path / "c.pem").write_bytes(to_pem(reader()[1]))
    (tmp_path / "ca.pem").write_bytes(to_pem(pki().province.certificate))
    command = ["openssl", "verify", "-x509_strict", "-CAfile", "ca.pem", "c.pem"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60).returncode == 0
