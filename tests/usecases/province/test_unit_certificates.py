"""Certificates without a network: asked for, compared by telephone, issued, revoked; copies of the authority."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from congdoan_desktop import cli
from congdoan_desktop.domain.pack import short_print
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import UnitCertificate
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.signing import authority as issuing
from congdoan_desktop.signing.authority import Authority
from congdoan_desktop.signing.own_word import voice_of
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases import unit_key
from congdoan_desktop.usecases.own_certificate import look_at_answer_file
from congdoan_desktop.usecases.province import unit_certificates as certificates
from congdoan_desktop.usecases.province.authority import authority_of, end_authority, make_authority, open_authority
from congdoan_desktop.usecases.province.authority_copies import (
    copies,
    copy_bytes,
    lacks_copies,
    note_copy,
    restore_authority,
    restore_from_file,
    try_passphrase,
    write_copy,
)
from congdoan_desktop.usecases.province.own_trust import own_lists
from congdoan_desktop.usecases.province.signer import make_office_key, open_signer
from congdoan_desktop.usecases.province.trust import trust_of
from congdoan_desktop.usecases.signed_files import sign_paper
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.province_store import ENDED, HYDRO, PROVINCE, TEA, make_province
from tests.fixtures.sample_report import sample_report
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

__all__ = ["cheap_keys"]
NOW = datetime(2026, 6, 10, 9, 0, tzinfo=VIETNAM)
WORDS, OFFICE, OWN = "mười cây cầu qua sông Đà", "chín con trâu trên đồi chè", "bảy mùa lúa ở Than Uyên"


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Store]:
    make_province(tmp_path / "tinh.congdoan")
    with open_store(tmp_path / "tinh.congdoan") as store:
        yield store


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Store]:
    start_union(tmp_path / "don-vi.congdoan", replace(UNIT, code=TEA.code), PROFILE, HEAD_COUNT)
    with open_store(tmp_path / "don-vi.congdoan") as store:
        unit_key.make_unit_key(store, OWN, NOW)
        yield store


@pytest.fixture
def authority(province: Store) -> Authority:
    make_authority(province, WORDS, NOW)
    return open_authority(province, WORDS)


def request(store: Store) -> bytes:
    return unit_key.request_of(store, OWN)


def grant(province: Store, authority: Authority, data: bytes) -> UnitCertificate:
    seen = certificates.look_at_request_bytes(province, TEA, data, NOW)
    return certificates.issue(
        province,
        authority,
        TEA,
        seen,
        short_print(seen.key_print).upper(),
        NOW,
        checked_with="Lò Văn Thịnh, điện thoại",
    )


def test_a_unit_asks_the_province_grants_the_unit_signs(
    province: Store, unit: Store, authority: Authority, tmp_path: Path
) -> None:
    kept = unit_key.unit_key_of(unit)
    assert kept is not None
    row = grant(province, authority, request(unit))
    assert row.key_print == unit_key.certificate_of(kept).key_print  # what both read out is the same
    assert (row.organisation, row.source, row.valid_to.year) == (TEA.name, "issued", 2028)
    taken = unit_key.take_certificate(unit, certificates.der_of(row), (authority.certificate,))
    assert unit_key.unit_key_of(unit) == taken
    crl = certificates.publish_list(province, authority, NOW)
    for name, der in {"ca": authority.certificate, "unit": certificates.der_of(row)}.items():
        (tmp_path / f"{name}.pem").write_bytes(issuing.to_pem(der))
    (tmp_path / "list.der").write_bytes(crl)
    assert openssl(tmp_path) == "OK"
    certificates.revoke(province, row.id, "Mất khóa", NOW)
    assert certificates.list_is_behind(province)
    (tmp_path / "list.der").write_bytes(certificates.publish_list(province, authority, NOW))
    assert not certificates.list_is_behind(province)
    assert openssl(tmp_path) == "revoked"
    assert len(own_lists(province)) == 1


def openssl(folder: Path) -> str:
    subprocess.run(
        ["openssl", "crl", "-inform", "DER", "-in", folder / "list.der", "-out", folder / "list.pem"], check=True
    )
    command = ["openssl", "verify", "-crl_check", "-CAfile", folder / "ca.pem", "-CRLfile", folder / "list.pem"]
    at = str(int((NOW + timedelta(hours=1)).timestamp()))
    run = subprocess.run([*command, "-attime", at, folder / "unit.pem"], capture_output=True, text=True)
    return "OK" if run.returncode == 0 else "revoked" if "error 23" in run.stderr + run.stdout else run.stderr


def test_nothing_is_issued_without_the_print_that_was_read_out(
    province: Store, unit: Store, authority: Authority
) -> None:
    seen = certificates.look_at_request_bytes(province, TEA, request(unit), NOW)
    for typed in ("", seen.key_print[:19], "0" * 64, seen.key_print[:20] + "x"):
        with pytest.raises(UserError, match=r"certificate\.print_differs"):
            certificates.issue(province, authority, TEA, seen, typed, NOW, checked_with="")
    assert repository.find(province, UnitCertificate) == ()


def test_who_gets_none(province: Store, unit: Store, authority: Authority) -> None:
    data = request(unit)
    with pytest.raises(UserError, match=r"certificate\.unit_ended"):
        certificates.look_at_request_bytes(province, ENDED, data, NOW)
    row = grant(province, authority, data)
    with pytest.raises(UserError, match=r"certificate\.key_of_other"):
        certificates.look_at_request_bytes(province, HYDRO, data, NOW)
    certificates.revoke(province, row.id, "Nghi lộ mật khẩu", NOW)
    with pytest.raises(UserError, match=r"certificate\.key_revoked"):
        certificates.look_at_request_bytes(province, TEA, data, NOW)
    with pytest.raises(UserError, match=r"certificate\.revoked_before"):
        certificates.revoke(province, row.id, "Lần nữa", NOW)


HOSTILE = [b"", b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n", b"\x30\x82" * 20_000]


@pytest.mark.parametrize("data", HOSTILE, ids=["empty", "broken PEM", "nested"])
def test_hostile_requests_are_one_sentence(province: Store, data: bytes) -> None:
    with pytest.raises(UserError, match=r"authority\.bad_request"):
        certificates.look_at_request_bytes(province, TEA, data, NOW)


def test_a_changed_request_is_none(province: Store, unit: Store) -> None:
    data = bytearray(request(unit))
    data[len(data) // 2] ^= 1
    with pytest.raises(UserError, match=r"authority\.bad_request"):
        certificates.look_at_request_bytes(province, TEA, bytes(data), NOW)


def test_nobody_else_speaks_under_the_name_of_the_province(province: Store, unit: Store, authority: Authority) -> None:
    seen = certificates.look_at_request_bytes(province, TEA, request(unit), NOW)
    namesake = replace(TEA, name=PROVINCE.name.upper())
    with pytest.raises(UserError, match=r"certificate\.own_name"):
        certificates.issue(province, authority, namesake, seen, seen.key_print, NOW, checked_with="")
    forged = issuing.self_signed(issuing.make_key(), "Ai đó", f" {PROVINCE.name} ", now=NOW)
    with pytest.raises(UserError, match=r"certificate\.own_name"):
        certificates.register_certificate(province, TEA, forged, NOW, checked_with="")


def test_the_subject_is_that_of_the_register_whatever_was_asked_for(province: Store, authority: Authority) -> None:
    sly = issuing.make_request(issuing.make_key(), "Nguyễn Thị Thiện", PROVINCE.name)
    row = grant(province, authority, sly)
    assert row.organisation == TEA.name


def test_the_office_signs_by_a_key_of_its_own(province: Store, authority: Authority) -> None:
    make_office_key(province, authority, OFFICE, NOW)
    signer = open_signer(province, OFFICE)
    pdf = sign_paper(sample_report(), (), signer, NOW)
    trust = trust_of(province)
    assert verify(pdf, trust, now=NOW).state is State.VALID
    voice = voice_of(pdf, trust)
    assert voice is not None and voice.is_own


def test_a_registered_certificate_is_believed_until_it_is_revoked(province: Store) -> None:
    own = issuing.self_signed(issuing.make_key(), "Lò Văn Thịnh", TEA.name, now=NOW)
    row = certificates.register_certificate(province, TEA, issuing.to_pem(own), NOW, checked_with="gặp trực tiếp")
    assert certificates.register_certificate(province, TEA, own, NOW, checked_with="").id == row.id
    assert trust_of(province).pinned == {row.id}
    with pytest.raises(UserError, match=r"certificate\.no_reason"):
        certificates.revoke(province, row.id, " ", NOW)
    certificates.revoke(province, row.id, "Nghỉ việc", NOW)
    assert trust_of(province).pinned == frozenset()
    with pytest.raises(UserError, match=r"certificate\.unreadable"):
        certificates.register_certificate(province, TEA, b"no certificate", NOW, checked_with="")


def test_what_ends_soon_is_named_until_it_is_renewed(province: Store, unit: Store, authority: Authority) -> None:
    grant(province, authority, request(unit))
    close = (NOW + timedelta(days=700)).date()
    assert [row.unit_id for row in certificates.to_renew(province, close)] == [TEA.id]
    later = NOW + timedelta(days=690)
    seen = certificates.look_at_request_bytes(province, TEA, request(unit), later)
    assert seen.renews is not None
    certificates.issue(province, authority, TEA, seen, seen.key_print, later, checked_with="điện thoại")
    assert certificates.to_renew(province, close) == ()


def test_two_copies_are_wanted_and_one_brings_the_authority_back(
    province: Store, authority: Authority, tmp_path: Path
) -> None:
    assert lacks_copies(province) == 2
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    with pytest.raises(UserError, match=r"authority\.bad_passphrase"):
        write_copy(province, stick, "không phải mật khẩu này", NOW)
    path = write_copy(province, stick, WORDS, NOW)
    note_copy(province, "paper", "két sắt", NOW)
    assert (lacks_copies(province), [one.way for one in copies(province)]) == (0, ["drive", "paper"])
    assert authority.key not in path.read_bytes()
    make_province(tmp_path / "moi.congdoan")
    with open_store(tmp_path / "moi.congdoan") as new:
        with pytest.raises(UserError, match=r"authority\.bad_passphrase"):
            restore_from_file(new, path, "không phải mật khẩu này", NOW)
        back = restore_from_file(new, path, WORDS, NOW)
        assert open_authority(new, WORDS) == authority
        assert lacks_copies(new) == 2  # the copies of the old file are not those of this one
        assert back.kept.certificate == authority.certificate


def test_the_recovery_sheet_opens_a_copy(province: Store, tmp_path: Path) -> None:
    made = make_authority(province, WORDS, NOW)
    data = copy_bytes(province)
    make_province(tmp_path / "moi.congdoan")
    with open_store(tmp_path / "moi.congdoan") as new:
        back = restore_authority(new, data, made.recovery_code.lower(), NOW)
        assert back.recovery_code != made.recovery_code
        assert sha256(open_authority(new, WORDS).certificate) == sha256(made.kept.certificate)


def test_what_is_no_copy_of_this_office(province: Store, authority: Authority, tmp_path: Path) -> None:
    data = json.loads(copy_bytes(province))
    other = issuing.make_authority("CA khác", PROVINCE.name, now=NOW)
    foreign = issuing.make_authority("CA", "Liên đoàn Lao động tỉnh khác", now=NOW)
    make_province(tmp_path / "moi.congdoan")
    with open_store(tmp_path / "moi.congdoan") as new:
        for code, changed in {
            "authority.not_a_copy": data | {"schema": "congdoan-authority/9"},
            "authority.other_owner": data | {"certificate": b64(foreign.certificate)},
            r"authority.not_a_copy|key\.": data | {"certificate": b64(other.certificate)},
            "key.damaged": data | {"by_passphrase": "{}"},
        }.items():
            with pytest.raises(UserError, match=code):
                restore_authority(new, json.dumps(changed).encode(), WORDS, NOW)
        assert authority_of(new) is None
    with pytest.raises(UserError, match=r"authority\.exists"):
        restore_authority(province, copy_bytes(province), WORDS, NOW)


def b64(data: bytes) -> str:
    import base64

    return base64.b64encode(data).decode()


def test_a_new_authority_bears_another_name_and_the_old_one_still_vouches(
    province: Store, authority: Authority
) -> None:
    with pytest.raises(UserError, match=r"authority\.exists"):
        make_authority(province, WORDS, NOW)
    end_authority(province, NOW)
    with pytest.raises(UserError, match=r"authority\.none"):
        open_authority(province, WORDS)
    make_authority(province, WORDS, NOW)
    trust = trust_of(province)
    names = {unit_key.certificate_of(key).name for key in unit_keys_of(province)}
    assert len(trust.anchors) == len(names) == 2


def unit_keys_of(store: Store) -> list:  # type: ignore[type-arg]
    from congdoan_desktop.store import unit_keys

    return list(unit_keys.all_keys(store, "authority"))


def test_the_command_shows_the_print_first_and_issues_with_it(
    province: Store, unit: Store, authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "yeu-cau.csr").write_bytes(request(unit))
    (tmp_path / "mat-khau.txt").write_text(WORDS, encoding="utf-8")
    for way in ("paper", "drive"):
        note_copy(province, way, "két", NOW)
    try_passphrase(province, WORDS, NOW)
    province.close()
    base = ["issue-cert", str(tmp_path / "yeu-cau.csr"), "--store", str(province.path), "--unit", "lc014"]
    assert cli.main(base) == 1
    shown = capsys.readouterr().out
    kept = unit_key.unit_key_of(unit)
    assert kept is not None
    print_ = short_print(unit_key.certificate_of(kept).key_print)
    assert print_ in shown
    whole = [*base, "--passphrase-file", str(tmp_path / "mat-khau.txt"), "--out", str(tmp_path / "cap.p7b")]
    assert cli.main([*whole, "--fingerprint", "0" * 20]) == 1
    assert not (tmp_path / "cap.p7b").exists()
    assert cli.main([*whole, "--fingerprint", print_, "--with", "điện thoại"]) == 0
    answer = look_at_answer_file(unit, tmp_path / "cap.p7b", datetime.now(VIETNAM))
    assert answer.chain == (authority.certificate,)


def test_a_certificate_of_another_key_is_not_taken(unit: Store) -> None:
    other = issuing.self_signed(issuing.make_key(), "Ai đó", TEA.name, now=NOW)
    with pytest.raises(UserError, match=r"key\.other_certificate"):
        unit_key.take_certificate(unit, other, ())


def test_trust_of_names_nothing_that_nobody_entered(province: Store) -> None:
    assert trust_of(province) == Trust()
