"""ZIP archive ↔ members, without room for anything that two readers could understand in two ways.

The archive must be one unbroken row of local entries, the central directory and its end record: no bytes before,
between or after, every local header equal to its central one, no comment, no encryption, no ZIP64.
"""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from congdoan_desktop.signing.reasons import Reason, Refused

FILE_LIMIT = 64 << 20
"""Bytes of the archive."""
MEMBER_COUNT_LIMIT = 5_000
INFLATED_LIMIT = 256 << 20
"""Bytes of all members together."""
RATIO_LIMIT = 250
"""Times that a member above `_RATIO_FLOOR` may grow; worksheets stay below 50, a bomb of zeros is near 1000."""

_RATIO_FLOOR = 1 << 20
_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_SIZES = struct.Struct("<3L")
_ENCRYPTED, _SIZES_FOLLOW = 0x01, 0x08
_STORED, _DEFLATED = 0, 8
_UNICODE_NAME = 0x7075
"""An extra field that gives a second name, which some readers prefer."""


def read_members(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return `(name, bytes)` of every member, in the order of the archive; names may repeat.

    Raises `Refused` package.zip, package.names, too_large. Sizes are checked before anything is inflated.
    """
    if len(data) > FILE_LIMIT:
        raise Refused(Reason.TOO_LARGE, f"{len(data)} bytes")
    directory, count = _directory(data)
    entries = _entries(data)
    if len(entries) != count:
        raise Refused(Reason.PACKAGE_ZIP, "number of members")
    _check_sizes(entries)
    members = []
    offset = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset != offset:
            raise Refused(Reason.PACKAGE_ZIP, "gap or overlap between members")
        body = _local(data, entry)
        members.append((_name(entry), _inflate(data[body : body + entry.compress_size], entry)))
        offset = _after(data, entry, body + entry.compress_size)
    if offset != directory:
        raise Refused(Reason.PACKAGE_ZIP, "bytes between members and directory")
    return tuple(members)


def write_members(members: tuple[tuple[str, bytes], ...]) -> bytes:
    """Return a ZIP archive: same members, same bytes, whatever the clock says."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


def _directory(data: bytes) -> tuple[int, int]:
    """Return where the central directory starts and how many members it claims, proving that it closes the file."""
    if len(data) < _END.size:
        raise Refused(Reason.PACKAGE_ZIP, "too short")
    end = len(data) - _END.size
    mark, disk, first, here, total, size, offset, comment = _END.unpack_from(data, end)
    if mark != b"PK\x05\x06" or comment or disk or first or here != total or offset + size != end:
        raise Refused(Reason.PACKAGE_ZIP, "bytes after the end, or before the start")
    return int(offset), int(total)


def _entries(data: bytes) -> list[ZipInfo]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error, EOFError) as error:
        raise Refused(Reason.PACKAGE_ZIP, str(error)) from error


def _check_sizes(entries: list[ZipInfo]) -> None:
    if len(entries) > MEMBER_COUNT_LIMIT or sum(entry.file_size for entry in entries) > INFLATED_LIMIT:
        raise Refused(Reason.TOO_LARGE, "members")
    for entry in entries:
        if entry.file_size > _RATIO_FLOOR and entry.file_size > RATIO_LIMIT * entry.compress_size:
            raise Refused(Reason.TOO_LARGE, f"{entry.filename} grows too much")


def _local(data: bytes, entry: ZipInfo) -> int:
    """Compare the local header with the central one; return where the compressed bytes start."""
    start = entry.header_offset
    if start + _LOCAL.size > len(data):
        raise Refused(Reason.PACKAGE_ZIP, "cut short")
    mark, version, flags, method, clock, day, *sizes, name_length, extra_length = _LOCAL.unpack_from(data, start)
    name = data[start + _LOCAL.size :][:name_length]
    body = start + _LOCAL.size + name_length + extra_length
    here = (mark, version, flags, method, _moment(day, clock), name)
    there = (b"PK\x03\x04", entry.extract_version, entry.flag_bits, entry.compress_type, entry.date_time)
    if here != (*there, _name(entry).encode("ascii")) or flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
        raise Refused(Reason.PACKAGE_ZIP, f"header of {entry.filename!r}")
    # Writers that let the sizes follow put zeros here, or the sizes all the same.
    known = [entry.CRC, entry.compress_size, entry.file_size]
    if sizes != known and not (flags & _SIZES_FOLLOW and sizes == [0, 0, 0]):
        raise Refused(Reason.PACKAGE_ZIP, f"sizes of {entry.filename!r}")
    if _UNICODE_NAME in (*_extra_ids(data[body - extra_length : body]), *_extra_ids(entry.extra)):
        raise Refused(Reason.PACKAGE_NAMES, f"second name of {entry.filename!r}")
    return int(body)


def _moment(day: int, clock: int) -> tuple[int, int, int, int, int, int]:
    """Return a DOS date and time as `ZipInfo.date_time` has it."""
    date = ((day >> 9) + 1980, (day >> 5) & 0xF, day & 0x1F)
    return (*date, clock >> 11, (clock >> 5) & 0x3F, (clock & 0x1F) * 2)


def _after(data: bytes, entry: ZipInfo, end: int) -> int:
    """Return where the next entry must start: at once, or after the sizes that follow the compressed bytes."""
    if not entry.flag_bits & _SIZES_FOLLOW:
        return end
    sizes = _SIZES.pack(entry.CRC, entry.compress_size, entry.file_size)
    for form in (b"PK\x07\x08" + sizes, sizes):
        if data[end : end + len(form)] == form:
            return end + len(form)
    raise Refused(Reason.PACKAGE_ZIP, f"sizes of {entry.filename!r}")


def _inflate(packed: bytes, entry: ZipInfo) -> bytes:
    """Return the bytes of a member; never makes more than the directory promised."""
    content = packed
    if entry.compress_type == _DEFLATED:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflater.decompress(packed, entry.file_size + 1)
        except zlib.error as error:
            raise Refused(Reason.PACKAGE_ZIP, str(error)) from error
        if not inflater.eof or inflater.unused_data or inflater.unconsumed_tail:
            raise Refused(Reason.PACKAGE_ZIP, f"compressed bytes of {entry.filename!r}")
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise Refused(Reason.PACKAGE_ZIP, f"check sum of {entry.filename!r}")
    return content


def _name(entry: ZipInfo) -> str:
    """The name as it stands in the file; `ZipInfo.filename` has been cut at NUL and had its slashes turned."""
    if not entry.orig_filename.isascii():
        raise Refused(Reason.PACKAGE_NAMES, repr(entry.orig_filename))
    return entry.orig_filename


def _extra_ids(extra: bytes) -> list[int]:
    ids, offset = [], 0
    while offset + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, offset)
        ids.append(kind)
        offset += 4 + length
    return ids
