"""Files are wholly there or not there at all, and the reason is told."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.files import arriving, read_file, sha256, write_atomic


def test_writing_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo.pdf"
    for data in (b"one", b"", b"x" * 100_000):
        write_atomic(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "file.disk_full"),
        (errno.EROFS, "file.read_only"),
        (errno.EACCES, "file.read_only"),
        (errno.EIO, "file.not_written"),
    ],
)
@pytest.mark.parametrize("step", ["open", "replace"])
def test_a_disk_that_does_not_play_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"before")

    def fail(*args: object, **values: object) -> None:
        raise OSError(number, "refused")

    with monkeypatch.context() as disk:
        disk.setattr(Path, step, fail)
        if step == "open":
            # A read-only disk refuses to remove the file that never came to be, too.
            disk.setattr(Path, "unlink", fail)
        with pytest.raises(UserError) as refusal:
            write_atomic(path, b"after")
    assert (refusal.value.code, refusal.value.values) == (code, {"name": "a"})
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("a", b"before")]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.missing_folder"):
        write_atomic(tmp_path / "none" / "a", b"")


@pytest.mark.parametrize(
    "spoil",
    [lambda handle: os.pwrite(handle, b"x", 3), lambda handle: os.ftruncate(handle, 3), lambda h: os.ftruncate(h, 5)],
    ids=["changed", "shorter", "longer"],
)
def test_what_reads_back_differently_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[int], object]
) -> None:
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", spoil)
        with pytest.raises(UserError, match=r"file\.not_written"):
            write_atomic(tmp_path / "a", b"data")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_arrives(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for data in (b"one", b"two"):
        with arriving(path) as part:
            assert part.parent == path.parent
            part.write_bytes(data)
        assert path.read_bytes() == data
    with pytest.raises(RuntimeError), arriving(path) as part:
        part.write_bytes(b"three")
        raise RuntimeError
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("a", b"two")]


def test_reading_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_file(path, limit=5) == b"12345"
    with pytest.raises(UserError, match=r"file\.too_large"):
        read_file(path, limit=4)
    with pytest.raises(UserError, match=r"file\.unreadable"):
        read_file(tmp_path / "none", limit=4)


def test_what_is_no_file_is_not_opened() -> None:
    """A pipe or a device may never end."""
    with pytest.raises(UserError) as refused:
        read_file(Path(os.devnull), limit=4)
    assert refused.value.code == "file.unreadable"


def test_digest() -> None:
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
