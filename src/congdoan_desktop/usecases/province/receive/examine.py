"""Candidates → what each of them tells, looked into by a few child processes at once.

A file that makes its child hang, die or grow costs that file one finding and the child its life; the others go on.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING

from congdoan_desktop import codec
from congdoan_desktop.domain.province.examined import Examined, Fault
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.line_process import LineProcess, Silence
from congdoan_desktop.usecases.province.receive.collect import Candidate
from congdoan_desktop.usecases.province.receive.messages import ANSWER_LIMIT, Answer, Request, Setting

if TYPE_CHECKING:
    from congdoan_desktop.signing.trust import Trust

_MODULE = "congdoan_desktop.usecases.province.receive.child"
_SECONDS = 4.5
"""For one file, by the clock."""
_START_SECONDS = 60.0
"""For a child to load what it needs, on a slow disk."""
_MOST_CHILDREN = 4


@dataclass(frozen=True, kw_only=True)
class Going:
    """How a long way is watched: `told(done, total)` in files; `cancelled()` is asked after each of them."""

    told: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file as it was found: `part` is which attachment of the letter at `candidate.path` it is."""

    candidate: Candidate
    name: str
    file: Examined
    part: int | None = None


@dataclass(frozen=True, kw_only=True)
class LookedThrough:
    """In the order of the candidates. `others`: attachments of letters that are no reports."""

    found: tuple[Found, ...]
    others: int = 0


def examine(
    candidates: Sequence[Candidate], trust: "Trust", now: datetime, going: Going | None = None
) -> LookedThrough:
    """Have every candidate looked into. Raises `UserError` receive.cancelled."""
    going = going or Going()
    setting = Setting(anchors=trust.anchors, crls=trust.crls, pinned=tuple(sorted(trust.pinned)), now=now)
    answers: list[Answer] = [Answer()] * len(candidates)
    with _children(setting, len(candidates)) as children, ThreadPoolExecutor(max_workers=children.count) as threads:
        waiting = {threads.submit(children.ask, Request(path=str(one.path))): n for n, one in enumerate(candidates)}
        try:
            for done, future in enumerate(as_completed(waiting), 1):
                answers[waiting[future]] = future.result()
                going.told(done, len(candidates))
                if going.cancelled():
                    raise UserError("receive.cancelled")
        except BaseException:
            for future in waiting:
                future.cancel()
            raise
    found = (one for candidate, answer in zip(candidates, answers, strict=True) for one in _found(candidate, answer))
    return LookedThrough(found=tuple(found), others=sum(answer.others for answer in answers))


def bytes_of(found: Found, trust: "Trust", now: datetime) -> bytes:
    """Return the bytes of an attachment of a letter, as they were looked into.

    Raises `UserError` receive.changed where the letter is another by now.
    """
    setting = Setting(anchors=(), crls=(), pinned=(), now=now)
    with _children(setting, 1) as children:
        answer = children.ask(Request(path=str(found.candidate.path), part=found.part))
    if answer.fault or sha256(answer.data) != found.file.sha256:
        raise UserError("receive.changed", name=found.name)
    return answer.data


def _found(candidate: Candidate, answer: Answer) -> Iterator[Found]:
    if answer.fault:
        nothing = Examined(sha256="", size=_size(candidate), kind="unknown", faults=(Fault(code=answer.fault),))
        yield Found(candidate=candidate, name=candidate.name, file=nothing)
    for one in answer.looked:
        yield Found(candidate=candidate, name=one.name, file=one.file, part=one.part)


def _size(candidate: Candidate) -> int:
    try:
        return candidate.path.stat().st_size
    except OSError:
        return 0


class _Children:
    """A few processes, each asked by one thread at a time."""

    def __init__(self, setting: Setting, count: int) -> None:
        self._first = codec.to_json(setting)
        self.count = count
        self._free: SimpleQueue[LineProcess | None] = SimpleQueue()
        for _ in range(count):
            self._free.put(None)

    def ask(self, request: Request) -> Answer:
        """Return the answer of whichever child is free; one that was not well behaved is ended."""
        child = self._free.get()
        try:
            child = child or self._start()
            answer = codec.from_json(child.ask(codec.to_json(request), _SECONDS), Answer)
        except (Silence, UserError) as error:
            answer = Answer(fault="too_slow" if isinstance(error, Silence) and error.late else "too_costly")
        if answer.fault and child is not None:
            child.close(patience=0)
            child = None
        self._free.put(child)
        return answer

    def close(self) -> None:
        for _ in range(self.count):
            child = self._free.get()
            if child is not None:
                child.close(patience=0)

    def _start(self) -> LineProcess:
        child = LineProcess(_MODULE, answer_limit=ANSWER_LIMIT, environment=_environment())
        try:
            child.ask(self._first, _START_SECONDS)
        except Silence:
            child.close(patience=0)
            raise
        return child


@contextmanager
def _children(setting: Setting, files: int) -> Iterator[_Children]:
    children = _Children(setting, max(1, min(os.cpu_count() or 1, _MOST_CHILDREN, files)))
    try:
        yield children
    finally:
        children.close()


def _environment() -> dict[str, str]:
    """Nothing of ours; Windows cannot start a program's random numbers without knowing where it lies itself."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR") if os.name == "nt" and name in os.environ}
