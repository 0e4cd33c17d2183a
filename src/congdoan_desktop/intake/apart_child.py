"""The other side of `apart`: limits itself, runs one function on what comes in, and says how it ended.

The first byte of the answer: `=` a result follows, `e` a `UserError` as JSON, `m` out of memory, `t` out of time,
`x` anything else.
"""

import json
import math
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module

from congdoan_desktop.errors import UserError


def main() -> None:
    """Run the task named in the arguments (task, seconds, megabytes) from standard input to standard output."""
    task, seconds, megabytes = sys.argv[1:4]
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints does not mix with the answer
    request = sys.stdin.buffer.read()
    limit(math.ceil(float(seconds)), int(megabytes) << 20)
    with answers:
        answers.write(_answer(task, request))


def _answer(task: str, request: bytes) -> bytes:
    try:
        return b"=" + _function(task)(request)
    except UserError as error:
        return b"e" + json.dumps({"code": error.code, "values": _plain(error)}).encode()
    except MemoryError:
        return b"m"
    except TimeoutError:
        return b"t"
    except BaseException:  # a hostile file makes the readers fail in any way they can, SystemExit and deep stacks too
        return b"x"


def _function(task: str) -> Callable[[bytes], bytes]:
    module, name = task.split(":")
    function: Callable[[bytes], bytes] = getattr(import_module(f"congdoan_desktop.intake.{module}"), name)
    return function


def _plain(error: UserError) -> dict[str, object]:
    return {name: v if isinstance(v, int | float | bool) else str(v) for name, v in error.values.items()}


def limit(seconds: int | None, size: int) -> None:
    """Take from this process what reading a file does not need: more than `size` bytes of memory, more than `seconds`
    of the processor (`None`: whoever asks it looks at the clock), writing files, further processes.
    """
    if os.name == "nt":
        from congdoan_desktop.intake.apart_windows import limit_job

        limit_job(seconds, size)
        return
    import resource

    for what, value in (
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (value, value))
    if seconds is None:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    signal.signal(signal.SIGXCPU, _out_of_time)


def _out_of_time(_number: int, _frame: object) -> None:
    raise TimeoutError
