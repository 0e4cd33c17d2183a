"""A process of our own that is asked and answers line by line: it may hang, die or be killed, and we go on."""

import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from time import monotonic

from congdoan_desktop.paths import python_command
from congdoan_desktop.processor_time import processor_seconds

_GOODBYE_SECONDS = 5.0


class Silence(Exception):
    """There was no answer: `late` in time; else none, because the process has ended or said half a line."""

    def __init__(self, *, late: bool) -> None:
        super().__init__(late)
        self.late = late


class LineProcess:
    """Runs `main()` of `module` with `words` as arguments. `environment`: instead of ours."""

    def __init__(
        self, module: str, *words: str, answer_limit: int, environment: Mapping[str, str] | None = None
    ) -> None:
        self._answer_limit = answer_limit
        self._process = subprocess.Popen(
            [*python_command(module), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._pipe = ThreadPoolExecutor(max_workers=1)

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    def ask(self, line: bytes, seconds: float, *, at_most: float | None = None) -> bytes:
        """Return the answer to `line`, without its end. Raises `Silence`; one that is late was killed.

        `seconds`: by the clock; with `at_most` (by the clock) of the processor: one that waits for others is not late.
        """
        begun, last = processor_seconds(self.pid), monotonic() + (at_most or seconds)
        answer = self._pipe.submit(self._exchange, line + b"\n")
        left = seconds
        while not wait([answer], timeout=left).done:
            had = processor_seconds(self.pid) - begun if at_most else seconds
            left = min(seconds - had, last - monotonic())
            if not left > 0:  # also where nobody says how much it had
                self._process.kill()
                raise Silence(late=True)
        said = answer.result()
        if not said.endswith(b"\n"):
            raise Silence(late=False)
        return said[:-1]

    def close(self, *, patience: float = _GOODBYE_SECONDS) -> None:
        """End its input and wait; kill what does not end in `patience` seconds."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with suppress(OSError):
            self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=patience)
        self._process.kill()  # one that has ended does not mind
        self._process.wait()
        self._pipe.shutdown()
        self._process.stdout.close()

    def _exchange(self, line: bytes) -> bytes:
        assert self._process.stdin is not None and self._process.stdout is not None
        with suppress(OSError):  # a process that has died is told by its silence
            self._process.stdin.write(line)
            self._process.stdin.flush()
        return self._process.stdout.readline(self._answer_limit)
