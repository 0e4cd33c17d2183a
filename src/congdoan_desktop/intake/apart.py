"""Run what reads a stranger's file in a process of its own: limited in memory and time, killed when it does not end.

The child gets bytes and gives bytes; nothing is ever unpickled, and what comes back is judged as outside data too.
"""

import json
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from time import monotonic
from typing import IO

from congdoan_desktop.errors import UserError
from congdoan_desktop.paths import python_command
from congdoan_desktop.texts import ERRORS

ANSWER_LIMIT = 64_000_000
"""Bytes that a child may give back."""

_TASK = re.compile(r"[a-z_]+:[a-z_]+\Z")
_LOOK_EVERY = 0.05
_PATIENCE = 3
"""How many times its seconds by the clock: the child counts those of the processor, and may have to share it."""
_CHILD = "congdoan_desktop.intake.apart_child"


def run_apart(
    task: str,
    request: bytes,
    *,
    seconds: float,
    megabytes: int,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """Run `congdoan_desktop.intake.<module>:<name>` (`task` is "module:name"; bytes → bytes) in a child process.

    `seconds`: of the processor, starting Python included; thrice that by the clock. `megabytes`: of address space, of
    which Python itself takes about 60. `cancelled` is asked 20 times a second. May be called from any thread.
    Raises the child's `UserError`; else intake.too_slow, intake.too_big, intake.cancelled, intake.refused.
    """
    if not _TASK.match(task):
        raise ValueError(task)
    with ThreadPoolExecutor(max_workers=2) as pipes, _child(task, seconds, megabytes) as process:
        assert process.stdin is not None and process.stdout is not None
        sent = pipes.submit(_send, process.stdin, request)
        answer = pipes.submit(_receive, process.stdout)
        try:
            _await(answer, seconds * _PATIENCE, cancelled)
        finally:
            process.kill()  # one that has ended does not mind; the pipes end with it
            wait((sent,))
            wait((answer,))
    return _judge(answer.result())


def _child(task: str, seconds: float, megabytes: int) -> subprocess.Popen[bytes]:
    """Start an isolated Python: no environment, no site, no files to write, no handles but its two pipes."""
    import os

    windows = os.name == "nt"
    # Windows cannot start a program's random numbers without knowing where it lies itself.
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR") if windows and name in os.environ}
    return subprocess.Popen(
        [*python_command(_CHILD), task, str(seconds), str(megabytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _send(pipe: IO[bytes], request: bytes) -> None:
    with suppress(OSError), pipe:  # a child that ended early reads no more
        pipe.write(request)


def _receive(pipe: IO[bytes]) -> bytes:
    return pipe.read(ANSWER_LIMIT + 2)


def _await(answer: "Future[bytes]", seconds: float, cancelled: Callable[[], bool]) -> None:
    end = monotonic() + seconds
    while not cancelled():
        if wait([answer], timeout=_LOOK_EVERY).done:
            return
        if monotonic() > end:
            raise UserError("intake.too_slow")
    raise UserError("intake.cancelled")


def _judge(answer: bytes) -> bytes:
    """Return what the child gave, or raise what it said; one that died without a word is refused."""
    kind, rest = answer[:1], answer[1:]
    if kind == b"m" or len(rest) > ANSWER_LIMIT:
        raise UserError("intake.too_big")
    if kind == b"t":
        raise UserError("intake.too_slow")
    if kind == b"e":
        raise _told(rest)
    if kind != b"=":
        raise UserError("intake.refused")
    return rest


def _told(data: bytes) -> UserError:
    try:
        said = json.loads(data)
        code, values = said["code"], dict(said["values"])
        ERRORS[code].format_map(values)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return UserError("intake.refused")
    return UserError(code, **values)
