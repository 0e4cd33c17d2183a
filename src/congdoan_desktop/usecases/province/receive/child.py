"""The process that looks into strangers' files, one after the other: limited, and replaced after anything odd."""

import os
import sys
from contextlib import suppress
from dataclasses import replace
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
from congdoan_desktop.usecases.province.receive.messages import (
    HEADROOM,
    LARGEST,
    LARGEST_LETTER,
    MEGABYTES,
    PIECE,
    WATCH_SECONDS,
    Answer,
    Looked,
    Open,
    Part,
    Request,
    Setting,
)


def main() -> None:
    """Serve until standard input ends. The first line is a `Setting`; the others say `o` and an `Open`, or `r` and a
    `Request`.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints does not mix with the answers
    lines = iter(sys.stdin.buffer)
    setting = codec.from_json(next(lines), Setting)
    _load()
    limit(None, _memory_now() + HEADROOM)
    service = Service(setting)
    answer = Answer()  # ready
    while True:
        answers.write(codec.to_json(answer) + b"\n")
        answers.flush()
        line = next(lines, None)
        if line is None:
            return
        _end_in(WATCH_SECONDS)
        answer = service.answer(line)
        _end_in(0)


def _end_in(seconds: int) -> None:
    """Have this process ended after so long (0: not at all), should nobody be there any more to kill it."""
    if os.name == "nt":  # UNTESTED where this program is built
        import faulthandler

        faulthandler.cancel_dump_traceback_later()
        if seconds:
            faulthandler.dump_traceback_later(seconds, exit=True)
        return
    import signal

    signal.alarm(seconds)


def _memory_now() -> int:
    """Return how much address space this process has taken; where nobody says so, what leaves a fixed sum in all."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return (MEGABYTES << 20) - HEADROOM


class Service:
    """Looks into files with the eyes of one setting."""

    def __init__(self, setting: Setting) -> None:
        from congdoan_desktop.signing.trust import Trust

        self._trust = Trust(anchors=setting.anchors, crls=setting.crls, pinned=frozenset(setting.pinned))
        self._now = setting.now
        self._path, self._data = Path(), b""
        self._letter: tuple[Attachment, ...] | None = None

    def answer(self, line: bytes) -> Answer:
        """Do what one line asks. Never raises: a hostile file makes the readers fail in any way they can."""
        try:
            if line.startswith(b"o"):
                return self._open(codec.from_json(line[1:], Open))
            return self._do(codec.from_json(line[1:], Request))
        except UserError as error:
            return Answer(fault="too_large" if error.code == "file.too_large" else "unreadable")
        except MemoryError:
            return Answer(fault="too_costly")
        except BaseException:  # deep stacks, SystemExit of a parser
            return Answer(fault="unreadable")

    def _open(self, order: Open) -> Answer:
        self._data, self._letter = b"", None  # the one before goes first
        self._path = Path(os.fsdecode(order.path))
        self._data = files.read_file(self._path, limit=LARGEST_LETTER if self._is_letter() else LARGEST)
        return Answer()

    def _do(self, request: Request) -> Answer:
        if not self._is_letter():
            return Answer(looked=self._look(self._data, self._path.name, None))
        if request.part is None:
            self._letter, others = attachments(self._data)
            parts = (Part(name=one.name, part=one.part, size=one.size) for one in self._letter)
            return Answer(parts=tuple(parts), others=others)
        if self._letter is None:
            self._letter, _ = attachments(self._data)
        one = next(one for one in self._letter if one.part == request.part)
        data = one.data(self._data)
        if request.piece is not None:
            return Answer(data=data[request.piece * PIECE : (request.piece + 1) * PIECE])
        return Answer(looked=self._look(data, one.name, one.part))

    def _is_letter(self) -> bool:
        return self._path.suffix.lower() == ".eml"

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
