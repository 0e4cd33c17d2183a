"""USB tokens (SoftHSM): found, opened and used in a process of their own, whatever the driver and the person do."""

import os
import signal
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.authority import issue, make_key, make_request
from congdoan_desktop.signing.keys import Algorithm, fits
from congdoan_desktop.signing.read_certificate import load_certificate
from congdoan_desktop.signing.token import TokenCertificate, known_drivers, look_at_tokens, open_token
from congdoan_desktop.texts import error_sentence
from tests.fixtures.token import DRIVER, PIN, SoftTokens, children, soft_tokens, the_certificate
from tests.signing.samples import NOW, UNIT, pki


@pytest.fixture
def tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SoftTokens:
    return soft_tokens(tmp_path / "soft", monkeypatch)


def fill(tokens: SoftTokens, label: str = "Ký", *, algorithm: Algorithm = "ecdsa", key_id: str = "01") -> bytes:
    """Put a new key with its certificate on the token `label`; return the certificate."""
    key = make_key(algorithm)
    certificate = issue(pki().province, make_request(key, "Nguyễn Thị Ánh Đào", UNIT), now=NOW)
    tokens.put_key(label, key, key_id=key_id)
    tokens.put_certificate(label, certificate, key_id=key_id)
    return certificate


@pytest.fixture
def one(tokens: SoftTokens) -> SoftTokens:
    tokens.add("Ký")
    fill(tokens)
    return tokens


def refused(certificate: TokenCertificate, pin: str = PIN) -> UserError:
    with pytest.raises(UserError) as caught, open_token(certificate, pin) as signer:
        signer.sign(b"paper")
    assert pin == "" or pin not in str(caught.value) + repr(caught.value.values) + error_sentence(caught.value)
    return caught.value


def looked(driver: Path, **limits: float) -> UserError:
    with pytest.raises(UserError) as caught:
        look_at_tokens(driver, **limits)
    return caught.value


@pytest.mark.parametrize("algorithm", ["rsa", "ecdsa"])
def test_a_token_signs_as_often_as_it_is_asked(tokens: SoftTokens, algorithm: Algorithm) -> None:
    tokens.add("Ký")
    der = fill(tokens, algorithm=algorithm)
    tokens.put_certificate("Ký", pki().province.certificate, key_id="09")
    certificate = the_certificate()
    assert certificate.certificate_der == der
    assert (certificate.name, certificate.organisation, certificate.pin_state) == ("Nguyễn Thị Ánh Đào", UNIT, "ok")
    with open_token(certificate, PIN) as signer:
        assert (signer.algorithm, signer.certificate_der) == (algorithm, der)
        assert signer.chain_der == (pki().province.certificate,)
        key = load_certificate(der).public_key()
        assert all(fits(key, algorithm, signer.sign(data), data) for data in (b"workbook", b"paper"))
    assert children() == set()


def test_several_certificates_on_several_tokens(tokens: SoftTokens) -> None:
    for label in ("Một", "Hai"):
        tokens.add(label)
        fill(tokens, label)
        fill(tokens, label, algorithm="rsa", key_id="02")
    found = look_at_tokens(DRIVER)
    assert sorted((each.token_label, each.key_id) for each in found) == [
        *(("Hai", b"\x01"), ("Hai", b"\x02"), ("Một", b"\x01"), ("Một", b"\x02")),
    ]
    for each in found:
        with open_token(each, PIN) as signer:
            assert signer.certificate_der == each.certificate_der
            signer.sign(b"paper")


def test_keys_without_an_id_are_found_when_there_is_only_one_of_the_kind(tokens: SoftTokens) -> None:
    tokens.add("Ký")
    key = make_key("ecdsa")
    tokens.put_key("Ký", key, key_id="77")
    tokens.put_key("Ký", make_key("rsa"), key_id="01")
    tokens.put_certificate("Ký", issue(pki().province, make_request(key, "Đào", UNIT), now=NOW), key_id="01")
    with open_token(the_certificate(), PIN) as signer:
        signer.sign(b"paper")


def test_a_key_that_asks_for_the_pin_at_every_signature(tokens: SoftTokens) -> None:
    tokens.add("Ký")
    key = make_key("ecdsa")
    tokens.put_key("Ký", key, extra=("--always-auth",))
    tokens.put_certificate("Ký", issue(pki().province, make_request(key, "Đào", UNIT), now=NOW))
    with open_token(the_certificate(), PIN) as signer:
        assert len(signer.sign(b"workbook")) == len(signer.sign(b"paper")) == 64


def test_the_key_of_another_certificate_never_signs(tokens: SoftTokens) -> None:
    tokens.add("Ký")
    tokens.put_key("Ký", make_key("ecdsa"))
    tokens.put_certificate("Ký", issue(pki().province, make_request(make_key(), "Đào", UNIT), now=NOW))
    assert refused(the_certificate()).code == "token.no_key"


def test_no_key_and_several_keys_that_could_be_meant(tokens: SoftTokens) -> None:
    tokens.add("Ký")
    tokens.put_certificate("Ký", issue(pki().province, make_request(make_key(), "Đào", UNIT), now=NOW))
    assert refused(the_certificate()).code == "token.no_key"
    for key_id in ("05", "06"):
        tokens.put_key("Ký", make_key(), key_id=key_id)
    assert refused(the_certificate()).code == "token.no_key"


def test_a_wrong_pin_is_told_and_a_right_one_still_works(one: SoftTokens) -> None:
    assert refused(the_certificate(), "Mat-khau-2").code == "token.wrong_pin"
    assert the_certificate().pin_state == "low"
    with open_token(the_certificate(), PIN) as signer:
        signer.sign(b"paper")
    assert the_certificate().pin_state == "ok"


def test_an_empty_pin_is_never_sent(one: SoftTokens) -> None:
    assert refused(the_certificate(), "").code == "token.no_pin"
    assert the_certificate().pin_state == "ok"


@pytest.mark.parametrize(("state", "code"), [("last", "token.last_try"), ("locked", "token.locked")])
def test_before_the_last_try_no_pin_is_sent(one: SoftTokens, state: str, code: str) -> None:
    chosen = the_certificate()
    one.flag("Ký", state)  # after the person chose: what counts is the token as it is now
    assert the_certificate().pin_state == state
    assert refused(chosen).code == code
    assert refused(chosen, "Mat-khau-2").code == code
    assert the_certificate().pin_state == state  # a PIN that was sent, right or wrong, would have changed it


def test_a_pin_that_was_often_wrong_may_be_given(one: SoftTokens) -> None:
    one.flag("Ký", "low")
    with open_token(the_certificate(), PIN) as signer:
        signer.sign(b"paper")


def test_another_token_never_gets_the_pin(one: SoftTokens) -> None:
    chosen = the_certificate()
    one.pull_out("Ký")
    one.add("Khác")
    fill(one, "Khác")
    assert refused(chosen, "Mat-khau-2").code == "token.gone"
    assert the_certificate().pin_state == "ok"


def test_the_same_label_or_serial_number_is_not_enough(one: SoftTokens) -> None:
    chosen = the_certificate()
    other = issue(pki().province, make_request(make_key(), "Đào", UNIT), now=NOW)
    for changed in (
        replace(chosen, token_serial="0123456789abcdef"),
        replace(chosen, certificate_der=other),
        replace(chosen, key_id=b"\x07"),
    ):
        assert refused(changed, "Mat-khau-2").code == "token.gone"
    assert the_certificate().pin_state == "ok"
    assert replace(chosen, slot=chosen.slot + 1) != chosen
    with open_token(replace(chosen, slot=chosen.slot + 1), PIN) as signer:  # another socket, the same stick
        signer.sign(b"paper")


def test_a_token_pulled_out_while_signing(one: SoftTokens) -> None:
    with open_token(the_certificate(), PIN) as signer:
        signer.sign(b"workbook")
        one.pull_out("Ký")
        with pytest.raises(UserError) as caught:
            signer.sign(b"paper")
    assert caught.value.code in {"token.gone", "token.failed", "token.no_key"}


def test_nothing_plugged_in_and_nothing_to_sign_with(tokens: SoftTokens) -> None:
    assert looked(DRIVER).code == "token.none"
    tokens.add("Ký")
    assert looked(DRIVER).code == "token.no_certificate"
    tokens.put_certificate("Ký", pki().province.certificate)
    assert looked(DRIVER).code == "token.no_certificate"


@pytest.mark.parametrize(
    "key", [rsa.generate_private_key(65537, 1024), ec.generate_private_key(ec.SECP384R1())], ids=["short", "P-384"]
)
def test_keys_that_the_program_cannot_sign_with_are_not_shown(one: SoftTokens, key: rsa.RSAPrivateKey) -> None:
    one.put_certificate("Ký", certificate_of(key), key_id="02")
    assert the_certificate().key_id == b"\x01"


def certificate_of(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    """A certificate for any key; our own authority issues none for weak ones."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Đào")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(NOW).not_valid_after(NOW + timedelta(days=9))
    return builder.sign(key, SHA256()).public_bytes(Encoding.DER)


def test_files_that_are_no_driver(tmp_path: Path) -> None:
    text, other_bits = tmp_path / "text.so", tmp_path / "other.so"
    text.write_text("no library")
    other_bits.write_bytes(b"\x7fELF\x01\x01\x01" + bytes(9) + (3).to_bytes(2, "little") + bytes(200))
    library = next(Path("/lib/x86_64-linux-gnu").glob("libz.so.1*"))
    for driver in (tmp_path / "absent.so", text, other_bits, library):
        error = looked(driver)
        assert error.code == "token.driver_bad"
        assert driver.name in error_sentence(error) and "64 bit" in error_sentence(error)


def test_a_driver_that_cannot_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "absent.conf"))
    assert looked(DRIVER).code == "token.failed"


def test_a_driver_that_hangs_while_it_is_loaded(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "driver.so")  # loading it waits for a writer that never comes
    error = looked(tmp_path / "driver.so", seconds=1)
    assert error.code == "token.no_answer"
    assert "driver.so" in error_sentence(error)
    assert children() == set()


@pytest.mark.parametrize(
    ("what", "code"),
    [(signal.SIGSEGV, "token.failed"), (signal.SIGKILL, "token.failed"), (signal.SIGSTOP, "token.no_answer")],
)
def test_a_driver_that_crashes_or_hangs_while_signing(one: SoftTokens, what: signal.Signals, code: str) -> None:
    with open_token(the_certificate(), PIN, seconds=3) as signer:
        (child,) = children()
        os.kill(child, what)
        for expected in (code, "token.failed"):  # and it stays so
            with pytest.raises(UserError) as caught:
                signer.sign(b"paper")
            assert caught.value.code == expected
    assert children() == set()


def test_the_pin_is_nowhere_to_be_read(one: SoftTokens) -> None:
    with open_token(the_certificate(), PIN) as signer:
        (child,) = children()
        signer.sign(b"paper")
        seen = b"".join(Path(f"/proc/{child}/{name}").read_bytes() for name in ("cmdline", "environ"))
        limit = Path(f"/proc/{child}/limits").read_text()
    assert DRIVER.name.encode() in seen
    assert PIN.encode() not in seen + repr(signer).encode()
    assert any(line.split()[4:6] == ["0", "0"] for line in limit.splitlines() if line.startswith("Max core file size"))


def test_known_drivers_are_those_that_are_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("viettel_v5.so", "viettel_v6.so", "other.so"):
        (tmp_path / name).touch()
    (tmp_path / "viettel_v7.so").mkdir()
    monkeypatch.setenv("TOKENS", str(tmp_path))
    names = ("$TOKENS/absent.so", "$TOKENS/viettel_v?.so", "$TOKENS/viettel_v5.so", "$ABSENT/other.so")
    assert [path.name for path in known_drivers(names)] == ["viettel_v6.so", "viettel_v5.so"]
