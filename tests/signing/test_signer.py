"""Opening a PKCS#12 file, and the small authority that issues what is in it."""

import subprocess
import time
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from asn1crypto.pkcs12 import AuthenticatedSafe, Pfx, SafeContents
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, load_der_private_key, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.authority import (
    CERTIFICATE_LIFE,
    CRL_LIFE,
    issue,
    make_authority,
    make_crl,
    make_key,
    make_request,
    serial_of,
    to_pem,
    to_pkcs12,
)
from congdoan_desktop.signing.keys import to_der
from congdoan_desktop.signing.pkcs12_cost import MOST_ROUNDS
from congdoan_desktop.signing.signer import PKCS12_LIMIT, load_pkcs12, require_in_date
from tests.signing.samples import NOW, PASSPHRASE, UNIT, pki

SECRET = BestAvailableEncryption(PASSPHRASE.encode())


def packed(*, passphrase: str = PASSPHRASE) -> bytes:
    province, key = pki().province, make_key()
    certificate = issue(province, make_request(key, "A", UNIT), now=NOW)
    return to_pkcs12(key, certificate, [province.certificate], passphrase=passphrase, label="A")


def refusal(data: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(UserError) as caught:
        load_pkcs12(data, passphrase)
    return caught.value.code


def test_a_signer_knows_who_it_is() -> None:
    signer = pki().signers["ec"]
    assert (signer.name, signer.organisation, signer.algorithm) == ("Nguyễn Thị Ánh Đào", UNIT, "ecdsa")
    assert signer.chain_der == (pki().province.certificate,)
    assert pki().signers["rsa"].algorithm == "rsa"


def test_signatures_come_in_the_promised_form() -> None:
    signers, data = pki().signers, b"report"
    key = x509.load_der_x509_certificate(signers["rsa"].certificate_der).public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    key.verify(signers["rsa"].sign(data), data, padding.PKCS1v15(), SHA256())
    pair = signers["ec"].sign(data)
    public = x509.load_der_x509_certificate(signers["ec"].certificate_der).public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey) and len(pair) == 64
    public.verify(to_der(pair), data, ec.ECDSA(SHA256()))


def test_the_way_of_typing_the_pass_phrase_does_not_matter() -> None:
    data = packed(passphrase=unicodedata.normalize("NFC", PASSPHRASE))
    assert load_pkcs12(data, unicodedata.normalize("NFD", PASSPHRASE)).name == "A"


def test_refusals() -> None:
    data = packed()
    assert refusal(data, "wrong") == "signer.bad_passphrase"
    assert refusal(data, "") == "signer.bad_passphrase"
    assert refusal(data + b"x") == "signer.not_pkcs12"
    for other in (b"", b"PK", b"\x30\x03\x02\x01\x03", to_pem(pki().province.certificate), bytes(PKCS12_LIMIT + 1)):
        assert refusal(other) == "signer.not_pkcs12"


def test_a_file_without_a_key_or_with_a_foreign_one() -> None:
    certificate = x509.load_der_x509_certificate(pki().signers["ec"].certificate_der)
    alone = pkcs12.serialize_key_and_certificates(None, None, certificate, None, SECRET)
    assert refusal(alone) == "signer.no_key"
    key = ec.generate_private_key(ec.SECP256R1())
    assert refusal(pkcs12.serialize_key_and_certificates(b"x", key, None, None, SECRET)) == "signer.no_key"


@pytest.mark.parametrize(
    "key", [rsa.generate_private_key(65537, 1024), ec.generate_private_key(ec.SECP384R1())], ids=["rsa-1024", "p-384"]
)
def test_unfit_keys(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> None:
    name = x509.Name([])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW + timedelta(days=1))
    certificate = builder.sign(key, SHA256())
    assert refusal(pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, SECRET)) == "signer.unfit_key"


def test_out_of_date() -> None:
    signer = pki().signers["ec"]
    require_in_date(signer, signer.not_before)
    require_in_date(signer, signer.not_after)
    for moment in (signer.not_before - timedelta(seconds=1), signer.not_after + timedelta(seconds=1)):
        with pytest.raises(UserError) as caught:
            require_in_date(signer, moment)
        assert caught.value.code == "signer.out_of_date"


def test_what_the_authority_issues() -> None:
    certificate = x509.load_der_x509_certificate(pki().signers["ec"].certificate_der)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    extended = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert usage.digital_signature and usage.content_commitment and not usage.key_cert_sign
    assert {each.dotted_string for each in extended} == {
        ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string,
        "1.3.6.1.5.5.7.3.36",
    }
    root = x509.load_der_x509_certificate(pki().province.certificate)
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value == x509.BasicConstraints(True, 0)
    assert isinstance(root.public_key(), ec.EllipticCurvePublicKey)


def test_no_certificate_outlives_its_authority() -> None:
    short = make_authority("S", "S", now=NOW, life=timedelta(days=9))
    certificate = x509.load_der_x509_certificate(issue(short, make_request(make_key(), "A", UNIT), now=NOW))
    assert certificate.not_valid_after_utc == NOW + timedelta(days=9)
    long = x509.load_der_x509_certificate(
        issue(make_authority("L", "L", now=NOW), make_request(make_key(), "A", UNIT), now=NOW)
    )
    assert long.not_valid_after_utc == NOW + CERTIFICATE_LIFE


def test_requests_that_are_refused() -> None:
    request = make_request(make_key(), "A", UNIT)
    weak = x509.CertificateSigningRequestBuilder(x509.Name([])).sign(rsa.generate_private_key(65537, 1024), SHA256())
    for data in (b"", request[:-1] + bytes([request[-1] ^ 1]), weak.public_bytes(Encoding.DER)):
        with pytest.raises(UserError) as caught:
            issue(pki().province, data, now=NOW)
        assert caught.value.code == "authority.bad_request"


def test_revocation_lists() -> None:
    crl = x509.load_der_x509_crl(make_crl(pki().province, [(7, NOW)], number=5, now=NOW))
    assert crl.next_update_utc == NOW + CRL_LIFE
    assert crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number == 5
    assert [entry.serial_number for entry in crl] == [7]


def test_keys_are_of_the_kind_that_was_asked_for() -> None:
    assert isinstance(load_der_private_key(make_key("rsa"), None), rsa.RSAPrivateKey)
    assert isinstance(load_der_private_key(make_key(), None), ec.EllipticCurvePrivateKey)


def test_openssl_agrees(tmp_path: Path) -> None:
    """`openssl verify` takes the chain, and refuses the revoked certificate by the list."""
    province, signers = pki().province, pki().signers
    crl = x509.load_der_x509_crl(pki().trust_crl.crls[0])
    (tmp_path / "ca.pem").write_bytes(to_pem(province.certificate) + crl.public_bytes(Encoding.PEM))
    results = {}
    for name in ("ec", "rsa", "revoked", "evil"):
        (tmp_path / f"{name}.pem").write_bytes(to_pem(signers[name].certificate_der))
        command = ["openssl", "verify", "-crl_check", "-x509_strict", "-CAfile", "ca.pem", f"{name}.pem"]
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
        results[name] = (run.returncode, "revoked" in run.stderr)
    assert results == {"ec": (0, False), "rsa": (0, False), "revoked": (2, True), "evil": (2, False)}
    assert serial_of(signers["ec"].certificate_der) != serial_of(signers["rsa"].certificate_der)


def costly(change: Callable[[Pfx], None]) -> bytes:
    bag = Pfx.load(packed())
    change(bag)
    written: bytes = bag.dump(force=True)
    return written


def of_part(bag: Pfx, place: int, rounds: int) -> None:
    """Let the part at `place` ask for so many rounds: certificates stand in an encrypted part, the key in a bag."""
    parts = AuthenticatedSafe.load(bag["auth_safe"]["content"].native)
    if parts[place]["content_type"].native == "encrypted_data":
        how = parts[place]["content"]["encrypted_content_info"]["content_encryption_algorithm"]
        how["parameters"]["key_derivation_func"]["parameters"]["iteration_count"] = rounds
    else:
        bags = SafeContents.load(parts[place]["content"].native)
        how = bags[0]["bag_value"]["encryption_algorithm"]
        how["parameters"]["key_derivation_func"]["parameters"]["iteration_count"] = rounds
        parts[place]["content"] = bags.dump(force=True)
    bag["auth_safe"]["content"] = parts.dump(force=True)


@pytest.mark.parametrize("rounds", [MOST_ROUNDS + 1, 2**31 - 1, 2**62])
def test_a_file_that_would_keep_the_computer_busy_is_not_opened(rounds: int) -> None:
    def mac(bag: Pfx) -> None:
        bag["mac_data"]["iterations"] = rounds

    started = time.monotonic()
    assert refusal(costly(mac)) == "signer.too_costly"
    parts = {place: refusal(costly(lambda bag, at=place: of_part(bag, at, rounds))) for place in (0, 1)}
    assert parts == {0: "signer.too_costly", 1: "signer.too_costly"}
    assert time.monotonic() - started < 2


def test_files_of_other_programs_are_affordable() -> None:
    assert costly(lambda bag: None)
    assert refusal(costly(lambda bag: of_part(bag, 0, 600_000)), "wrong") == "signer.bad_passphrase"
