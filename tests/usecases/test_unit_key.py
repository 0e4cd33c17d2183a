"""The unit's key from its making to its end."""

import hashlib
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtensionOID, NameOID

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.unit_key import NewKey
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.authority import issue, make_key, make_request, to_pkcs12
from congdoan_desktop.signing.keys import passphrase_bytes
from congdoan_desktop.signing.own_key import signer_of
from congdoan_desktop.signing.sealed_data import open_sealed, seal_data
from congdoan_desktop.signing.signer import load_pkcs12
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.store import repository, unit_keys
from congdoan_desktop.store.connection import wal_path
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases import unit_key
from congdoan_desktop.usecases.unit_key_forms import opened
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.union import UNIT
from tests.signing.samples import pki

__all__ = ["cheap_keys"]

NOW = datetime.now(VIETNAM).replace(microsecond=0)
FIRST, SECOND = "chè xanh núi Pú Đao", "sương sớm trên đồi chè"
OF_FILE = "một mật khẩu thật dài cho tệp rời"


@pytest.fixture
def made(union: Store) -> NewKey:
    return unit_key.make_unit_key(union, FIRST, NOW)


def refusal(act: object, *given: object) -> str:
    assert callable(act)
    with pytest.raises(UserError) as caught:
        act(*given)
    return caught.value.code


def fingerprint(store: Store) -> str:
    kept = unit_key.unit_key_of(store)
    assert kept is not None
    return hashlib.sha256(kept.certificate).hexdigest()


def test_a_key_is_made_in_the_name_of_the_unit(union: Store, made: NewKey) -> None:
    assert unit_key.unit_key_of(union) == made.kept
    seen = unit_key.certificate_of(made.kept)
    assert (seen.name, seen.organisation, seen.is_self_signed) == (UNIT.short_name, UNIT.name, True)
    assert seen.fingerprint == fingerprint(union)
    assert seen.not_before <= NOW <= seen.not_after
    assert unit_key.known_keys(union) == ((made.kept, seen),)
    assert made.recovery_code not in repr(made)


def test_it_seals_and_nobody_is_asked_to_trust_it_blindly(union: Store, made: NewKey) -> None:
    signer = unit_key.open_unit_key(union, FIRST)
    verdict, content = open_sealed(seal_data(b"data", signer, at=NOW), Trust(), now=NOW)
    assert (verdict.state, content) == (State.UNCONFIRMED, b"data")
    assert verdict.signers[0].fingerprint == fingerprint(union)


def test_there_is_one_key_at_a_time(union: Store, made: NewKey) -> None:
    assert refusal(unit_key.make_unit_key, union, FIRST, NOW) == "key.exists"
    assert len(unit_keys.all_keys(union)) == 1


def test_without_a_key_there_is_nothing_to_open(union: Store) -> None:
    for act, given in (
        (unit_key.open_unit_key, (FIRST,)),
        (unit_key.change_passphrase, (FIRST, SECOND)),
        (unit_key.recover, ("x", SECOND)),
        (unit_key.new_recovery_code, (FIRST,)),
        (unit_key.export_pkcs12, (FIRST, OF_FILE)),
        (unit_key.end_unit_key, (NOW,)),
        (unit_key.request_of, (FIRST,)),
        (unit_key.recovery_sheet, ("x", NOW)),
    ):
        assert refusal(act, union, *given) == "key.none"


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("chè xanh", "key.passphrase_short"),
        ("aaaaaaaaaaaaaaaa", "key.passphrase_monotonous"),
        ("0912345678901", "key.passphrase_digits"),
        (UNIT.short_name.upper(), "key.passphrase_name"),
        (UNIT.parent_name, "key.passphrase_name"),
    ],
)
def test_a_poor_pass_phrase_guards_nothing(union: Store, passphrase: str, code: str) -> None:
    assert refusal(unit_key.make_unit_key, union, passphrase, NOW) == code
    assert unit_key.unit_key_of(union) is None
    made = unit_key.make_unit_key(union, FIRST, NOW)
    assert refusal(unit_key.change_passphrase, union, FIRST, passphrase) == code
    assert refusal(unit_key.recover, union, made.recovery_code, passphrase) == code
    assert unit_key.unit_key_of(union) == made.kept


def test_another_pass_phrase(union: Store, made: NewKey) -> None:
    assert refusal(unit_key.change_passphrase, union, SECOND, SECOND) == "key.bad_passphrase"
    unit_key.change_passphrase(union, FIRST, SECOND)
    assert refusal(unit_key.open_unit_key, union, FIRST) == "key.bad_passphrase"
    assert unit_key.open_unit_key(union, SECOND).certificate_der == made.kept.certificate
    assert unit_key.recover(union, made.recovery_code, FIRST).kept.certificate == made.kept.certificate


def test_no_older_form_stays_in_the_file(union: Store, union_path: Path, made: NewKey) -> None:
    old = made.kept.by_passphrase[-60:].encode()
    union.empty_log()
    assert old in union_path.read_bytes()
    unit_key.change_passphrase(union, FIRST, SECOND)
    assert old not in union_path.read_bytes() and old not in wal_path(union_path).read_bytes()


def test_a_forgotten_pass_phrase(union: Store, made: NewKey) -> None:
    typed = made.recovery_code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    renewed = unit_key.recover(union, typed, SECOND)
    assert renewed.recovery_code != made.recovery_code
    assert unit_key.open_unit_key(union, SECOND).certificate_der == made.kept.certificate
    assert refusal(unit_key.open_unit_key, union, FIRST) == "key.bad_passphrase"
    assert refusal(unit_key.recover, union, made.recovery_code, FIRST) == "key.code_wrong"
    unit_key.recover(union, renewed.recovery_code, FIRST)


def test_codes_that_open_nothing(union: Store, made: NewKey) -> None:
    swapped = made.recovery_code[:-1] + ("A" if made.recovery_code[-1] != "A" else "B")
    for typed, code in (
        ("", "key.code_length"),
        (made.recovery_code[:-1], "key.code_length"),
        (made.recovery_code.replace("-", "") + "A", "key.code_length"),
        (swapped, "key.code_mistyped"),
        ("Đ" + made.recovery_code[1:], "key.code_letters"),
    ):
        assert refusal(unit_key.recover, union, typed, SECOND) == code
    assert unit_key.unit_key_of(union) == made.kept


def test_a_new_sheet_voids_the_old_one(union: Store, made: NewKey) -> None:
    assert refusal(unit_key.new_recovery_code, union, SECOND) == "key.bad_passphrase"
    renewed = unit_key.new_recovery_code(union, FIRST)
    assert refusal(unit_key.recover, union, made.recovery_code, SECOND) == "key.code_wrong"
    assert unit_key.open_unit_key(union, FIRST).name == UNIT.short_name
    unit_key.recover(union, renewed.recovery_code, SECOND)


def test_wrapped_forms_open_in_their_own_row_only(union: Store, made: NewKey) -> None:
    moved = replace(made.kept, by_passphrase=made.kept.by_recovery)
    with pytest.raises(UserError, match=r"key\.bad_passphrase"):
        opened(moved, FIRST)
    with pytest.raises(UserError, match=r"key\.bad_passphrase"):
        opened(replace(made.kept, id="other"), FIRST)


def test_to_another_computer_and_back(union: Store, tmp_path: Path, made: NewKey) -> None:
    assert refusal(unit_key.export_pkcs12, union, FIRST, SECOND[:19]) == "key.export_short"
    assert refusal(unit_key.export_pkcs12, union, FIRST, "a" * 30) == "key.passphrase_monotonous"
    assert refusal(unit_key.export_pkcs12, union, SECOND, OF_FILE) == "key.bad_passphrase"
    carried = unit_key.export_pkcs12(union, FIRST, OF_FILE)
    assert load_pkcs12(carried, OF_FILE).certificate_der == made.kept.certificate
    (tmp_path / "khoa.p12").write_bytes(carried)
    assert refusal(unit_key.import_pkcs12, union, tmp_path / "khoa.p12", "x", SECOND, NOW) == "signer.bad_passphrase"
    assert refusal(unit_key.import_pkcs12, union, tmp_path / "none", "x", SECOND, NOW) == "file.unreadable"
    assert unit_key.unit_key_of(union) == made.kept
    later = NOW + timedelta(minutes=1)
    imported = unit_key.import_pkcs12(union, tmp_path / "khoa.p12", OF_FILE, SECOND, later)
    assert [key.ended_at for key in unit_keys.all_keys(union)] == [None, later]
    assert unit_key.open_unit_key(union, SECOND).certificate_der == made.kept.certificate
    unit_key.recover(union, imported.recovery_code, FIRST)


@pytest.mark.parametrize("algorithm", ["ec", "rsa"])
def test_openssl_reads_what_is_carried(union: Store, tmp_path: Path, algorithm: str) -> None:
    bring_in(union, tmp_path, algorithm)
    (tmp_path / "out.p12").write_bytes(unit_key.export_pkcs12(union, FIRST, OF_FILE))
    (tmp_path / "pass").write_bytes(passphrase_bytes(OF_FILE))
    command = ["openssl", "pkcs12", "-in", "out.p12", "-passin", "file:pass", "-nodes"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60)
    assert run.returncode == 0 and run.stdout.count(b"BEGIN CERTIFICATE") == 2 and b"PRIVATE KEY" in run.stdout


def bring_in(store: Store, folder: Path, algorithm: str) -> NewKey:
    """Import a key with a certificate of the province."""
    key = make_key("ecdsa" if algorithm == "ec" else "rsa")
    certificate = issue(pki().province, make_request(key, UNIT.short_name, UNIT.name), now=NOW - timedelta(days=1))
    data = to_pkcs12(key, certificate, [pki().province.certificate], passphrase=OF_FILE, label="A")
    (folder / "in.p12").write_bytes(data)
    return unit_key.import_pkcs12(store, folder / "in.p12", OF_FILE, FIRST, NOW)


@pytest.mark.parametrize("algorithm", ["ec", "rsa"])
def test_a_key_that_the_province_vouches_for(union: Store, tmp_path: Path, algorithm: str) -> None:
    made = bring_in(union, tmp_path, algorithm)
    assert made.kept.chain == (pki().province.certificate,)
    assert not unit_key.certificate_of(made.kept).is_self_signed
    sealed = seal_data(b"data", unit_key.open_unit_key(union, FIRST), at=NOW)
    assert open_sealed(sealed, pki().trust_crl, now=NOW)[0].state is State.VALID


def test_a_certificate_that_nobody_could_check_is_not_taken(union: Store, tmp_path: Path) -> None:
    """An unknown extension of broken bytes where the usage of the key should be."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW + timedelta(days=9))
    builder = builder.add_extension(x509.UnrecognizedExtension(ExtensionOID.KEY_USAGE, b"\x00"), critical=True)
    protection = BestAvailableEncryption(passphrase_bytes(OF_FILE))
    data = pkcs12.serialize_key_and_certificates(b"A", key, builder.sign(key, SHA256()), None, protection)
    (tmp_path / "in.p12").write_bytes(data)
    given = (union, tmp_path / "in.p12", OF_FILE, FIRST, NOW)
    assert refusal(unit_key.import_pkcs12, *given) == "key.unreadable_certificate"


def test_an_ended_key_does_nothing_any_more(union: Store, made: NewKey) -> None:
    sealed = seal_data(b"data", unit_key.open_unit_key(union, FIRST), at=NOW)
    unit_key.end_unit_key(union, NOW)
    assert unit_key.unit_key_of(union) is None
    assert refusal(unit_key.open_unit_key, union, FIRST) == "key.none"
    assert refusal(unit_key.recover, union, made.recovery_code, SECOND) == "key.none"
    (ended, seen), *_ = unit_key.known_keys(union)
    assert ended.by_passphrase == ended.by_recovery == "null"
    assert open_sealed(sealed, Trust(), now=NOW)[0].signers[0].fingerprint == seen.fingerprint
    again = unit_key.make_unit_key(union, SECOND, NOW + timedelta(minutes=1))
    assert again.kept.certificate != ended.certificate and unit_key.unit_key_of(union) == again.kept


def test_a_damaged_key_is_told(union: Store, made: NewKey) -> None:
    with union.atomic():
        unit_keys.rewrap_key(union, replace(made.kept, by_passphrase="{}", by_recovery="[1]"))
    assert refusal(unit_key.open_unit_key, union, FIRST) == "key.damaged"
    assert refusal(unit_key.recover, union, made.recovery_code, SECOND) == "key.damaged"
    unit_key.end_unit_key(union, NOW)


def test_the_province_can_issue_a_certificate_for_it(union: Store, made: NewKey) -> None:
    certificate = issue(pki().province, unit_key.request_of(union, FIRST), now=NOW)
    own = replace(opened(made.kept, FIRST), certificate=certificate, chain=(pki().province.certificate,))
    sealed = seal_data(b"data", signer_of(own), at=NOW)
    verdict, _ = open_sealed(sealed, pki().trust_crl, now=NOW)
    assert (verdict.state, verdict.signers[0].organisation) == (State.VALID, UNIT.name)


def test_a_long_name_of_a_unit(union: Store) -> None:
    long = "Công đoàn cơ sở Công ty Trách nhiệm hữu hạn một thành viên Chè và Dược liệu Tân Uyên Lai Châu"
    with union.atomic():
        repository.save(union, replace(UNIT, name=long, short_name=long))
    seen = unit_key.certificate_of(unit_key.make_unit_key(union, FIRST, NOW).kept)
    assert seen.organisation == long and long.startswith(seen.name) and len(seen.name.encode()) <= 64
