"""Looks at a workbook before it is opened: what it would unpack to, and whether its parts are what they should be."""

from zipfile import BadZipFile, ZipFile, ZipInfo

from congdoan_desktop.errors import UserError

ENTRIES_LIMIT, UNPACKED_LIMIT, PART_LIMIT, RATIO_LIMIT = 500, 100_000_000, 50_000_000, 100
ELEMENTS_LIMIT, DEPTH_LIMIT = 400_000, 64
"""Of a part that is read as a whole (shared strings, styles); rows of sheets are counted as they are read."""
_CHUNK = 1 << 16
_SMALL = 1_000_000
"""A small part may shrink by any ratio: a table of equal cells does."""


def check_archive(archive: ZipFile) -> None:
    """Raise `UserError` intake.too_big, intake.refused for an archive that no list of people needs to be."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > ENTRIES_LIMIT or unpacked > UNPACKED_LIMIT:
        raise UserError("intake.too_big")
    if unpacked > _SMALL and unpacked > RATIO_LIMIT * max(packed, 1):
        raise UserError("intake.too_big")
    if len({part.filename for part in parts}) < len(parts) or any(part.flag_bits & 1 for part in parts):
        raise UserError("intake.refused")
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            _check_part(archive, part)


def _check_part(archive: ZipFile, part: ZipInfo) -> None:
    if part.file_size > PART_LIMIT:
        raise UserError("intake.too_big")
    is_sheet = "worksheets/" in part.filename
    try:
        with archive.open(part) as stream:
            scan = _Scan()
            while (data := stream.read(_CHUNK)) and not (is_sheet and scan.elements):
                scan.feed(data)
    except (BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise UserError("intake.refused") from error


class _Scan:
    """Counts elements; refuses a document type, and with it every entity."""

    def __init__(self) -> None:
        from xml.parsers import expat

        self.elements = self._depth = 0
        self._error = expat.ExpatError
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, data: bytes) -> None:
        try:
            self._parser.Parse(data)
        except self._error as error:
            raise UserError("intake.refused") from error

    def _doctype(self, *_declared: object) -> None:
        raise UserError("intake.refused")

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.elements += 1
        self._depth += 1
        if self.elements > ELEMENTS_LIMIT or self._depth > DEPTH_LIMIT:
            raise UserError("intake.too_big")

    def _end(self, _name: str) -> None:
        self._depth -= 1
