"""Whom to trust, and what certificates and revocation lists do to a verdict."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key
from cryptography.x509.oid import NameOID

from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.authority import (
    Authority,
    issue,
    make_authority,
    make_crl,
    make_key,
    make_request,
    serial_of,
    to_pem,
)
from congdoan_desktop.signing.certificates import reasons_against, seen
from congdoan_desktop.signing.read_certificate import load_certificate
from congdoan_desktop.signing.reasons import Reason, Refused, state_of
from congdoan_desktop.signing.trust import MOST_CERTIFICATES, Trust, load_trust
from tests.signing.samples import NOW, UNIT, pki

DAY = timedelta(days=1)
TIME = Reason.NOTE_TIME_CLAIMED


def leaf(authority: Authority | None = None, *, begin: datetime = NOW - 30 * DAY, days: int = 60) -> x509.Certificate:
    issuer = authority or pki().province
    return load_certificate(issue(issuer, make_request(make_key(), "A", UNIT), now=begin, life=days * DAY))


def reasons(
    certificate: x509.Certificate,
    trust: Trust,
    *,
    claimed_at: datetime | None = NOW,
    now: datetime = NOW,
    others: tuple[x509.Certificate, ...] = (),
) -> tuple[Reason, ...]:
    return reasons_against(certificate, others, trust, claimed_at=claimed_at, now=now)


def trust_with(*crls: bytes) -> Trust:
    return replace(pki().trust, crls=crls)


def crl(*serials: int, number: int = 1, now: datetime = NOW - DAY, authority: Authority | None = None) -> bytes:
    return make_crl(authority or pki().province, [(each, now - DAY) for each in serials], number=number, now=now)


def test_valid_with_a_list_and_with_a_note_without_one() -> None:
    assert reasons(leaf(), trust_with(crl())) == (TIME,)
    assert reasons(leaf(), pki().trust) == (TIME, Reason.NOTE_REVOCATION_UNKNOWN)
    assert state_of((TIME, Reason.NOTE_REVOCATION_UNKNOWN)) is State.VALID


@pytest.mark.parametrize(
    ("claimed_at", "now", "reason", "state"),
    [
        (NOW, NOW + 40 * DAY, Reason.CERTIFICATE_EXPIRED, State.UNCONFIRMED),
        (NOW - 25 * DAY, NOW - 40 * DAY, Reason.CERTIFICATE_NOT_YET_VALID, State.UNCONFIRMED),
        (NOW - 40 * DAY, NOW, Reason.CERTIFICATE_OUTSIDE_VALIDITY, State.BROKEN),
        (NOW + 40 * DAY, NOW + 41 * DAY, Reason.CERTIFICATE_OUTSIDE_VALIDITY, State.BROKEN),
        (NOW + 2 * DAY, NOW, Reason.TIME_IN_FUTURE, State.UNCONFIRMED),
        (None, NOW, Reason.TIME_MISSING, State.UNCONFIRMED),
    ],
)
def test_times(claimed_at: datetime | None, now: datetime, reason: Reason, state: State) -> None:
    found = reasons(leaf(), pki().trust, claimed_at=claimed_at, now=now)
    assert reason in found
    assert state_of(found) is state


def test_clocks_of_two_offices_may_differ() -> None:
    assert reasons(leaf(), trust_with(crl()), claimed_at=NOW + DAY / 2) == (TIME,)


def test_a_revoked_certificate_breaks_whatever_time_was_claimed() -> None:
    certificate = leaf()
    found = reasons(certificate, trust_with(crl(certificate.serial_number)), claimed_at=NOW - 20 * DAY)
    assert Reason.CERTIFICATE_REVOKED in found
    assert state_of(found) is State.BROKEN


def test_any_genuine_list_revokes_even_an_old_one() -> None:
    certificate = leaf()
    old = crl(certificate.serial_number, now=NOW - 200 * DAY)
    assert Reason.CERTIFICATE_REVOKED in reasons(certificate, trust_with(old, crl(number=2)))


def test_a_list_out_of_date_confirms_nothing() -> None:
    assert reasons(leaf(), trust_with(crl(now=NOW - 91 * DAY))) == (Reason.CRL_OUT_OF_DATE, TIME)
    assert reasons(leaf(), trust_with(crl(now=NOW - 91 * DAY), crl(number=2))) == (TIME,)
    assert reasons(leaf(), trust_with(crl(now=NOW + 9 * DAY))) == (Reason.CRL_OUT_OF_DATE, TIME)


def test_a_list_by_a_look_alike_is_not_genuine() -> None:
    name = x509.load_der_x509_certificate(pki().province.certificate).subject
    common, organisation = (
        name.get_attributes_for_oid(o)[0].value for o in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
    )
    fake = make_authority(str(common), str(organisation), now=NOW - 9 * DAY)
    certificate = leaf()
    forged = crl(certificate.serial_number, authority=fake)
    assert reasons(certificate, trust_with(forged)) == (Reason.CRL_NOT_GENUINE, TIME)
    assert reasons(certificate, trust_with(forged, crl(number=2))) == (TIME,)
    assert Reason.ISSUER_LOOK_ALIKE in reasons(leaf(fake, begin=NOW - DAY), pki().trust)


def test_a_list_of_another_issuer_says_nothing() -> None:
    other = make_authority("Other", "Other", now=NOW - 9 * DAY)
    assert Reason.NOTE_REVOCATION_UNKNOWN in reasons(leaf(), trust_with(crl(authority=other)))


def test_unknown_issuer_and_no_trust_at_all() -> None:
    stranger = make_authority("Other", "Other", now=NOW - 99 * DAY)
    certificate, root = leaf(stranger), load_certificate(stranger.certificate)
    assert reasons(certificate, pki().trust, others=(root,)) == (Reason.ISSUER_UNKNOWN, TIME)
    assert reasons(certificate, Trust(), others=(root,)) == (Reason.TRUST_NONE, TIME)


def test_an_authority_out_of_date() -> None:
    short = make_authority("Short", "Short", now=NOW - 99 * DAY, life=70 * DAY)
    certificate = leaf(replace(short), begin=NOW - 50 * DAY, days=10)
    found = reasons(certificate, Trust(anchors=(short.certificate,)), claimed_at=NOW - 45 * DAY)
    assert Reason.ISSUER_OUT_OF_DATE in found
    assert state_of(found) is State.UNCONFIRMED


def test_certificates_that_do_not_belong_to_the_chain() -> None:
    root = load_certificate(pki().province.certificate)
    stranger = load_certificate(make_authority("Other", "Other", now=NOW - DAY).certificate)
    assert reasons(leaf(), trust_with(crl()), others=(root,)) == (TIME,)
    assert Reason.CERTIFICATE_STRAY in reasons(leaf(), pki().trust, others=(root, stranger))


def test_a_trusted_certificate_of_a_person_signs_but_issues_nothing() -> None:
    person = leaf()
    assert state_of(reasons(person, Trust(anchors=(person.public_bytes(Encoding.DER),)))) is State.VALID
    child = built(subject="child", issuer=person.subject)
    assert Reason.ISSUER_LOOK_ALIKE in reasons(child, Trust(anchors=(person.public_bytes(Encoding.DER),)))


def built(
    *,
    subject: str = "x",
    issuer: x509.Name | None = None,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | None = None,
    by: ec.EllipticCurvePrivateKey | None = None,
    extensions: tuple[tuple[x509.ExtensionType, bool], ...] = (),
) -> x509.Certificate:
    """A certificate as nobody should make it; self-signed unless `by` and `issuer` say otherwise."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    builder = x509.CertificateBuilder(
        issuer or name, name, key.public_key(), x509.random_serial_number(), NOW - DAY, NOW + DAY
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(by or key, SHA256())


def sha1_certificate() -> x509.Certificate:
    """Our own library no longer makes such a thing."""
    command = "openssl req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -sha1 -subj /CN=x -days 2 -outform DER"
    return load_certificate(subprocess.run(command.split(), capture_output=True, check=True, timeout=60).stdout)


def usage(**given: bool) -> x509.KeyUsage:
    names = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    more = ("key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return x509.KeyUsage(**{name: given.get(name, False) for name in names + more})


@pytest.mark.parametrize(
    ("certificate", "reason", "state"),
    [
        (lambda: built(key=rsa.generate_private_key(65537, 1024)), Reason.CERTIFICATE_WEAK, State.BROKEN),
        (lambda: built(key=ec.generate_private_key(ec.SECP192R1())), Reason.CERTIFICATE_WEAK, State.BROKEN),
        (
            sha1_certificate,
            Reason.CERTIFICATE_WEAK,
            State.BROKEN,
        ),
        (
            lambda: built(extensions=((usage(key_encipherment=True), True),)),
            Reason.CERTIFICATE_NOT_FOR_SIGNING,
            State.BROKEN,
        ),
        (
            lambda: built(extensions=((x509.NameConstraints([x509.DNSName("x.example")], None), True),)),
            Reason.CERTIFICATE_UNKNOWN_RULES,
            State.UNCONFIRMED,
        ),
    ],
    ids=["rsa-1024", "p-192", "sha1", "encipherment", "unknown rules"],
)
def test_unfit_certificates(certificate: Callable[[], x509.Certificate], reason: Reason, state: State) -> None:
    made = certificate()
    found = reasons(made, Trust(anchors=(made.public_bytes(Encoding.DER),)))
    assert reason in found
    assert state_of(found) is state


def test_an_authority_may_not_allow_more_levels_than_it_was_given() -> None:
    """pathLen 0: the province signs people, no further authorities."""
    province = pki().province
    key = ec.generate_private_key(ec.SECP256R1())
    root = load_certificate(province.certificate)
    ca = ((x509.BasicConstraints(True, None), True), (usage(key_cert_sign=True), True))
    middle = built(
        subject="middle", issuer=root.subject, key=key, by=load_der_private_key(province.key, None), extensions=ca
    )
    person = built(subject="person", issuer=middle.subject, by=key)
    assert state_of(reasons(person, pki().trust, others=(middle,))) is not State.VALID
    deep = make_root_with_two_levels()
    middle = built(subject="middle", issuer=deep[0].subject, key=key, by=deep[1], extensions=ca)
    trust = Trust(anchors=(deep[0].public_bytes(Encoding.DER),))
    assert state_of(reasons(built(subject="p", issuer=middle.subject, by=key), trust, others=(middle,))) is State.VALID


def make_root_with_two_levels() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    ca = ((x509.BasicConstraints(True, 1), True), (usage(key_cert_sign=True), True))
    return built(subject="deep root", key=key, extensions=ca), key


def test_load_trust_reads_every_form(tmp_path: Path) -> None:
    other = make_authority("Other", "Other", now=NOW)
    (tmp_path / "a.pem").write_bytes(to_pem(pki().province.certificate) + to_pem(other.certificate))
    (tmp_path / "b.CER").write_bytes(other.certificate)
    (tmp_path / "c.crl").write_bytes(crl())
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "folder.pem").mkdir()
    separate = tmp_path / "list.bin"
    separate.write_bytes(x509.load_der_x509_crl(crl(number=2)).public_bytes(Encoding.PEM))
    trust = load_trust(tmp_path, separate)
    assert trust.anchors == (pki().province.certificate, other.certificate)
    assert len(trust.crls) == 2


def test_load_trust_of_an_empty_folder(tmp_path: Path) -> None:
    assert load_trust(tmp_path) == Trust()


@pytest.mark.parametrize("name", ["a.pem", "a.cer", "a.crl"])
def test_load_trust_refuses_what_it_cannot_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"-----BEGIN CERTIFICATE-----\nAAAA\n" if name == "a.pem" else b"nonsense")
    with pytest.raises(UserError) as caught:
        load_trust(tmp_path)
    assert (caught.value.code, caught.value.values) == ("trust.unreadable", {"name": name})


def test_load_trust_without_a_folder_or_list(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_trust(tmp_path / "nowhere")
    assert caught.value.code == "trust.missing_folder"
    with pytest.raises(UserError) as caught:
        load_trust(tmp_path, tmp_path / "nowhere.crl")
    assert caught.value.code == "file.unreadable"


@pytest.mark.parametrize("der", [b"", b"\x30\x00", b"\x30\x84\xff\xff\xff\xff", pki().province.certificate[:-9]])
def test_unreadable_certificates(der: bytes) -> None:
    with pytest.raises(Refused) as caught:
        load_certificate(der)
    assert caught.value.reason is Reason.CERTIFICATE_UNREADABLE


def test_a_stranger_cannot_write_over_the_screen() -> None:
    certificate = built(subject="A\x1b[2J\u202e\nB" + "x" * 50)
    assert seen(certificate, (), claimed_at=None, role="\x07r").name == "A [2J B" + "x" * 50
    assert seen(certificate, (), claimed_at=None, role="\x07r" * 300).role == " ".join("r" * 100)


def test_what_is_shown_of_a_signer() -> None:
    certificate = load_certificate(pki().signers["ec"].certificate_der)
    shown = seen(certificate, (TIME,), claimed_at=NOW, role="r")
    assert (shown.name, shown.organisation, shown.issuer) == (
        "Nguyễn Thị Ánh Đào",
        UNIT,
        "CA mẫu LĐLĐ tỉnh Lai Châu 2026",
    )
    assert int(shown.serial, 16) == serial_of(pki().signers["ec"].certificate_der)
    assert (len(shown.fingerprint), shown.state, shown.role) == (64, State.VALID, "r")


def test_a_file_of_thousands_of_certificates_is_refused_at_once(tmp_path: Path) -> None:
    pem = to_pem(pki().province.certificate)
    (tmp_path / "a.pem").write_bytes(pem * MOST_CERTIFICATES)
    assert load_trust(tmp_path).anchors == (pki().province.certificate,)
    (tmp_path / "a.pem").write_bytes(pem * (MOST_CERTIFICATES + 1))
    with pytest.raises(UserError, match=r"trust\.unreadable"):
        load_trust(tmp_path)
