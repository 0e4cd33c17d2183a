"""The process of a token's driver: reads requests line by line, answers line by line, ends with its input.

Nothing that a driver says leaves it but codes of errors, certificates and signatures; the PIN is written nowhere.
"""

import os
import sys
from typing import TYPE_CHECKING

from congdoan_desktop import codec
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.token_messages import Answer, Request

if TYPE_CHECKING:
    from pkcs11 import Session
    from pkcs11._pkcs11 import lib as Library


def main() -> None:
    """Serve the driver named in the arguments until standard input ends."""
    _leave_no_traces()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a driver prints does not mix with the answers
    service = DriverService(sys.argv[1])
    for line in sys.stdin.buffer:
        answers.write(codec.to_json(service.answer(line)) + b"\n")
        answers.flush()
    service.close()


class DriverService:
    """One driver, loaded at the first request, and the token that was opened with a PIN."""

    def __init__(self, driver: str) -> None:
        self._driver = driver
        self._library: Library | None = None
        self._session: Session | None = None
        self._opened = Request(task="open")

    def answer(self, line: bytes) -> Answer:
        """Do what one line asks. Never raises: errors are answers, and hold nothing but a code."""
        from pkcs11 import PKCS11Error

        try:
            return self._do(codec.from_json(line, Request))
        except UserError as error:
            return Answer(error=error.code)
        except PKCS11Error as error:
            return Answer(error="token.gone" if type(error).__name__ in _GONE else "token.failed")
        except Exception:  # what a driver hands back may be anything
            return Answer(error="token.failed")

    def close(self) -> None:
        """Log out."""
        if self._session is not None:
            self._session.close()

    def _do(self, request: Request) -> Answer:
        if request.task == "look":
            return self._look()
        if request.task == "open":
            return self._open(request)
        return self._sign(request)

    def _loaded(self) -> "Library":
        from congdoan_desktop.signing.token_driver import load

        if self._library is None:
            self._library = load(self._driver)
        return self._library

    def _look(self) -> Answer:
        from congdoan_desktop.signing.token_driver import found_on, tokens

        present = list(tokens(self._loaded()))
        return Answer(tokens=len(present), found=tuple(each for token in present for each in found_on(token)))

    def _open(self, request: Request) -> Answer:
        from congdoan_desktop.signing.token_driver import found_on, log_in

        assert request.wanted is not None
        self._session = log_in(self._loaded(), request.wanted, request.pin)
        self._opened = request
        return Answer(tokens=1, found=found_on(self._session.token))

    def _sign(self, request: Request) -> Answer:
        from congdoan_desktop.signing.token_driver import sign

        assert self._session is not None and self._opened.wanted is not None
        pin = self._opened.pin
        return Answer(signature=sign(self._session, self._opened.wanted, request.algorithm, request.digest, pin))


_GONE = frozenset(
    {"DeviceRemoved", "TokenNotPresent", "TokenNotRecognised", "SessionHandleInvalid", "SessionClosed", "SlotIDInvalid"}
)


def _leave_no_traces() -> None:
    """A driver that crashes must not leave its memory, with the PIN in it, on the disk, nor open a box on Windows."""
    if os.name == "nt":
        import ctypes

        # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX. UNTESTED: no Windows here.
        ctypes.CDLL("kernel32").SetErrorMode(0x8003)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
