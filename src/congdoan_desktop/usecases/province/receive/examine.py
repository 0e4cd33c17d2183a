"""Candidates → what each of them tells, looked into by a few child processes at once.

A file that makes its child hang, die or grow costs that file one finding and the child its life; the others go on.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.domain.province.examined import Examined, Fault
from congdoan_desktop.domain.province.keepable import is_keepable
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.usecases.province.receive.children import Child, Children, children
from congdoan_desktop.usecases.province.receive.collect import Candidate
from congdoan_desktop.usecases.province.receive.messages import LARGE, LARGEST, PIECE, Answer, Part, Request, Setting

if TYPE_CHECKING:
    from congdoan_desktop.signing.trust import Trust

_LARGEST_CERTIFICATE = 16 << 10
_MOST_LOST = 2
"""Children that one letter may cost; what else is in it is not looked into then."""


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
    """Have every candidate looked into. Raises `UserError` receive.cancelled, receive.cannot_start."""
    going = going or Going()
    setting = Setting(anchors=trust.anchors, crls=trust.crls, pinned=tuple(sorted(trust.pinned)), now=now)
    told = [LookedThrough(found=())] * len(candidates)
    with children(setting, len(candidates)) as crew, ThreadPoolExecutor(max_workers=crew.count) as threads:
        waiting = {threads.submit(_examined, crew, one): number for number, one in enumerate(candidates)}
        try:
            for done, future in enumerate(as_completed(waiting), 1):
                told[waiting[future]] = future.result()
                going.told(done, len(candidates))
                if going.cancelled():
                    raise UserError("receive.cancelled")
        except BaseException:
            for future in waiting:
                future.cancel()
            raise
    return LookedThrough(found=tuple(found for one in told for found in one.found), others=sum(o.others for o in told))


@contextmanager
def taking_out(now: datetime) -> Iterator[Callable[[Found], bytes]]:
    """Give the block what returns the bytes of an attachment of a letter, as they were looked into.

    That raises `UserError` receive.changed where the letter is another by now.
    """
    with children(Setting(anchors=(), crls=(), pinned=(), now=now), 1) as crew, crew.one() as child:

        def take_out(found: Found) -> bytes:
            pieces = list[bytes]()
            while len(pieces) * PIECE < LARGEST and (not pieces or len(pieces[-1]) == PIECE):
                pieces.append(child.ask(found.candidate.path, Request(part=found.part, piece=len(pieces))).data)
            data = b"".join(pieces)
            if sha256(data) != found.file.sha256:
                raise UserError("receive.changed", name=found.name)
            return data

        yield take_out


def original(found: Found, take_out: Callable[[Found], bytes]) -> bytes:
    """Return the bytes of a file, which must be those that were looked into. `take_out`: as `taking_out` gives it.

    Raises `UserError` receive.changed, file.unreadable, file.too_large.
    """
    if found.part is not None:
        return take_out(found)
    data = read_file(found.candidate.path, limit=LARGEST)
    if sha256(data) != found.file.sha256:
        raise UserError("receive.changed", name=found.name)
    return data


def _examined(crew: Children, candidate: Candidate) -> LookedThrough:
    """Have one file looked into, or the attachments of a letter one after the other."""
    with crew.large if _size(candidate) > LARGE else nullcontext(), crew.one() as child:
        answer = child.ask(candidate.path, Request())
        if not answer.parts:
            found = () if answer.looked is None and not answer.fault else (_found(candidate, answer),)
            return LookedThrough(found=found, others=answer.others)
        return LookedThrough(found=tuple(_of_letter(child, candidate, answer.parts)), others=answer.others)


def _of_letter(child: Child, candidate: Candidate, parts: tuple[Part, ...]) -> Iterator[Found]:
    lost = 0
    for part in parts:
        answer = (
            child.ask(candidate.path, Request(part=part.part)) if lost < _MOST_LOST else Answer(fault="letter_given_up")
        )
        lost += bool(answer.fault)
        yield _found(candidate, answer, part)


def _found(candidate: Candidate, answer: Answer, part: Part | None = None) -> Found:
    name = part.name if part else candidate.name
    looked = answer.looked
    if looked is None:
        size = part.size if part else _size(candidate)
        file = Examined(sha256="", size=size, kind="unknown", faults=(Fault(code=answer.fault or "too_costly"),))
    else:
        file = _as_from_outside(looked.file)
    return Found(candidate=candidate, name=name, file=file, part=part.part if part else None)


def _as_from_outside(file: Examined) -> Examined:
    """What a child says comes from the file in the end: what nobody could keep is not believed."""
    if len(file.certificate) > _LARGEST_CERTIFICATE:
        file = replace(file, certificate=b"")
    if file.told is None or is_keepable(file.told):
        return file
    return replace(file, told=None, faults=(*file.faults, Fault(code="data_invalid")))


def _size(candidate: Candidate) -> int:
    try:
        return candidate.path.stat().st_size
    except OSError:
        return 0
