"""waitress on one address of this computer, for `phones.PhoneApp`. It writes no log, and names nothing of itself."""

import errno
import ipaddress
import logging
import socket
from collections.abc import Callable, Sequence
from threading import Event, Thread
from typing import Any
from wsgiref.types import WSGIApplication

from congdoan_desktop.errors import UserError

PORTS = (8080, 8090, 8000, 8888, 8008)
"""Tried in this order: those that a firewall of an office knows, and that are quickly typed."""
THREADS = 8
"""They wait for the disk most of the time; the pages of the others go on meanwhile."""
CONNECTIONS = 500
"""More than a room holds, and less than the 512 that Windows can wait for at once."""
_HEADERS = 16 << 10
_BODY = 256 << 10
_IDLE = 30
_CLOSING = 5.0


class PhoneServer:
    """A server at work; `stop` frees the port."""

    def __init__(self, server: Any, url: str) -> None:
        self._server = server
        self._over = Event()
        self._thread = Thread(target=_run, args=(server, self._over), name="phones", daemon=True)
        self._thread.start()
        self.url = url
        """What is typed on a phone, as "http://192.168.1.5:8080/"."""

    def stop(self) -> None:
        """Take no request any more, let those at work end (for some seconds at most), free the port."""
        if self._over.is_set():
            return
        server = self._server
        server.trigger.pull_trigger(lambda: _stop_listening(server))
        server.task_dispatcher.shutdown(timeout=_CLOSING)
        self._over.set()
        server.trigger.pull_trigger()
        self._thread.join(_CLOSING)
        _close_all(server)


def serve(application: Callable[[str], WSGIApplication], address: str, ports: Sequence[int] = PORTS) -> PhoneServer:
    """Serve on the first free of `ports` (0: any). `application(host)` makes the application for "address:port".

    Raises `UserError` phones.public_address (one that the world may reach), phones.no_address (this computer does not
    have it any more), phones.no_port.
    """
    from waitress.server import create_server

    _hush()
    listening = _bind(address, ports)
    host = f"{address}:{listening.getsockname()[1]}"
    server = create_server(
        application(host),
        sockets=[listening],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=_IDLE,
        max_request_header_size=_HEADERS,
        max_request_body_size=_BODY,
        inbuf_overflow=2 * _BODY,  # else what was answered might come into a temporary file
        ident=None,
        log_socket_errors=False,
        expose_tracebacks=False,
    )
    return PhoneServer(server, f"http://{host}/")


def free_port(address: str, ports: Sequence[int] = PORTS) -> int:
    """Return the first free port, for papers that are printed before. Raises as `serve`."""
    with _bind(address, ports) as found:
        return int(found.getsockname()[1])


def is_near(address: str) -> bool:
    """Whether `address` is an IPv4 address that only a local network (or this computer itself) reaches."""
    try:
        known = ipaddress.IPv4Address(address)
    except ValueError:
        return False
    nets = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8")
    return any(known in ipaddress.IPv4Network(net) for net in nets)


def _bind(address: str, ports: Sequence[int]) -> socket.socket:
    if not is_near(address):
        raise UserError("phones.public_address")
    for port in ports:
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # On Windows "reuse" would let another program take the same port.
        alone = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
        made.setsockopt(socket.SOL_SOCKET, alone, 1)
        try:
            made.bind((address, port))
        except OSError as error:
            made.close()
            if error.errno == errno.EADDRNOTAVAIL:
                raise UserError("phones.no_address", address=address) from error
        else:
            return made
    raise UserError("phones.no_port")


def _run(server: Any, over: Event) -> None:
    """Do what `server.run` does, until it is over; that one ends only when everything is closed under its feet."""
    from waitress.wasyncore import loop

    while not over.is_set():
        loop(timeout=1, map=server._map, use_poll=True, count=1)


def _stop_listening(server: Any) -> None:
    server.accepting = False
    server.del_channel()
    server.socket.close()


def _close_all(server: Any) -> None:
    """Close what is left. Whoever is still at work will pull the trigger: closed, its number might be another file."""
    from waitress.wasyncore import close_all

    still_pulled = server.trigger if server.task_dispatcher.threads else None
    close_all({number: one for number, one in server._map.items() if one is not still_pulled}, ignore_all=True)


def _hush() -> None:
    """waitress would log the address of a phone, and how many are waiting at what time."""
    for name in ("waitress", "waitress.queue"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
