"""Requests, answers and certificates from whoever means ill: each is refused with its sentence, and issues nothing."""

import subprocess
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import UnitCertificate
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing import authority as issuing
from congdoan_desktop.signing.authority import Authority
from congdoan_desktop.signing.certificate_files import bundle, certificates_in
from congdoan_desktop.signing.requests import LIMIT, read_asked
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases import own_certificate as own
from congdoan_desktop.usecases import unit_key
from congdoan_desktop.usecases.province import requests
from congdoan_desktop.usecases.province import unit_certificates as certificates
from congdoan_desktop.usecases.province.authority import make_authority, open_authority
from congdoan_desktop.usecases.province.authority_copies import (
    confirm_paper,
    copy_bytes,
    open_steps,
    recover_authority,
    renew_code,
    require_finished,
    restore_authority,
    restore_from_file,
    try_passphrase,
    write_copy,
)
from congdoan_desktop.usecases.province.authority_paper import authority_sheets, copy_in, texts_of
from congdoan_desktop.usecases.province.certificate_list import certificate_desk
from congdoan_desktop.usecases.province.units import register_of
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.province_store import HYDRO, NURSERY, PROVINCE, TEA, make_province
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

__all__ = ["cheap_keys"]
NOW = datetime(2026, 6, 10, 9, 0, tzinfo=VIETNAM)
WORDS, OWN = "mười cây cầu qua sông Đà", "bảy mùa lúa ở Than Uyên"
KEY = ec.generate_private_key(ec.SECP256R1())
Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Store]:
    make_province(tmp_path / "tinh.congdoan")
    with open_store(tmp_path / "tinh.congdoan") as store:
        yield store


@pytest.fixture
def authority(province: Store) -> Authority:
    make_authority(province, WORDS, NOW)
    return open_authority(province, WORDS)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Store]:
    start_union(tmp_path / "don-vi.congdoan", replace(UNIT, code=TEA.code), PROFILE, HEAD_COUNT)
    with open_store(tmp_path / "don-vi.congdoan") as store:
        unit_key.make_unit_key(store, OWN, NOW)
        yield store


def asked(name: str = "Lò Văn Thịnh", *, code: str = "", key: Private = KEY) -> bytes:
    """Return a request as somebody else's program makes it, with no rule about what a name is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of what is done here on purpose
        parts = [x509.NameAttribute(NameOID.COMMON_NAME, name, _validate=False)]
        parts += [x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, code)] if code else []
        builder = x509.CertificateSigningRequestBuilder().subject_name(x509.Name(parts))
        signed = builder.sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else SHA256())
        return signed.public_bytes(Encoding.DER)


def bent(data: bytes) -> bytes:
    """Return the request with another last byte of its own signature."""
    return data[:-1] + bytes([data[-1] ^ 1])


HOSTILE = {
    "oversized": b"0" * (LIMIT + 1),
    "oversized PEM": b"-----BEGIN CERTIFICATE REQUEST-----\n" + b"A" * LIMIT,
    "garbage DER": b"\x30\x82\xff\xff" + b"\x00" * 900,
    "garbage PEM": b"-----BEGIN CERTIFICATE REQUEST-----\n!!!!\n-----END CERTIFICATE REQUEST-----\n",
    "nested": b"\x30\x80" * 12_000,
    "bad self-signature": bent(asked()),
    "10 000 letters": asked("A" * 10_000),
    "control characters": asked("Lò\x00\x1b[2J Thịnh"),
    "turned direction": asked("Lò Văn \u202etxt.exe"),
    "secp256k1": asked(key=ec.generate_private_key(ec.SECP256K1())),
    "P-384": asked(key=ec.generate_private_key(ec.SECP384R1())),
    "Ed25519": asked(key=ed25519.Ed25519PrivateKey.generate()),
    "RSA 1024": asked(key=rsa.generate_private_key(65537, 1024)),
    "a certificate": issuing.self_signed(issuing.make_key(), "A", TEA.name, now=NOW),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_request_is_one_sentence(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"authority\.bad_request"):
        read_asked(data)
    (tmp_path / "xin.csr").write_bytes(data)
    found, refused = requests.read_waiting((tmp_path,), NOW)
    assert found == () and [name for name, _ in refused] == ["xin.csr"]


def test_a_request_may_be_pem_and_rsa_of_2048_bits() -> None:
    key = rsa.generate_private_key(65537, 2048)
    der = asked(key=key)
    pem = x509.load_der_x509_csr(der).public_bytes(Encoding.PEM)
    assert read_asked(pem) == read_asked(der)


def test_another_units_code_is_refused_and_proposed_to_nobody_else(province: Store) -> None:
    data = asked(code=HYDRO.code)
    with pytest.raises(UserError, match=r"certificate\.other_unit"):
        certificates.look_at_request_bytes(province, TEA, data, NOW)
    register = register_of(province)
    one = replace(waiting(asked(), "LC999"), organisation=TEA.name)
    assert requests.proposed_unit(register, one) is None  # an unknown code is not guessed from a name
    assert requests.proposed_unit(register, replace(one, unit_code="lc 014")) == TEA
    assert requests.proposed_unit(register, replace(one, unit_code="")) == TEA


def waiting(data: bytes, code: str = "") -> requests.Waiting:
    seen = read_asked(data)
    return requests.Waiting(
        key_print=seen.key_print,
        request="",
        name=seen.name,
        organisation=seen.organisation,
        unit_code=code,
        file_name="xin.csr",
        came_at="",
    )


def test_nobody_bears_the_name_of_the_office_even_as_a_person(province: Store, authority: Authority) -> None:
    for name in (PROVINCE.name.upper(), PROVINCE.short_name):
        seen = certificates.look_at_request_bytes(province, TEA, asked(name), NOW)
        with pytest.raises(UserError, match=r"certificate\.own_name"):
            certificates.issue(province, authority, TEA, seen, seen.key_print, NOW, checked_with="")
    assert repository.find(province, UnitCertificate) == ()


def test_the_same_key_waits_once_and_is_known_once_it_was_granted(
    province: Store, authority: Authority, tmp_path: Path
) -> None:
    for name in ("a.csr", "b.csr"):
        (tmp_path / name).write_bytes(asked(code=TEA.code))
    found, _ = requests.read_waiting((tmp_path,), NOW)
    assert requests.take_requests(province, found) == requests.Came(new=1, known=0)
    assert requests.take_requests(province, found) == requests.Came(new=0, known=1)
    (line,) = certificate_desk(province, NOW.date()).lines
    assert (line.state, line.unit) == ("waiting", TEA)
    seen = certificates.look_at_request_bytes(province, TEA, found[0].der, NOW)
    certificates.issue(province, authority, TEA, seen, seen.key_print, NOW, checked_with="x")
    requests.forget_request(province, seen.key_print)
    assert requests.take_requests(province, found).known == 1
    assert [one.state for one in certificate_desk(province, NOW.date()).lines] == ["good"]


def test_a_flood_of_requests_has_an_end(province: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "MOST_WAITING", 1)
    two = tuple(waiting(asked(key=ec.generate_private_key(ec.SECP256R1()))) for _ in range(2))
    with pytest.raises(UserError, match=r"certificate\.too_many_waiting"):
        requests.take_requests(province, two)
    assert requests.waiting(province) == ()


def test_others_can_check_what_is_issued_and_what_is_revoked(
    province: Store, unit: Store, authority: Authority, tmp_path: Path
) -> None:
    seen = certificates.look_at_request_bytes(province, TEA, unit_key.request_of(unit, OWN), NOW)
    row = certificates.issue(province, authority, TEA, seen, seen.key_print, NOW, checked_with="x")
    (file,) = certificates.answer_parcel(province, row).enclosures
    (tmp_path / "tra.p7b").write_bytes(file.data)
    (tmp_path / "ca.pem").write_bytes(issuing.to_pem(authority.certificate))
    (tmp_path / "unit.pem").write_bytes(issuing.to_pem(certificates.der_of(row)))
    listed = openssl(tmp_path, "pkcs7", "-inform", "DER", "-in", "tra.p7b", "-print_certs", "-noout")
    assert listed.count("subject=") == 2 and "CA L" in listed
    purposes = openssl(tmp_path, "x509", "-in", "unit.pem", "-noout", "-ext", "keyUsage,basicConstraints")
    assert "Digital Signature, Non Repudiation" in purposes and "CA:FALSE" in purposes
    certificates.revoke(province, row.id, "Mất khóa", NOW)
    for number in (1, 2):
        (tmp_path / "list.der").write_bytes(certificates.publish_list(province, authority, NOW))
        text = openssl(tmp_path, "crl", "-inform", "DER", "-in", "list.der", "-CAfile", "ca.pem", "-noout", "-text")
        assert f"CRL Number: \n                {number}" in text
        assert row.serial.upper().lstrip("0") in text.replace(":", "")


def openssl(folder: Path, *words: str) -> str:
    return subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def answered(authority: Authority, unit: Store, *, at: datetime = NOW) -> bytes:
    request = unit_key.request_of(unit, OWN)
    return bundle(issuing.issue(authority, request, now=at), (authority.certificate,))


def test_the_answer_is_found_on_a_stick_and_taken(unit: Store, authority: Authority, tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    (stick / "Đơn vị khác").mkdir(parents=True)
    (stick / "hong.cer").write_bytes(b"0000")
    (stick / "khac.p7b").write_bytes(bundle(authority.certificate, ()))
    with pytest.raises(UserError, match=r"certificate\.none_for_us"):
        own.find_answer(unit, (stick,), NOW)
    (stick / "Đơn vị khác" / "cu.p7b").write_bytes(answered(authority, unit, at=NOW - timedelta(days=60)))
    (stick / "Đơn vị khác" / "moi.p7b").write_bytes(answered(authority, unit))
    answer = own.find_answer(unit, (stick,), NOW)
    own.note_asked(unit, NOW.date())
    assert own.standing(unit, NOW.date()).state == "asked"
    own.take_answer(unit, answer)
    found = own.standing(unit, NOW.date())
    assert (found.state, found.asked_on, found.is_known) == ("good", None, False)
    assert own.standing(unit, (NOW + timedelta(days=700)).date()).state == "soon"
    assert own.standing(unit, (NOW + timedelta(days=731)).date()).state == "ended"
    with pytest.raises(UserError, match=r"certificate\.older"):
        own.look_at_answer_file(unit, stick / "Đơn vị khác" / "cu.p7b", NOW)


def test_an_answer_of_nobody_is_not_taken(unit: Store, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = unit_key.unit_key_of(unit)
    assert kept is not None
    with pytest.raises(UserError, match=r"certificate\.unknown_issuer"):  # what the key says of itself
        own.look_at_answer(unit, kept.certificate, NOW)
    with pytest.raises(UserError, match=r"certificate\.ended"):
        own.look_at_answer(unit, answered(authority, unit, at=NOW - timedelta(days=800)), NOW)
    known = Trust(anchors=(issuing.make_authority("CA LĐLĐ tỉnh", PROVINCE.name, now=NOW).certificate,))
    monkeypatch.setattr(own, "taken_trust", lambda _db: known)
    with pytest.raises(
        UserError, match=r"certificate\.unknown_issuer"
    ):  # since a pack came, its authority alone issues
        own.look_at_answer(unit, answered(authority, unit), NOW)
    for data in (b"", b"\x30\x80" * 900, b"-----BEGIN CERTIFICATE-----\n" * 40, b"0" * (1 << 20) + b"0"):
        with pytest.raises(UserError, match=r"certificate\.unreadable"):
            own.look_at_answer(unit, data, NOW)


def test_certificates_of_others_come_in_any_usual_form(province: Store, authority: Authority) -> None:
    key = issuing.make_key()
    leaf = issuing.issue(authority, issuing.make_request(key, "Tòng Thị Hiền", HYDRO.name), now=NOW)
    read = [x509.load_der_x509_certificate(der) for der in (authority.certificate, leaf)]
    forms = (
        leaf,
        issuing.to_pem(leaf),
        issuing.to_pem(authority.certificate) + issuing.to_pem(leaf),
        pkcs7.serialize_certificates(read, Encoding.PEM),
        bundle(leaf, (authority.certificate,)),
    )
    assert {certificates_in(data)[0] for data in forms} == {leaf}
    with pytest.raises(UserError, match=r"certificate\.not_for_signing"):
        certificates.register_certificate(province, NURSERY, authority.certificate, NOW, checked_with="")
    past = issuing.self_signed(key, "A", NURSERY.name, now=NOW - timedelta(days=9999))
    with pytest.raises(UserError, match=r"certificate\.ended"):
        certificates.register_certificate(province, NURSERY, past, NOW, checked_with="")


def test_the_ceremony_is_over_when_both_copies_and_the_words_were_tried(province: Store, tmp_path: Path) -> None:
    assert open_steps(province) == ()
    first = make_authority(province, WORDS, NOW, "CA LĐLĐ Lai Châu")
    assert open_steps(province) == ("paper", "drive", "test")
    with pytest.raises(UserError, match=r"authority\.lacks_copies"):
        require_finished(province)
    code = renew_code(province, WORDS).recovery_code
    with pytest.raises(UserError, match=r"key\.code_wrong"):
        confirm_paper(province, first.recovery_code, "két", NOW)
    confirm_paper(province, code, "két", NOW)
    (tmp_path / "USB").mkdir()
    write_copy(province, tmp_path / "USB", WORDS, NOW)
    with pytest.raises(UserError, match=r"authority\.bad_passphrase"):
        try_passphrase(province, "không nhớ nữa rồi", NOW)
    assert open_steps(province) == ("test",)
    try_passphrase(province, WORDS, NOW)
    require_finished(province)


def test_a_forgotten_pass_phrase_and_what_must_be_made_anew(province: Store, tmp_path: Path) -> None:
    code = make_authority(province, WORDS, NOW).recovery_code
    confirm_paper(province, code, "két", NOW)
    write_copy(province, tmp_path, WORDS, NOW)
    try_passphrase(province, WORDS, NOW)
    again = renew_code(province, WORDS).recovery_code
    assert open_steps(province) == ("paper",)  # the stick opens with the pass-phrase still
    with pytest.raises(UserError, match=r"key\.code_wrong"):
        recover_authority(province, code, OWN)
    with pytest.raises(UserError, match=r"key\.passphrase_short"):
        recover_authority(province, again, "ngắn")
    recover_authority(province, again.lower(), OWN)
    assert open_steps(province) == ("paper", "drive", "test")
    with pytest.raises(UserError, match=r"authority\.bad_passphrase"):
        open_authority(province, WORDS)
    open_authority(province, OWN)


def test_the_paper_brings_the_authority_back(province: Store, tmp_path: Path) -> None:
    made = make_authority(province, WORDS, NOW)
    (tmp_path / "quet.pdf").write_bytes(authority_sheets(province, made.recovery_code, NOW))
    make_province(tmp_path / "moi.congdoan")
    with open_store(tmp_path / "moi.congdoan") as new:
        back = restore_from_file(new, tmp_path / "quet.pdf", made.recovery_code, NOW)
        assert back.kept.certificate == made.kept.certificate


def test_half_a_paper_is_none(province: Store) -> None:
    make_authority(province, WORDS, NOW)
    copy = copy_bytes(province)
    texts = texts_of(copy)
    assert copy_in(("HTTPS://EXAMPLE.VN", *reversed(texts))) == copy
    with pytest.raises(UserError, match=r"authority\.paper_incomplete"):
        copy_in(texts[:3])
    with pytest.raises(UserError, match=r"authority\.not_a_copy"):
        copy_in((*texts[:3], texts[3][:-4] + "AAAA"))
    with pytest.raises(UserError, match=r"authority\.not_a_copy"):
        restore_from_nothing(province)


def restore_from_nothing(province: Store) -> None:
    from congdoan_desktop.usecases.province.authority import end_authority

    end_authority(province, NOW)
    restore_authority(province, b"{}", WORDS, NOW)


def test_an_authority_takes_a_name_of_its_own(province: Store) -> None:
    from congdoan_desktop.usecases.province.authority import end_authority

    with pytest.raises(UserError, match=r"authority\.name_long"):
        make_authority(province, WORDS, NOW, "Chứng thư gốc của Liên đoàn Lao động tỉnh Lai Châu")
    make_authority(province, WORDS, NOW, "CA Lai Châu")
    end_authority(province, NOW)
    with pytest.raises(UserError, match=r"authority\.name_taken"):
        make_authority(province, WORDS, NOW, "ca  lai châu")
