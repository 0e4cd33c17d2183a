"""Attachments of a PDF from outside: read with limits, or refused."""

import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.attachments import LARGEST, MOST, read_attachments


def pdf_with(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    change(document)
    stream = BytesIO()
    document.save(stream, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return stream.getvalue()


def spec(document: pikepdf.Pdf, data: bytes, name: str = "a.json", **entries: object) -> pikepdf.Object:
    stream = document.make_stream(data)
    for key, value in entries.items():
        stream.stream_dict[f"/{key}"] = value
    return Dictionary(Type=Name.Filespec, UF=String(name), EF=Dictionary(F=stream))


def with_specs(*data: bytes, name: str = "a.json", **entries: object) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.AF = Array([spec(document, each, name, **entries) for each in data])

    return pdf_with(change)


def refused(pdf: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_attachments(pdf)
    return caught.value.code


def test_plain_and_deflated_streams_are_read() -> None:
    assert read_attachments(with_specs(b"abc")) == {"a.json": b"abc"}
    assert read_attachments(with_specs(zlib.compress(b"abc"), Filter=Name.FlateDecode)) == {"a.json": b"abc"}
    assert read_attachments(with_specs(zlib.compress(b"abc"), Filter=Array([Name.FlateDecode]))) == {"a.json": b"abc"}


def test_a_pdf_without_attachments_has_none() -> None:
    assert read_attachments(pdf_with(lambda document: None)) == {}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"no pdf", b"%PDF-1.7\n" + b"\x00" * 1000])
def test_what_is_no_pdf_is_said_so(data: bytes) -> None:
    assert refused(data) == "pdf.unreadable"


def test_a_bomb_is_stopped() -> None:
    bomb = zlib.compress(b"\x00" * (LARGEST + 1), 9)
    assert len(bomb) < 20_000
    assert refused(with_specs(bomb, Filter=Name.FlateDecode)) == "attachment.too_large"


def test_a_bomb_in_a_bomb_is_not_opened() -> None:
    inner = zlib.compress(zlib.compress(b"\x00" * 10_000_000, 9), 9)
    assert refused(with_specs(inner, Filter=Array([Name.FlateDecode, Name.FlateDecode]))) == "pdf.unreadable"


@pytest.mark.parametrize("name", ["LZWDecode", "DCTDecode", "JBIG2Decode", "ASCII85Decode"])
def test_other_filters_are_not_run(name: str) -> None:
    assert refused(with_specs(b"abc", Filter=Name(f"/{name}"))) == "pdf.unreadable"


def test_predictors_are_not_run() -> None:
    parameters = Dictionary(Predictor=12, Columns=2_000_000_000)
    pdf = with_specs(zlib.compress(b"abc"), Filter=Name.FlateDecode, DecodeParms=parameters)
    assert refused(pdf) == "pdf.unreadable"


def test_a_cut_stream_is_refused() -> None:
    assert refused(with_specs(zlib.compress(b"abc" * 100)[:-6], Filter=Name.FlateDecode)) == "pdf.unreadable"


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "C:\\a", "a\x00b", ".a", "", "a" * 201, "a\nb", "a:b"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    assert refused(with_specs(b"abc", name=name)) == "pdf.unreadable"


def test_two_files_of_one_name_are_refused() -> None:
    assert refused(with_specs(b"a", b"b")) == "pdf.unreadable"


def test_too_many_are_refused() -> None:
    assert refused(with_specs(*[b"a"] * (MOST + 1))) == "pdf.unreadable"


@pytest.mark.parametrize("value", [String("x"), Dictionary(), Array([1, 2]), Array([Dictionary(UF=String("a"))])])
def test_a_wrong_kind_of_list_is_refused(value: pikepdf.Object) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.AF = value

    assert refused(pdf_with(change)) == "pdf.unreadable"


def test_an_encrypted_file_is_refused() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    stream = BytesIO()
    document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refused(stream.getvalue()) == "pdf.unreadable"


def test_any_changed_byte_gives_data_or_a_refusal() -> None:
    pdf = with_specs(zlib.compress(b"abc" * 50), Filter=Name.FlateDecode)
    for place in range(0, len(pdf), 3):
        changed = bytearray(pdf)
        changed[place] ^= 0x15
        try:
            assert all(isinstance(data, bytes) for data in read_attachments(bytes(changed)).values())
        except UserError as error:
            assert error.code in ("pdf.unreadable", "attachment.too_large")
