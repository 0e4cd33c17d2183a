"""Start the process of a token's driver, ask it, and end it: however the driver behaves, the window goes on."""

from contextlib import suppress
from pathlib import Path
from typing import Self

from congdoan_desktop import codec
from congdoan_desktop.errors import UserError
from congdoan_desktop.line_process import LineProcess, Silence
from congdoan_desktop.signing.token_messages import BITS, Answer, Request
from congdoan_desktop.texts import ERRORS

_CHILD = "congdoan_desktop.signing.token_child"
_ANSWER_LIMIT = 4_000_000
"""Bytes of one answer: 60 certificates on each of a few tokens."""


class DriverProcess:
    """One driver in a process of its own, as a context: leaving it logs out, and kills what does not end."""

    def __init__(self, driver: Path) -> None:
        self._name = driver.name
        self._lines = LineProcess(_CHILD, str(driver), answer_limit=_ANSWER_LIMIT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.close()

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._lines.pid

    def ask(self, request: Request, seconds: float) -> Answer:
        """Return the answer to `request`. Raises the `UserError` that it tells, token.no_answer, token.failed."""
        try:
            line = self._lines.ask(codec.to_json(request), seconds)
        except Silence as silence:
            # Half a line, or none: the driver took the process with it.
            raise self._error("token.no_answer" if silence.late else "token.failed") from silence
        answer = None
        with suppress(UserError):
            answer = codec.from_json(line, Answer)
        if answer is None:
            raise self._error("token.failed")
        if answer.error:
            raise self._error(answer.error if answer.error in ERRORS else "token.failed")
        return answer

    def _error(self, code: str) -> UserError:
        return UserError(code, name=self._name, bits=BITS)
