"""A pack as a file: what is written is what is read, and nothing else is read."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.pack import DueDay, IssuedTo, PackPart, PackUnit, TrustList
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff import pack_json, pack_parts
from congdoan_desktop.handoff.pack_file import attachments_of, file_name, read_pack
from congdoan_desktop.handoff.pack_json import NAME, Issuer, PackHead, part_of
from congdoan_desktop.handoff.pdfa import Attachment, to_pdfa3
from congdoan_desktop.paths import resources
from tests.fixtures.packs import NOW

PARTS = (
    PackPart(kind="plan", name="kh-30-ldld-2026", data=b"code = 1\n"),
    PackPart(kind="survey", name="Phiếu/../số 1@2", data=b"PK"),
    PackPart(kind="days", name="days", data=b"{}"),
)
NAMED = tuple(part_of(part, "Tên", file_name(place, part)) for place, part in enumerate(PARTS, 1))
HEAD = PackHead(
    pack_id="0" * 32,
    number=3,
    title="Bộ 3",
    issued_on=date(2026, 6, 15),
    made_at=NOW,
    issuer=Issuer(code="LC", name="LĐLĐ tỉnh"),
    parts=NAMED,
)


def pdf_with(*attachments: Attachment) -> bytes:
    document, stream = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(stream)
    return to_pdfa3(stream.getvalue(), title="Bộ", author="LĐLĐ", created=NOW, attachments=attachments)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value.code


def changed(**values: Any) -> bytes:
    return json.dumps(json.loads(pack_json.encode(HEAD)) | values).encode()


def changed_part(**values: Any) -> bytes:
    first, *others = json.loads(pack_json.encode(HEAD))["parts"]
    return changed(parts=[first | values, *others])


def test_what_goes_in_comes_out() -> None:
    opened = read_pack(pdf_with(*attachments_of(HEAD, PARTS, "Mục lục")))
    assert (opened.head, opened.parts) == (HEAD, PARTS)
    assert [part.file for part in NAMED] == [
        "01-plan-kh-30-ldld-2026.toml",
        "02-survey-phieu-..-so-1@2.xlsx",
        "03-days.json",
    ]


def test_a_pdf_without_a_head_is_no_pack() -> None:
    assert code_of(lambda: read_pack(pdf_with())) == "pack.not_a_pack"


@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_file_more_or_less_or_another_one_is_refused(place: int) -> None:
    files = list(attachments_of(HEAD, PARTS, "Mục lục"))
    other = replace(files[1], data=b"code = 2\n")
    stranger = replace(other, name="thu.txt")
    for wrong in ([*files, stranger], files[: max(place, 1)], [files[0], other, *files[2:]]):
        assert code_of(lambda wrong=wrong: read_pack(pdf_with(*wrong))) == "pack.invalid"  # type: ignore[misc]


def test_sixty_parts_are_read_and_no_more() -> None:
    parts = tuple(PackPart(kind="catalogue", name=f"c{place}", data=b"x") for place in range(60))
    named = tuple(part_of(part, "Tên", file_name(place, part)) for place, part in enumerate(parts, 1))
    head = replace(HEAD, parts=named)
    assert read_pack(pdf_with(*attachments_of(head, parts, "Mục lục"))).parts == parts
    extra = Attachment(name="61.txt", mime="text/csv", data=b"x", relationship="Data", description="x")
    assert code_of(lambda: read_pack(pdf_with(*attachments_of(head, parts, "Mục lục"), extra))) == "pdf.unreadable"


def test_a_bomb_of_many_parts_is_stopped() -> None:
    parts = tuple(PackPart(kind="catalogue", name=f"c{place}", data=b"\0" * 15_000_000) for place in range(4))
    named = tuple(part_of(part, "Tên", file_name(place, part)) for place, part in enumerate(parts, 1))
    pdf = pdf_with(*attachments_of(replace(HEAD, parts=named), parts, "Mục lục"))
    assert len(pdf) < 1_000_000
    assert code_of(lambda: read_pack(pdf)) == "attachment.too_large"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"schema": "congdoan-report/1"}',
        b'{"schema": "congdoan-pack/0"}',
        b"\xff\xfe",
        b" " * (pack_json.LIMIT + 1),
        changed(number=0),
        changed(number="3"),
        changed(number=10**30),
        changed(pack_id="../etc"),
        changed(title=""),
        changed(title="hai\ndòng"),
        changed(title="\u202egnốid"),
        changed(made_at="2026-06-15T09:30:00"),
        changed(issued_on="2026-02-30"),
        changed(parts=[]),
        changed(issuer={"code": "", "name": ""}),
        changed_part(file="../../thu.toml"),
        changed_part(file="C:\\thu.toml"),
        changed_part(file=NAME),
        changed_part(file="03-days.json"),
        changed_part(kind="program"),
        changed_part(kind="days"),
        changed_part(sha256="x"),
        changed_part(size=-1),
    ],
)
def test_a_head_that_no_pack_has_is_refused(data: bytes) -> None:
    assert code_of(lambda: pack_json.decode(data)) == "pack.invalid"


def test_a_newer_schema_is_said_so_and_newer_fields_are_ignored() -> None:
    assert code_of(lambda: pack_json.decode(changed(schema="congdoan-pack/2"))) == "pack.too_new"
    assert pack_json.decode(changed(wishes=["x"])) == HEAD


def test_the_schema_names_the_fields_of_the_head() -> None:
    schema = json.loads((resources() / "province" / "pack.schema.json").read_text("utf-8"))
    head = json.loads(pack_json.encode(HEAD))
    assert list(schema["properties"]) == list(head)
    assert set(schema["required"]) == set(head) - {"note"}
    part = schema["properties"]["parts"]["items"]
    assert list(part["properties"]) == part["required"] == list(head["parts"][0])


DAYS = (DueDay(plan="kh-30", duty="r1", due="06-15"), DueDay(plan="kh-30", duty="r2", days_after=10))
UNITS = (PackUnit(code="LC014", name="CĐCS Chè", short_name="Chè", kind="private_enterprise", commune="03598"),)


def test_lists_come_back_as_they_were() -> None:
    assert pack_parts.decode_days(pack_parts.encode_days(DAYS)) == DAYS
    assert pack_parts.decode_units(pack_parts.encode_units(UNITS)) == UNITS
    trust = TrustList(authorities=(b"a", b"b"), crls=(b"c",), encryption=b"d")
    assert pack_parts.decode_trust(pack_parts.encode_trust(trust)) == trust
    given_to = (IssuedTo(unit_code="LC014", certificate=b"x"),)
    assert pack_parts.decode_certificates(pack_parts.encode_certificates(given_to)) == given_to


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (pack_parts.decode_days, {"days": [{"plan": "kh-30", "duty": "r1", "due": "02-30"}]}),
        (pack_parts.decode_days, {"days": [{"plan": "kh-30", "duty": "r1", "due": "", "days_after": 100_000}]}),
        (pack_parts.decode_days, {"days": [{"plan": "kh-30", "duty": "r1", "due": "06-15", "days_after": 1}]}),
        (pack_parts.decode_days, {"days": [{"plan": "../x", "duty": "r1", "due": "06-15"}]}),
        (pack_parts.decode_days, {"days": [{"plan": "kh-30", "duty": "r1", "due": "06-15"}] * 2}),
        (pack_parts.decode_trust, {"authorities": []}),
        (pack_parts.decode_trust, {"authorities": ["không"]}),
        (pack_parts.decode_trust, {"authorities": ["QQ=="] * 21}),
        (pack_parts.decode_trust, {"authorities": ["QUFB" * 10_000]}),
        (pack_parts.decode_certificates, {"certificates": [{"unit_code": "", "certificate": "QQ=="}]}),
        (pack_parts.decode_certificates, {"certificates": [{"unit_code": "LC014", "certificate": ""}]}),
        (pack_parts.decode_units, {"units": [{"code": "", "name": "x", "short_name": "x"}]}),
        (pack_parts.decode_units, {"units": [{"code": "A", "name": "x", "short_name": "x", "tier": "king"}]}),
        (pack_parts.decode_units, {"units": [{"code": "A", "name": "x", "short_name": "x"}] * 2}),
    ],
)
def test_lists_that_cannot_be_are_refused(read: Callable[[bytes], object], data: object) -> None:
    assert code_of(lambda: read(json.dumps(data).encode())) == "pack.invalid"


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused_in_words(data: bytes) -> None:
    for read in (
        pack_json.decode,
        pack_parts.decode_days,
        pack_parts.decode_trust,
        pack_parts.decode_units,
        read_pack,
    ):
        with pytest.raises(UserError):
            read(data)
