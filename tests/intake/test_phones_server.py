"""The server itself, on this computer alone: what it says of itself, what it refuses, how it ends."""

import http.client
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.phones import PhoneApp
from congdoan_desktop.intake.phones_server import PhoneServer, free_port, is_near, serve
from tests.fixtures.phone_form import phone_form

HERE = "127.0.0.1"


def app(host: str, code_fault: Callable[[str], str] = lambda _: "") -> PhoneApp:
    return PhoneApp(form=phone_form(), host=host, code_fault=code_fault, keep=lambda _sheet, _code: "")


@pytest.fixture
def server() -> Iterator[PhoneServer]:
    started = serve(app, HERE, (0,))
    yield started
    started.stop()


def port_of(server: PhoneServer) -> int:
    return int(server.url.rstrip("/").rsplit(":", 1)[1])


def raw(server: PhoneServer, request: bytes) -> bytes:
    """Send bytes as they are and return all that comes back."""
    found = b""
    # Whoever is refused in the middle of a long request may see no more than a closed door.
    with socket.create_connection((HERE, port_of(server)), timeout=10) as connection, suppress(ConnectionError):
        connection.sendall(request)
        with suppress(OSError):  # the other side may have hung up already
            connection.shutdown(socket.SHUT_WR)
        while part := connection.recv(65536):
            found += part
    return found


def test_it_names_nothing_of_itself_and_logs_nothing(server: PhoneServer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), closing(http.client.HTTPConnection(HERE, port_of(server))) as connection:
        for path in ("/", "/ABCD2345", "/nowhere/"):
            connection.request("GET", path, headers={"User-Agent": "Android"})
            reply = connection.getresponse()
            assert reply.getheader("Server") is None and reply.getheader("Via") is None
            assert reply.read()
    assert caplog.records == []


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: {host}\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", 431),
        (b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999\r\n\r\n", 413),
        (b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: -5\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nTransfer-Encoding: gzip\r\n\r\nabcde", 501),
        (b"GET /../../etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n", 404),
        (b"TRACE / HTTP/1.1\r\nHost: {host}\r\n\r\n", 405),
    ],
)
def test_what_no_phone_sends_is_refused(server: PhoneServer, request_: bytes, status: int) -> None:
    reply = raw(server, request_.replace(b"{host}", f"{HERE}:{port_of(server)}".encode()))
    assert reply[9:12] == str(status).encode() or (reply == b"" and status == 431)
    assert b"root:" not in reply and b"waitress" not in reply and b"Traceback" not in reply


def test_the_port_is_free_at_once_and_taken_as_long_as_it_runs() -> None:
    first = serve(app, HERE, (0,))
    port = port_of(first)
    with pytest.raises(UserError, match=r"phones\.no_port"):
        serve(app, HERE, (port,))
    first.stop()
    first.stop()  # twice is once
    second = serve(app, HERE, (port,))
    assert second.url == first.url
    second.stop()
    assert free_port(HERE, (port,)) == port


def test_who_is_being_answered_when_it_stops_is_answered() -> None:
    asked, go_on = threading.Event(), threading.Event()

    def code_fault(_code: str) -> str:
        asked.set()
        go_on.wait(10)
        return "used_code"

    server = serve(lambda host: app(host, code_fault), HERE, (0,))
    replies: list[bytes] = []
    body = b"m=A&go=start"
    request = (
        f"POST / HTTP/1.1\r\nHost: {HERE}:{port_of(server)}\r\nContent-Length: {len(body)}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    ).encode() + body

    def speak() -> None:
        with socket.create_connection((HERE, port_of(server)), timeout=10) as connection:
            connection.sendall(request)
            replies.append(b"".join(iter(lambda: connection.recv(65536), b"")))

    phone = threading.Thread(target=speak)
    phone.start()
    assert asked.wait(10)
    stopping = threading.Thread(target=server.stop)
    stopping.start()
    go_on.set()
    stopping.join(20)
    phone.join(20)
    assert replies and replies[0].startswith(b"HTTP/1.1 409 ")


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "8.8.8.8", "192.0.2.1", "::1", "localhost", "", "192.168.1", "172.32.0.1"]
)
def test_an_address_that_the_world_may_reach_is_refused(address: str) -> None:
    assert not is_near(address)
    with pytest.raises(UserError, match=r"phones\.public_address"):
        serve(app, address, (0,))


@pytest.mark.parametrize("address", ["192.168.137.1", "10.0.0.5", "172.16.3.4", "169.254.7.7", "127.0.0.1"])
def test_addresses_of_local_networks(address: str) -> None:
    assert is_near(address)


def test_an_address_of_another_computer_is_refused() -> None:
    with pytest.raises(UserError, match=r"phones\.no_address"):
        serve(app, "10.255.255.254", (0,))


def test_starting_and_stopping_many_times_leaves_nothing_open() -> None:
    before = set(threading.enumerate())
    for _ in range(20):
        server = serve(app, HERE, (0,))
        assert raw(server, f"GET / HTTP/1.0\r\nHost: {HERE}:{port_of(server)}\r\n\r\n".encode()).startswith(
            b"HTTP/1.0 200"
        )
        server.stop()
        assert server._server._map == {}
    assert set(threading.enumerate()) - before == set()
