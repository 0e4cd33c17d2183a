"""The process that looks into strangers' files, one after the other: limited, and replaced after anything odd."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from congdoan_desktop import codec, files
from congdoan_desktop.domain.province.examined import Examined
from congdoan_desktop.domain.province.keepable import shortened
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.apart_child import limit
from congdoan_desktop.usecases.province.receive.collect import shown_name
from congdoan_desktop.usecases.province.receive.letters import Attachment, attachments
from congdoan_desktop.usecases.province.receive.look_into import look_into
from congdoan_desktop.usecases.province.receive.messages import LARGEST, Answer, Looked, Part, Request, Setting


def main() -> None:
    """Serve until standard input ends. The first line is a `Setting`, all others are requests."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints does not mix with the answers
    lines = iter(sys.stdin.buffer)
    setting = codec.from_json(next(lines), Setting)
    _load()
    limit(None, setting.megabytes << 20)
    service = Service(setting)
    answer = Answer()  # ready
    while True:
        answers.write(codec.to_json(answer) + b"\n")
        answers.flush()
        line = next(lines, None)
        if line is None:
            return
        answer = service.answer(line)


@dataclass(frozen=True, kw_only=True)
class _Letter:
    path: Path
    found: tuple[Attachment, ...]
    others: int


class Service:
    """Looks into files with the eyes of one setting."""

    def __init__(self, setting: Setting) -> None:
        from congdoan_desktop.signing.trust import Trust

        self._trust = Trust(anchors=setting.anchors, crls=setting.crls, pinned=frozenset(setting.pinned))
        self._now = setting.now
        self._letter: _Letter | None = None
        """The last one: its attachments are asked for one by one."""

    def answer(self, line: bytes) -> Answer:
        """Do what one line asks. Never raises: a hostile file makes the readers fail in any way they can."""
        try:
            return self._do(codec.from_json(line, Request))
        except UserError as error:
            return Answer(fault="too_large" if error.code == "file.too_large" else "unreadable")
        except MemoryError:
            return Answer(fault="too_costly")
        except BaseException:  # deep stacks, SystemExit of a parser
            return Answer(fault="unreadable")

    def _do(self, request: Request) -> Answer:
        path = Path(os.fsdecode(request.path))
        if path.suffix.lower() != ".eml":
            self._letter = None
            return Answer(looked=self._look(files.read_file(path, limit=LARGEST), path.name, None))
        letter = self._opened(path)
        if request.part is None:
            parts = tuple(Part(name=one.name, part=one.part, size=len(one.data)) for one in letter.found)
            return Answer(parts=parts, others=letter.others)
        one = next((one for one in letter.found if one.part == request.part), None)
        if one is None:
            raise UserError("letter.unreadable")
        return Answer(data=one.data) if request.take else Answer(looked=self._look(one.data, one.name, one.part))

    def _opened(self, path: Path) -> _Letter:
        if self._letter is None or self._letter.path != path:
            self._letter = None
            found, others = attachments(files.read_file(path, limit=LARGEST))
            self._letter = _Letter(path=path, found=found, others=others)
        return self._letter

    def _look(self, data: bytes, name: str, part: int | None) -> Looked:
        return Looked(name=shown_name(name), part=part, file=_slim(look_into(data, self._trust, self._now)))


def _slim(file: Examined) -> Examined:
    """Leave out what nobody keeps: figures under a broken signature, the hundredth contradiction."""
    told = file.told
    if told is None:
        return file
    told = replace(told, contradictions=shortened(told.contradictions))
    if file.verdict is None or file.verdict.state is State.BROKEN:
        told = replace(told, figures=(), targets=(), tallies=())
    return replace(file, told=told)


def _load() -> None:
    """Import what every file needs, before memory is limited and the clock of the first file runs."""
    from congdoan_desktop.handoff.attachments import read_attachments
    from congdoan_desktop.handoff.report_json import decode
    from congdoan_desktop.signing import pdf_verify, sealed_data, xlsx_verify

    del pdf_verify, sealed_data, xlsx_verify
    for read in (read_attachments, decode):  # they load their libraries when they are asked
        with suppress(UserError):
            read(b"")
