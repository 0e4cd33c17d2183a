"""Tokens are looked for through every known driver, or the chosen one."""

from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.authority import issue, make_key, make_request
from congdoan_desktop.usecases.find_tokens import find_tokens
from tests.fixtures.token import DRIVER, SoftTokens, soft_tokens
from tests.signing.samples import NOW, pki


@pytest.fixture
def tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SoftTokens:
    return soft_tokens(tmp_path / "soft", monkeypatch)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the only one in which drivers are looked for."""
    folder = tmp_path / "system"
    folder.mkdir()
    known = tmp_path / "resources" / "signing"
    known.mkdir(parents=True)
    places = f'folders = ["{folder}"]\nnames = ["soft?.so", "broken.so"]\n'
    (known / "token_drivers.toml").write_text(f"[linux]\n{places}[windows]\n{places}", "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: known.parent)
    return folder


def plugged_in(tokens: SoftTokens) -> bytes:
    key = make_key()
    certificate = issue(pki().province, make_request(key, "Đào", "CĐCS"), now=NOW)
    tokens.add("Ký")
    tokens.put_key("Ký", key)
    tokens.put_certificate("Ký", certificate)
    return certificate


def told(driver: Path | None = None) -> str:
    with pytest.raises(UserError) as caught:
        find_tokens(driver)
    return caught.value.code


def test_each_certificate_is_shown_once(tokens: SoftTokens, system: Path) -> None:
    certificate = plugged_in(tokens)
    for name in ("soft1.so", "soft2.so"):
        (system / name).symlink_to(DRIVER)
    (system / "broken.so").write_text("no driver")
    seen = find_tokens()
    assert [(each.certificate_der, each.driver) for each in seen.certificates] == [(certificate, f"{system}/soft2.so")]
    assert [path.name for path in seen.drivers] == ["soft2.so", "soft1.so"]
    assert seen.silent == ()


def test_what_is_told_when_nothing_is_found(tokens: SoftTokens, system: Path) -> None:
    assert told() == "token.no_driver"
    (system / "broken.so").write_text("no driver")
    assert told() == "token.no_driver"
    (system / "soft1.so").symlink_to(DRIVER)
    assert told() == "token.none"
    tokens.add("Ký")
    assert told() == "token.no_certificate"


def test_a_driver_chosen_by_hand(tokens: SoftTokens, tmp_path: Path) -> None:
    certificate = plugged_in(tokens)
    assert [each.certificate_der for each in find_tokens(DRIVER).certificates] == [certificate]
    assert told(tmp_path / "absent.so") == "token.driver_bad"
