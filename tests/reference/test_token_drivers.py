"""The list of known token drivers."""

from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.token_drivers import token_drivers

FOLDER = paths.resources() / "signing"


def test_names_are_whole_paths_of_the_system() -> None:
    windows, linux = token_drivers(FOLDER, "windows"), token_drivers(FOLDER, "linux")
    assert "%SystemRoot%\\System32\\viettel-ca_v?.dll" in windows
    assert all(name.startswith("%") and name.endswith(".dll") and "/" not in name for name in windows)
    assert all(name.startswith("/") and "\\" not in name for name in linux)
    assert len(set(windows)) == len(windows) and len(set(linux)) == len(linux)


def test_the_folder_of_the_system_comes_before_programs() -> None:
    windows = token_drivers(FOLDER, "windows")
    inside = [name.startswith("%SystemRoot%") for name in windows]
    assert inside == sorted(inside, reverse=True) and not all(inside)


def test_a_damaged_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "token_drivers.toml").write_text("[windows]\nfolders = 3\n", "utf-8")
    with pytest.raises(UserError) as caught:
        token_drivers(tmp_path, "windows")
    assert (caught.value.code, caught.value.values["name"]) == ("reference.damaged", "token_drivers.toml")
