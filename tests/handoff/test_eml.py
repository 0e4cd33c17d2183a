"""A letter that another program reads as it was meant."""

import email
import re
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.handoff.eml import Attached, Letter, addresses, eml
from tests.signing import samples

MADE_AT = datetime(2026, 6, 30, 14, 2, tzinfo=VIETNAM)
SUBJECT = "Báo cáo số 05/BC-CĐCS ngày 15/6/2026 của Công đoàn cơ sở Công ty Chè Tân Uyên, tỉnh Lai Châu"
BODY = "Kính gửi: Liên đoàn Lao động tỉnh Lai Châu.\n\nĐề nghị quý cơ quan trả lời thư này.\n"
FILES = (
    Attached(name="LC014_BC_00005_V1_20260615_CT58.pdf", data=samples.pdf()),
    Attached(name="LC014_BC_00005_V1_20260615_CT58.xlsx", data=samples.workbook()),
    Attached(name="LC014_BC_00005_V1_20260615_CT58.p7m", data=bytes(range(256)) * 40),
)
LETTER = Letter(to=("ban@congdoan.vn", "b@x.gov.vn"), subject=SUBJECT, body=BODY, attached=FILES, made_at=MADE_AT)


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_letter_comes_back_as_it_was_written() -> None:
    message = read(eml(LETTER))
    assert message["Subject"] == SUBJECT
    assert [str(one) for one in message["To"].addresses] == list(LETTER.to)
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime == MADE_AT
    assert message.get_body().get_content().replace("\r\n", "\n") == BODY  # type: ignore[union-attr]
    attached = list(message.iter_attachments())
    assert [one.get_filename() for one in attached] == [one.name for one in FILES]
    assert [one.get_content() for one in attached] == [one.data for one in FILES]
    assert [one.get_content_type() for one in attached] == [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/pkcs7-mime",
    ]
    assert not message.defects
    assert not [part.defects for part in message.walk() if part.defects]


def test_every_line_ends_as_mail_wants_it_and_is_short_and_plain() -> None:
    data = eml(LETTER)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998


def test_without_an_address_the_person_fills_it_in() -> None:
    assert read(eml(Letter(to=(), subject="a", body="b\n", attached=(), made_at=MADE_AT)))["To"] is None


@pytest.mark.parametrize(
    "text",
    [
        "ban",
        "ban@",
        "@congdoan.vn",
        "bạn@congdoan.vn",
        "a b@c.vn",
        "a@b",
        "a@@b.vn",
        "a@b.vn\r\nBcc: x@y.vn",
        "<a@b.vn>",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        addresses((text,))


@pytest.mark.parametrize("name", ["báo-cáo.pdf", "a/b.pdf", 'a".pdf', "a\r\nb.pdf"])
def test_a_name_that_mail_spoils_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=re.escape(name)):
        eml(Letter(to=(), subject="a", body="b", attached=(Attached(name=name, data=b"x"),), made_at=MADE_AT))


def test_a_subject_cannot_smuggle_a_header_in(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Bcc"):
        eml(Letter(to=(), subject="a\r\nBcc: x@y.vn", body="b", attached=(), made_at=MADE_AT))
