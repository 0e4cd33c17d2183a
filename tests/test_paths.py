"""Resources are found in the source tree and in an installed wheel; the person's folders follow CONGDOAN_HOME."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.errors import UserError

ROOT = Path(__file__).parents[1]
FONT = "fonts/LiberationSerif-Regular.ttf"


def test_resources_of_the_source_tree() -> None:
    assert paths.resources() == ROOT / "resources"


def test_resources_of_an_installed_wheel(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    offline = ["--no-index", "--no-deps"]
    wheels, target = tmp_path / "wheels", tmp_path / "target"
    run([*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT)], tmp_path)
    (wheel,) = wheels.glob("congdoan_desktop-*.whl")
    run([*pip, "install", *offline, "--target", str(target), str(wheel)], tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r}); from congdoan_desktop import paths; print(paths.resources())"
    )
    found = Path(run([sys.executable, "-I", "-c", code], tmp_path).strip())
    assert found == target / "congdoan_desktop" / "resources"
    assert (found / FONT).read_bytes() == (ROOT / "resources" / FONT).read_bytes()
    assert names(found) == names(ROOT / "resources")


def test_a_broken_installation_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "lib" / "congdoan_desktop" / "paths.py"))
    with pytest.raises(UserError) as caught:
        paths.resources()
    assert caught.value.code == "program.incomplete"


def test_own_home_takes_everything(own_home: Path) -> None:
    folders = [paths.data_folder(), paths.settings_folder(), paths.log_folder()]
    assert folders == [own_home / "data", own_home / "settings", own_home / "log"]


def test_without_own_home_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    folders = {paths.data_folder(), paths.settings_folder(), paths.log_folder()}
    assert len(folders) == 3
    assert all(folder.is_absolute() and "CongDoan" in folder.parts for folder in folders)


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_python_without_a_console_is_not_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "python.exe").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    assert paths.python_command("json.tool")[0] == str(tmp_path / "python.exe")


def carried_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = folder / "Phần mềm Công đoàn (USB)"
    (program / "python").mkdir(parents=True)
    (program / paths.PORTABLE).touch()
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr(sys, "executable", str(program / "python" / "pythonw.exe"))
    return program


def test_a_program_that_is_carried_keeps_everything_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = carried_program(tmp_path, monkeypatch)
    for folder in (paths.data_folder(), paths.settings_folder(), paths.log_folder(), paths.box_folder()):
        assert program / "du-lieu" in folder.parents
    assert list((program / "du-lieu").iterdir()) == []
    (program / paths.PORTABLE).unlink()
    assert program not in paths.settings_folder().parents  # installed: the folders of the person at this computer


def test_on_a_locked_stick_the_folders_of_the_computer_are_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = carried_program(tmp_path, monkeypatch)
    (program / "du-lieu").symlink_to("/proc")  # rights say yes, as on Windows; yet nobody makes a file there
    assert program not in paths.settings_folder().parents


def test_a_full_stick_still_holds_the_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_words: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    program = carried_program(tmp_path, monkeypatch)
    monkeypatch.setattr(Path, "touch", full)
    assert program in paths.data_folder().parents
