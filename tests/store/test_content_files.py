"""Files named by their content: there once, whole or not at all, and mended when they are added again."""

from pathlib import Path

import pytest

from congdoan_desktop import files
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import content_files
from congdoan_desktop.store.content_files import evidence_folder, path_of, put, read, remove, state_of


def test_the_folder_stands_beside_the_store(tmp_path: Path) -> None:
    store = tmp_path / "Chè Tân Uyên.congdoan"
    assert evidence_folder(store) == tmp_path / "Chè Tân Uyên-minh-chung"


def test_one_content_is_one_file_and_is_read_back(tmp_path: Path) -> None:
    digest = put(tmp_path, b"a picture")
    assert put(tmp_path, b"a picture") == digest == files.sha256(b"a picture")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == [
        f"{digest[:2]}/{digest}"
    ]
    assert read(tmp_path, digest) == b"a picture"
    assert list(content_files.digests_in(tmp_path)) == [digest]


def test_missing_and_changed_files_are_told_apart_and_mended(tmp_path: Path) -> None:
    digest = put(tmp_path, b"a picture")
    path_of(tmp_path, digest).write_bytes(b"another one")
    assert (state_of(tmp_path, digest), read(tmp_path, digest)) == ("changed", None)
    put(tmp_path, b"a picture")
    assert state_of(tmp_path, digest) == "whole"
    remove(tmp_path, digest)
    assert (state_of(tmp_path, digest), read(tmp_path, digest)) == ("missing", None)
    remove(tmp_path, digest)


def test_what_a_power_cut_left_half_written_goes(tmp_path: Path) -> None:
    digest = files.sha256(b"a picture")
    path_of(tmp_path, digest).parent.mkdir()
    half = path_of(tmp_path, digest).with_name(f".{digest}.0badcafe.part")
    half.write_bytes(b"a pic")
    put(tmp_path, b"a picture")
    assert not half.exists()


@pytest.mark.parametrize("word", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_only_a_digest_becomes_a_path(tmp_path: Path, word: str) -> None:
    with pytest.raises(ValueError):
        path_of(tmp_path, word)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "store-minh-chung"
    in_the_way.write_text("a file")
    with pytest.raises(UserError) as refused:
        put(in_the_way, b"a picture")
    assert refused.value.code == "file.read_only"
