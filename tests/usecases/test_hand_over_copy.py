"""What is said to be on the stick is there, whole; whatever goes wrong, nothing half-left stays, the next try works."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.texts import ERRORS
from congdoan_desktop.texts.exchange import size_text
from congdoan_desktop.usecases import hand_over_copy
from congdoan_desktop.usecases.hand_over_copy import Enclosure, Going, write_out

MB = 1 << 20
PAPER = Enclosure(name="LC014_BC_00005.pdf", data=os.urandom(3 * MB + 7))
BOOK = Enclosure(name="LC014_BC_00005.xlsx", data=os.urandom(MB // 2))
BOTH = (PAPER, BOOK)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_the_copies_are_the_files_and_the_way_is_told(stick: Path) -> None:
    told: list[tuple[int, int]] = []
    copies = write_out(BOTH, stick, going=Going(told=lambda done, total: told.append((done, total))))
    assert [copy.read_bytes() for copy in copies] == [PAPER.data, BOOK.data]
    assert names(stick) == sorted(one.name for one in BOTH)
    total = 2 * (len(PAPER.data) + len(BOOK.data))
    assert told[-1] == (total, total)
    assert told == sorted(told)
    assert len(told) > 8  # a bar that moves


def test_the_same_files_twice_do_no_harm(stick: Path) -> None:
    write_out(BOTH, stick)
    before = {path.name: path.stat().st_mtime_ns for path in stick.iterdir()}
    told: list[int] = []
    write_out(BOTH, stick, going=Going(told=lambda done, total: told.append(done * 100 // total)))
    assert {path.name: path.stat().st_mtime_ns for path in stick.iterdir()} == before
    assert told[-1] == 100


def test_another_file_of_the_same_name_is_never_overwritten(stick: Path) -> None:
    (stick / BOOK.name).write_bytes(b"something else")
    assert failed(stick) == "handover.exists"
    assert names(stick) == [BOOK.name]
    assert (stick / BOOK.name).read_bytes() == b"something else"


def test_a_full_drive_is_seen_before_anything_is_written(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(stick)._replace(free=MB)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(UserError) as caught:
        write_out(BOTH, stick)
    assert caught.value.code == "handover.no_room"
    assert caught.value.values["free"] == "1 MB"
    assert names(stick) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "handover.full"),
        (errno.EROFS, "handover.read_only"),
        (errno.EACCES, "handover.read_only"),
        (errno.EIO, "handover.not_written"),
        (errno.ENODEV, "handover.gone"),
    ],
)
@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_what_the_drive_refuses_leaves_nothing_and_can_be_tried_again(
    stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, fails_at: int
) -> None:
    """The first file, the second one, or their names (a folder is made durable too)."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(os.fsync, number, fails_at))
        assert failed(stick) == code
    assert names(stick) == []
    assert [copy.read_bytes() for copy in write_out(BOTH, stick)] == [PAPER.data, BOOK.data]


def test_a_drive_that_does_not_let_itself_be_written_is_told(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def refuse(self: Path, mode: str = "r", *rest: int, **more: int) -> object:
        if "x" in mode:
            raise OSError(errno.EROFS, "Read-only file system", str(self))
        return real(self, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert failed(stick) == "handover.read_only"


def test_a_drive_pulled_midway_is_told_and_cleaned_when_it_is_back(stick: Path, tmp_path: Path) -> None:
    away = tmp_path / "in the pocket"

    def pull(done: int, _total: int) -> None:
        if done >= 2 * MB and stick.exists():
            stick.rename(away)

    with pytest.raises(UserError) as caught:
        write_out(BOTH, stick, going=Going(told=pull))
    assert caught.value.code == "handover.gone"
    assert any(name.endswith(".part") for name in names(away))
    (away / ".someone-elses.part").write_bytes(b"stays")
    away.rename(stick)
    assert failed(stick / "nowhere") == "handover.gone"
    write_out(BOTH, stick)
    assert names(stick) == sorted([".someone-elses.part", *(one.name for one in BOTH)])


def test_a_drive_that_gives_back_something_else_is_told_and_holds_nothing(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = hand_over_copy._write_part

    def worn_out(part: Path, data: bytes, meter: hand_over_copy._Meter) -> None:
        real(part, data[:-1] + bytes([data[-1] ^ 1]), meter)

    with monkeypatch.context() as patch:
        patch.setattr(hand_over_copy, "_write_part", worn_out)
        assert failed(stick) == "handover.differs"
    assert names(stick) == []


def test_what_is_read_back_is_judged_too(stick: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_out(BOTH, stick, is_sound=lambda one, data: (one, data) != (BOOK, BOOK.data))
    assert caught.value.code == "handover.broken"
    assert names(stick) == []


@pytest.mark.parametrize("at", [0.1, 0.4, 0.7, 0.9])
def test_stopping_leaves_nothing(stick: Path, at: float) -> None:
    """While it is written as while it is read back."""
    done = 0.0

    def told(now: int, total: int) -> None:
        nonlocal done
        done = now / total

    with pytest.raises(UserError) as caught:
        write_out(BOTH, stick, going=Going(told=told, cancelled=lambda: done >= at))
    assert caught.value.code == "handover.cancelled"
    assert names(stick) == []


def test_the_system_is_made_to_forget_before_it_reads(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[int] = []
    real = os.posix_fadvise

    def forget(handle: int, start: int, size: int, advice: int) -> None:
        forgotten.append(advice)
        real(handle, start, size, advice)

    monkeypatch.setattr(os, "posix_fadvise", forget)
    write_out(BOTH, stick)
    assert forgotten == [os.POSIX_FADV_DONTNEED] * 2


def test_a_file_system_that_cannot_make_a_folder_durable_does_not_hinder(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(os.fsync, errno.EINVAL, 3))
    assert len(write_out(BOTH, stick)) == 2


def test_every_sentence_says_what_to_do() -> None:
    for code, sentence in ERRORS.items():
        if code.startswith("handover."):
            assert sentence.endswith("."), code
    assert [size_text(size) for size in (820, 35 * 1024, 1_468_006, 250 * MB, 3 << 30)] == [
        *("820 byte", "35 KB", "1,4 MB", "250 MB", "3 GB"),
    ]


def failed(folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        write_out(BOTH, folder)
    return caught.value.code


def failing(real: Callable[[int], None], number: int, at: int) -> Callable[[int], None]:
    calls = 0

    def call(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(number, os.strerror(number))
        real(handle)

    return call


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
