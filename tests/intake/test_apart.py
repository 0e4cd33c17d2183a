"""A reader in a process of its own: what it may do, how it ends, what is told of it."""

import os
from pathlib import Path
from threading import Event, Thread, Timer

import pytest

from congdoan_desktop import paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake import apart
from congdoan_desktop.intake.apart import run_apart

linux = pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")


@pytest.fixture(autouse=True)
def tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the child find the tasks of `misbehaving.py` as if they were part of the program."""
    found = f"; import congdoan_desktop.intake as here; here.__path__.append({str(Path(__file__).parent)!r}); main()"
    monkeypatch.setattr(paths, "_START", paths._START.removesuffix("; main()") + found.replace("{", "{{"))


def run(name: str, request: bytes = b"", *, seconds: float = 20, megabytes: int = 300) -> bytes:
    return run_apart(f"misbehaving:{name}", request, seconds=seconds, megabytes=megabytes)


def code_of(name: str, **limits: int) -> str:
    with pytest.raises(UserError) as caught:
        run(name, **limits)
    return caught.value.code


def test_bytes_go_in_and_come_out() -> None:
    request = bytes(range(256)) * 40_000
    assert run("echo", request) == request[::-1]


def test_what_a_person_can_mend_comes_back_whole() -> None:
    with pytest.raises(UserError) as caught:
        run("mended")
    assert (caught.value.code, caught.value.values) == ("file.too_large", {"name": "a.xlsx", "limit": 5})


@pytest.mark.parametrize("name", ["unknown", "lacking", "fails", "leaves", "deep"])
def test_any_other_end_is_a_refusal(name: str) -> None:
    assert code_of(name) == "intake.refused"


@pytest.mark.parametrize("name", ["eats", "talks"])
def test_memory_has_an_end(name: str) -> None:
    assert code_of(name) == "intake.too_big"


def test_time_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PATIENCE", 1)
    assert code_of("waits", seconds=1) == "intake.too_slow"


@linux
def test_the_processor_has_an_end_too() -> None:
    from congdoan_desktop.intake.apart import _child, _judge, _send

    with _child("misbehaving:spins", 1, 300) as process:  # nobody looks at the clock here
        assert process.stdin is not None and process.stdout is not None
        _send(process.stdin, b"")
        with pytest.raises(UserError, match=r"intake\.too_slow"):
            _judge(process.stdout.read())


@linux
def test_no_file_is_written_and_nothing_started(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with pytest.raises(UserError, match=r"intake\.refused"):
        run("writes", str(path).encode())
    assert path.read_bytes() == b""
    if os.geteuid():  # the system does not count what root starts
        assert code_of("forks") == "intake.refused"


@linux
def test_the_child_knows_nothing_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "1")
    names = set(run("knows").decode().split(","))
    assert "A_SECRET" not in names and "1" in names


def test_it_can_be_stopped() -> None:
    stop = Event()
    Timer(0.2, stop.set).start()
    with pytest.raises(UserError, match=r"intake\.cancelled"):
        run_apart("misbehaving:waits", b"x" * 1_000_000, seconds=30, megabytes=300, cancelled=stop.is_set)


def test_it_works_in_any_thread() -> None:
    answers = list[bytes]()
    threads = [Thread(target=lambda: answers.append(run("echo", b"ab"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [b"ba"] * 2


@pytest.mark.parametrize("task", ["os:system", "..usecases:x", "misbehaving:echo\n", "__import__('os')"])
def test_only_modules_of_this_folder_have_a_name(task: str) -> None:
    with pytest.raises((ValueError, UserError)):
        run_apart(task, b"", seconds=20, megabytes=300)
