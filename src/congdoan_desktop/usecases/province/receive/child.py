"""The process that looks into strangers' files, one after the other: limited, and replaced after anything odd."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from congdoan_desktop import codec, files
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.apart_child import limit
from congdoan_desktop.usecases.province.receive.letters import attachment, attachments
from congdoan_desktop.usecases.province.receive.look_into import look_into
from congdoan_desktop.usecases.province.receive.messages import LARGEST, Answer, Looked, Request, Setting


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


class Service:
    """Looks into files with the eyes of one setting."""

    def __init__(self, setting: Setting) -> None:
        from congdoan_desktop.signing.trust import Trust

        self._trust = Trust(anchors=setting.anchors, crls=setting.crls, pinned=frozenset(setting.pinned))
        self._now = setting.now

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
        path = Path(request.path)
        data = files.read_file(path, limit=LARGEST)
        if path.suffix.lower() != ".eml":
            return Answer(looked=(Looked(name=path.name, file=look_into(data, self._trust, self._now)),))
        if request.part is not None:
            return Answer(data=attachment(data, request.part))
        return self._letter(data)

    def _letter(self, data: bytes) -> Answer:
        found, others = attachments(data)
        looked = (
            Looked(name=one.name, part=one.part, file=look_into(one.data, self._trust, self._now)) for one in found
        )
        return Answer(looked=tuple(looked), others=others)


def _load() -> None:
    """Import what every file needs, before memory is limited and the clock of the first file runs."""
    from congdoan_desktop.handoff.attachments import read_attachments
    from congdoan_desktop.handoff.report_json import decode
    from congdoan_desktop.signing import pdf_verify, sealed_data, xlsx_verify

    del pdf_verify, sealed_data, xlsx_verify
    for read in (read_attachments, decode):  # they load their libraries when they are asked
        with suppress(UserError):
            read(b"")
