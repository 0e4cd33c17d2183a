"""The few processes that look into files: each asked by one thread at a time, replaced after anything odd."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue

from congdoan_desktop import codec
from congdoan_desktop.errors import UserError
from congdoan_desktop.line_process import LineProcess, Silence
from congdoan_desktop.usecases.province.receive.messages import ANSWER_LIMIT, Answer, Request, Setting

_MODULE = "congdoan_desktop.usecases.province.receive.child"
_SECONDS = 4.5
"""For one file, by the clock."""
_START_SECONDS = 60.0
"""For a child to load what it needs, on a slow disk."""
_MOST = 4


class Child:
    """One process, started when it is first asked and again after it was ended."""

    def __init__(self, first: bytes) -> None:
        self._first = first
        self._process: LineProcess | None = None

    def ask(self, request: Request) -> Answer:
        """Return its answer, or the fault of the file: what made its reader hang, die or grow ends the process.

        Raises `UserError` receive.cannot_start: then no file is to blame.
        """
        process = self._process = self._process or self._started()
        try:
            answer = codec.from_json(process.ask(codec.to_json(request), _SECONDS), Answer)
        except (Silence, UserError) as error:
            answer = Answer(fault="too_slow" if isinstance(error, Silence) and error.late else "too_costly")
        if answer.fault:
            self.close()
        return answer

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.close(patience=0)

    def _started(self) -> LineProcess:
        try:
            process = LineProcess(_MODULE, answer_limit=ANSWER_LIMIT, environment=_environment())
        except OSError as error:
            raise UserError("receive.cannot_start") from error
        try:
            process.ask(self._first, _START_SECONDS)
        except Silence as error:
            process.close(patience=0)
            raise UserError("receive.cannot_start") from error
        return process


class Children:
    """`count` processes, lent to whoever asks."""

    def __init__(self, setting: Setting, count: int) -> None:
        self.count = count
        self._free: SimpleQueue[Child] = SimpleQueue()
        first = codec.to_json(setting)
        for _ in range(count):
            self._free.put(Child(first))

    @contextmanager
    def one(self) -> Iterator[Child]:
        """Lend one of them; wait until one is free."""
        child = self._free.get()
        try:
            yield child
        finally:
            self._free.put(child)

    def close(self) -> None:
        """End them all; waits for those that are lent."""
        for _ in range(self.count):
            self._free.get().close()


@contextmanager
def children(setting: Setting, files: int) -> Iterator[Children]:
    """Have as many children as there are processors and files, a few at most."""
    found = Children(setting, max(1, min(os.cpu_count() or 1, _MOST, files)))
    try:
        yield found
    finally:
        found.close()


def _environment() -> dict[str, str]:
    """Nothing of ours; Windows cannot start a program's random numbers without knowing where it lies itself."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR") if os.name == "nt" and name in os.environ}
