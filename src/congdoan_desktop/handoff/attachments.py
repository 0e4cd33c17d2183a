"""Files inside a PDF from outside, read with limits: such a file may be made to harm."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from congdoan_desktop.errors import UserError

if TYPE_CHECKING:
    import pikepdf

LARGEST = 16_000_000
"""Most bytes of one attachment."""
MOST = 10
"""Most attachments that are looked at."""
_LARGEST_PDF = 64_000_000
_LONGEST_NAME = 200
_DAMAGE = (zlib.error, TypeError, ValueError, KeyError, AttributeError, RuntimeError)
"""What reading a damaged file raises besides the library's own errors."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much is read: files, bytes of one, bytes of all together."""

    most: int = MOST
    largest: int = LARGEST
    total: int = MOST * LARGEST


REPORT = Limits()


def read_attachments(pdf: bytes, limits: Limits = REPORT) -> Mapping[str, bytes]:
    """Return the files that belong to the paper (`/AF`) by name.

    Only what this program writes is read: plain or Flate streams, no more and no larger files than `limits` allow.
    Raises `UserError` pdf.unreadable, attachment.too_large.
    """
    import pikepdf

    if len(pdf) > _LARGEST_PDF:
        raise UserError("attachment.too_large")
    try:
        with pikepdf.open(BytesIO(pdf), inherit_page_attributes=False) as document:
            return _read(document, limits)
    except (pikepdf.PdfError, pikepdf.PasswordError, *_DAMAGE) as error:
        raise UserError("pdf.unreadable") from error


def _read(document: "pikepdf.Pdf", limits: Limits) -> Mapping[str, bytes]:
    import pikepdf

    specs = document.Root.get("/AF", pikepdf.Array())
    if not isinstance(specs, pikepdf.Array) or len(specs) > limits.most:
        raise UserError("pdf.unreadable")
    found: dict[str, bytes] = {}
    left = limits.total
    for spec in specs:
        name = str(spec.get("/UF", spec.get("/F", "")))
        if not _is_plain(name) or name in found:
            raise UserError("pdf.unreadable")
        found[name] = _content(spec["/EF"]["/F"], min(limits.largest, left))
        left -= len(found[name])
    return found


def _is_plain(name: str) -> bool:
    """Tell whether `name` is a bare file name: nothing that leads into another folder."""
    return (
        0 < len(name) <= _LONGEST_NAME and name.isprintable() and not set('/\\:*?"<>|') & set(name) and name[0] != "."
    )


def _content(stream: "pikepdf.Object", largest: int) -> bytes:
    """Decode one stream; a bomb is stopped at `largest` bytes, and filters other than Flate are not run at all."""
    import pikepdf

    named = stream.stream_dict.get("/Filter", pikepdf.Array())
    filters = list(named) if isinstance(named, pikepdf.Array) else [named]
    raw = stream.read_raw_bytes()
    if filters == [] and len(raw) <= largest:
        return raw
    if filters != [pikepdf.Name.FlateDecode] or stream.stream_dict.get("/DecodeParms") is not None:
        raise UserError("attachment.too_large" if filters == [] else "pdf.unreadable")
    inflater = zlib.decompressobj()
    data = inflater.decompress(raw, largest + 1)
    if len(data) > largest or inflater.unconsumed_tail:
        raise UserError("attachment.too_large")
    if not inflater.eof:
        raise UserError("pdf.unreadable")
    return data
