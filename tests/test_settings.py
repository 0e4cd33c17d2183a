"""Settings survive a restart and never stop one."""

from pathlib import Path

import pytest

from congdoan_desktop import paths, settings
from congdoan_desktop.errors import UserError
from congdoan_desktop.settings import Settings


def test_nothing_saved_yet() -> None:
    assert settings.load() == Settings()


def test_what_was_saved_is_loaded(own_home: Path) -> None:
    kept = Settings(last_store="/home/hoa/Tài liệu/Chè Tân Uyên.congdoan", window_geometry="AdnQywAD")
    settings.save(Settings(last_store="before"))
    settings.save(kept)
    assert settings.load() == kept
    assert [path.name for path in (own_home / "settings").iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"last_store": 5}', b"[" * 60_000, b" " * 70_000],
    ids=["empty", "cut", "not UTF-8", "a list", "wrong type", "deep", "too large"],
)
def test_a_damaged_file_means_the_defaults(data: bytes) -> None:
    folder = paths.settings_folder()
    folder.mkdir(parents=True)
    (folder / "settings.json").write_bytes(data)
    assert settings.load() == Settings()


def test_a_newer_program_may_know_more() -> None:
    folder = paths.settings_folder()
    folder.mkdir(parents=True)
    (folder / "settings.json").write_bytes(b'{"last_store": "a", "colour": "blue"}')
    assert settings.load() == Settings(last_store="a")


def test_a_folder_that_cannot_be_made_is_said(own_home: Path) -> None:
    (own_home / "settings").write_bytes(b"a file stands where the folder should be")
    with pytest.raises(UserError) as caught:
        settings.save(Settings())
    assert caught.value.code == "file.read_only"


def test_where_nothing_can_be_kept_the_work_goes_on(own_home: Path, caplog: pytest.LogCaptureFixture) -> None:
    (own_home / "settings").write_text("a file where the folder should be")
    with pytest.raises(UserError):
        settings.save(Settings(last_store="a"))
    settings.save_if_possible(Settings(last_store="a"))
    assert "settings were not kept" in caplog.text
