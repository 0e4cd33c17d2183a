"""What a reader of a stranger's file may do to its process; run by `test_apart.py` in the child."""

import os
import sys
import threading
import time

from congdoan_desktop.errors import UserError


def echo(request: bytes) -> bytes:
    print("a library that chats")
    return request[::-1]


def mended(_request: bytes) -> bytes:
    raise UserError("file.too_large", name="a.xlsx", limit=5)


def unknown(_request: bytes) -> bytes:
    raise UserError("nobody.knows")


def lacking(_request: bytes) -> bytes:
    raise UserError("file.too_large")


def fails(_request: bytes) -> bytes:
    raise AssertionError


def leaves(_request: bytes) -> bytes:
    os._exit(0)


def deep(_request: bytes) -> bytes:
    return deep(_request)


def eats(_request: bytes) -> bytes:
    return bytes(1 << 30)


def talks(_request: bytes) -> bytes:
    return bytes(70_000_000)


def spins(_request: bytes) -> bytes:
    while True:
        pass


def waits(_request: bytes) -> bytes:
    time.sleep(60)
    return b""


def writes(request: bytes) -> bytes:
    with open(request.decode(), "wb") as stream:
        stream.write(b"x" * 100_000)
    return b"written"


def forks(_request: bytes) -> bytes:
    threading.Thread(target=print).start()
    return b"forked"


def knows(_request: bytes) -> bytes:
    return ",".join(sorted(set(os.environ) | {str(sys.flags.isolated)})).encode()
