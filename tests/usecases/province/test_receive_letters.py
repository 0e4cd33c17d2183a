"""Attachments are cut out of saved letters as the standard library would, and a letter made to harm costs little."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import quote

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.usecases.province.receive.letters import attachments

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 5


def letter(*names: str, inside: EmailMessage | None = None) -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = "Báo cáo 6 tháng"
    message["Received"] = "x" * 5000
    message.set_content("Kính gửi Ban Công tác Công đoàn")
    for name in names:
        message.add_attachment(PDF + name.encode(), maintype="application", subtype="pdf", filename=name)
    if inside is not None:
        message.add_attachment(inside)
    return message


def taken_out(data: bytes) -> dict[str, bytes]:
    return {one.name: one.data(data) for one in attachments(data)[0]}


def by_the_library(data: bytes) -> dict[str, bytes]:
    parts = message_from_bytes(data, policy=policy.default).walk()
    return {name: part.get_payload(decode=True) for part in parts if (name := part.get_filename())}  # type: ignore[misc]


@pytest.mark.parametrize("end", [b"\r\n", b"\n"], ids=["CRLF", "LF"])
def test_what_is_taken_out_is_what_the_library_takes_out(end: bytes) -> None:
    forwarded = letter("Báo cáo đợt 1 của công đoàn cơ sở một đơn vị có tên rất dài.pdf", "so-lieu.xlsx")
    data = letter("a.pdf", "b.p7m", inside=forwarded).as_bytes().replace(b"\r\n", end)
    found = taken_out(data)
    assert found == by_the_library(data)
    assert len(found) == 4


@pytest.mark.parametrize(
    ("coding", "body", "content"),
    [
        (b"quoted-printable", b"%PDF=2D1=\r\n.7", b"%PDF-1.7"),
        (b"8bit", b"%PDF-\xff", b"%PDF-\xff"),
        (b"BASE64 ", b"JVBE\r\nRg==", b"%PDF"),
    ],
    ids=["quoted", "plain", "base64"],
)
def test_codings(coding: bytes, body: bytes, content: bytes) -> None:
    head = b"content-type: application/pdf;\r\n\tname=a.pdf\r\nContent-Transfer-Encoding: " + coding
    assert taken_out(head + b"\r\n\r\n" + body) == {"a.pdf": content}


@pytest.mark.parametrize("name", [r"..\..\x.pdf", "../../etc/x.pdf", "C:\\x.pdf"])
def test_a_name_has_no_folder(name: str) -> None:
    head = (
        f"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''{quote(name, safe='')}\n\n"
    )
    assert list(taken_out(head.encode() + b"x")) == ["x.pdf"]


def test_a_letter_that_was_cut_off_gives_what_is_there() -> None:
    data = letter("a.pdf", "b.pdf").as_bytes()
    found = taken_out(data[: data.rindex(b"--=")])
    assert list(found) == ["a.pdf", "b.pdf"]


def test_other_files_are_counted_and_a_letter_without_any_is_one() -> None:
    assert attachments(letter("a.pdf", "anh.jpg").as_bytes())[1] == 1
    assert attachments(letter().as_bytes()) == ((), 1)


HOSTILE = {
    "header lines": b"X: a\r\n" * 60_000 + b"\r\nx",
    "a long line": b"Content-Type: application/pdf; name=" + b"=?utf-8?q?a?= " * 5_000 + b"\r\n\r\nx",
    "many pieces of a name": b"Content-Type: a/b;" + b"".join(b" name*%d=a;" % n for n in range(5_000)) + b"\r\n\r\nx",
    "letters in letters": b"Content-Type: message/rfc822\r\n\r\n" * 50,
    "parts in parts": b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(50)),
    "parts": b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: a/b; name=a.pdf\n\nx\n" * 300,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_letter_made_to_harm_is_unreadable(data: bytes) -> None:
    with pytest.raises(UserError, match=r"letter\.unreadable"):
        attachments(data)


@pytest.mark.parametrize("coding", [b"x-uuencode", b"base64\xff"])
def test_an_unknown_coding_is_unreadable(coding: bytes) -> None:
    data = b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: " + coding + b"\n\nx"
    with pytest.raises(UserError, match=r"letter\.unreadable"):
        taken_out(data)


def test_comments_that_make_the_parser_fail_tell_nothing() -> None:
    assert attachments(b"Content-Type: " + b"(" * 3_000 + b"\n\nx") == ((), 1)
