"""The letter says what is in it, and the journal that it was made; nothing says that it was sent."""

import email
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from email.policy import default
from pathlib import Path

import pytest

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HandOver, IssuedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import write_atomic
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases import hand_over_letter
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.hand_over_copy import Enclosure
from congdoan_desktop.usecases.hand_over_letter import (
    LARGE,
    TOO_LARGE,
    Words,
    last_addresses,
    letter_size,
    list_words,
    read_addresses,
    words_of,
    write_letter,
)
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

NOW = datetime(2026, 6, 30, 14, 2, tzinfo=VIETNAM)
PDF = Enclosure(name="LC014_BC_00005.pdf", data=b"%PDF-1.7 paper" * 99, proof="signature")
PARCEL = Parcel(enclosures=(PDF,), paper_id="r")
REPORT = IssuedReport(
    id="r",
    report_kind="ct58",
    period="2026-H1",
    number=5,
    year=2026,
    revision=1,
    issued_on=date(2026, 6, 15),
    subject="Kết quả công tác 6 tháng đầu năm 2026",
    signer_name="Lò Văn Thịnh",
    file_stem="LC014_BC_00005",
    report_json="{}",
    pdf_sha256=PDF.sha256,
    xlsx_sha256="",
    notation="BC-CĐCS",
    type_name="Báo cáo",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "store.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as store:
        yield store


def test_the_letter_says_what_number_of_whom_to_whom(store: Store) -> None:
    words = words_of(store, REPORT, PARCEL)
    assert words.subject == "Báo cáo số 05/BC-CĐCS ngày 15/06/2026 của Công đoàn cơ sở Công ty Chè Tân Uyên"
    for said in (
        "Kính gửi: Liên đoàn Lao động tỉnh Lai Châu.",
        "Kết quả công tác 6 tháng đầu năm 2026",
        PDF.name,
        PDF.sha256,
        "chữ ký",
    ):
        assert said in words.body
    assert "bản quét" in words_of(store, replace(REPORT, way="by_hand"), PARCEL).body


def test_the_letter_is_written_and_the_journal_says_it_was_made(store: Store, tmp_path: Path) -> None:
    to = read_addresses(" ban@congdoan.vn; b@x.gov.vn ")
    path = write_letter(store, PARCEL, to, words_of(store, REPORT, PARCEL), tmp_path / "LC014_BC_00005.eml", NOW)
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert [part.get_content() for part in message.iter_attachments()] == [PDF.data]
    (line,) = repository.find(store, HandOver)
    assert (line.way, line.destination, line.file_name, line.sha256) == (
        *("email", "ban@congdoan.vn, b@x.gov.vn", PDF.name, PDF.sha256),
    )
    assert last_addresses(store) == "ban@congdoan.vn, b@x.gov.vn"


def test_no_letter_without_a_line_and_no_line_without_a_letter(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = words_of(store, REPORT, PARCEL)
    with pytest.raises(UserError) as caught:
        write_letter(store, PARCEL, (), words, tmp_path / "nowhere" / "a.eml", NOW)
    assert caught.value.code == "file.missing_folder"
    assert repository.count(store, HandOver) == 0

    def cut(path: Path, data: bytes) -> None:
        write_atomic(path, data)
        raise KeyboardInterrupt

    monkeypatch.setattr(hand_over_letter, "write_atomic", cut)
    with pytest.raises(KeyboardInterrupt):
        write_letter(store, PARCEL, (), words, tmp_path / "a.eml", NOW)
    assert repository.count(store, HandOver) == 0
    assert not (tmp_path / "a.eml").exists()


@pytest.mark.parametrize(
    "between", ["\nBcc: x@y.vn\n\n", "\r\nBcc: x@y.vn", "\u2028Bcc: x@y.vn", "\u202e", "\xa0", "\ud800"]
)
def test_what_is_pasted_into_a_letter_makes_no_header_and_no_error(store: Store, tmp_path: Path, between: str) -> None:
    words = Words(subject=f"Báo cáo{between}tháng", body=f"Kính gửi{between}các đồng chí")
    data = write_letter(store, PARCEL, (), words, tmp_path / "a.eml", NOW).read_bytes()
    message = email.message_from_bytes(data, policy=default)
    assert set(message) == {"Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"}
    assert str(message["Subject"]).replace(" Bcc: x@y.vn", "").replace(" ", "") in ("Báocáotháng",)


def test_a_letter_that_no_mailbox_takes_is_refused_with_a_way_out(store: Store, tmp_path: Path) -> None:
    big = Parcel(enclosures=(Enclosure(name="a.pdf", data=bytes(19 << 20)),))
    with pytest.raises(UserError) as caught:
        write_letter(store, big, (), words_of(store, REPORT, big), tmp_path / "a.eml", NOW)
    assert caught.value.code == "handover.letter_too_large"
    assert not (tmp_path / "a.eml").exists()
    assert letter_size(big) > TOO_LARGE > LARGE > letter_size(PARCEL)


def test_the_size_is_known_beforehand(store: Store, tmp_path: Path) -> None:
    parcel = Parcel(enclosures=(Enclosure(name="a.pdf", data=bytes(3 << 20)),))
    path = write_letter(store, parcel, (), words_of(store, REPORT, parcel), tmp_path / "a.eml", NOW)
    assert abs(letter_size(parcel) - path.stat().st_size) < 8192


def test_the_letter_with_a_list_names_the_receiver_and_the_reason(store: Store) -> None:
    parcel = Parcel(enclosures=(PDF,), receiver="LĐLĐ tỉnh Lai Châu", encrypted=True, reason="Theo đề nghị số 12")
    words = list_words(store, "danh sách học viên", parcel)
    assert "LĐLĐ tỉnh Lai Châu" in words.body
    assert "Theo đề nghị số 12" in words.body


def test_what_is_no_address_is_told() -> None:
    assert read_addresses("") == ()
    with pytest.raises(UserError) as caught:
        hand_over_letter.read_addresses("ban@congdoan.vn, nobody")
    assert caught.value.code == "handover.bad_address"
    assert caught.value.values == {"address": "nobody"}
