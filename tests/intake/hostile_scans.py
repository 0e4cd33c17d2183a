"""Scans that mean harm, or were harmed, made in memory; each with the troubles it may be told as."""

import io
import struct
import zlib
from collections.abc import Callable, Mapping

import pypdfium2
from PIL import Image


def _png(width: int, height: int, body: bytes) -> bytes:
    """Return a PNG of one bit a pixel with this packed body, whatever is in it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def png_bomb() -> bytes:
    """30 000 × 30 000 pixels in 110 KB."""
    return _png(30_000, 30_000, zlib.compress(bytes(30_000 * 3751), 9))


def endless_png() -> bytes:
    """Small by its head, 200 MB by its body."""
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
    return _png(1000, 1400, body)


def jpeg(width: int = 1240, height: int = 1754) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((width, height), 30).save(stream, "JPEG")
    return stream.getvalue()


def huge_jpeg() -> bytes:
    """The head says 65 000 × 65 000."""
    data = bytearray(jpeg())
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", 65_000, 65_000)
    return bytes(data)


def empty_pdf(pages: int) -> bytes:
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(595, 842)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()


def pdf_with(image: str, body: bytes, box: str = "0 0 595 842") -> bytes:
    """Return a PDF of one page that shows one picture; `image` are the entries of its dictionary."""
    content = b"595 0 0 842 0 0 cm /I Do"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        f"<< /Type /XObject /Subtype /Image {image} /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream",
    ]
    parts[2] += b" /Resources << /XObject << /I 5 0 R >> >> >>"
    out = b"%PDF-1.7\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + tail


def pdf_bomb() -> bytes:
    """One picture of 30 000 × 30 000 pixels, all black."""
    entries = "/Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(30_000)) for _ in range(30_000)) + packer.flush()
    return pdf_with(entries, body)


def killing_pdf() -> bytes:
    """A picture that is just not too large, and takes more memory than a child is given in the test."""
    entries = "/Width 12600 /Height 12600 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"
    packer = zlib.compressobj(1)
    body = b"".join(packer.compress(bytes(37_800)) for _ in range(12_600)) + packer.flush()
    return pdf_with(entries, body)


def pdf_of_huge_jpeg() -> bytes:
    entries = "/Width 65000 /Height 65000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
    return pdf_with(entries, huge_jpeg())


def pdf_endless_page() -> bytes:
    entries = "/Width 1240 /Height 1754 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
    return pdf_with(entries, jpeg(), box="0 0 1e30 1e-3")


def tiff_in_a_circle() -> bytes:
    """Its second page is followed by its first."""
    entries = ((256, 8), (257, 8), (258, 1), (259, 1), (262, 1), (273, 8), (277, 1), (278, 8), (279, 8))
    block = struct.pack("<H", len(entries))
    block += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    first, second = 8, 8 + len(block) + 4
    return b"II*\0" + struct.pack("<I", 8) + block + struct.pack("<I", second) + block + struct.pack("<I", first)


def locked_pdf() -> bytes:
    from pypdfium2 import PdfDocument
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    assert PdfDocument
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(100, 100, "x")
    canvas.save()
    return stream.getvalue()


HOSTILE: Mapping[str, tuple[Callable[[], bytes], str, frozenset[str]]] = {
    "picture bomb": (png_bomb, "png", frozenset({"too_large"})),
    "endless picture": (endless_png, "png", frozenset({"damaged_page", "no_codes", "blank_page"})),
    "huge by its head": (huge_jpeg, "jpg", frozenset({"too_large"})),
    "cut picture": (lambda: jpeg()[:20_000], "jpg", frozenset({"damaged_page"})),
    "tiny picture": (lambda: jpeg(40, 40), "jpg", frozenset({"no_codes"})),
    "10 000 pages": (lambda: empty_pdf(10_000), "pdf", frozenset({"too_many_pages"})),
    "paper bomb": (pdf_bomb, "pdf", frozenset({"too_large"})),
    "paper with a huge picture": (pdf_of_huge_jpeg, "pdf", frozenset({"too_large"})),
    "endless page": (pdf_endless_page, "pdf", frozenset({"damaged_page", "damaged_file", "no_codes", "blank_page"})),
    "cut paper": (lambda: empty_pdf(3)[:200], "pdf", frozenset({"damaged_file"})),
    "locked paper": (locked_pdf, "pdf", frozenset({"locked_file"})),
    "pages in a circle": (tiff_in_a_circle, "tif", frozenset({"no_codes", "damaged_file", "too_many_pages"})),
    "renamed program": (lambda: b"MZ\x90\x00" + bytes(5000), "pdf", frozenset({"not_a_scan"})),
    "nothing": (lambda: b"", "jpg", frozenset({"not_a_scan"})),
    "head alone": (lambda: b"%PDF-1.7\n", "pdf", frozenset({"damaged_file"})),
}
