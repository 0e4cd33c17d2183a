"""ZIP archive ↔ members, without room for anything that two readers could understand in two ways.

The archive must be one unbroken row of local entries, the central directory and its end record: no bytes before,
between or after, every local header equal to its central one, no comment, no encryption, no ZIP64.
"""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_SIZES = struct.Struct("<3L")
_ENCRYPTED, _SIZES_FOLLOW = 0x01, 0x08
_STORED, _DEFLATED = 0, 8
_UNICODE_NAME = 0x7075
"""An extra field that gives a second name, which some readers prefer."""


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """One line of the central directory."""

    name: bytes
    shared: tuple[int, ...]
    """What stands in the local header, too: version needed, flags, method, time, date."""
    sizes: tuple[int, int, int]
    """CRC-32, compressed size, size."""
    extra: bytes
    offset: int

    @property
    def flags(self) -> int:
        return self.shared[1]

    @property
    def method(self) -> int:
        return self.shared[2]


def read_members(data: bytes, only: frozenset[str] | None = None) -> tuple[tuple[str, bytes], ...]:
    """Return `(name, bytes)` of every member, in the order of the archive; names may repeat. `only`: no others are
    inflated and returned.

    Raises `Refused` package.zip, package.names, too_large. Sizes are checked before anything is inflated.
    """
    if len(data) > FILE_LIMIT:
        raise Refused(Reason.TOO_LARGE, f"{len(data)} bytes")
    directory, count = _directory(data)
    entries = _entries(data, directory, count)
    _check_sizes(entries)
    members = []
    offset = 0
    for entry in sorted(entries, key=lambda each: each.offset):
        if entry.offset != offset:
            raise Refused(Reason.PACKAGE_ZIP, "gap or overlap between members")
        body = _local(data, entry)
        end = body + entry.sizes[1]
        name = entry.name.decode("ascii")
        if only is None or name in only:
            members.append((name, _inflate(data[body:end], entry)))
        offset = _after(data, entry, end)
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


def _entries(data: bytes, offset: int, count: int) -> list[_Entry]:
    """Read the central directory, which must hold `count` entries and nothing else."""
    if count > MEMBER_COUNT_LIMIT:
        raise Refused(Reason.TOO_LARGE, f"{count} members")
    entries = []
    for _ in range(count):
        if offset + _CENTRAL.size > len(data):
            raise Refused(Reason.PACKAGE_ZIP, "directory cut short")
        entry, offset = _entry(data, offset)
        entries.append(entry)
    if offset != len(data) - _END.size:
        raise Refused(Reason.PACKAGE_ZIP, "bytes in the directory")
    return entries


def _entry(data: bytes, start: int) -> tuple[_Entry, int]:
    """Return one entry of the directory and where the next one starts."""
    mark, _, *shared, crc, packed, size, name_length, extra_length, comment, disk, _, _, offset = _CENTRAL.unpack_from(
        data, start
    )
    middle = start + _CENTRAL.size + name_length
    name = data[start + _CENTRAL.size : middle]
    if mark != b"PK\x01\x02" or comment or disk:
        raise Refused(Reason.PACKAGE_ZIP, "directory")
    if not name.isascii():
        raise Refused(Reason.PACKAGE_NAMES, repr(name))
    extra = data[middle : middle + extra_length]
    entry = _Entry(name=name, shared=tuple(shared), sizes=(crc, packed, size), extra=extra, offset=offset)
    return entry, middle + extra_length


def _check_sizes(entries: list[_Entry]) -> None:
    if sum(entry.sizes[2] for entry in entries) > INFLATED_LIMIT:
        raise Refused(Reason.TOO_LARGE, "members")
    for entry in entries:
        _, packed, size = entry.sizes
        if size > _RATIO_FLOOR and size > RATIO_LIMIT * packed:
            raise Refused(Reason.TOO_LARGE, f"{entry.name!r} grows too much")


def _local(data: bytes, entry: _Entry) -> int:
    """Compare the local header with the central one; return where the compressed bytes start."""
    start = entry.offset
    if start + _LOCAL.size > len(data):
        raise Refused(Reason.PACKAGE_ZIP, "cut short")
    mark, *shared, crc, packed, size, name_length, extra_length = _LOCAL.unpack_from(data, start)
    middle = start + _LOCAL.size + name_length
    here = (mark, tuple(shared), data[start + _LOCAL.size : middle])
    if here != (b"PK\x03\x04", entry.shared, entry.name) or entry.flags & _ENCRYPTED:
        raise Refused(Reason.PACKAGE_ZIP, f"header of {entry.name!r}")
    # Writers that let the sizes follow put zeros here, or the sizes all the same.
    if (crc, packed, size) != entry.sizes and not (entry.flags & _SIZES_FOLLOW and (crc, packed, size) == (0, 0, 0)):
        raise Refused(Reason.PACKAGE_ZIP, f"sizes of {entry.name!r}")
    body = middle + extra_length
    if _UNICODE_NAME in (*_extra_ids(data[middle:body]), *_extra_ids(entry.extra)):
        raise Refused(Reason.PACKAGE_NAMES, f"second name of {entry.name!r}")
    return int(body)


def _after(data: bytes, entry: _Entry, end: int) -> int:
    """Return where the next entry must start: at once, or after the sizes that follow the compressed bytes."""
    if not entry.flags & _SIZES_FOLLOW:
        return end
    sizes = _SIZES.pack(*entry.sizes)
    for form in (b"PK\x07\x08" + sizes, sizes):
        if data[end : end + len(form)] == form:
            return end + len(form)
    raise Refused(Reason.PACKAGE_ZIP, f"sizes of {entry.name!r}")


def _inflate(packed: bytes, entry: _Entry) -> bytes:
    """Return the bytes of a member; never makes more than the directory promised."""
    crc, _, size = entry.sizes
    content = _deflated(packed, size) if entry.method == _DEFLATED else packed
    if entry.method not in (_STORED, _DEFLATED) or len(content) != size or zlib.crc32(content) != crc:
        raise Refused(Reason.PACKAGE_ZIP, f"content of {entry.name!r}")
    return content


def _deflated(packed: bytes, size: int) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, size + 1)
    except zlib.error as error:
        raise Refused(Reason.PACKAGE_ZIP, str(error)) from error
    if not inflater.eof or inflater.unused_data or inflater.unconsumed_tail:
        raise Refused(Reason.PACKAGE_ZIP, "compressed bytes")
    return content


def _extra_ids(extra: bytes) -> list[int]:
    ids, offset = [], 0
    while offset + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, offset)
        ids.append(kind)
        offset += 4 + length
    return ids
