"""Start the process of a token's driver, ask it, and end it: however the driver behaves, the window goes on."""

import subprocess
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from typing import Self

from congdoan_desktop import codec
from congdoan_desktop.errors import UserError
from congdoan_desktop.paths import python_command
from congdoan_desktop.signing.token_messages import BITS, Answer, Request
from congdoan_desktop.texts import ERRORS

_CHILD = "congdoan_desktop.signing.token_child"
_ANSWER_LIMIT = 4_000_000
"""Bytes of one answer: 60 certificates on each of a few tokens."""
_GOODBYE_SECONDS = 5.0


class DriverProcess:
    """One driver in a process of its own, as a context: leaving it logs out, and kills what does not end."""

    def __init__(self, driver: Path) -> None:
        self._name = driver.name
        self._process = subprocess.Popen(
            [*python_command(_CHILD), str(driver)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._pipe = ThreadPoolExecutor(max_workers=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        with suppress(OSError):
            self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=_GOODBYE_SECONDS)
        self._process.kill()  # one that has ended does not mind
        self._process.wait()
        self._pipe.shutdown()
        self._process.stdout.close()

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    def ask(self, request: Request, seconds: float) -> Answer:
        """Return the answer to `request`. Raises the `UserError` that it tells, token.no_answer, token.failed."""
        answer = self._pipe.submit(self._exchange, codec.to_json(request) + b"\n")
        if not wait([answer], timeout=seconds).done:
            self._process.kill()
            raise self._error("token.no_answer")
        return self._judge(answer)

    def _exchange(self, line: bytes) -> bytes:
        assert self._process.stdin is not None and self._process.stdout is not None
        with suppress(OSError):  # a process that has died is told by its silence
            self._process.stdin.write(line)
            self._process.stdin.flush()
        return self._process.stdout.readline(_ANSWER_LIMIT)

    def _judge(self, line: "Future[bytes]") -> Answer:
        answer = None
        with suppress(UserError):  # half a line, or none: the driver took the process with it
            answer = codec.from_json(line.result(), Answer)
        if answer is None:
            raise self._error("token.failed")
        if answer.error:
            raise self._error(answer.error if answer.error in ERRORS else "token.failed")
        return answer

    def _error(self, code: str) -> UserError:
        return UserError(code, name=self._name, bits=BITS)
