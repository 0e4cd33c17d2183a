"""What the build for Windows decides before it downloads anything. The build and its test under Wine are commands."""

import re
import sys
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "installer"))

import build_windows  # noqa: E402 (the build is no package: it is run as a file)
import windows_runtime  # noqa: E402

WINDOWS = ROOT / "installer" / "windows"
NOT_CARRIED = {"pip", "setuptools"}
"""What sqlite-utils asks for and the program never loads."""


def versions(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", lock.read_text("utf-8"), re.MULTILINE))


def test_windows_gets_the_versions_that_were_tested() -> None:
    tested, given = versions(ROOT / "requirements.lock"), versions(windows_runtime.LIBRARIES_LOCK)
    assert {name: version for name, version in given.items() if tested.get(name) != version} == {}
    assert not NOT_CARRIED & given.keys()
    assert {"pyside6-essentials", "sqlcipher3", "pyhanko", "reportlab", "tzdata"} <= given.keys()


@pytest.mark.parametrize(
    "lock", [windows_runtime.PYTHON_LOCK, windows_runtime.LIBRARIES_LOCK], ids=lambda lock: lock.name
)
def test_each_archive_is_known_by_its_hash_and_no_server_is_named(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert len(re.findall(r"==[^\n]*(?:\\\n\s+)?--hash=sha256:[0-9a-f]{64}", text)) == len(versions(lock))
    assert "://" not in text


def test_of_qt_what_the_program_imports_and_little_more(tmp_path: Path) -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    imported = {f"Qt{name}" for name in re.findall(r"from PySide6\.Qt(\w+) import", sources)}
    for name in ("Qt6Core.dll", "QtQuick.pyd", "Qt6Quick.dll", "msvcp140.dll", "opengl32sw.dll", "lupdate.exe"):
        (tmp_path / name).touch()
    for name in imported:
        (tmp_path / f"{name}.pyd").touch()
    for name in ("plugins/platforms/qwindows.dll", "plugins/platforms/qminimal.dll", "plugins/tls/qopensslbackend.dll"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "qml" / "QtQuick").mkdir(parents=True)
    windows_runtime.trim_qt(tmp_path)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {f"{name}.pyd" for name in imported}
    assert left == {*kept, "Qt6Core.dll", "msvcp140.dll", "plugins/platforms/qwindows.dll"}
    assert {path.name for path in (tmp_path / "plugins").iterdir()} == {"platforms"}


def test_the_portable_folder_is_the_same_bytes_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_windows, "OUT", tmp_path)
    for name in ("b.txt", "a.txt"):
        (tmp_path / "folder").mkdir(exist_ok=True)
        (tmp_path / "folder" / name).write_text(name)
    first = build_windows.make_portable(tmp_path / "folder", "1.0", fast=True).read_bytes()
    (tmp_path / "folder" / "a.txt").write_text("a.txt")  # another time of writing
    assert build_windows.make_portable(tmp_path / "folder", "1.0", fast=True).read_bytes() == first


@pytest.mark.parametrize("path", sorted(WINDOWS.iterdir()), ids=lambda path: path.name)
def test_letters_are_whole(path: Path) -> None:
    if path.suffix not in (".ico", ".bmp", ".lock"):
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text)


def test_program_and_installer_speak_of_the_same_mutex() -> None:
    names = {
        re.search(r'"(Local\\+\w+_running)"', (WINDOWS / name).read_text("utf-8"))[1].replace("\\\\", "\\")  # type: ignore[index]
        for name in ("launcher.c", "congdoan.nsi")
    }
    assert names == {"Local\\CongDoan_running"}
