"""The file that brings a new version: made from a build, signed, read back; and the key it is signed with."""

import sys
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.update_keys import update_keys
from congdoan_desktop.usecases.updates.take_update import look_at, take
from tests.fixtures.updates import KEY, KEYS, content, installed

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "installer"))

import make_update  # noqa: E402 (it is run as a file)
import windows_runtime  # noqa: E402

DAY = date(2026, 6, 30)


def build(folder: Path, version: str = "0.2.0") -> Path:
    installed(folder, version)
    (folder / "runtime.txt").write_text(windows_runtime.runtime_id() + "\n")
    return folder


def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_text("Thêm cột trong sổ.\n\n  Sửa lỗi in.  \n", "utf-8")
    return path


def test_an_update_is_the_same_twice_and_is_taken(tmp_path: Path) -> None:
    folder = build(tmp_path / "build" / "CongDoan")
    made = make_update.make_update(folder, notes(tmp_path), "0.1.0", DAY, KEY, KEYS)
    first = made.read_bytes()
    assert make_update.make_update(folder, notes(tmp_path), "0.1.0", DAY, KEY, KEYS).read_bytes() == first
    installation = installed(tmp_path / "CongDoan")
    (installation.folder / "runtime.txt").write_text(windows_runtime.runtime_id())
    offer = look_at(made, installation, KEYS)
    assert (offer.manifest.notes, offer.manifest.made_on) == (("Thêm cột trong sổ.", "Sửa lỗi in."), DAY)
    take(offer, installation, KEYS)
    assert (installation.folder / "app" / "0.2.0" / "run.py").read_bytes() == content("0.2.0")["run.py"]


def test_what_nobody_could_take_is_not_made(tmp_path: Path) -> None:
    folder = build(tmp_path / "build" / "CongDoan")
    with pytest.raises(make_update.Stop, match=r"older_version|same_version"):
        make_update.make_update(folder, notes(tmp_path), "0.2.0", DAY, KEY, KEYS)
    with pytest.raises(UserError, match="foreign_key"):
        make_update.make_update(folder, notes(tmp_path), "0.1.0", DAY, KEY, KEYS[1:])
    (folder / "runtime.txt").write_text("another")
    with pytest.raises(make_update.Stop, match="anew"):
        make_update.make_update(folder, notes(tmp_path), "0.1.0", DAY, KEY, KEYS)
    assert [path.name for path in folder.parent.iterdir()] == ["CongDoan"]


def test_a_key_is_made_under_a_passphrase_and_opened_by_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "update.pem"
    monkeypatch.setenv(make_update.PASSPHRASE, "too short")
    assert make_update.main(["keys", str(path)]) == 1 and not path.exists()
    monkeypatch.setenv(make_update.PASSPHRASE, "long enough for a test")
    assert make_update.main(["keys", str(path)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    key = make_update.read_key(path)
    assert Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw().hex() in line
    assert make_update.main(["keys", str(path)]) == 1  # never written over
    monkeypatch.setenv(make_update.PASSPHRASE, "another one for a test")
    with pytest.raises(make_update.Stop, match="cannot be opened"):
        make_update.read_key(path)
    with pytest.raises(make_update.Stop, match="cannot be opened"):
        make_update.read_key(notes(tmp_path))


def test_the_keys_that_ship_are_keys_and_none_of_the_tests() -> None:
    assert not set(KEYS) & set(update_keys(ROOT / "resources"))
