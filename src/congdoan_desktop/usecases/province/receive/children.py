"""The few processes that look into files: each asked by one thread at a time, replaced after anything odd."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Lock

from congdoan_desktop import codec
from congdoan_desktop.errors import UserError
from congdoan_desktop.line_process import LineProcess, Silence
from congdoan_desktop.usecases.province.receive.messages import ANSWER_LIMIT, Answer, Open, Request, Setting

_MODULE = "congdoan_desktop.usecases.province.receive.child"
_SECONDS = 3.0
"""Of the processor, for one file once it is read. A large report takes a tenth of it."""
_AT_MOST = 30.0
"""For the same, by the clock: on a computer that has much else to do a good file waits, and is none the worse."""
_SLOW_SECONDS = 60.0
"""For a child to load what it needs from a slow disk, or to read a file from a slow stick."""
_MOST = 4


class Child:
    """One process, started when it is first asked and again after it was ended."""

    def __init__(self, first: bytes) -> None:
        self._first = first
        self._process: LineProcess | None = None
        self._opened = b""

    def ask(self, path: Path, request: Request) -> Answer:
        """Return its answer on a file, or the fault of the file: what made its reader hang, die or grow ends it.

        A letter is read once as long as nothing else is asked between its attachments.
        Raises `UserError` receive.cannot_start: then no file is to blame.
        """
        name, answer = os.fsencode(path), Answer()
        if name != self._opened or request.part is None:
            answer = self._answer(b"o" + codec.to_json(Open(path=name)), _SLOW_SECONDS)
            self._opened = name
        if not answer.fault:
            answer = self._answer(b"r" + codec.to_json(request), _SECONDS, _AT_MOST)
        if answer.fault:
            self.close()
        return answer

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process, self._opened = self._process, None, b""
        if process is not None:
            process.close(patience=0)

    def _answer(self, line: bytes, seconds: float, at_most: float | None = None) -> Answer:
        process = self._process = self._process or self._started()
        try:
            return codec.from_json(process.ask(line, seconds, at_most=at_most), Answer)
        except (Silence, UserError) as error:
            return Answer(fault="too_slow" if isinstance(error, Silence) and error.late else "too_costly")

    def _started(self) -> LineProcess:
        try:
            process = LineProcess(_MODULE, answer_limit=ANSWER_LIMIT, environment=_environment())
        except OSError as error:
            raise UserError("receive.cannot_start") from error
        try:
            process.ask(self._first, _SLOW_SECONDS)
        except Silence as error:
            process.close(patience=0)
            raise UserError("receive.cannot_start") from error
        return process


class Children:
    """`count` processes, lent to whoever asks."""

    def __init__(self, setting: Setting, count: int) -> None:
        self.count = count
        self.large = Lock()
        """Held while a large file is looked into: two of them would take too much memory."""
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
